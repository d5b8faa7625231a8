"""Every scale and closed list of words: codes in files, numbers inside, English and Chinese on screen."""

from __future__ import annotations

from graphcrm.schema.model import CONFIDENCE, Scale, Step, Term


def _scale(name: str, en: str, chinese: str, *steps: tuple[str, str, float], between: tuple[float, float] | None = None) -> Scale:
    words = tuple(Step(code.replace(" ", "_"), Term(code, zh), value) for code, zh, value in steps)
    return Scale(name, Term(en, chinese), words, between)


def _choice(name: str, en: str, chinese: str, *steps: tuple[str, str]) -> Scale:
    return Scale(name, Term(en, chinese), tuple(Step(code.replace(" ", "_"), Term(code, zh)) for code, zh in steps))


SUPPORT = Scale(
    "support",
    Term("support", "支持度"),
    (
        Step("opponent", Term("opponent", "反对者|反對者"), -2, ("enemy", "strategic opponent")),
        Step("sceptic", Term("sceptic", "怀疑者|懷疑者"), -1, ("skeptic", "non-supporter")),
        Step("neutral", Term("neutral", "中立"), 0),
        Step("supporter", Term("supporter", "支持者"), 1),
        Step("champion", Term("champion", "拥护者|擁護者"), 2, ("mentor", "exclusive supporter")),
    ),
)
INTIMACY = _scale(
    "intimacy", "intimacy", "亲密度|親密度",
    ("none", "无|無", 0), ("acquainted", "认识|認識", 1), ("working contact", "工作往来|工作往來", 2),
    ("trusted", "信任", 3), ("personal bond", "私交", 4),
)  # fmt: skip
STRENGTH = _scale(
    "strength", "influence strength", "影响强度|影響強度",
    ("weak", "弱", 0.25), ("moderate", "中", 0.5), ("strong", "强|強", 0.75), ("decisive", "决定性|決定性", 0.95),
    between=(0.0, 1.0),
)  # fmt: skip
RATING = _scale(
    "rating", "rating", "评分|評分",
    ("poor", "差", 1), ("fair", "一般", 2), ("good", "好", 3), ("very good", "很好", 4), ("excellent", "极好|極好", 5),
)  # fmt: skip
RELATIONSHIP_LEVEL = _scale(
    "relationship_level", "relationship level", "关系层级|關係層級",
    ("vendor", "供应商|供應商", 1), ("credible source", "可信来源|可信來源", 2),
    ("problem solver", "问题解决者|問題解決者", 3), ("trusted adviser", "可信顾问|可信顧問", 4),
)  # fmt: skip
RANK = _scale(
    "rank", "rank", "职级|職級",
    ("staff", "员工|員工", 1), ("manager", "经理|經理", 2), ("senior manager", "高级经理|高級經理", 3),
    ("director", "总监|總監", 4), ("vice president", "副总裁|副總裁", 5), ("chief executive", "最高层|最高層", 6),
)  # fmt: skip
FIT = _scale(
    "fit", "strategic fit", "战略契合度|戰略契合度",
    ("opposed", "背离|背離", -2), ("diverging", "偏离|偏離", -1), ("open", "未定", 0),
    ("converging", "趋同|趨同", 1), ("aligned", "一致", 2),
)  # fmt: skip

