"""The recipes of `docs/contributing.md`, followed: what each adds to a copy of the program."""

from __future__ import annotations

import re

from tests.docs.scratch import LOCALE, ROOT, Scratch

NEXT_STORE = "cypher/schema/{version:04}.{engine}.cypher"


def property_and_word(copy: Scratch) -> None:
    """A column of a contact, and a word for what a contact decides by; one new version of stores for both."""
    copy.follow("A property")
    copy.insert(
        "graphcrm/schema/nodes.py",
        'text("title_zh", "Chinese title", "The same in Chinese.", generic=True),\n',
        '            text("hobby", "Hobby", "What the person likes to talk about."),\n',
    )
    copy.terms(
        {
            "Hobby": ("爱好", "愛好"),
            "What the person likes to talk about.": ("爱聊的话题。", "愛聊的話題。"),
        }
    )
    copy.follow("A word of a scale")
    copy.replace(
        "graphcrm/schema/scales.py", '"financial", "technical",', '"financial", "personal", "technical",'
    )
    copy.terms({"personal": ("个人", "個人")})
    _next_version(copy)


def _next_version(copy: Scratch) -> None:
    copy.follow("A node type")
    home = "graphcrm/schema/__init__.py"
    content = (ROOT / home).read_text("utf-8")
    version = int(re.findall(r"^SCHEMA_VERSION = (\d+)$", content, re.MULTILINE)[0])
    digest = re.findall(r'^SCHEMA_DIGEST = "(\w+)"$', content, re.MULTILINE)[0]
    fresh = copy.run(
        "-c", "from graphcrm.schema import *; print(digest(NODE_TYPES, TIE_TYPES, SCALES))"
    ).strip()
    assert fresh != digest
    copy.replace(home, f"SCHEMA_VERSION = {version}", f"SCHEMA_VERSION = {version + 1}")
    copy.replace(home, digest, fresh)
    columns = "// What people like to talk about.\nALTER TABLE Contact ADD IF NOT EXISTS hobby STRING;\nALTER TABLE Revision ADD IF NOT EXISTS hobby STRING;\n"
    nothing = (
        "// Nothing: Neo4j keeps whatever properties a row has.\nMATCH (s:Schema {id: 'none'}) DELETE s;\n"
    )
    copy.add(NEXT_STORE.format(version=version + 1, engine="embedded"), columns)
    copy.add(NEXT_STORE.format(version=version + 1, engine="neo4j"), nothing)


ANALYSIS = '''"""To whom of theirs does nobody listen? Kind: ``loner``, a contact who influences nobody. (L2)"""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.next_step import to_reach
from graphcrm.analysis.result import Result
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message


@dataclass(frozen=True, slots=True)
class Loners(Result):
    """Everybody to whom nobody listens."""

    people: tuple[str, ...]
    findings: tuple[Finding, ...]


def find(account: AccountGraph) -> Loners:
    """Reading. O(contacts)."""
    people = tuple(ident for ident in account.contacts if ident not in account.sways)
    return Loners(people, tuple(_loner(account, ident) for ident in people[: account.rules.loners]))


def _loner(account: AccountGraph, ident: str) -> Finding:
    return Finding(
        kind="loner",
        severity=Severity.NOTE,
        who=(ident,),
        message=Message("finding.loner", who=account.person(ident)),
        step=to_reach(account, ident),
        seed="L2",
        evidence=(reason(account, Message("evidence.loner"), [account.contacts[ident]]),),
    )
'''


def analysis(copy: Scratch) -> None:
    copy.follow("An analysis")
    copy.add("graphcrm/analysis/loners.py", ANALYSIS)
    home = "graphcrm/analysis/__init__.py"
    copy.insert(home, "    key_players,\n", "    loners,\n")
    copy.insert(home, '        "concentration": concentration,\n', '        "loners": loners,\n')
    copy.insert(
        "pyproject.toml", '    "graphcrm.analysis.key_players",\n', '    "graphcrm.analysis.loners",\n'
    )
    copy.follow("A message")
    copy.words(
        {
            "finding.loner": ("Nobody listens to {who}.", "没有人听{who}的。", "沒有人聽{who}的。"),
            "evidence.loner": (
                "No influence of this person is on record",
                "未记录此人的影响",
                "未記錄此人的影響",
            ),
        }
    )


