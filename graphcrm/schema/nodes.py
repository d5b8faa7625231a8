"""Every node type, with its properties."""

from __future__ import annotations

from dataclasses import replace

from graphcrm.messages import Term
from graphcrm.schema import scales
from graphcrm.schema.column import (
    MOST_MONEY,
    added,
    amount,
    date,
    flag,
    integer,
    number,
    reference,
    step,
    text,
)
from graphcrm.schema.model import NodeType

NAME = text("name", "Name", "Name as people say it.", required=True)
NAME_ZH = text("name_zh", "Chinese name", "Name in Chinese characters.")
UNIT_NAMES = (replace(NAME, generic=True), replace(NAME_ZH, generic=True))
"""Of a unit: one that holds general words only tells nobody who it is."""
NOTE = text("note", "Note", "Anything else worth knowing.")
FILED_ON = date("filed_on", "Filed on", "The day it was reported in one place.", seed="G2")
MINUTES = date("minutes_on", "Minutes sent on", "The day its minutes went out.", seed="E9")

NODE_TYPES: tuple[NodeType, ...] = (
    NodeType(
        "Organization", Term("Organization"), "A company or authority: a customer, ourselves, a partner, a competitor.",
        (
            NAME, NAME_ZH,
            step("kind", scales.ORGANIZATION_KIND, "What it is to us.", required=True),
            step("tier", scales.TIER, "How important a customer it is.", seed="O1"),
            text("industry", "Industry", "What it does.", generic=True),
            text("currency", "Currency", "Three-letter code of the currency its amounts are in.", generic=True),
            NOTE,
        ),
        proper=True, alias=Term("Company"),
    ),
    NodeType(
        "OrgUnit", Term("Unit"), "A part of an organization: a province, a city, a site, a department.",
        (
            *UNIT_NAMES,
            step("level", scales.UNIT_LEVEL, "Where in the organization it stands.", required=True, seed="G3"),
            *added(4, reference("representative", "Representative", "Employee who represents us there.", "Employee", "REPRESENTED_BY", seed="G3")),
            NOTE,
        ),
        seed="G3", proper=True,
    ),
    NodeType(
        "Contact", Term("Contact"), "One of their people, or a place that must be filled by somebody not yet identified.",
        (
            NAME, NAME_ZH,
            text("title", "Title", "What the person is called at work.", generic=True),
            text("title_zh", "Chinese title", "The same in Chinese.", generic=True),
            step("rank", scales.RANK, "How high the person stands, for equal standing.", seed="O3"),
            flag("key", "Key person", "Whether the account team counts this person among the key relationships.", seed="L2"),
            flag("placeholder", "Placeholder", "A role that exists although we do not know who fills it."),
            flag("sets_requirements", "Sets requirements", "Writes standards, requirements or specifications.", seed="G6"),
            integer("cadence_days", "Meet every", "Within how many days this person should be met.", unit="days", lowest=1, highest=3_660, seed="G1"),
            step("political_status", scales.POLITICAL_STATUS, "How near the person stands to where power lies."),
            step("orientation", scales.ORIENTATION, "What the person decides by."),
            step("adaptability", scales.ADAPTABILITY, "How the person takes to what is new."),
            text("personal_win", "Personal win", "What the person gains when our proposal succeeds.", seed="K3"),
            text("email", "E-mail", "Business address."),
            text("phone", "Phone", "Business number, with country code."),
            NOTE,
        ),
        seed="L2", proper=True,
    ),
    NodeType(
        "Employee", Term("Employee"), "One of our people.",
        (
            NAME, NAME_ZH,
            text("title", "Title", "What the person is called at work.", generic=True),
            step("role", scales.EMPLOYEE_ROLE, "Place in the account team; the iron triangle is account, solution and delivery manager."),
            step("rank", scales.RANK, "How high the person stands, for equal standing.", seed="O3"),
            integer("weekly_meetings", "Meetings a week", "Customer meetings aimed at in a week.", highest=100, seed="G1"),
            text("email", "E-mail", "Business address."),
            NOTE,
        ),
        proper=True,
    ),
    NodeType(
        "Opportunity", Term("Opportunity"), "A project or a lead that they will decide on.",
        (
            NAME, NAME_ZH,
            step("stage", scales.STAGE, "How far it has come.", required=True),
            amount("amount", "Amount", "What it is worth to us."),
            text("product_line", "Product line", "What we would sell.", generic=True, seed="O4"),
            reference("found_by", "Found by", "Employee who dug it up.", "Employee", "FOUND_BY", seed="G5"),
            date("opened_on", "Opened on", "The day we learned of it.", past=True),
            date("bid_on", "Bid on", "The day the bid is due.", seed="G6"),
            date("decision_on", "Decision on", "The day the decision is expected."),
            date("closed_on", "Closed on", "The day it was decided.", past=True),
            *added(
                4,
                step("procured", scales.PROCUREMENT, "How they buy it.", seed="O7"),
                date("needed_on", "Needed since", "The day their need was first known.", past=True, seed="O7"),
                number("our_score", "Our technical score", "Points of 100 that our offer got for its technology.", highest=100, seed="G6"),
                number("rival_score", "Best other technical score", "Points of 100 that the best competitor's got.", highest=100, seed="G6"),
                amount("our_price", "Our price", "What we asked for.", seed="G6"),
                amount("rival_price", "Best other price", "What the best competitor asked for.", seed="G6"),
            ),
            NOTE,
        ),
        seed="K4",
        in_order=(("opened_on", "bid_on"), ("opened_on", "decision_on"), ("opened_on", "closed_on"), ("needed_on", "closed_on")), proper=True, alias=Term("Deal"),
    ),
    NodeType(
        "Interaction", Term("Interaction"), "A visit, meeting, call or the like between their people and ours.",
        (
            step("kind", scales.INTERACTION_KIND, "What it was.", required=True, seed="G2"),
            date("held_on", "Held on", "The day it took place.", past=True, required=True),
            text("purpose", "Purpose", "What it was for."),
            step("quality", scales.RATING, "How good it was.", term="Quality", seed="G2"),
            text("serves", "Serves", "Which goal of the contact or problem of the customer it served.", seed="K3"),
            FILED_ON, MINUTES,
            *added(
                4,
                text("committed", "Committed to", "What they committed to do next.", seed="K4"),
                date("committed_until", "Committed until", "The day by which they said they would.", seed="K4"),
                flag("kept", "Commitment kept", "Whether they did it.", seed="K4"),
            ),
            NOTE,
        ),
        seed="G2", dated_by="held_on",
        in_order=(("held_on", "filed_on"), ("held_on", "minutes_on"), ("held_on", "committed_until")), many=True,
    ),
    NodeType(
        "Instrument", Term("Instrument"), "A tie from organization to organization: a meeting series, visit, agreement or joint centre.",
        (
            step("kind", scales.INSTRUMENT_KIND, "Which of the four it is.", required=True),
            text("name", "Name", "What it is called."),
            date("held_on", "Held on", "The day it took place or came into force.", past=True, required=True),
            date("until", "In force until", "The last day on which it is in force, for agreements and centres.", seed="O7"),
            flag("exclusive", "Exclusive", "Whether it binds the customer to us alone.", seed="O7"),
            text("outcome", "Outcome", "What came of it."),
            MINUTES, NOTE,
        ),
        seed="L3", dated_by="held_on", in_order=(("held_on", "until"), ("held_on", "minutes_on")), whole=True,
    ),
    NodeType(
        "Feedback", Term("Feedback"), "What a customer's people said that calls for an answer, or for thanks.",
        (
            step("kind", scales.FEEDBACK_KIND, "What it is.", required=True),
            text("text", "Text", "What was said."),
            date("raised_on", "Raised on", "The day they said it.", past=True, required=True),
            FILED_ON,
            date("closed_on", "Closed on", "The day it was settled.", past=True, seed="E8"),
            integer("severity", "Severity", "1 small to 5 grave.", lowest=1, highest=5),
            *added(
                4,
                reference("owner", "Owner", "Employee who answers for it.", "Employee", "OWNED_BY", seed="E8"),
                reference("closed_by", "Closed by", "Employee who settled it.", "Employee", "CLOSED_BY", seed="E8"),
                flag("confirmed", "Confirmed", "Whether the customer confirmed that it is settled.", seed="E8"),
            ),
            NOTE,
        ),
        seed="G4", dated_by="raised_on", in_order=(("raised_on", "filed_on"), ("raised_on", "closed_on")),
    ),
    NodeType(
        "Survey", Term("Survey"), "A round of asking how satisfied they are.",
        (
            NAME,
            date("held_on", "Held on", "The day it closed.", past=True, required=True),
            integer("invited", "Invited", "How many were asked.", highest=100_000_000, unit="people"),
            text("method", "Method", "How they were asked, and by whom."),
        ),
        seed="G8", dated_by="held_on",
    ),
    NodeType(
        "Asset", Term("Asset"), "Installed equipment of any vendor.",
        (
            NAME,
            reference("vendor", "Vendor", "Organization that supplied it.", "Organization", "SUPPLIED_BY"),
            text("product_line", "Product line", "What kind of equipment it is.", generic=True),
            integer("quantity", "Quantity", "How many.", highest=1_000_000_000),
            amount("value", "Value", "What it cost."),
            date("installed_on", "Installed on", "The day it went into use."),
            *added(
                4,
                step("state", scales.ASSET_STATE, "How it is doing.", seed="G4"),
                date("ends_on", "Ends on", "The day its life, support or contract ends.", seed="G4"),
                reference("replaced_in", "Replaced in", "Opportunity that would replace it.", "Opportunity", "REPLACED_IN", seed="G4"),
            ),
        ),
        seed="E3", alias=Term("Equipment"),
    ),
    NodeType(
        "Initiative", Term("Initiative"), "A theme of their strategy, with a year, and how it fits ours.",
        (
            NAME,
            text("theme", "Theme", "What it is about.", generic=True),
            integer("year", "Year", "The year it is planned for.", lowest=1990, highest=2100, required=True),
            step("fit", scales.FIT, "How their direction fits ours.", seed="O2"),
            amount("value", "Value", "What they mean to spend."),
        ),
        seed="O2",
    ),
    NodeType(
        "Action", Term("Action"), "A planned step: to win a contact over, to close a gap.",
        (
            text("name", "Name", "What is to be done.", required=True),
            reference("owner", "Owner", "Employee who answers for it.", "Employee", "OWNED_BY"),
            step("status", scales.ACTION_STATUS, "How far it has come.", required=True),
            date("due_on", "Due on", "The day it should be done."),
            date("done_on", "Done on", "The day it was done.", past=True),
            step("from_support", scales.SUPPORT, "Stance it starts from.", term="From stance", seed="K6"),
            step("to_support", scales.SUPPORT, "Stance it aims at.", term="To stance", seed="K6"),
            NOTE,
        ),
        seed="K6", alias=Term("Step"),
    ),
    NodeType(
        "KpiYear", Term("Yearly figures"), "A year of figures with this customer.",
        (
            integer("year", "Year", "Calendar year.", lowest=1990, highest=2100, required=True),
            amount("sales", "Sales", "Sales with this customer.", lowest=-MOST_MONEY),
            amount("profit", "Profit", "Profit with this customer.", lowest=-MOST_MONEY),
            amount("cash_flow", "Cash flow", "Cash received less cash spent.", lowest=-MOST_MONEY),
            number("headcount", "Headcount", "Our people who worked on it, as full-time equivalents.", highest=1_000_000),
            *added(
                4,
                amount("account_cost", "Spent on the account", "What we spent on winning and serving it: people, travel, demonstrations.", seed="O2"),
                amount("their_revenue", "Their revenue", "What the customer itself turned over.", lowest=-MOST_MONEY, seed="E3"),
                amount("their_profit", "Their profit", "What the customer itself earned.", lowest=-MOST_MONEY, seed="E3"),
                amount("their_investment", "Their investment", "What the customer invested in what we could supply.", seed="G5"),
            ),
        ),
        seed="E0",
    ),
    NodeType(
        "Objective", Term("Objective"), "What we mean to reach at this customer in a year.",
        (
            text("name", "Name", "What is to be reached.", required=True),
            integer("year", "Year", "The year it is for.", lowest=1990, highest=2100, required=True),
            reference("owner", "Owner", "Employee who answers for it.", "Employee", "OWNED_BY"),
            text("measure", "Measure", "What shows that it is reached, with its unit."),
            number("baseline", "Baseline", "The figure it starts from; blank: 0.", lowest=-MOST_MONEY, highest=MOST_MONEY),
            number("target", "Target", "The figure aimed at.", lowest=-MOST_MONEY, highest=MOST_MONEY),
            number("actual", "Actual", "The figure reached so far.", lowest=-MOST_MONEY, highest=MOST_MONEY),
            reference("accepted_by", "Accepted by", "Contact who agreed to it.", "Contact", "ACCEPTED_BY"),
            date("accepted_on", "Accepted on", "The day they agreed to it.", past=True),
            NOTE,
        ),
        seed="E1",
    ),
)
