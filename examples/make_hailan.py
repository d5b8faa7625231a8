"""Write the Hailan example: `python examples/make_hailan.py` fills `examples/hailan/` with one CSV file a sheet.

The people, their ties and the planted situations stand in `hailan_cast.py`. What is made up here is filler:
ordinary staff, meetings, answers to surveys. A fixed seed makes every run give the same bytes.
"""

from __future__ import annotations

import csv
import io
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import hailan_cast as cast

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).resolve().parent / "hailan"
TODAY = date.fromisoformat(cast.TODAY)
START = date(2024, 11, 21)
INTERACTIONS = 550
CUSTOMER = "org-hailan"

COLUMNS: dict[str, str] = {
    "Organization": "id name name_zh kind tier industry currency note",
    "OrgUnit": "id name name_zh level representative note",
    "Contact": "id name name_zh title title_zh rank key placeholder sets_requirements cadence_days political_status"
    " orientation adaptability personal_win email phone note valid_from valid_to",
    "Employee": "id name name_zh title role rank weekly_meetings email note",
    "Opportunity": "id name name_zh stage amount product_line found_by opened_on bid_on decision_on closed_on"
    " procured needed_on our_score rival_score our_price rival_price note",
    "Interaction": "id kind held_on purpose quality serves filed_on minutes_on committed committed_until kept note",
    "Instrument": "id kind name held_on until exclusive outcome minutes_on note",
    "Feedback": "id kind text raised_on filed_on closed_on severity owner closed_by confirmed note",
    "Survey": "id name held_on invited method",
    "Asset": "id name vendor product_line quantity value installed_on state ends_on replaced_in",
    "Initiative": "id name theme year fit value",
    "Action": "id name owner status due_on done_on from_support to_support note",
    "KpiYear": "id year sales profit cash_flow headcount account_cost their_revenue their_profit their_investment",
    "Objective": "id name year owner measure baseline target actual accepted_by accepted_on",
    "WORKS_IN": "from_id to_id valid_from valid_to",
    "PART_OF": "from_id to_id",
    "REPORTS_TO": "from_id to_id source observed_on recorded_by confidence valid_from valid_to",
    "INFLUENCES": "from_id to_id strength topic source observed_on recorded_by confidence valid_from valid_to",
    "CONFLICTS_WITH": "from_id to_id topic source observed_on recorded_by confidence",
    "KNOWS": "from_id to_id intimacy responsible target_intimacy level target_level source observed_on recorded_by"
    " confidence valid_from valid_to",
    "SUPPORTS": "from_id to_id support opportunity target_support source observed_on recorded_by confidence",
    "DECIDES": "from_id to_id role weight veto response_mode win source observed_on recorded_by confidence",
    "CONCERNS": "from_id to_id",
    "SERVES": "from_id to_id",
    "ATTENDED": "from_id to_id",
    "RAISED": "from_id to_id",
    "RATED": "from_id to_id topic score comment",
    "COMPETES_FOR": "from_id to_id strategy source observed_on recorded_by confidence",
}
"""Every sheet with its columns, as the vocabulary names them; columns empty everywhere are left out on writing."""

