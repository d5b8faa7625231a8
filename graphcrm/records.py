"""Records: what a store holds and a snapshot sees, one type a node label or relationship type.

Generated from `graphcrm.schema` by `just generate`; change the vocabulary, not this file.
``None`` is unknown. Dates are days, scales are their numbers, choices are their codes.
"""
from __future__ import annotations
from datetime import date
from typing import NamedTuple


class Organization(NamedTuple):
    """A company or authority: a customer, ourselves, a partner, a competitor."""

    id: str
    name: str
    name_zh: str | None
    kind: str
    tier: str | None
    industry: str | None
    currency: str | None
    note: str | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class OrgUnit(NamedTuple):
    """A part of an organization: a province, a city, a site, a department."""

    id: str
    name: str
    name_zh: str | None
    level: str
    representative: str | None
    note: str | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Contact(NamedTuple):
    """One of their people, or a place that must be filled by somebody not yet identified."""

    id: str
    name: str
    name_zh: str | None
    title: str | None
    title_zh: str | None
    rank: int | None
    key: bool | None
    placeholder: bool | None
    sets_requirements: bool | None
    cadence_days: int | None
    political_status: str | None
    orientation: str | None
    adaptability: str | None
    personal_win: str | None
    email: str | None
    phone: str | None
    note: str | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Employee(NamedTuple):
    """One of our people."""

    id: str
    name: str
    name_zh: str | None
    title: str | None
    role: str | None
    rank: int | None
    weekly_meetings: int | None
    email: str | None
    note: str | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Opportunity(NamedTuple):
    """A project or a lead that they will decide on."""

    id: str
    name: str
    name_zh: str | None
    stage: str
    amount: float | None
    product_line: str | None
    found_by: str | None
    opened_on: date | None
    bid_on: date | None
    decision_on: date | None
    closed_on: date | None
    procured: str | None
    needed_on: date | None
    our_score: float | None
    rival_score: float | None
    our_price: float | None
    rival_price: float | None
    note: str | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Interaction(NamedTuple):
    """A visit, meeting, call or the like between their people and ours."""

    id: str
    kind: str
    held_on: date
    purpose: str | None
    quality: int | None
    serves: str | None
    filed_on: date | None
    minutes_on: date | None
    committed: str | None
    committed_until: date | None
    kept: bool | None
    note: str | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Instrument(NamedTuple):
    """A tie from organization to organization: a meeting series, visit, agreement or joint centre."""

    id: str
    kind: str
    name: str | None
    held_on: date
    until: date | None
    exclusive: bool | None
    outcome: str | None
    minutes_on: date | None
    note: str | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Feedback(NamedTuple):
    """What a customer's people said that calls for an answer, or for thanks."""

    id: str
    kind: str
    text: str | None
    raised_on: date
    filed_on: date | None
    closed_on: date | None
    severity: int | None
    owner: str | None
    closed_by: str | None
    confirmed: bool | None
    note: str | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Survey(NamedTuple):
    """A round of asking how satisfied they are."""

    id: str
    name: str
    held_on: date
    invited: int | None
    method: str | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Asset(NamedTuple):
    """Installed equipment of any vendor."""

    id: str
    name: str
    vendor: str | None
    product_line: str | None
    quantity: int | None
    value: float | None
    installed_on: date | None
    state: str | None
    ends_on: date | None
    replaced_in: str | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Initiative(NamedTuple):
    """A theme of their strategy, with a year, and how it fits ours."""

    id: str
    name: str
    theme: str | None
    year: int
    fit: int | None
    value: float | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Action(NamedTuple):
    """A planned step: to win a contact over, to close a gap."""

    id: str
    name: str
    owner: str | None
    status: str
    due_on: date | None
    done_on: date | None
    from_support: int | None
    to_support: int | None
    note: str | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class KpiYear(NamedTuple):
    """A year of figures with this customer."""

    id: str
    year: int
    sales: float | None
    profit: float | None
    cash_flow: float | None
    headcount: float | None
    account_cost: float | None
    their_revenue: float | None
    their_profit: float | None
    their_investment: float | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Objective(NamedTuple):
    """What we mean to reach at this customer in a year."""

    id: str
    name: str
    year: int
    owner: str | None
    measure: str | None
    baseline: float | None
    target: float | None
    actual: float | None
    accepted_by: str | None
    accepted_on: date | None
    note: str | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class WorksIn(NamedTuple):
    """Contact or Employee works in OrgUnit or Organization."""

    from_id: str
    to_id: str
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class PartOf(NamedTuple):
    """OrgUnit or Organization is part of OrgUnit or Organization."""

    from_id: str
    to_id: str
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class ReportsTo(NamedTuple):
    """Contact or Employee reports to Contact or Employee."""

    from_id: str
    to_id: str
    kind: str | None
    source: str | None
    observed_on: date | None
    recorded_by: str | None
    confidence: float | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Influences(NamedTuple):
    """Contact influences Contact."""

    from_id: str
    to_id: str
    strength: float
    topic: str | None
    source: str | None
    observed_on: date | None
    recorded_by: str | None
    confidence: float | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class ConflictsWith(NamedTuple):
    """Contact is at odds with Contact."""

    from_id: str
    to_id: str
    topic: str | None
    source: str | None
    observed_on: date | None
    recorded_by: str | None
    confidence: float | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Knows(NamedTuple):
    """Employee knows Contact."""

    from_id: str
    to_id: str
    intimacy: int | None
    responsible: bool | None
    target_intimacy: int | None
    level: int | None
    target_level: int | None
    source: str | None
    observed_on: date | None
    recorded_by: str | None
    confidence: float | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Supports(NamedTuple):
    """Contact or Organization supports Organization or Opportunity."""

    from_id: str
    to_id: str
    support: int
    opportunity: str | None
    target_support: int | None
    source: str | None
    observed_on: date | None
    recorded_by: str | None
    confidence: float | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Decides(NamedTuple):
    """Contact decides on Opportunity."""

    from_id: str
    to_id: str
    role: str
    weight: float | None
    veto: bool | None
    response_mode: str | None
    win: str | None
    source: str | None
    observed_on: date | None
    recorded_by: str | None
    confidence: float | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Concerns(NamedTuple):
    """Opportunity or Asset or Survey or Interaction or Feedback or Instrument or Action or Initiative or KpiYear or Objective concerns Organization or OrgUnit or Opportunity or Contact or Asset."""

    from_id: str
    to_id: str
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Attended(NamedTuple):
    """Contact or Employee attended Interaction or Instrument."""

    from_id: str
    to_id: str
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Raised(NamedTuple):
    """Contact or Employee raised Feedback."""

    from_id: str
    to_id: str
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Rated(NamedTuple):
    """Contact answered Survey."""

    from_id: str
    to_id: str
    topic: str | None
    score: int
    comment: str | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class Serves(NamedTuple):
    """Interaction or Action or Instrument serves Objective."""

    from_id: str
    to_id: str
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


