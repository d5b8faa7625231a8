"""Write the Brackwater example, one friend at the top: `python examples/make_brackwater.py` fills `examples/brackwater/`.

All that ties the two companies together is that two people like each other. Everything here is invented. What must be
found in it, and what must not, is written down in `ANSWERS.md`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from small import Sheets

FOLDER = Path(__file__).resolve().parent / "brackwater"
ACCOUNT, US, RIVAL, DEAL = "org-brackwater", "org-northlight", "org-orion", "o-b-meters"


def organizations(to: Sheets) -> None:
    to.table(
        "Organization", "id name name_zh kind tier industry currency",
        "org-brackwater | Brackwater Energy | 布拉克沃特能源 | customer | A | Electricity supplier | EUR",
        "org-northlight | Northlight | 北光科技 | own | | Network equipment and software |",
        "org-orion | Orion Networks | 猎户网络 | competitor | | Network equipment and software |",
    )  # fmt: skip
    for line in (
        "u-b-group | Brackwater headquarters | group | org-brackwater",
        "u-b-board | Office of the Chief Executive | department | u-b-group",
        "u-b-grid | Grid | department | u-b-group",
        "u-b-finance | Finance | department | u-b-group",
        "u-b-purchasing | Purchasing | department | u-b-group",
        "u-b-customers | Customer Service | department | u-b-group",
        "u-b-lowland | Region Lowland | province | u-b-group",
        "u-b-harbour | Harbour works | site | u-b-lowland",
        "u-b-dyke | Dyke substation | site | u-b-lowland",
    ):
        ident, name, level, whole = line.split(" | ")
        to.add("OrgUnit", id=ident, name=name, level=level)
        to.add("PART_OF", from_id=ident, to_id=whole)


def people(to: Sheets) -> None:
    to.table(
        "Employee", "id name title role rank weekly_meetings",
        "e-b-edith | Edith Vance | Managing Director, Utilities | executive_sponsor | vice_president | 2",
        "e-b-tariq | Tariq Oyelaran | Account Manager | account_manager | senior_manager | 5",
        "e-b-lotte | Lotte Brink | Solution Manager, Metering | solution_manager | manager | 4",
    )  # fmt: skip
    to.people(
        "c-b-aalto | Konrad Aaltonen | Chief Executive Officer | chief_executive | yes | u-b-board |",
        "c-b-moss | Celia Mossman | Executive Assistant | staff | | u-b-board | c-b-aalto",
        "c-b-quist | Arvid Quistgard | Chief Financial Officer | vice_president | yes | u-b-finance | c-b-aalto",
        "c-b-demir | Selin Demirel | Director Grid | vice_president | yes | u-b-grid | c-b-aalto",
        "c-b-hale | Victor Halewood | Deputy Director Grid | director | | u-b-grid | c-b-demir",
        "c-b-rosen | Mira Rosenau | Metering Engineer | manager | | u-b-grid | c-b-hale",
        "c-b-tran | Bao Trang | Protection Engineer | manager | | u-b-grid | c-b-hale",
        "c-b-keane | Orla Keaney | Dispatcher | staff | | u-b-grid | c-b-hale",
        "c-b-lind | Stig Lindahl | Dispatcher | staff | | u-b-grid | c-b-hale",
        "c-b-boyd | Alec Boydell | Head of Purchasing | director | | u-b-purchasing | c-b-quist",
        "c-b-faro | Ines Farola | Buyer | staff | | u-b-purchasing | c-b-boyd",
        "c-b-unger | Dora Ungern | Controller | senior_manager | | u-b-finance | c-b-quist",
        "c-b-pell | Simon Pellow | Accountant | staff | | u-b-finance | c-b-unger",
        "c-b-adeyo | Kemi Adeyo | Head of Customer Service | director | | u-b-customers | c-b-aalto",
        "c-b-sand | Rolf Sandvik | Complaints Clerk | staff | | u-b-customers | c-b-adeyo",
        "c-b-joyce | Nuala Joycey | Billing Clerk | staff | | u-b-customers | c-b-adeyo",
        "c-b-vega | Tomas Vegas | Call Centre Manager | manager | | u-b-customers | c-b-adeyo",
        "c-b-haug | Lene Haugen | Director Region Lowland | director | | u-b-lowland | c-b-aalto",
        "c-b-ziegler | Paul Zieglar | Regional Planner | manager | | u-b-lowland | c-b-haug",
        "c-b-noor | Samira Noori | Works Manager Harbour | manager | | u-b-harbour | c-b-haug",
        "c-b-oates | Jim Oatley | Fitter | staff | | u-b-harbour | c-b-noor",
        "c-b-wren | Pia Wrenn | Fitter | staff | | u-b-harbour | c-b-noor",
        "c-b-imre | Imre Balazsi | Crane Electrician | staff | | u-b-harbour | c-b-noor",
        "c-b-dunn | Craig Dunning | Substation Keeper | manager | | u-b-dyke | c-b-haug",
        "c-b-akin | Femi Akindele | Substation Technician | staff | | u-b-dyke | c-b-dunn",
        "c-b-petri | Olga Petrovna | Substation Technician | staff | | u-b-dyke | c-b-dunn",
    )


def deal(to: Sheets) -> None:
    to.add("Opportunity", id=DEAL, name="Smart meters", name_zh="智能电表", stage="proposal", amount=34_000_000, product_line="Metering",
           opened_on="2026-02-02", bid_on="2027-01-22", decision_on="2027-03-26", note="Konrad Aaltonen told Edith Vance of it at sea.")  # fmt: skip
    to.add("CONCERNS", from_id=DEAL, to_id=ACCOUNT)
    to.add("CONCERNS", from_id=DEAL, to_id="u-b-grid")
    for who, role, weight, veto in (("c-b-aalto", "approver", 3, "yes"), ("c-b-quist", "economic_buyer", 2, "no"),
                                    ("c-b-demir", "technical_evaluator", 2, "no"), ("c-b-boyd", "procurement", 1, "no")):  # fmt: skip
        to.judge("DECIDES", who, DEAL, "2026-08-21", "confirmed", role=role, weight=weight, veto=veto)
    to.judge("COMPETES_FOR", RIVAL, DEAL, "2026-06-12", strategy="Pilot with the grid department")
    to.judge("SUPPORTS", "c-b-aalto", US, "2026-11-07", "confirmed", support="champion")
    to.judge("SUPPORTS", "c-b-aalto", DEAL, "2026-11-07", "confirmed", support="champion")
    to.judge("SUPPORTS", "c-b-noor", US, "2026-10-15", support="supporter")
    to.judge("SUPPORTS", "c-b-hale", RIVAL, "2026-06-12", "hearsay", support="supporter", opportunity=DEAL)
    for who, whom, strength in (("c-b-aalto", "c-b-quist", "strong"), ("c-b-aalto", "c-b-demir", "strong"), ("c-b-aalto", "c-b-haug", "moderate"),
                                ("c-b-hale", "c-b-demir", "strong"), ("c-b-rosen", "c-b-hale", "moderate"), ("c-b-unger", "c-b-quist", "moderate"),
                                ("c-b-quist", "c-b-boyd", "strong"), ("c-b-noor", "c-b-haug", "weak")):  # fmt: skip
        to.judge("INFLUENCES", who, whom, "2026-08-21", "observed", "Dinner", strength=strength)


def friendship(to: Sheets) -> None:
    to.judge("KNOWS", "e-b-edith", "c-b-aalto", "2026-11-07", "confirmed", "Dinner", intimacy="personal_bond", responsible="yes")
    to.judge("KNOWS", "e-b-tariq", "c-b-adeyo", "2026-03-12", intimacy="acquainted", responsible="yes")
    to.judge("KNOWS", "e-b-tariq", "c-b-noor", "2026-10-15", "confirmed", intimacy="working_contact", responsible="yes")
    # An old school friend, but an accountant: close, and no key person.
    to.judge("KNOWS", "e-b-tariq", "c-b-pell", "2026-04-17", "confirmed", "Dinner", intimacy="personal_bond")
    to.met(
        "b-i-01 | meal | 2025-12-13 | Sailing club dinner | excellent | | | org-brackwater | c-b-aalto e-b-edith",
        "b-i-02 | event | 2026-02-01 | Winter regatta | excellent | | | org-brackwater | c-b-aalto e-b-edith",
        "b-i-03 | call | 2026-02-20 | What Brackwater buys next | good | | | o-b-meters | c-b-aalto e-b-edith",
        "b-i-04 | visit | 2026-03-12 | Complaints about bills | fair | 2026-03-20 | | u-b-customers | c-b-adeyo e-b-tariq e-b-lotte",
        "b-i-05 | meal | 2026-04-17 | School friends | | | | org-brackwater | c-b-pell e-b-tariq",
        "b-i-06 | meal | 2026-05-08 | Lunch by the water | very_good | | | org-brackwater | c-b-aalto e-b-edith",
        "b-i-07 | event | 2026-06-20 | Midsummer race | excellent | | | org-brackwater | c-b-aalto e-b-edith",
        "b-i-08 | meal | 2026-08-21 | Who decides on the meters | excellent | 2026-08-24 | | o-b-meters | c-b-aalto e-b-edith",
        "b-i-09 | meal | 2026-09-18 | Birthday | excellent | | | org-brackwater | c-b-aalto e-b-edith",
        "b-i-10 | visit | 2026-10-15 | Meters for the harbour cranes | good | 2026-10-16 | 2026-10-19 | u-b-harbour | c-b-noor e-b-tariq",
        "b-i-11 | meal | 2026-11-07 | The bid in January | very_good | | | o-b-meters | c-b-aalto e-b-edith",
    )
    for line in (
        "b-f-1 | complaint | Every tenth bill is wrong since the update | 2026-03-12 | 2026-03-20 | | 4 | c-b-adeyo | u-b-customers",
        "b-f-2 | need | Meters that stand salt water | 2026-10-15 | 2026-10-16 | | 2 | c-b-noor | u-b-harbour",
        "b-f-3 | praise | Always a pleasure | 2026-09-18 | | | 1 | c-b-aalto | org-brackwater",
        "b-f-4 | competitor | Orion lends meters to the grid department | 2026-11-07 | 2026-11-09 | | 4 | c-b-aalto | u-b-grid",
    ):
        ident, kind, text, raised, filed, closed, severity, who, about = (cell.strip() for cell in line.split("|"))
        to.add("Feedback", id=ident, kind=kind, text=text, raised_on=raised, filed_on=filed, closed_on=closed, severity=severity)
        to.add("RAISED", from_id=who, to_id=ident)
        to.add("CONCERNS", from_id=ident, to_id=about)


def company(to: Sheets) -> None:
    # What there was before, and ended: instruments are kept, and none is in force.
    to.table(
        "Instrument", "id kind name held_on until exclusive outcome minutes_on",
        "b-agreement | cooperation_agreement | Framework agreement 2021-2024 | 2021-07-01 | 2024-06-30 | no | Metering pilot | 2021-07-05",
        "b-visit | executive_visit | Brackwater board at Northlight | 2024-10-03 | | | Saw the meter factory | 2024-10-04",
    )  # fmt: skip
    for ident, who in (("b-agreement", "c-b-aalto e-b-edith"), ("b-visit", "c-b-aalto c-b-demir e-b-edith")):
        to.add("CONCERNS", from_id=ident, to_id=ACCOUNT)
        for one in who.split():
            to.add("ATTENDED", from_id=one, to_id=ident)
    to.table(
        "Initiative", "id name theme year fit value",
        "b-n-1 | Smart meters: half of the homes | Smart meters | 2027 | aligned | 60000000",
        "b-n-2 | Smart meters: all homes | Smart meters | 2028 | converging | 70000000",
        "b-n-3 | Wind at the dyke | Wind | 2028 | open | 40000000",
    )  # fmt: skip
    to.table(
        "Asset", "id name vendor product_line quantity value installed_on",
        "b-as-1 | Meters, pilot | org-northlight | Metering | 9000 | 1100000 | 2022-04-14",
        "b-as-2 | Meters, second pilot | org-orion | Metering | 14000 | 1600000 | 2025-09-10",
        "b-as-3 | Control centre | org-orion | Grid control | 1 | 7000000 | 2018-11-28",
    )  # fmt: skip
    to.table(
        "KpiYear", "id year sales profit cash_flow headcount",
        "b-k-2024 | 2024 | 36000000 | 4100000 | 3800000 | 12",
        "b-k-2025 | 2025 | 38000000 | 3900000 | 3300000 | 12",
    )  # fmt: skip
    for ident in ("b-n-1", "b-n-2", "b-n-3", "b-as-1", "b-as-2", "b-as-3", "b-k-2024", "b-k-2025"):
        to.add("CONCERNS", from_id=ident, to_id=ACCOUNT)


def main() -> None:
    sheets = Sheets("Tariq Oyelaran")
    for part in (organizations, people, deal, friendship, company):
        part(sheets)
    sheets.write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)


if __name__ == "__main__":
    main()
