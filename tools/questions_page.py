"""`docs/questions.md`: every shipped question with its Cypher and its parameters, as Neo4j Browser takes them."""

from __future__ import annotations

from graphcrm.messages import Term, text
from graphcrm.questions import ON, Question, questions

HEAD = """# Questions

<!-- Generated from cypher/questions by `just generate`. -->

Each is answered by `graphcrm ask NAME PARAMETER=VALUE`, and runs as it stands in Neo4j Browser: run the `:param` lines first, with an id of
yours between the quotes, then the rest.

## A question of your own

A person, a place or a relationship may have ended, or begin only later: `valid_from` is its first day, `valid_to` the first on which it no
longer holds, and a blank means that nobody set a limit. What changes on a day, one to come or one gone by, holds both before and after it:
the state of a relationship until then stands beside it as one of its own (`KNOWS_BEFORE` beside `KNOWS`), which ends on that day. So ask for
both types, and for each relationship that you read, `r`, for the day:

```text
-[r:KNOWS|KNOWS_BEFORE]-> … coalesce(r.valid_from <= $day, true) AND coalesce(r.valid_to > $day, true)
```

A node is one through all its changes; `first_from` is the first day of the first of its states, where it has earlier ones. For each node, `n`:

```text
coalesce(n.first_from <= $day, n.valid_from <= $day, true) AND coalesce(n.valid_to > $day, true)
```

and along a path begin with `WITH $day AS day`, name the path and ask for all of it (the embedded store takes no parameter within a list):

```text
all(x IN nodes(path) WHERE coalesce(x.first_from <= day, x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
```

Events have one day: `held_on <= $day`. A contact who works nowhere on a day has retired; one of ours of whom a place of work has ended, and
who has no other, has left.

What a node said before its newest change, and all that was thought before, are `Revision` nodes with the fact's own names: one held
from `valid_from` until `replaced_on`. `REVISES` leads to the node it is about (a relationship's start), `TOWARDS` to a relationship's end.
Stage and amount of an opportunity, and who is key, are read from there where the newest state begins after the day; names and titles are
always the newest. Who thought what of whom, from when until when:

```text
MATCH (who)<-[:REVISES]-(v:Revision)-[:TOWARDS]->(whom)
WHERE v.shape STARTS WITH 'SUPPORTS.'
RETURN who.name, whom.name, v.support, v.valid_from, v.replaced_on, v.recorded_by
ORDER BY who.name, v.valid_from
```

Only Neo4j shows references as relationships: `FOUND_BY`, `OWNED_BY`, `SUPPLIED_BY`, `BROUGHT_BY` (to the import), `TAKES_SIDES_IN` (from
whoever supports somebody for a deal, to that deal). It finds names in both scripts:

```text
CALL db.index.fulltext.queryNodes('graphcrm_names', '海澜 OR Hailan') YIELD node, score
RETURN labels(node)[0] AS label, node.id AS id, node.name AS name, score
```
"""


def questions_page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *map(_section, questions())])


def _section(question: Question) -> str:
    chinese = " · ".join(text(Term(question.asks), language) for language in ("zh-Hans", "zh-Hant"))
    statement = "\n".join(line for line in question.statement.splitlines() if not line.startswith("//"))
    params = "\n".join(f":param {name} => {_value(name)}" for name in question.parameters)
    lines = [
        f"## {question.name}\n\n{question.asks}\n\n{chinese}\n",
        f"```text\n{params}\n```\n",
        f"```text\n{statement.strip()}\n```\n",
    ]
    return "\n".join(lines)


def _value(name: str) -> str:
    if name == ON:
        return "date()"
    return "date('2026-01-01')" if name.endswith("day") else "'…'"
