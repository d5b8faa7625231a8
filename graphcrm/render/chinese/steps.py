"""The next step in Chinese: what `graphcrm.account.next_step` says, said once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.access import accesses
from graphcrm.account.next_step import best_placed, introduces, missing_link, next_planned
from graphcrm.records import RECORD_TYPES
from graphcrm.render.chinese.teller import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graphcrm.account.next_step import Placed
    from graphcrm.findings import Finding
    from graphcrm.render.chinese.teller import Teller

_ALL = frozenset(RECORD_TYPES.values())


def to_reach(tell: Teller, contact: str, without: Collection[str] = ()) -> str:
    """Who of ours could get to a contact, and how."""
    if tell.short:
        return ""
    placed = _placed(tell, contact, without)
    if placed is None:
        return tell("指定一位我方人员去结识{name}。|指定一位我方人員去結識{name}。", name=tell.name(contact))
    day = placed.tie.observed_on if placed.tie else None
    return tell(
        _how(tell, contact, placed),
        ours=tell.ours(placed.employee),
        name=tell.name(contact),
        helper=tell.name(placed.through) if placed.through else "",
        last=tell("（上次记录：{day}）|（上次記錄：{day}）", day=day) if day else "",
    )


def _how(tell: Teller, contact: str, placed: Placed) -> str:
    if placed.tie is None and placed.through is not None:
        return "请{ours}托{helper}引荐{name}。|請{ours}託{helper}引薦{name}。"
    if placed.tie is None:
        return "请{ours}去结识{name}。|請{ours}去結識{name}。"
    if not tell.account.carries(placed.tie):
        return "请{ours}重新联络{name}{last}。|請{ours}重新聯絡{name}{last}。"
    if contact not in tell.account.met:
        return "与{name}会面（尚无会面记录）：{ours}认识此人。|與{name}會面（尚無會面記錄）：{ours}認識此人。"
    return "请{ours}加深与{name}的关系。|請{ours}加深與{name}的關係。"


def beside(tell: Teller, contact: str, ours: str) -> str:
    """How to get to a contact without hanging on the one of ours who leads there."""
    other = None if tell.short else introduces(tell.account, contact, ours)
    if other is None:
        return to_reach(tell, contact, {ours})
    text = "请{one}把{two}引荐给{name}。|請{one}把{two}引薦給{name}。"
    return tell(text, one=tell.ours(ours), two=tell.ours(other), name=tell.name(contact))


def _placed(tell: Teller, contact: str, without: Collection[str]) -> Placed | None:
    """Looked for once for both scripts."""
    name = f"placed for {contact} without {sorted(without)}"
    return tell.account.memo.once(name, _ALL, lambda: best_placed(tell.account, contact, without))


def another_way(tell: Teller, finding: Finding, contact: str, without: Collection[str]) -> str:
    """The same, and the missing link of one more way."""
    if tell.short:
        return ""
    said = to_reach(tell, contact, without)
    found = next((each for each in accesses(tell.account) if each.decision.id == finding.opportunity), None)
    missing = missing_link(tell.account, found, contact, without) if found else None
    if missing is None:
        return said
    link, how = missing
    does = "对{name}有影响|對{name}有影響" if how == "influences" else "向{name}汇报|向{name}匯報"
    gaps = {"link": tell.name(link), "does": tell(does, name=tell.name(contact))}
    return said + tell(
        "或争取{link}：此人{does}，而我方尚无路可通。|或爭取{link}：此人{does}，而我方尚無路可通。", **gaps
    )


def planned(tell: Teller, contact: str, opportunity: str | None = None) -> str:
    """What is planned with a contact already, the next first; nothing where nothing is."""
    if tell.short:
        return ""
    step = next_planned(tell.account, contact, opportunity)
    if step is None:
        return ""
    by = f"（{tell.ours(step.owner)}）" if step.owner in tell.account.employees and step.owner else ""
    gaps = {"step": step.name, "by": by, "day": step.due_on}
    if step.due_on is None:
        return tell("已计划：{step}{by}；请定日期。|已計劃：{step}{by}；請定日期。", **gaps)
    if step.due_on < tell.account.snapshot.as_of:
        return tell("自 {day} 起逾期：{step}{by}。", **gaps)
    return tell("计划于 {day}：{step}{by}。|計劃於 {day}：{step}{by}。", **gaps)


def with_plan(tell: Teller, finding: Finding, contact: str, *said: str) -> str:
    """A plan that exists comes first, then what else could be done."""
    return sentence(planned(tell, contact, finding.opportunity), *said)


def first_of(tell: Teller, group: Sequence[str], but: str = "") -> str:
    """Whom of a group to get to know first: the highest in rank."""
    contacts = tell.account.contacts
    others = [each for each in group if each != but] or list(group)
    return min(others, key=lambda each: (bool(contacts[each].placeholder), -(contacts[each].rank or 0), each))