def finding(copy: Scratch) -> None:
    copy.follow("A finding kind")
    copy.insert(
        "graphcrm/analysis/coverage/__init__.py",
        "    alone: dict[str, list[Stakeholder]] = {}\n",
        "    findings += [gaps.no_bid_day(account, deal) for deal in account.open_opportunities if not deal.bid_on]\n",
    )
    copy.insert(
        "graphcrm/analysis/coverage/gaps.py",
        'NO_DECIDERS = "one_of_ours", "stale_judgement", "no_deciders"\n',
        '''

def no_bid_day(account: AccountGraph, opportunity: Opportunity) -> Finding:
    """Nobody knows when the bid is due."""
    return Finding(
        kind="no_bid_day",
        severity=Severity.NOTE,
        who=(opportunity.id,),
        opportunity=opportunity.id,
        message=Message("finding.no_bid_day", deal=account.deal(opportunity)),
        step=Message("finding.no_bid_day.step"),
        seed="G6",
        evidence=(reason(account, Message("evidence.no_bid_day"), [opportunity]),),
    )
''',
    )
    copy.words(
        {
            "finding.no_bid_day": ("No bid day of {deal} is on record.", "未记录{deal}的投标日。", "未記錄{deal}的投標日。"),
            "finding.no_bid_day.step": ("Ask for it.", "请询问。", "請詢問。"),
            "evidence.no_bid_day": ("No bid_on", "无投标日", "無投標日"),
        }
    )  # fmt: skip


def language(copy: Scratch) -> None:
    """German, or nearly: the English with one sentence of its own."""
    copy.follow("A language")
    entries: list[str] = []
    for path in sorted((copy.home / LOCALE / "en" / "LC_MESSAGES").glob("*.po")):
        _, _, own = path.read_text("utf-8").partition("\n\n")
        entries.append(own.replace("Nobody listens to {who}.", "Auf {who} hört niemand."))
    copy.add(f"{LOCALE}/de/LC_MESSAGES/graphcrm.po", GERMAN_HEAD + "\n".join(entries))


GERMAN_HEAD = r"""msgid ""
msgstr ""
"Language: de\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""

FORMULA = "|{{c : title(c)}}| / |C|"
METRIC = '''"""Of how many contacts do we know the title?"""

from __future__ import annotations

from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, everywhere


def measure(context: AssessmentContext) -> Measured:
    """Contacts whose title is on record, out of all."""
    contacts = context.account.contacts.values()
    if not contacts:
        return METRIC.not_known()
    known = sum(bool(contact.title) for contact in contacts)
    return METRIC.ratio([Part(METRIC.name, known, len(contacts))])


METRIC = Metric("titles_known", "G3", Unit.SHARE, measure, everywhere(0.8))
'''


def metric(copy: Scratch) -> None:
    copy.follow("A metric")
    copy.add("graphcrm/scorecard/general/titles.py", METRIC)
    home = "graphcrm/scorecard/general/__init__.py"
    copy.replace(home, "    surveys,\n)", "    surveys,\n    titles,\n)")
    copy.insert(home, "    *surveys.METRICS,\n", "    titles.METRIC,\n")
    copy.words(
        {
            "metric.titles_known.name": ("Titles known", "职务已知", "職務已知"),
            "metric.titles_known.question": ("Do we know what they are?", "知道其职务吗？", "知道其職務嗎？"),
            "metric.titles_known.formula": (FORMULA, FORMULA, FORMULA),
            "metric.titles_known.needs": ("Contacts and titles.", "联系人与职务。", "聯絡人與職務。"),
            "metric.titles_known.known": ("All of it.", "全部。", "全部。"),
            "metric.titles_known.unknown": ("No contact is on record.", "未记录联系人。", "未記錄聯絡人。"),
            "metric.titles_known.record": ("Record contacts.", "请记录联系人。", "請記錄聯絡人。"),
            "metric.titles_known.said": ("{done} of {total} titles.", "{total} 个职务中 {done} 个。", "{total} 個職務中 {done} 個。"),
        }
    )  # fmt: skip


def condition(copy: Scratch) -> None:
    copy.follow("A condition of a nine action")
    copy.insert(
        "graphcrm/scorecard/nine_actions/doing.py",
        'AGREEMENT = "cooperation_agreement"\n',
        '''

def owners_named(context: AssessmentContext) -> Checked:
    """The share of all steps that have an owner; not known without any step."""
    steps = context.snapshot.nodes(Action).values()
    if not steps:
        return not_known("owners_named")
    return met("owners_named", sum(bool(step.owner) for step in steps), len(steps))
''',
    )
    line = '        Condition("agreement_signed", "O7", doing.agreement_signed),\n'
    new = '        Condition("owners_named", "K6", doing.owners_named),\n'
    copy.insert("graphcrm/scorecard/nine_actions/nine.py", line, new)
    copy.words(
        {
            "condition.owners_named.asks": ("Each step has an owner.", "每个步骤都有负责人。", "每個步驟都有負責人。"),
            "condition.owners_named.said": ("{done} of {n} has one.¦{done} of {n} have one.", "{n} 个中 {done} 个有。", "{n} 個中 {done} 個有。"),
            "condition.owners_named.unknown": ("No step is on record.", "未记录步骤。", "未記錄步驟。"),
            "condition.owners_named.record": ("Plan steps.", "请计划步骤。", "請計劃步驟。"),
        }
    )  # fmt: skip


AGENDA = '''"""Bids. (G6)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphcrm.agenda.due import Due
from graphcrm.messages import Message

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """Decisions that are expected."""
    for deal in context.account.open_opportunities:
        if deal.decision_on and deal.decision_on <= until:
            what = Message("due.decision.what", deal=context.account.deal(deal))
            places = context.sources([deal])
            yield Due("decision", deal.decision_on, what, Message("due.decision.why"), "G6", (), (deal.id,), places)
