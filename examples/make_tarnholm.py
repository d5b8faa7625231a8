"""Write the Tarnholm example, all vault and no ground: `python examples/make_tarnholm.py` fills `examples/tarnholm/`.

Two boards sign, visit and align; below them hardly anybody has met. Everything here is invented. What must be found in
it, and what must not, is written down in `ANSWERS.md`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from small import Sheets

FOLDER = Path(__file__).resolve().parent / "tarnholm"
ACCOUNT, US, RIVAL, DEAL = "org-tarnholm", "org-northlight", "org-orion", "o-t-radio"


def organizations(to: Sheets) -> None:
    to.table(
        "Organization", "id name name_zh kind tier industry currency",
        "org-tarnholm | Tarnholm Rail | 塔恩霍姆铁路 | customer | S | Railway operator | EUR",
        "org-northlight | Northlight | 北光科技 | own | | Network equipment and software |",
        "org-orion | Orion Networks | 猎户网络 | competitor | | Network equipment and software |",
    )  # fmt: skip
    for line in (
        "u-t-group | Tarnholm headquarters | group | org-tarnholm",
        "u-t-board | Office of the Chief Executive | department | u-t-group",
        "u-t-operations | Train Operations | department | u-t-group",
        "u-t-signals | Signals and Telecom | department | u-t-group",
        "u-t-finance | Finance | department | u-t-group",
        "u-t-purchasing | Purchasing | department | u-t-group",
        "u-t-it | Information Technology | department | u-t-group",
        "u-t-west | Region West | province | u-t-group",
        "u-t-coast | Region Coast | province | u-t-group",
        "u-t-moor | Moor depot | site | u-t-west",
        "u-t-gate | Tarn Gate depot | site | u-t-west",
        "u-t-quay | Quay depot | site | u-t-coast",
        "u-t-skerry | Skerry signal box | site | u-t-coast",
    ):
        ident, name, level, whole = line.split(" | ")
        to.add("OrgUnit", id=ident, name=name, level=level)
        to.add("PART_OF", from_id=ident, to_id=whole)


def people(to: Sheets) -> None:
    to.table(
        "Employee", "id name title role rank weekly_meetings",
        "e-t-helena | Helena Voss | Senior Vice President | executive_sponsor | vice_president | 1",
        "e-t-marcus | Marcus Lindgren | Account Director, Tarnholm | account_manager | director | 5",
        "e-t-yara | Yara Haddad | Solution Manager, Train Radio | solution_manager | senior_manager | 4",
        "e-t-sunniva | Sunniva Dale | Service Engineer | service_engineer | manager | 3",
    )  # fmt: skip
    to.people(
        "c-t-holm | Astrid Holmgren | Chief Executive Officer | chief_executive | yes | u-t-board |",
        "c-t-falk | Ruben Falk | Chief Technical Officer | vice_president | yes | u-t-signals | c-t-holm",
        "c-t-amari | Leda Amari | Chief Financial Officer | vice_president | yes | u-t-finance | c-t-holm",
        "c-t-stroud | Piers Stroud | Chief Operating Officer | vice_president | | u-t-operations | c-t-holm",
        "c-t-lang | Ingrid Lang | Executive Assistant | staff | | u-t-board | c-t-holm",
        "c-t-nwosu | Chidi Nwosu | Head of Signals and Telecom | director | yes | u-t-signals | c-t-falk",
        "c-t-berg | Tove Bergman | Train Radio Engineer | manager | | u-t-signals | c-t-nwosu",
        "c-t-ito | Kenji Itoh | Interlocking Engineer | manager | | u-t-signals | c-t-nwosu",
        "c-t-roy | Anjali Royce | Spectrum Planner | manager | | u-t-signals | c-t-nwosu",
        "c-t-marsh | Dale Marsh | Telecom Technician | staff | | u-t-signals | c-t-berg",
        "c-t-vidal | Oriol Vidal | Head of Purchasing | director | | u-t-purchasing | c-t-amari",
        "c-t-kerr | Fiona Kerrigan | Buyer | staff | | u-t-purchasing | c-t-vidal",
        "c-t-zoll | Matthias Zoller | Contract Manager | manager | | u-t-purchasing | c-t-vidal",
        "c-t-penn | Harriet Pennock | Head of Capital Budget | senior_manager | | u-t-finance | c-t-amari",
        "c-t-ruiz | Pilar Ruizdael | Accountant | staff | | u-t-finance | c-t-penn",
        "c-t-odell | Grant Odelle | Head of Timetable | director | | u-t-operations | c-t-stroud",
        "c-t-sato | Mio Satomi | Control Room Manager | manager | | u-t-operations | c-t-odell",
        "c-t-bakke | Nils Bakkem | Train Controller | staff | | u-t-operations | c-t-sato",
        "c-t-eze | Ada Ezenwa | Train Controller | staff | | u-t-operations | c-t-sato",
        "c-t-munro | Isla Munroe | Head of Information Technology | director | | u-t-it | c-t-stroud",
        "c-t-dietz | Karl Dietzel | System Administrator | staff | | u-t-it | c-t-munro",
        "c-t-west | Gwen Westall | Director Region West | director | | u-t-west | c-t-stroud",
        "c-t-coast | Emil Kustaa | Director Region Coast | director | | u-t-coast | c-t-stroud",
        "c-t-hay | Rory Hayward | Depot Manager Moor | manager | | u-t-moor | c-t-west",
        "c-t-ozan | Deniz Ozanli | Fitter | staff | | u-t-moor | c-t-hay",
        "c-t-lunn | Beth Lunney | Fitter | staff | | u-t-moor | c-t-hay",
        "c-t-vik | Jonas Vikander | Workshop Foreman | manager | | u-t-gate | c-t-west",
        "c-t-abel | Sara Abelson | Fitter | staff | | u-t-gate | c-t-vik",
        "c-t-croft | Neil Crofton | Depot Manager Quay | manager | | u-t-quay | c-t-coast",
        "c-t-yilma | Hana Yilma | Driver Instructor | staff | | u-t-quay | c-t-croft",
        "c-t-frey | Lukas Freyer | Driver | staff | | u-t-quay | c-t-croft",
        "c-t-gill | Morag Gillan | Signal Box Keeper | staff | | u-t-skerry | c-t-coast",
        "c-t-pike | Evan Pikeman | Signal Box Keeper | staff | | u-t-skerry | c-t-gill",
        "c-t-stone | Willa Stoneham | Track Inspector | staff | | u-t-coast | c-t-coast",
    )


def deal(to: Sheets) -> None:
    to.add("Opportunity", id=DEAL, name="Train radio renewal", name_zh="列车无线更新", stage="negotiation", amount=86_000_000, product_line="Train radio",
           opened_on="2025-06-16", bid_on="2027-02-12", decision_on="2027-04-30", note="The agreement names it; the boards want it.")  # fmt: skip
    to.add("CONCERNS", from_id=DEAL, to_id=ACCOUNT)
    to.add("CONCERNS", from_id=DEAL, to_id="u-t-signals")
    for who, role, weight, veto in (("c-t-holm", "approver", 3, "yes"), ("c-t-falk", "economic_buyer", 2, "no"), ("c-t-nwosu", "technical_evaluator", 2, "no"),
                                    ("c-t-amari", "economic_buyer", 1, "no"), ("c-t-vidal", "procurement", 1, "no")):  # fmt: skip
        to.judge("DECIDES", who, DEAL, "2026-09-10", "confirmed", role=role, weight=weight, veto=veto)
    to.judge("COMPETES_FOR", RIVAL, DEAL, "2026-05-06", strategy="Reference trains at another railway")
    # Nobody who decides supports us; of two, nobody knows where they stand.
    to.judge("SUPPORTS", "c-t-holm", US, "2026-09-11", "confirmed", support="neutral")
    to.judge("SUPPORTS", "c-t-falk", US, "2026-10-20", "confirmed", support="sceptic", target_support="neutral")
    to.judge("SUPPORTS", "c-t-nwosu", US, "2026-07-02", support="neutral")
    to.judge("SUPPORTS", "c-t-vik", US, "2026-11-05", "confirmed", support="champion")
    for who, whom, strength in (("c-t-amari", "c-t-holm", "strong"), ("c-t-stroud", "c-t-holm", "strong"), ("c-t-falk", "c-t-holm", "moderate"),
                                ("c-t-nwosu", "c-t-falk", "strong"), ("c-t-berg", "c-t-nwosu", "moderate"), ("c-t-penn", "c-t-amari", "moderate"),
                                ("c-t-zoll", "c-t-vidal", "moderate"), ("c-t-odell", "c-t-stroud", "moderate")):  # fmt: skip
        to.judge("INFLUENCES", who, whom, "2026-09-10", "observed", strength=strength)


def account(to: Sheets) -> None:
    to.judge("KNOWS", "e-t-helena", "c-t-holm", "2026-09-11", "confirmed", intimacy="acquainted", responsible="yes", target_intimacy="working_contact")
    to.judge("KNOWS", "e-t-marcus", "c-t-falk", "2026-10-20", "confirmed", intimacy="working_contact", responsible="yes", target_intimacy="trusted")
    to.judge("KNOWS", "e-t-yara", "c-t-nwosu", "2026-07-02", intimacy="acquainted", responsible="yes")
    to.judge("KNOWS", "e-t-sunniva", "c-t-vik", "2026-11-05", "confirmed", intimacy="trusted", responsible="yes")
    to.met(
        "t-i-01 | workshop | 2025-12-03 | Requirements of the train radio | good | 2025-12-04 | 2025-12-04 | u-t-signals | c-t-nwosu c-t-falk e-t-yara e-t-marcus",
        "t-i-02 | meeting | 2026-02-11 | Prepare the alignment meeting | good | 2026-02-13 | 2026-02-12 | org-tarnholm | c-t-falk e-t-marcus",
        "t-i-03 | meeting | 2026-05-06 | Terms of the train radio | fair | 2026-05-13 | | o-t-radio | c-t-falk e-t-marcus",
        "t-i-04 | visit | 2026-07-02 | Radio gaps on the coast line | good | 2026-07-03 | 2026-07-06 | o-t-radio | c-t-nwosu e-t-yara",
        "t-i-05 | meal | 2026-09-11 | Dinner after the alignment meeting | very_good | 2026-09-14 | | org-tarnholm | c-t-holm e-t-helena",
        "t-i-06 | visit | 2026-09-29 | Spare radios for the workshop | very_good | 2026-09-30 | | u-t-gate | c-t-vik e-t-sunniva",
        "t-i-07 | meeting | 2026-10-20 | Why the price is not the question | fair | 2026-10-21 | 2026-10-21 | o-t-radio | c-t-falk e-t-marcus",
        "t-i-08 | visit | 2026-11-05 | Radios that fail in the rain | excellent | 2026-11-06 | 2026-11-06 | u-t-gate | c-t-vik e-t-sunniva",
    )


def vault(to: Sheets) -> None:
    to.table(
        "Instrument", "id kind name held_on until exclusive outcome minutes_on",
        "t-agreement | cooperation_agreement | Partnership for the connected train | 2025-02-03 | 2028-02-02 | yes | Train radio named as joint project | 2025-02-04",
        "t-centre | joint_innovation | Joint laboratory for rail radio | 2024-10-07 | | no | | 2024-10-08",
        "t-align-1 | alignment_meeting | Strategy alignment, spring | 2026-02-12 | | | Ten-year plan of the radio network | 2026-02-16",
        "t-align-2 | alignment_meeting | Strategy alignment, autumn | 2026-09-10 | | | Migration from 2028 on | 2026-09-11",
        "t-visit-1 | executive_visit | Tarnholm board at Northlight | 2026-03-18 | | | Saw the radio laboratory | 2026-03-19",
        "t-visit-2 | executive_visit | Northlight board at Tarnholm | 2026-06-23 | | | Walk along the coast line | ",
    )  # fmt: skip
    came = {
        "t-agreement": "c-t-holm e-t-helena", "t-centre": "c-t-nwosu e-t-yara",
        "t-align-1": "c-t-holm c-t-falk c-t-nwosu e-t-helena e-t-marcus", "t-align-2": "c-t-holm c-t-falk c-t-amari c-t-nwosu e-t-helena e-t-marcus",
        "t-visit-1": "c-t-holm c-t-amari c-t-nwosu e-t-helena", "t-visit-2": "c-t-falk c-t-vidal e-t-helena e-t-marcus",
    }  # fmt: skip
    for ident, who in came.items():
        to.add("CONCERNS", from_id=ident, to_id=ACCOUNT)
        for one in who.split():
            to.add("ATTENDED", from_id=one, to_id=ident)
    to.add("CONCERNS", from_id="t-agreement", to_id=DEAL)
    to.table(
        "Initiative", "id name theme year fit value",
        "t-n-1 | Connected train: plan | Connected train | 2026 | aligned | 40000000",
        "t-n-2 | Connected train: coast line | Connected train | 2027 | aligned | 210000000",
        "t-n-3 | Connected train: all lines | Connected train | 2028 | converging | 300000000",
        "t-n-4 | Stations without cash | Stations | 2027 | open | 25000000",
        "t-n-5 | Longer platforms | Stations | 2029 | open | 90000000",
    )  # fmt: skip
    to.table(
        "Asset", "id name vendor product_line quantity value installed_on",
        "t-as-1 | Train radios, first generation | org-northlight | Train radio | 640 | 31000000 | 2012-05-09",
        "t-as-2 | Train radios, coast line | org-orion | Train radio | 210 | 12000000 | 2016-03-03",
        "t-as-3 | Backbone transport | org-northlight | Transport | 38 | 9000000 | 2019-09-18",
    )  # fmt: skip
    to.table(
        "KpiYear", "id year sales profit cash_flow headcount",
        "t-k-2024 | 2024 | 41000000 | 3900000 | 3100000 | 21",
        "t-k-2025 | 2025 | 44000000 | 4300000 | 2700000 | 21",
    )  # fmt: skip
    for ident in (*(f"t-n-{at}" for at in range(1, 6)), *(f"t-as-{at}" for at in range(1, 4)), "t-k-2024", "t-k-2025"):
        to.add("CONCERNS", from_id=ident, to_id=ACCOUNT)
    to.add("Action", id="t-a-1", name="Show Ruben Falk the migration at another railway", owner="e-t-marcus", status="planned", due_on="2026-12-09",
           from_support="sceptic", to_support="neutral")  # fmt: skip
    to.add("CONCERNS", from_id="t-a-1", to_id="c-t-falk")
    to.add("CONCERNS", from_id="t-a-1", to_id=DEAL)


def main() -> None:
    sheets = Sheets("Marcus Lindgren")
    for part in (organizations, people, deal, account, vault):
        part(sheets)
    sheets.write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)


if __name__ == "__main__":
    main()