class CompetesFor(NamedTuple):
    """Organization competes for Opportunity."""

    from_id: str
    to_id: str
    strategy: str | None
    source: str | None
    observed_on: date | None
    recorded_by: str | None
    confidence: float | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: str
    import_id: str
    sheet: str
    row: int
    hash: str


Node = (
    Organization | OrgUnit | Contact | Employee | Opportunity | Interaction | Instrument | Feedback | Survey | Asset | Initiative | Action | KpiYear | Objective
)
Tie = WorksIn | PartOf | ReportsTo | Influences | ConflictsWith | Knows | Supports | Decides | Concerns | Attended | Raised | Rated | Serves | CompetesFor
Record = Node | Tie

RECORD_TYPES: dict[str, type[Record]] = {
    "Organization": Organization,
    "OrgUnit": OrgUnit,
    "Contact": Contact,
    "Employee": Employee,
    "Opportunity": Opportunity,
    "Interaction": Interaction,
    "Instrument": Instrument,
    "Feedback": Feedback,
    "Survey": Survey,
    "Asset": Asset,
    "Initiative": Initiative,
    "Action": Action,
    "KpiYear": KpiYear,
    "Objective": Objective,
    "WORKS_IN": WorksIn,
    "PART_OF": PartOf,
    "REPORTS_TO": ReportsTo,
    "INFLUENCES": Influences,
    "CONFLICTS_WITH": ConflictsWith,
    "KNOWS": Knows,
    "SUPPORTS": Supports,
    "DECIDES": Decides,
    "CONCERNS": Concerns,
    "ATTENDED": Attended,
    "RAISED": Raised,
    "RATED": Rated,
    "SERVES": Serves,
    "COMPETES_FOR": CompetesFor,
}
TYPE_NAMES: dict[type, str] = {kind: name for name, kind in RECORD_TYPES.items()}