'''


def agenda(copy: Scratch) -> None:
    copy.follow("An agenda entry")
    copy.add("graphcrm/agenda/expected.py", AGENDA)
    home = "graphcrm/agenda/__init__.py"
    copy.replace(home, "import feedback, instruments,", "import expected, feedback, instruments,")
    copy.replace(home, "(visits, papers,", "(expected, visits, papers,")
    copy.words(
        {
            "due.decision.what": ("Ask how {deal} was decided", "询问{deal}的决策结果", "詢問{deal}的決策結果"),
            "due.decision.why": ("It is expected.", "预计决策。", "預計決策。"),
        }
    )  # fmt: skip


COMMAND = '''"""`tally`."""

from __future__ import annotations

import click

from graphcrm.cli.common import account_option, opened
from graphcrm.cli.speaking import echo
from graphcrm.cli.worded import command
from graphcrm.messages import Message
from graphcrm.records import Contact


@command("tally")
@account_option
@click.option("--loud", is_flag=True)
@click.pass_context
def tally_command(ctx: click.Context, account: str | None, loud: bool) -> None:
    """How many contacts there are."""
    number = len(opened(ctx).snapshot(account).nodes(Contact))
    echo(Message("tally.loud" if loud else "tally.said", number=number))
'''


def command(copy: Scratch) -> None:
    copy.follow("A command")
    copy.add("graphcrm/cli/tally.py", COMMAND)
    copy.insert("graphcrm/cli/__init__.py", '    "ask": "ask",\n', '    "tally": "tally",\n')
    copy.words(
        {
            "command.tally.help": ("Count the contacts.", "统计联系人。", "統計聯絡人。"),
            "command.tally.short": ("Count.", "统计。", "統計。"),
            "command.tally.examples": ("Example:  graphcrm tally", "示例：graphcrm tally", "範例：graphcrm tally"),
            "command.tally.option.loud": ("Say it loudly.", "大声说。", "大聲說。"),
            "tally.said": ("{number} contacts.", "{number} 位联系人。", "{number} 位聯絡人。"),
            "tally.loud": ("{number} CONTACTS!", "{number} 位联系人！", "{number} 位聯絡人！"),
        }
    )  # fmt: skip


QUESTION = """// Which of their people have this rank or a higher one?
// $account: id of the account.
// $rank: lowest rank, 1 to 6.
// $day: the day it is asked for; today, where none is given.
WITH $day AS day
MATCH path = (:Organization {id: $account})<-[:PART_OF*0..8]-(place)<-[:WORKS_IN]-(c:Contact)
WHERE all(x IN nodes(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND all(x IN relationships(path) WHERE coalesce(x.valid_from <= day, true) AND coalesce(x.valid_to > day, true))
  AND c.rank >= CAST($rank AS INT64)
RETURN DISTINCT c.id AS contact, c.rank AS rank
ORDER BY rank DESC, contact
"""


def question(copy: Scratch) -> None:
    copy.follow("A shipped question")
    copy.add("cypher/questions/high_ranks.cypher", QUESTION)
    copy.terms({"Which of their people have this rank or a higher one?": ("对方哪些人不低于此职级？", "對方哪些人不低於此職級？")})  # fmt: skip


FORMAT = '''"""Ends of ties, one a line."""