ORGANIZATION_KIND = _choice(
    "organization_kind", "kind of organization", "组织类型|組織類型",
    ("customer", "客户|客戶"), ("own", "我方"), ("partner", "伙伴|夥伴"), ("competitor", "竞争对手|競爭對手"),
)  # fmt: skip
TIER = _choice("tier", "customer tier", "客户等级|客戶等級", ("S", "战略客户|戰略客戶"), ("A", "伙伴客户|夥伴客戶"), ("B", "乙级|乙級"), ("C", "丙级|丙級"))
UNIT_LEVEL = _choice(
    "unit_level", "level of unit", "单位层级|單位層級",
    ("group", "集团|集團"), ("province", "省公司"), ("city", "地市|地市"), ("site", "站点|站點"),
    ("institute", "研究院"), ("department", "部门|部門"),
)  # fmt: skip
POLITICAL_STATUS = _choice(
    "political_status", "political status", "政治地位",
    ("outside", "圈外"), ("political structure", "权力结构内|權力結構內"), ("inner circle", "核心圈"),
)  # fmt: skip
ORIENTATION = _choice(
    "orientation", "decision orientation", "决策取向|決策取向",
    ("financial", "财务|財務"), ("technical", "技术|技術"), ("relationship", "关系|關係"), ("business", "业务|業務"),
)  # fmt: skip
ADAPTABILITY = _choice(
    "adaptability", "adaptability", "接受新事物程度",
    ("innovator", "创新者|創新者"), ("early adopter", "早期采用者|早期採用者"), ("early majority", "早期大众|早期大眾"),
    ("late majority", "晚期大众|晚期大眾"), ("laggard", "落后者|落後者"),
)  # fmt: skip
EMPLOYEE_ROLE = _choice(
    "employee_role", "role with us", "我方角色",
    ("account manager", "客户经理|客戶經理"), ("solution manager", "方案经理|方案經理"), ("delivery manager", "交付经理|交付經理"),
    ("executive sponsor", "高层发起人|高層發起人"), ("local representative", "本地网客户代表|本地網客戶代表"),
    ("service engineer", "服务工程师|服務工程師"), ("other", "其他"),
)  # fmt: skip
STAGE = _choice(
    "stage", "stage", "阶段|階段",
    ("lead", "线索|線索"), ("qualified", "已确认|已確認"), ("proposal", "方案"), ("negotiation", "谈判|談判"),
    ("won", "赢单|贏單"), ("lost", "丢单|丟單"), ("cancelled", "取消"),
)  # fmt: skip
OPEN_STAGES = ("lead", "qualified", "proposal", "negotiation")
DECISION_ROLE = _choice(
    "decision_role", "decision role", "决策角色|決策角色",
    ("economic buyer", "经济决策者|經濟決策者"), ("technical evaluator", "技术评估者|技術評估者"), ("user", "使用者"),
    ("coach", "教练|教練"), ("gatekeeper", "把关人|把關人"), ("procurement", "采购|採購"), ("legal", "法务|法務"), ("approver", "审批人|審批人"),
)  # fmt: skip
INTERACTION_KIND = _choice(
    "interaction_kind", "kind of interaction", "互动类型|互動類型",
    ("visit", "拜访|拜訪"), ("meeting", "会议|會議"), ("call", "电话|電話"), ("message", "消息|訊息"), ("meal", "聚餐"),
    ("workshop", "研讨|研討"), ("event", "活动|活動"),
)  # fmt: skip
MEETINGS = frozenset({"visit", "meeting", "meal", "workshop", "event"})
"""Kinds of interaction at which people see each other; a call or a message is none."""
INSTRUMENT_KIND = _choice(
    "instrument_kind", "kind of instrument", "组织关系工具|組織關係工具",
    ("alignment meeting", "战略对标会议|戰略對標會議"), ("executive visit", "高层互访|高層互訪"),
    ("cooperation agreement", "战略合作协议|戰略合作協議"), ("joint innovation", "联合创新中心|聯合創新中心"),
)  # fmt: skip
SUMMITS = frozenset({"alignment_meeting", "executive_visit"})
"""Kinds of instrument at which people see each other; an agreement or a centre is none."""
FEEDBACK_KIND = _choice(
    "feedback_kind", "kind of feedback", "反馈类型|反饋類型",
    ("need", "需求"), ("problem", "问题|問題"), ("complaint", "投诉|投訴"), ("praise", "表扬|表揚"), ("competitor", "竞争对手动态|競爭對手動態"),
)  # fmt: skip
ACTION_STATUS = _choice(
    "action_status", "status of an action", "行动状态|行動狀態",
    ("planned", "计划|計劃"), ("done", "完成"), ("dropped", "放弃|放棄"),
)  # fmt: skip

SCALES: tuple[Scale, ...] = (
    SUPPORT, INTIMACY, STRENGTH, CONFIDENCE, RATING, RELATIONSHIP_LEVEL, RANK, FIT,
    ORGANIZATION_KIND, TIER, UNIT_LEVEL, POLITICAL_STATUS, ORIENTATION, ADAPTABILITY, EMPLOYEE_ROLE, STAGE,
    DECISION_ROLE, INTERACTION_KIND, INSTRUMENT_KIND, FEEDBACK_KIND, ACTION_STATUS,
)  # fmt: skip
