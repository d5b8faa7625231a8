"""Every node type, with its properties."""

from __future__ import annotations

from graphcrm.schema import scales
from graphcrm.schema.model import Form, NodeType, Property, Scale, Term


def text(name: str, en: str, chinese: str, meaning: str, *, required: bool = False, refers_to: str | None = None, seed: str | None = None) -> Property:
    return Property(name, Form.TEXT, Term(en, chinese), meaning, required=required, refers_to=refers_to, seed=seed)


def date(name: str, en: str, chinese: str, meaning: str, *, past: bool = False, required: bool = False, seed: str | None = None) -> Property:
    return Property(name, Form.DATE, Term(en, chinese), meaning, past=past, required=required, seed=seed)


def flag(name: str, en: str, chinese: str, meaning: str, *, seed: str | None = None) -> Property:
    return Property(name, Form.FLAG, Term(en, chinese), meaning, seed=seed)


def step(name: str, scale: Scale, meaning: str, *, term: Term | None = None, required: bool = False, seed: str | None = None) -> Property:
    form = Form.STEP if scale.numeric else Form.CHOICE
    return Property(name, form, term or scale.term, meaning, scale=scale, required=required, seed=seed)


def number(name: str, en: str, chinese: str, meaning: str, *, unit: str | None = None, lowest: float | None = None, seed: str | None = None) -> Property:
    return Property(name, Form.NUMBER, Term(en, chinese), meaning, unit=unit, lowest=lowest, seed=seed)


def integer(
    name: str, en: str, chinese: str, meaning: str, *, unit: str | None = None, lowest: float | None = 0, highest: float | None = None,
    required: bool = False, seed: str | None = None,
) -> Property:  # fmt: skip
    return Property(name, Form.INTEGER, Term(en, chinese), meaning, unit=unit, lowest=lowest, highest=highest, required=required, seed=seed)


NAME = text("name", "Name", "名称|名稱", "Name as people say it.", required=True)
NAME_ZH = text("name_zh", "Chinese name", "中文名", "Name in Chinese characters.")
NOTE = text("note", "Note", "备注|備註", "Anything else worth knowing.")
FILED_ON = date("filed_on", "Filed on", "上报日期|上報日期", "The day it was reported in one place.", seed="G2")
MINUTES = date("minutes_on", "Minutes sent on", "纪要日期|紀要日期", "The day its minutes went out.", seed="E9")