SURNAMES = ["An 安", "Bao 包", "Bi 毕", "Cai 蔡", "Chai 柴", "Chang 常", "Che 车", "Cheng 程", "Dai 戴", "Du 杜", "Fei 费", "Feng 冯", "Gan 甘", "Geng 耿", "Guo 郭", "Hao 郝", "He 贺", "Huo 霍", "Ji 纪", "Jiang 姜", "Ke 柯", "Kuang 邝", "Lai 赖", "Lang 郎", "Lian 连", "Liao 廖", "Lou 娄", "Lu 卢", "Mei 梅", "Meng 蒙", "Mu 穆", "Nie 聂", "Ouyang 欧阳", "Pan 盘", "Pang 庞", "Qi 戚", "Qiao 乔", "Qu 瞿", "Ruan 阮", "Shang 尚", "Shi 施", "Situ 司徒", "Sui 隋", "Tai 邰", "Tan 覃", "Tong 童", "Wei 魏", "Weng 翁", "Xi 奚", "Xia 夏", "Xiang 项", "Xin 辛", "Xing 邢", "Yao 姚", "Yin 尹", "Yu 俞", "Zang 臧", "Zhan 詹", "Zhai 翟", "Zhuang 庄"]
GIVEN_STARTS = ["Bo 泊", "Chang 昌", "Dan 丹", "En 恩", "Fu 馥", "Guan 冠", "Han 涵", "Jia 嘉", "Ke 可", "Lan 岚", "Mu 沐", "Nian 念", "Pei 沛", "Qing 清", "Ru 茹", "Shu 舒", "Tong 桐", "Wan 婉", "Xu 旭", "Yan 砚", "Ze 泽", "Zhi 芷"]
GIVEN_ENDS = ["bai 柏", "chi 池", "dong 栋", "feng 枫", "ge 歌", "hui 卉", "jun 钧", "kun 坤", "lin 霖", "ning 柠", "qiao 桥", "rong 榕", "song 松", "tang 棠", "wen 汶", "xi 溪", "ye 烨", "ying 映", "yuan 沅", "zhou 舟"]
OTHER_NAMES = ["Anna Weiss", "Boris Antal", "Carla Mendes", "Diego Farias", "Farid Nasser", "Grace Mwangi", "Henrik Dahl", "Ines Moreau", "Jonas Keller", "Leila Aziz", "Mateo Rivas", "Nadia Karim", "Priya Nair", "Samuel Adeyemi"]

STAFF_TITLES: dict[str, str] = {
    "u-planning": "Network Planner 网络规划师|Capacity Planner 容量规划师",
    "u-ops": "Operations Engineer 运维工程师|Shift Manager 值班经理",
    "u-network": "Technology Specialist 技术专员|Programme Manager 项目群经理",
    "u-market": "Product Manager 产品经理|Market Analyst 市场分析师",
    "u-legal": "Legal Adviser 法律顾问",
    "u-finance": "Budget Analyst 预算分析员|Accountant 会计",
    "u-strategy": "Strategy Analyst 战略分析员",
    "u-procurement": "Buyer 采购专员|Tender Specialist 招标专员",
    "u-it": "Software Engineer 软件工程师|Billing Specialist 计费专员|Database Administrator 数据库管理员",
    "u-inst-core": "Standards Researcher 标准研究员|Architect 架构师",
    "u-inst-radio": "Radio Researcher 无线研究员",
    "u-north-network": "Radio Planner 无线规划师|Network Engineer 网络工程师",
    "u-north-market": "Enterprise Sales Manager 政企客户经理|Campaign Manager 营销经理",
    "u-south-market": "Campaign Manager 营销经理|Channel Manager 渠道经理",
}
CITY_TITLES = "Network Engineer 网络工程师|Site Engineer 站点工程师|Field Engineer 现场工程师|Energy Technician 动力技术员"

KINDS = ("visit",) * 6 + ("meeting",) * 6 + ("call",) * 4 + ("message",) * 1 + ("meal",) * 2 + ("workshop",) * 2 + ("event",)
PURPOSES: dict[str, tuple[str, ...]] = {
    "visit": ("Regular visit", "Site walk", "Listen to open problems", "Hand over documents"),
    "meeting": ("Progress review", "Plan for the quarter", "Technical questions", "Prices and terms", "Acceptance"),
    "call": ("Follow-up", "News about the schedule", "Fault report", "Prepare the next visit"),
    "message": ("Sent the promised figures",),
    "meal": ("Lunch", "Dinner after the review"),
    "workshop": ("Requirements", "Migration steps", "Energy saving", "Radio plan"),
    "event": ("Open day", "User conference"),
}
QUALITIES = ("", "poor", "fair", "good", "good", "good", "very_good", "very_good", "very_good", "excellent")
SOURCES = ("Visit", "Meeting", "Call", "Account workshop", "Dinner", "Trade fair")
FEEDBACK_TEXTS: dict[str, tuple[str, ...]] = {
    "problem": ("Software update failed twice", "Cell drops calls at noon", "Alarm list does not load", "Power unit too hot"),
    "complaint": ("Answer took two weeks", "Invoice does not match the order", "Engineer came without parts"),
    "need": ("Training for new staff", "Better view of energy use", "Shorter delivery times", "Spare parts in the province"),
    "praise": ("Quick help at night", "Clear documents", "Good training"),
    "competitor": ("Orion offers a free trial", "Orion changed its contact here", "Orion radios fail in the cold"),
}
COMMENTS = ("Good people, slow spare parts.", "Comes when called.", "More engineers, fewer slides.", "Better than last year.")