from __future__ import annotations

from graphcrm.render.graph_files.elements import Network


def write(network: Network) -> bytes:
    """The whole file."""
    return "".join(f"{tie.source}\\t{tie.target}\\n" for tie in network.ties).encode()
'''


def output_format(copy: Scratch) -> None:
    copy.follow("An output file format")
    copy.add("graphcrm/render/graph_files/pairs.py", FORMAT)
    home = "graphcrm/render/graph_files/__init__.py"
    copy.replace(home, "import cytoscape, gexf, graphml\n", "import cytoscape, gexf, graphml, pairs\n")
    copy.replace(home, '"cyjs": cytoscape.write}', '"cyjs": cytoscape.write, "pairs": pairs.write}')
    copy.replace("graphcrm/cli/export.py", '"gexf", "cyjs")', '"gexf", "cyjs", "pairs")')


def rule(copy: Scratch) -> None:
    copy.follow("A rule")
    copy.insert(
        "graphcrm/account/rules.py",
        '    """Money is at risk with somebody without whom a chance to be heard falls by this much, or more."""\n',
        '    loners: int = 1\n    """So many people to whom nobody listens are named at most."""\n',
    )
    copy.insert(
        "graphcrm/workspace/rules.py",
        '    "opponent_steps": Range(0, 1_000_000),\n',
        '    "loners": Range(0, 1_000_000),\n',
    )
    copy.insert(
        "graphcrm/scorecard/policy/own_work.py",
        "    papers_days: int = 30\n",
        "    expected_days: int = 30\n",
    )


VIEW = '''"""To whom nobody listens, as the page's script reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphcrm.render.context import PageContext


def data(context: PageContext) -> dict[str, Any]:
    """How many, in words."""
    account = context.analysis.account
    return {"said": context.words.say("page.loners_said", number=len(account.contacts) - len(account.sways))}
'''


def view(copy: Scratch) -> None:
    copy.follow("A view of the page")
    home = "graphcrm/render/page"
    copy.add(f"{home}/loners.py", VIEW)
    copy.add(f"{home}/loners.css", ".loners { padding: 12px; }\n")
    copy.replace(f"{home}/views.py", "findings, network,", "findings, loners, network,")
    copy.replace(f"{home}/views.py", '"ninebox", "coverage",', '"ninebox", "loners", "coverage",')
    copy.insert(
        f"{home}/views.py",
        '        "ninebox": ninebox.data(context),\n',
        '        "loners": loners.data(context),\n',
    )
    shape = "graphcrm/render/shape.py"
    own = "class LonersData(TypedDict):\n    said: str\n\n\nclass ViewsData(TypedDict):\n"
    copy.replace(shape, "class ViewsData(TypedDict):\n", own)
    copy.insert(shape, "    ninebox: NineBoxData\n", "    loners: LonersData\n")
    words = f"{home}/script_words.txt"
    copy.insert(words, " language", " loners_title")
    copy.words(
        {
            "page.view_loners": ("Loners", "独行者", "獨行者"),
            "page.loners_title": ("Nobody listens to them", "没有人听其意见", "沒有人聽其意見"),
            "page.loners_said": ("{number} people.", "{number} 人。", "{number} 人。"),
        }
    )
    content = (ROOT / words).read_text("utf-8").split()
    assert {"view_cathedral", "view_findings"} <= {*content}
    copy.insert(words, " view_findings", " view_loners")


def mark(copy: Scratch) -> None:
    copy.follow("A mark")
    copy.insert(
        "graphcrm/render/scene/palette.py",
        '    "paper": ("#ffffff", "#181d24"),\n',
        '    "lantern": ("#fedc01", "#fedc02"),\n',
    )
    copy.insert(
        "graphcrm/render/scene/shapes.py",
        '            "l_ours": (_filled(ours, "ours"),),\n',
        '            "l_lantern": (_filled(_circle(13.0, 9.0, 6.0), "lantern"),),\n',
    )
    copy.words({"page.l_lantern": ("Lantern", "灯笼", "燈籠")})


FOLLOWED = (
    property_and_word, analysis, finding, metric, condition, agenda, command, question, output_format, rule, view, mark, language,
)  # fmt: skip