NODE_TYPES: tuple[NodeType, ...] = (
    NodeType(
        "Organization", Term("Organization", "组织|組織"), "A company or authority: a customer, ourselves, a partner, a competitor.",
        (
            NAME, NAME_ZH,
            step("kind", scales.ORGANIZATION_KIND, "What it is to us.", required=True),
            step("tier", scales.TIER, "How important a customer it is.", seed="O1"),
            text("industry", "Industry", "行业|行業", "What it does."),
            text("currency", "Currency", "币种|幣種", "Three-letter code of the currency its amounts are in."),
            NOTE,
        ),
    ),
    NodeType(
        "OrgUnit", Term("Unit", "单位|單位"), "A part of an organization: a province, a city, a site, a department.",
        (NAME, NAME_ZH, step("level", scales.UNIT_LEVEL, "Where in the organization it stands.", required=True, seed="G3"), NOTE),
        seed="G3",
    ),
    NodeType(
        "Contact", Term("Contact", "联系人|聯絡人"), "One of their people, or a place that must be filled by somebody not yet identified.",
        (
            NAME, NAME_ZH,
            text("title", "Title", "职务|職務", "What the person is called at work."),
            text("title_zh", "Chinese title", "中文职务|中文職務", "The same in Chinese."),
            step("rank", scales.RANK, "How high the person stands, for equal standing.", seed="O3"),
            flag("key", "Key person", "关键客户|關鍵客戶", "Whether the account team counts this person among the key relationships.", seed="L2"),
            flag("placeholder", "Placeholder", "占位|佔位", "A role that exists although we do not know who fills it."),
            flag("sets_requirements", "Sets requirements", "制定规范|制定規範", "Writes standards, requirements or specifications.", seed="G6"),
            integer("cadence_days", "Meet every", "拜访周期|拜訪週期", "Within how many days this person should be met.", unit="days", lowest=1, seed="G1"),
            step("political_status", scales.POLITICAL_STATUS, "How near the person stands to where power lies."),
            step("orientation", scales.ORIENTATION, "What the person decides by."),
            step("adaptability", scales.ADAPTABILITY, "How the person takes to what is new."),
            text("personal_win", "Personal win", "个人收益|個人收益", "What the person gains when our proposal succeeds.", seed="K3"),
            text("email", "E-mail", "邮箱|郵箱", "Business address."),
            text("phone", "Phone", "电话|電話", "Business number, with country code."),
            NOTE,
        ),
        seed="L2",
    ),
    NodeType(
        "Employee", Term("Employee", "员工|員工"), "One of our people.",
        (
            NAME, NAME_ZH,
            text("title", "Title", "职务|職務", "What the person is called at work."),
            step("role", scales.EMPLOYEE_ROLE, "Place in the account team; the iron triangle is account, solution and delivery manager."),
            step("rank", scales.RANK, "How high the person stands, for equal standing.", seed="O3"),
            integer("weekly_meetings", "Meetings a week", "每周会面|每週會面", "Customer meetings aimed at in a week.", seed="G1"),
            text("email", "E-mail", "邮箱|郵箱", "Business address."),
            NOTE,
        ),
    ),
    NodeType(
        "Opportunity", Term("Opportunity", "机会点|機會點"), "A project or a lead that they will decide on.",
        (
            NAME, NAME_ZH,
            step("stage", scales.STAGE, "How far it has come.", required=True),
            number("amount", "Amount", "金额|金額", "What it is worth to us.", unit="currency of the customer", lowest=0),
            text("product_line", "Product line", "产品线|產品線", "What we would sell.", seed="O4"),
            text("found_by", "Found by", "发现人|發現人", "Employee who dug it up.", refers_to="Employee", seed="G5"),
            date("opened_on", "Opened on", "立项日期|立項日期", "The day we learned of it.", past=True),
            date("bid_on", "Bid on", "投标日期|投標日期", "The day the bid is due.", seed="G6"),
            date("decision_on", "Decision on", "决策日期|決策日期", "The day the decision is expected."),
            date("closed_on", "Closed on", "关闭日期|關閉日期", "The day it was decided.", past=True),
            NOTE,
        ),
        seed="K4", in_order=(("opened_on", "bid_on"), ("opened_on", "decision_on"), ("opened_on", "closed_on")),
    ),
    NodeType(
        "Interaction", Term("Interaction", "互动|互動"), "A visit, meeting, call or the like between their people and ours.",
        (
            step("kind", scales.INTERACTION_KIND, "What it was.", required=True, seed="G2"),
            date("held_on", "Held on", "日期", "The day it took place.", past=True, required=True),
            text("purpose", "Purpose", "目的", "What it was for."),
            step("quality", scales.RATING, "How good it was.", term=Term("Quality", "质量|質量"), seed="G2"),
            text("serves", "Serves", "服务目标|服務目標", "Which goal of the contact or problem of the customer it served.", seed="K3"),
            FILED_ON, MINUTES, NOTE,
        ),
        seed="G2", dated_by="held_on", in_order=(("held_on", "filed_on"), ("held_on", "minutes_on")),
    ),
    NodeType(
        "Instrument", Term("Instrument", "组织关系工具|組織關係工具"), "A tie from organization to organization: a meeting series, visit, agreement or joint centre.",
        (
            step("kind", scales.INSTRUMENT_KIND, "Which of the four it is.", required=True),
            text("name", "Name", "名称|名稱", "What it is called."),
            date("held_on", "Held on", "日期", "The day it took place or came into force.", past=True, required=True),
            date("until", "In force until", "有效期至", "The last day on which it is in force, for agreements and centres.", seed="O7"),
            flag("exclusive", "Exclusive", "排他", "Whether it binds the customer to us alone.", seed="O7"),
            text("outcome", "Outcome", "成果", "What came of it."),
            MINUTES, NOTE,
        ),
        seed="L3", dated_by="held_on", in_order=(("held_on", "until"), ("held_on", "minutes_on")),
    ),
    NodeType(
        "Feedback", Term("Feedback", "反馈|反饋"), "What a customer's people said that calls for an answer, or for thanks.",
        (
            step("kind", scales.FEEDBACK_KIND, "What it is.", required=True),
            text("text", "Text", "内容|內容", "What was said."),
            date("raised_on", "Raised on", "提出日期", "The day they said it.", past=True, required=True),
            FILED_ON,
            date("closed_on", "Closed on", "关闭日期|關閉日期", "The day it was settled.", past=True, seed="E8"),
            integer("severity", "Severity", "严重度|嚴重度", "1 small to 5 grave.", lowest=1, highest=5),
            NOTE,
        ),
        seed="G4", dated_by="raised_on", in_order=(("raised_on", "filed_on"), ("raised_on", "closed_on")),
    ),
    NodeType(
        "Survey", Term("Survey", "满意度调查|滿意度調查"), "A round of asking how satisfied they are.",
        (
            NAME,
            date("held_on", "Held on", "日期", "The day it closed.", past=True, required=True),
            integer("invited", "Invited", "邀请人数|邀請人數", "How many were asked.", unit="people"),
            text("method", "Method", "方法", "How they were asked, and by whom."),
        ),
        seed="G8", dated_by="held_on",
    ),
    NodeType(
        "Asset", Term("Asset", "在网设备|在網設備"), "Installed equipment of any vendor.",
        (
            NAME,
            text("vendor", "Vendor", "厂商|廠商", "Organization that supplied it.", refers_to="Organization"),
            text("product_line", "Product line", "产品线|產品線", "What kind of equipment it is."),
            integer("quantity", "Quantity", "数量|數量", "How many."),
            number("value", "Value", "价值|價值", "What it cost.", unit="currency of the customer", lowest=0),
            date("installed_on", "Installed on", "安装日期|安裝日期", "The day it went into use."),
        ),
        seed="E3",
    ),
    NodeType(
        "Initiative", Term("Initiative", "战略举措|戰略舉措"), "A theme of their strategy, with a year, and how it fits ours.",
        (
            NAME,
            text("theme", "Theme", "主题|主題", "What it is about."),
            integer("year", "Year", "年份", "The year it is planned for.", lowest=1990, highest=2100, required=True),
            step("fit", scales.FIT, "How their direction fits ours.", seed="O2"),
            number("value", "Value", "价值|價值", "What they mean to spend.", unit="currency of the customer", lowest=0),
        ),
        seed="O2",
    ),
    NodeType(
        "Action", Term("Action", "行动|行動"), "A planned step: to win a contact over, to close a gap.",
        (
            text("name", "Name", "名称|名稱", "What is to be done.", required=True),
            text("owner", "Owner", "责任人|責任人", "Employee who answers for it.", refers_to="Employee"),
            step("status", scales.ACTION_STATUS, "How far it has come.", required=True),
            date("due_on", "Due on", "截止日期", "The day it should be done."),
            date("done_on", "Done on", "完成日期", "The day it was done.", past=True),
            step("from_support", scales.SUPPORT, "Stance it starts from.", term=Term("From stance", "原立场|原立場"), seed="K6"),
            step("to_support", scales.SUPPORT, "Stance it aims at.", term=Term("To stance", "目标立场|目標立場"), seed="K6"),
            NOTE,
        ),
        seed="K6",
    ),
    NodeType(
        "KpiYear", Term("Yearly figures", "年度指标|年度指標"), "A year of figures with this customer.",
        (
            integer("year", "Year", "年份", "Calendar year.", lowest=1990, highest=2100, required=True),
            number("sales", "Sales", "销售额|銷售額", "Sales with this customer.", unit="currency of the customer"),
            number("profit", "Profit", "利润|利潤", "Profit with this customer.", unit="currency of the customer"),
            number("cash_flow", "Cash flow", "现金流|現金流", "Cash received less cash spent.", unit="currency of the customer"),
            number("headcount", "Headcount", "人数|人數", "Our people who worked on it, as full-time equivalents.", lowest=0),
        ),
        seed="E0",
    ),
)