Row = dict[str, str]


class Maker:
    """Fills the sheets; every random choice comes from the one generator with the fixed seed."""

    def __init__(self) -> None:
        self.random = random.Random(20261120)
        self.sheets: dict[str, list[Row]] = {name: [] for name in COLUMNS}
        self.names: dict[str, str] = {person.id: person.name for person in (*cast.CONTACTS, *cast.EMPLOYEES)}
        self.people: dict[str, cast.Person] = {person.id: person for person in cast.CONTACTS}
        self.bonds: list[cast.Bond] = list(cast.BONDS)
        self.first_met: dict[tuple[str, str], date] = {}
        self.meetings: list[tuple[date, str, str, str, tuple[str, ...]]] = []

    def make(self) -> None:
        self.organizations()
        self.fillers()
        self.contacts()
        self.employees()
        self.opportunities()
        self.reporting()
        self.knowing()
        self.influence()
        self.stances()
        self.interactions()
        self.instruments()
        self.feedback()
        self.surveys()
        self.strategy()
        self.facts()

    # Rows and chance.

    def add(self, sheet: str, **cells: str) -> None:
        unknown = set(cells) - set(COLUMNS[sheet].split())
        if unknown:
            raise KeyError(sheet, sorted(unknown))
        self.sheets[sheet].append({name: cell for name, cell in cells.items() if cell})

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def pick(self, choices: Sequence[str]) -> str:
        return choices[self.random.randrange(len(choices))]

    def weighted(self, weights: dict[str, int]) -> str:
        point = self.random.randrange(sum(weights.values()))
        for key, weight in weights.items():
            point -= weight
            if point < 0:
                return key
        raise AssertionError

    def day(self, first: date | str, last: date | str) -> date:
        """A working day from the first to the last."""
        low, high = _day(first), _day(last)
        day = low + timedelta(days=self.random.randrange((high - low).days + 1))
        while day.weekday() > 4:
            day -= timedelta(days=1)
        return max(day, low)

    def evidence(self, on: date | str, confidence: str, recorded_by: str, source: str = "") -> Row:
        return {
            "source": source or self.pick(SOURCES),
            "observed_on": str(on),
            "recorded_by": self.names[recorded_by],
            "confidence": confidence,
        }

    def observer(self, contact: str) -> str:
        """The one of ours who would have written down a judgement about this contact."""
        known_by = [bond for bond in self.bonds if bond.whom == contact and bond.meets]
        responsible = [bond.who for bond in known_by if bond.responsible]
        return (responsible or [bond.who for bond in known_by] or ["e-chen-bo"])[0]

    def address(self, contact: str) -> str:
        return f"{contact.partition('-')[2].replace('-', '.')}@example.com"

    # Who there is.

    def organizations(self) -> None:
        for id, name, zh, kind, tier, industry in cast.ORGANIZATIONS:
            currency = "CNY" if id == CUSTOMER else ""
            self.add("Organization", id=id, name=name, name_zh=zh, kind=kind, tier=tier, industry=industry, currency=currency)
        for unit in cast.UNITS:
            self.add("OrgUnit", id=unit.id, name=unit.name, name_zh=unit.zh, level=unit.level)
            self.add("PART_OF", from_id=unit.id, to_id=unit.whole)

    def fillers(self) -> None:
        for group in cast.FILLERS:
            members = [self.stranger(group) for _ in range(group.size)]
            known = [member for at, member in enumerate(members) if group.known_by and (at == 0 or self.chance(0.55))]
            for member in known:
                self.acquaint(group, member)
            for at, member in enumerate(members):
                if group.tied_to or member not in known:
                    target = group.tied_to[at % len(group.tied_to)] if group.tied_to else self.pick(known)
                    self.sway(cast.Sway(member, target, self.pick(("weak", "moderate")), confidence="hearsay"))

    def stranger(self, group: cast.Filler) -> str:
        while True:
            if self.chance(0.14):
                name, zh = self.pick(OTHER_NAMES), ""
            else:
                surname, first, last = (self.pick(words).split(" ") for words in (SURNAMES, GIVEN_STARTS, GIVEN_ENDS))
                name, zh = f"{surname[0]} {first[0]}{last[0]}", surname[1] + first[1] + last[1]
            id = "c-" + name.lower().replace(" ", "-")
            if id not in self.people:
                break
        title, _, title_zh = self.pick(STAFF_TITLES.get(group.unit, CITY_TITLES).split("|")).rpartition(" ")
        rank = "manager" if "Manager" in title or self.chance(0.15) else "staff"
        orientation = self.pick(("", "", "technical", "business", "relationship"))
        cadence = 120 if self.chance(0.25) and group.known_by else None
        person = cast.Person(id, name, zh, title, title_zh, group.unit, group.boss, rank, "", cadence, orientation=orientation)
        self.people[id], self.names[id] = person, name
        return id

    def acquaint(self, group: cast.Filler, member: str) -> None:
        first = self.pick(group.known_by)
        others = [who for who in group.known_by if who != first and self.chance(0.35)]
        since = group.since or "2026-03-02"
        for who in (first, *others):
            intimacy = self.pick(("", "acquainted", "acquainted", "working_contact", "working_contact", "trusted"))
            on = str(self.day(since, "2026-11-13"))
            earlier = () if group.since else None
            self.bonds.append(cast.Bond(who, member, intimacy, on, self.pick(("observed", "observed", "confirmed", "hearsay")), who == first, earlier=earlier))

    def contacts(self) -> None:
        for person in self.people.values():
            filled = "placeholder" not in person.flags
            number = self.random.randrange(10_000)
            self.add(
                "Contact",
                id=person.id, name=person.name, name_zh=person.zh, title=person.title, title_zh=person.title_zh, rank=person.rank,
                key="yes" if "key" in person.flags else "", placeholder="" if filled else "yes",
                sets_requirements="yes" if "sets" in person.flags else "",
                cadence_days=str(person.cadence or ""), political_status=person.status, orientation=person.orientation,
                adaptability=person.adaptability, personal_win=person.win,
                email=self.address(person.id) if filled and self.chance(0.85) else "",
                phone=f"+86 000 555 {number:04d}" if filled and self.chance(0.5) else "",
                note=person.note, valid_to=person.until,
            )  # fmt: skip
            if person.id == "c-cui-jing":
                self.add("WORKS_IN", from_id=person.id, to_id="u-south-network", valid_to="2026-02-09")
                self.add("WORKS_IN", from_id=person.id, to_id=person.unit, valid_from="2026-02-09")
            else:
                self.add("WORKS_IN", from_id=person.id, to_id=person.unit, valid_to=person.until)

    def employees(self) -> None:
        for one in cast.EMPLOYEES:
            self.add(
                "Employee",
                id=one.id, name=one.name, name_zh=one.zh, title=one.title, role=one.role, rank=one.rank,
                weekly_meetings=str(one.weekly), email=self.address(one.id),
            )  # fmt: skip
            self.add("WORKS_IN", from_id=one.id, to_id=one.unit)

    def opportunities(self) -> None:
        for id, name, zh, stage, amount, line, finder, opened, bid, decision, closed, unit, note in cast.OPPORTUNITIES:
            self.add(
                "Opportunity",
                id=id, name=name, name_zh=zh, stage=stage, amount=amount, product_line=line, found_by=finder, opened_on=opened, bid_on=bid,
                decision_on=decision, closed_on=closed, note=note,
            )  # fmt: skip
            self.add("CONCERNS", from_id=id, to_id=CUSTOMER)
            self.add("CONCERNS", from_id=id, to_id=unit)
        for voice in cast.VOICES:
            self.add(
                "DECIDES",
                from_id=voice.who, to_id=voice.opportunity, role=voice.role, weight=f"{voice.weight:g}",
                veto="yes" if voice.veto else "no", **self.evidence(voice.on, voice.confidence, self.observer(voice.who)),
            )  # fmt: skip
        for voice in cast.LOCAL_VOICES:
            evidence = self.evidence(voice.on, voice.confidence, self.observer(voice.who), "Account workshop")
            self.add("DECIDES", from_id=voice.who, to_id=voice.opportunity, role=voice.role, weight=f"{voice.weight:g}", veto="no", **evidence)
        for rival, opportunity, strategy, on, confidence in cast.COMPETES:
            self.add("COMPETES_FOR", from_id=rival, to_id=opportunity, strategy=strategy, **self.evidence(on, confidence, "e-chen-bo"))

    # Who stands how to whom.

    def reporting(self) -> None:
        for person in self.people.values():
            if person.boss:
                confidence = self.pick(("observed", "confirmed", "confirmed"))
                evidence = self.evidence(
                    self.day("2025-03-03", "2025-11-14"), confidence, self.observer(person.id), "Organization chart"
                )
                self.add("REPORTS_TO", from_id=person.id, to_id=person.boss, **evidence, valid_to=person.until)
        for one in cast.EMPLOYEES:
            if one.boss:
                self.add("REPORTS_TO", from_id=one.id, to_id=one.boss, **self.evidence("2026-01-05", "confirmed", one.boss, "Organization chart"))

    def knowing(self) -> None:
        lower = {"personal_bond": "trusted", "trusted": "working_contact", "working_contact": "acquainted"}
        levels = {"acquainted": "vendor", "working_contact": "credible_source", "trusted": "problem_solver"}
        for bond in self.bonds:
            earlier = bond.earlier
            until = self.people[bond.whom].until
            if earlier is None:
                earlier = ()
                if bond.intimacy and self.chance(0.6):
                    past = lower.get(bond.intimacy, bond.intimacy) if self.chance(0.6) else bond.intimacy
                    earlier = ((str(self.day("2025-05-05", "2025-11-14")), past),)
                    if self.chance(0.25):
                        earlier = ((str(self.day("2024-11-25", "2025-03-28")), "acquainted"), *earlier)
            else:
                days = [_day(on) for on, _ in earlier] or [_day(bond.on)]
                self.first_met[bond.who, bond.whom] = min(days)
            for on, intimacy in earlier:
                evidence = self.evidence(on, "observed", bond.who)
                self.add("KNOWS", from_id=bond.who, to_id=bond.whom, intimacy=intimacy, **evidence, valid_to=until)
            level = levels.get(bond.intimacy, "") if self.chance(0.7) else ""
            self.add(
                "KNOWS",
                from_id=bond.who, to_id=bond.whom, intimacy=bond.intimacy, responsible="yes" if bond.responsible else "",
                target_intimacy=bond.target, level=level, target_level="trusted_adviser" if bond.target == "trusted" else "",
                **self.evidence(bond.on, bond.confidence, bond.who), valid_to=until,
            )  # fmt: skip

    def influence(self) -> None:
        for tie in cast.SWAYS:
            self.sway(tie)
        for one, other, topic, on, confidence in cast.CONFLICTS:
            self.add("CONFLICTS_WITH", from_id=one, to_id=other, topic=topic, **self.evidence(on, confidence, self.observer(one)))

    def sway(self, tie: cast.Sway) -> None:
        on = tie.on or self.day("2026-01-12", "2026-10-30")
        evidence = self.evidence(on, tie.confidence, self.observer(tie.whom))
        until = self.people[tie.who].until
        self.add("INFLUENCES", from_id=tie.who, to_id=tie.whom, strength=tie.strength, topic=tie.topic, **evidence, valid_to=until)

    def stances(self) -> None:
        for stance in cast.STANCES:
            by = self.observer(stance.who)
            self.add(
                "SUPPORTS",
                from_id=stance.who, to_id=stance.whom, support=stance.support, opportunity=stance.opportunity,
                target_support=stance.target, **self.evidence(stance.on, stance.confidence, by),
            )  # fmt: skip
        written_by_hand = {person.id for person in cast.CONTACTS}
        for bond in self.bonds:
            if bond.responsible and bond.whom not in written_by_hand and self.chance(0.55):
                support = self.weighted({"supporter": 7, "neutral": 9, "sceptic": 3, "champion": 1})
                if self.chance(0.3):
                    past = self.evidence(self.day("2025-01-13", "2025-12-12"), "observed", bond.who)
                    self.add("SUPPORTS", from_id=bond.whom, to_id=cast.US, support=self.pick(("neutral", "sceptic")), **past)
                evidence = self.evidence(bond.on, self.pick(("observed", "hearsay", "confirmed")), bond.who)
                self.add("SUPPORTS", from_id=bond.whom, to_id=cast.US, support=support, **evidence)

    # What happened.

    def important(self) -> list[str]:
        """Contacts who must have been met in time: key, writing requirements, deciding, or with the ear of somebody."""
        still_open = {row[0] for row in cast.OPPORTUNITIES if not row[10]}
        deciding = {voice.who for voice in cast.VOICES if voice.opportunity in still_open}
        heard = {tie.who for tie in cast.SWAYS if tie.strength in ("strong", "decisive")}
        return [
            person.id
            for person in cast.CONTACTS
            if ("key" in person.flags or "sets" in person.flags or person.id in deciding | heard)
            and person.id not in cast.LAST_MET and not person.until
        ]  # fmt: skip

    def can_meet(self, bond: cast.Bond, on: date) -> bool:
        known_since = self.first_met.get((bond.who, bond.whom), START)
        last = cast.LAST_MET.get(bond.whom, cast.TODAY)
        until = self.people[bond.whom].until or "9999-12-31"
        return bond.meets and known_since <= on <= _day(last) and str(on) < until

    def interactions(self) -> None:
        for kind, on, purpose, concerns, who in cast.MEETINGS:
            self.meetings.append((_day(on), kind, purpose, concerns, who))
        for contact in self.important():
            within = min(self.people[contact].cadence or 90, 90) * 6 // 10
            bonds = [bond for bond in self.bonds if bond.whom == contact and bond.meets]
            if bonds:
                self.arrange(bonds[0], self.day(TODAY - timedelta(days=within), "2026-11-19"))
        busy = {one.id: one.busy for one in cast.EMPLOYEES}
        while len(self.meetings) < INTERACTIONS:
            on = self.day(START, TODAY)
            who = self.weighted(busy)
            weights = {
                str(at): 4 if "key" in self.people[bond.whom].flags else 2 if self.people[bond.whom].cadence else 1
                for at, bond in enumerate(self.bonds)
                if bond.who == who and self.can_meet(bond, on)
            }
            self.arrange(self.bonds[int(self.weighted(weights))], on)
        self.meetings.sort()
        for at, meeting in enumerate(self.meetings, start=1):
            self.record(f"i-{at:04d}", *meeting)

        for at, (kind, day, purpose, quality, filed, minutes, concerns, came) in enumerate(cast.LATER_MEETINGS, start=len(self.meetings) + 1):
            id = f"i-{at:04d}"
            self.add("Interaction", id=id, kind=kind, held_on=day, purpose=purpose, quality=quality, filed_on=filed, minutes_on=minutes)
            self.add("CONCERNS", from_id=id, to_id=concerns)
            for one in came:
                self.add("ATTENDED", from_id=one, to_id=id)

    def arrange(self, bond: cast.Bond, on: date) -> None:
        kind = self.pick(KINDS)
        near = [
            other.whom for other in self.bonds
            if other.who == bond.who and other.whom != bond.whom and self.can_meet(other, on)
            and self.people[other.whom].unit == self.people[bond.whom].unit
        ]  # fmt: skip
        ours = [
            other.who for other in self.bonds
            if other.whom == bond.whom and other.who != bond.who and self.can_meet(other, on)
        ]  # fmt: skip
        who = [bond.whom, bond.who]
        if kind not in ("call", "message"):
            if near and self.chance(0.4):
                who.append(self.pick(near))
            if ours and self.chance(0.3):
                who.append(self.pick(ours))
        self.meetings.append((on, kind, self.pick(PURPOSES[kind]), self.subject(bond.whom, on), tuple(who)))

    def subject(self, contact: str, on: date) -> str:
        """An opportunity that the contact had a voice in on that day, or else the contact's unit."""
        running = {
            id for id, *_, opened, _bid, _decision, closed, _unit, _note in cast.OPPORTUNITIES
            if opened <= str(on) <= (closed or cast.TODAY)
        }  # fmt: skip
        voices = sorted({voice.opportunity for voice in cast.VOICES if voice.who == contact} & running)
        return self.pick(voices) if voices and self.chance(0.7) else self.people[contact].unit

    def record(self, id: str, on: date, kind: str, purpose: str, concerns: str, who: tuple[str, ...]) -> None:
        delay = self.random.randrange(3) if self.chance(0.8) else self.random.randrange(3, 15)
        filed = min(on + timedelta(days=delay), TODAY)
        minutes = kind in ("meeting", "workshop", "visit") and self.chance(0.6)
        wins = [self.people[one].win for one in who if one in self.people and self.people[one].win]
        self.add(
            "Interaction",
            id=id, kind=kind, held_on=str(on), purpose=purpose, quality=self.pick(QUALITIES),
            serves=wins[0] if wins and self.chance(0.25) else "", filed_on=str(filed) if self.chance(0.93) else "",
            minutes_on=str(min(on + timedelta(days=self.random.randrange(6)), TODAY)) if minutes else "",
        )  # fmt: skip
        self.add("CONCERNS", from_id=id, to_id=concerns)
        for one in dict.fromkeys(who):
            self.add("ATTENDED", from_id=one, to_id=id)

    def instruments(self) -> None:
        for id, kind, name, held, until, exclusive, outcome, minutes, scope, who in cast.INSTRUMENTS:
            self.add(
                "Instrument",
                id=id, kind=kind, name=name, held_on=held, until=until, exclusive=exclusive, outcome=outcome, minutes_on=minutes,
            )  # fmt: skip
            for subject in (CUSTOMER, *scope):
                self.add("CONCERNS", from_id=id, to_id=subject)
            for one in who:
                self.add("ATTENDED", from_id=one, to_id=id)

    def feedback(self) -> None:
        voices = list(cast.FEEDBACK)
        known = [bond.whom for bond in self.bonds if bond.meets and bond.whom not in cast.LAST_MET and not self.people[bond.whom].until]
        for _ in range(36):
            kind = self.weighted({"problem": 10, "complaint": 6, "need": 10, "praise": 5, "competitor": 4})
            contact = self.pick(known)
            raised = self.day("2025-01-06", "2026-11-13")
            filed = min(raised + timedelta(days=self.random.randrange(3) if self.chance(0.75) else self.random.randrange(4, 20)), TODAY)
            closed = raised + timedelta(days=self.random.randrange(3, 80))
            settled = closed < TODAY and self.chance(0.85)
            text, severity = self.pick(FEEDBACK_TEXTS[kind]), self.random.randrange(1, 5)
            voices.append((kind, text, str(raised), str(filed), str(closed) if settled else "", severity, contact, self.people[contact].unit))
        voices.sort(key=lambda voice: (voice[2], voice[1]))
        for at, (kind, text, raised_on, filed_on, closed_on, severity, contact, subject) in enumerate(voices, start=1):
            id = f"f-{at:03d}"
            self.add("Feedback", id=id, kind=kind, text=text, raised_on=raised_on, filed_on=filed_on, closed_on=closed_on, severity=str(severity))
            self.add("RAISED", from_id=contact, to_id=id)
            self.add("CONCERNS", from_id=id, to_id=subject)

    def surveys(self) -> None:
        usual = {"champion": 9, "supporter": 8, "neutral": 7, "sceptic": 5, "opponent": 2}
        for id, name, held, invited, answers in (
            ("s-2025", "Satisfaction 2025", "2025-06-27", 60, 38),
            ("s-2026", "Satisfaction 2026", "2026-06-26", 64, 45),
        ):
            self.add("Survey", id=id, name=name, held_on=held, invited=str(invited), method="Online, by an outside institute")
            self.add("CONCERNS", from_id=id, to_id=CUSTOMER)
            stance = {
                row["from_id"]: row["support"] for row in self.sheets["SUPPORTS"]
                if row["to_id"] == cast.US and "opportunity" not in row and row["observed_on"] <= cast.TODAY
            }  # fmt: skip
            candidates = sorted({bond.whom for bond in self.bonds if bond.meets and not self.people[bond.whom].until})
            self.random.shuffle(candidates)
            for contact in candidates[:answers]:
                middle = usual[stance.get(contact, "neutral")] - (id == "s-2025" and self.chance(0.4))
                for topic in ("", "Products", "Delivery", "Service"):
                    score = min(max(middle + self.random.randrange(-1, 2) - (topic == "Service"), 0), 10)
                    comment = self.pick(COMMENTS) if not topic and self.chance(0.25) else ""
                    self.add("RATED", from_id=contact, to_id=id, topic=topic, score=str(score), comment=comment)

    # What they have, what they want, what we plan.

    def strategy(self) -> None:
        for at, (name, vendor, line, quantity, value, installed, unit) in enumerate(cast.ASSETS, start=1):
            id = f"as-{at:02d}"
            self.add("Asset", id=id, name=name, vendor=vendor, product_line=line, quantity=str(quantity), value=value, installed_on=installed)
            self.add("CONCERNS", from_id=id, to_id=unit)
        for id, name, theme, year, fit, value in cast.INITIATIVES:
            self.add("Initiative", id=id, name=name, theme=theme, year=str(year), fit=fit, value=value)
            self.add("CONCERNS", from_id=id, to_id=CUSTOMER)
        for id, name, owner, status, due, done, start, end, subjects in cast.ACTIONS:
            self.add("Action", id=id, name=name, owner=owner, status=status, due_on=due, done_on=done, from_support=start, to_support=end)
            for subject in subjects:
                self.add("CONCERNS", from_id=id, to_id=subject)
        for id, year, sales, profit, cash, headcount in cast.KPI_YEARS:
            self.add("KpiYear", id=id, year=str(year), sales=sales, profit=profit, cash_flow=cash, headcount=headcount)
            self.add("CONCERNS", from_id=id, to_id=CUSTOMER)

    def facts(self) -> None:
        """Objectives and what serves them; then what else is known of rows that are there already."""
        for row in cast.OBJECTIVES:
            self.add("Objective", **dict(zip(COLUMNS["Objective"].split(), row, strict=True)))
            self.add("CONCERNS", from_id=row[0], to_id=CUSTOMER)
        for what, objective in cast.SERVES:
            self.add("SERVES", from_id=what, to_id=objective)
        for sheet, rows in cast.MORE.items():
            for wanted, cells in rows.items():
                where = dict(zip(("from_id", "to_id"), wanted, strict=True)) if isinstance(wanted, tuple) else {"id": wanted}
                unknown = set(cells) - set(COLUMNS[sheet].split())
                row = next(row for row in reversed(self.sheets[sheet]) if where.items() <= row.items())
                if unknown:
                    raise KeyError(sheet, sorted(unknown))
                row |= cells

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for sheet, rows in self.sheets.items():
            used = {name for row in rows for name in row}
            header = [name for name in COLUMNS[sheet].split() if name in used]
            text = io.StringIO()
            writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
            (folder / f"{sheet}.csv").write_bytes(text.getvalue().encode())


def _day(day: date | str) -> date:
    return day if isinstance(day, date) else date.fromisoformat(day)


def main() -> None:
    maker = Maker()
    maker.make()
    maker.write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    for sheet, rows in maker.sheets.items():
        print(f"{sheet:16} {len(rows):5}")


if __name__ == "__main__":
    main()
