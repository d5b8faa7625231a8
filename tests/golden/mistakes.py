"""Typical mistakes at the command line, and files that hold them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

MISTAKES: Sequence[tuple[str, ...]] = (
    ("nonsense",),
    ("weakspot",),
    ("weakspots", "--store", "nowhere.db"),
    ("status", "--store", "mysql://x"),
    ("status", "--store", "neo4j://user:secret@localhost"),
    ("status", "--store", "bolt://127.0.0.1:1"),
    ("status", "--store", "no-store.db"),
    ("import", "nowhere.xlsx"),
    ("import", "notes.docx"),
    ("weakspots", "--account", "nobody"),
    ("weakspots", "--opportunity", "nothing"),
    ("weakspots", "--as-of", "31.12.2026"),
    ("weakspots", "--as-of", "2026-02-30"),
    ("weakspots", "--as-of", "1950-01-01"),
    ("weakspots", "--every"),
    ("explain", "Lin Yeu"),
    ("explain", "Lin"),
    ("explain",),
    ("explain", "Nobody Here"),
    ("whatif",),
    ("whatif", "--leaves", "Lin Yeu"),
    ("whatif", "--flips", "He Jinbao"),
    ("whatif", "--flips", "He Jinbao=+7"),
    ("whatif", "--adds", "Han Mei->Gu Changhai"),
    ("whatif", "--adds", "Han Mei->Gu Changhai:warm"),
    ("whatif", "--cuts", "Han Mei->Gu Changhai"),
    ("whatif", "--file", "nowhere.toml"),
    ("whatif", "--file", "nonsense.toml"),
    ("whatif", "--file", "empty.toml"),
    ("whatif", "--file", "misspelt.toml"),
    ("whatif", "--file", "twice.toml"),
    ("trend",),
    ("trend", "--since", "2026-11-20", "--as-of", "2026-11-20"),
    ("scorecard", "--rules", "nowhere.toml"),
    ("scorecard", "--rules", "nonsense.toml"),
    ("scorecard", "--rules", "bad-rules.toml"),
    ("scorecard", "--rules", "bad-values.toml"),
    ("scorecard", "--layer", "L9"),
    ("due", "--days", "-3"),
    ("due", "--for", "Nobody Here"),
    ("template", "accounts.docx"),
    ("template", "template.xlsx"),
    ("export", "all.csv"),
    ("export", "nowhere/all.xlsx"),
    ("export", "book", "--format", "xlsx"),
    ("report", "report.docx"),
    ("report", "--only", "moon"),
    ("report", "part.md", "--redact", "everything"),
    ("view", "page.gif"),
    ("ask", "nonsense"),
    ("ask", "who_knows"),
    ("ask", "who_knows", "contact"),
    ("ask", "who_knows", "who=x"),
    ("ask", "who_knows", "contact=c-nobody"),
    ("log", "visit", "Lin Yeu", "Chen Bo"),
    ("log", "stance", "He Jinbao"),
)

DATED = {"due", "explain", "report", "scorecard", "view", "weakspots", "whatif"}
"""Commands that take a day."""

FILES: Mapping[str, str] = {
    "notes.docx": "nothing",
    "no-store.db": "this is no store" * 1000,
    "nonsense.toml": "nonsense",
    "empty.toml": "[other]\n",
    "misspelt.toml": '[[scenario]]\nleavs = ["x"]\n',
    "twice.toml": '[[scenario]]\nname = "a"\n[[scenario]]\nname = "a"\n',
    "bad-rules.toml": "[general]\nmeetings_a_weak = 4\n",
    "bad-values.toml": '[layers]\nL1 = "much"\nL2 = -1\n[weights]\nprofit = -2\n[actions]\nstrategy_years = "five"\n',
    "plans.toml": """
[[scenario]]
name = "Lin Yue leaves"
leaves = ["Lin Yue"]

[[scenario]]
name = "He Jinbao turns"
flips = ["He Jinbao=+1"]
adds = ["Han Mei->Gu Changhai:trusted"]
cuts = ["Lin Yue->Gu Changhai"]
""",
}
"""Files that the commands name."""

BROKEN: Mapping[str, str] = {
    "Organization.csv": "id,name,kind,tier,currency\ncust,Example Telecom,customer,S,EUR\nrival,Rival,enemy,Q,euros\n"
    "us,Northlight,own,,\n",
    "OrgUnit.csv": "id,name,level\nu1,Network,department\nu2,Lab,galaxy\n",
    "Contact.csv": "id,name,rank,key,cadence_days,email,valid_to\n"
    "c1,Li Na,emperor,maybe,-5,nowhere,2026-13-01\n"
    "c2,,vice_president,yes,often,a@example.com,31.12.2026\n"
    "c3,Wang Wei,directr,,,,\n"
    "c3,Wang Wei,director,,,,\n"
    ",Nobody,director,,,,\n"
    "c 5,Spaced,director,,1.5,,\n",
    "Employee.csv": "id,name,role\ne1,Eve,account_manger\n",
    "Opportunity.csv": "id,name,stage,amount,decision_on\no1,Core,leed,a lot,soon\no2,Radio,lead,-4,2026/12/40\n",
    "WORKS_IN.csv": "from_id,to_id\nc1,cust\nc9,cust\nc3,nowhere\n",
    "PART_OF.csv": "from_id,to_id\nu1,u2\nu2,u1\n",
    "REPORTS_TO.csv": "from_id,to_id\nc3,c3\n",
    "KNOWS.csv": "from_id,to_id,intimacy,observed_on,confidence\ne1,c3,9,2026-11-01,sure\nc3,e1,trusted,,\n",
    "DECIDES.csv": "from_id,to_id,role,weight,veto\nc3,o1,king,many,perhaps\nc3,o2,approver,-1,\n",
    "SUPPORTS.csv": "from_id,to_id,support\nc3,us,+9\n",
    "Asset.csv": "id,name,colour\na1,Router,red\n",
    "LIKES.csv": "from_id,to_id\nc1,c3\n",
}
"""A folder with broken cells of many kinds."""

UNREADABLE: Mapping[str, bytes] = {
    "Contact.csv": "id,name\nc1,林越\n".encode("gb18030"),
    "Employee.csv": b"",
    "Opportunity.csv": b"name,stage\nCore,lead\n",
    "Unknown.csv": b"id,name\nx,y\n",
    "book.xlsx": b"this is no workbook",
}
"""Files that cannot be read as what they seem to be."""
