"""The hand-written part of the Hailan example: the cast, and the situations planted among them.

Everything here is invented. `make_hailan.py` turns it into CSV files and adds filler.
What is planted, and what only looks as if, is written down in `ANSWERS.md`; comments here name it in capitals.
"""
# ruff: noqa: FBT003 - tables: one row a line, and a yes or no in its column

from __future__ import annotations

from typing import NamedTuple

TODAY = "2026-11-20"


class Unit(NamedTuple):
    """A unit; ``whole`` is the unit or organization it is part of."""

    id: str
    name: str
    zh: str
    level: str
    whole: str


class Person(NamedTuple):
    """One of their people; ``boss`` is empty where nobody knows to whom the person reports."""

    id: str
    name: str
    zh: str
    title: str
    title_zh: str
    unit: str
    boss: str
    rank: str
    flags: str = ""
    """Of: key, sets (sets requirements), placeholder."""
    cadence: int | None = None
    status: str = ""
    orientation: str = ""
    adaptability: str = ""
    win: str = ""
    note: str = ""
    until: str = ""
    """The day from which the person is no longer there."""


class Colleague(NamedTuple):
    """One of ours."""

    id: str
    name: str
    zh: str
    title: str
    role: str
    rank: str
    unit: str
    boss: str
    weekly: int
    busy: int
    """How often this one turns up in interactions, beside the others."""


class Bond(NamedTuple):
    """Employee knows contact. ``earlier`` are older judgements, (day, intimacy); the newest stands in the row itself."""

    who: str
    whom: str
    intimacy: str
    on: str = ""
    confidence: str = ""
    responsible: bool = False
    target: str = ""
    earlier: tuple[tuple[str, str], ...] | None = None
    """None: let the generator make up the past. An empty tuple: there is none."""
    meets: bool = True
    """False: an old acquaintance; the two no longer meet."""


class Sway(NamedTuple):
    """Contact influences contact."""

    who: str
    whom: str
    strength: str
    on: str = ""
    confidence: str = "observed"
    topic: str = ""


class Stance(NamedTuple):
    """Contact (or organization) supports an organization or opportunity."""

    who: str
    whom: str
    support: str
    on: str
    confidence: str = "observed"
    opportunity: str = ""
    target: str = ""


class Voice(NamedTuple):
    """Contact decides on opportunity."""

    who: str
    opportunity: str
    role: str
    weight: float
    veto: bool
    on: str
    confidence: str = "observed"


class Filler(NamedTuple):
    """A group of people of no special standing, made up by the generator."""

    unit: str
    boss: str
    size: int
    known_by: tuple[str, ...]
    """Who of ours may know some of them; empty: nobody does."""
    tied_to: tuple[str, ...] = ()
    """Whom each of them influences a little; default: a known colleague of the same group."""
    since: str = ""
    """None of ours knew them before this day."""


ORGANIZATIONS: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("org-hailan", "Hailan Telecom", "海澜电信", "customer", "S", "Telecommunications operator"),
    ("org-northlight", "Northlight", "北光科技", "own", "", "Network equipment and software"),
    ("org-orion", "Orion Networks", "猎户网络", "competitor", "", "Network equipment and software"),
    ("org-quillon", "Quillon Software", "奎隆软件", "partner", "", "Billing and customer software"),
    ("org-fjordline", "Fjordline Power", "峡线电源", "partner", "", "Power and cooling for telecom sites"),
)

UNITS: tuple[Unit, ...] = (
    Unit("u-group", "Hailan Group headquarters", "海澜集团总部", "group", "org-hailan"),
    Unit("u-ceo-office", "Office of the Chief Executive", "总裁办公室", "department", "u-group"),
    Unit("u-strategy", "Strategy Department", "战略发展部", "department", "u-group"),
    Unit("u-network", "Network Department", "网络部", "department", "u-group"),
    Unit("u-planning", "Network Planning Department", "网络规划部", "department", "u-group"),
    Unit("u-ops", "Network Operations Department", "网络运维部", "department", "u-group"),
    Unit("u-operations", "Operations Office", "运营管理部", "department", "u-group"),
    Unit("u-market", "Market Department", "市场部", "department", "u-group"),
    Unit("u-legal", "Legal Department", "法律事务部", "department", "u-group"),
    Unit("u-it", "Information Technology Department", "信息技术部", "department", "u-group"),
    Unit("u-finance", "Finance Department", "财务部", "department", "u-group"),
    Unit("u-procurement", "Procurement Department", "采购部", "department", "u-group"),
    Unit("u-institute", "Hailan Research Institute", "海澜研究院", "institute", "u-group"),
    Unit("u-inst-core", "Core Standards Group", "核心网标准组", "department", "u-institute"),
    Unit("u-inst-radio", "Radio Standards Group", "无线标准组", "department", "u-institute"),
    Unit("u-inst-west", "West Site Laboratory", "西区实验室", "site", "u-institute"),
    Unit("u-north", "Hailan Province North", "海澜北省公司", "province", "u-group"),
    Unit("u-north-network", "Province North Network Department", "北省网络部", "department", "u-north"),
    Unit("u-north-market", "Province North Market Department", "北省市场部", "department", "u-north"),
    Unit("u-lantai", "Lantai City", "澜台分公司", "city", "u-north"),
    Unit("u-hanze", "Hanze City", "寒泽分公司", "city", "u-north"),
    Unit("u-yunqiao", "Yunqiao City", "云桥分公司", "city", "u-north"),
    Unit("u-lantai-harbour", "Lantai Harbour site", "澜台港区站", "site", "u-lantai"),
    Unit("u-hanze-hill", "Hanze Hill site", "寒泽山顶站", "site", "u-hanze"),
    Unit("u-south", "Hailan Province South", "海澜南省公司", "province", "u-group"),
    Unit("u-south-network", "Province South Network Department", "南省网络部", "department", "u-south"),
    Unit("u-south-market", "Province South Market Department", "南省市场部", "department", "u-south"),
    Unit("u-qinghuai", "Qinghuai City", "青淮分公司", "city", "u-south"),
    Unit("u-liuxi", "Liuxi City", "柳汐分公司", "city", "u-south"),
    Unit("u-liuxi-bay", "Liuxi Bay cable station", "柳汐湾海缆站", "site", "u-liuxi"),
    Unit("u-east", "Hailan Province East", "海澜东省公司", "province", "u-group"),
    Unit("u-east-network", "Province East Network Department", "东省网络部", "department", "u-east"),
    Unit("u-dongyao", "Dongyao City", "东曜分公司", "city", "u-east"),
    Unit("u-shuiyun", "Shuiyun City", "水沄分公司", "city", "u-east"),
    Unit("u-fenghe", "Fenghe switching site", "枫禾局站", "site", "u-dongyao"),
    Unit("u-nl-account", "Hailan account team", "海澜客户团队", "group", "org-northlight"),
    Unit("u-nl-north", "Northlight office, Province North", "北光北省代表处", "province", "u-nl-account"),
    Unit("u-nl-south-east", "Northlight office, South and East", "北光南东代表处", "province", "u-nl-account"),
    Unit("u-nl-executive", "Northlight executive board", "北光管理层", "group", "org-northlight"),
)

EMPLOYEES: tuple[Colleague, ...] = (
    Colleague("e-david-mercer", "David Mercer", "大卫·默瑟", "Senior Vice President", "executive_sponsor", "vice_president", "u-nl-executive", "", 2, 3),
    Colleague("e-chen-bo", "Chen Bo", "陈博", "Account Director, Hailan", "account_manager", "director", "u-nl-account", "e-david-mercer", 5, 12),
    Colleague("e-sofia-lindqvist", "Sofia Lindqvist", "索菲娅·林德", "Solution Manager, Core Network", "solution_manager", "senior_manager", "u-nl-account", "e-chen-bo", 5, 9),
    Colleague("e-raj-menon", "Raj Menon", "拉杰·梅农", "Delivery Manager, Group", "delivery_manager", "senior_manager", "u-nl-account", "e-chen-bo", 5, 9),
    Colleague("e-you-qi", "You Qi", "游琪", "Account Manager, IT and Billing", "account_manager", "senior_manager", "u-nl-account", "e-chen-bo", 5, 8),
    Colleague("e-maria-costa", "Maria Costa", "玛丽亚·科斯塔", "Solution Manager, Standards", "solution_manager", "senior_manager", "u-nl-account", "e-chen-bo", 4, 6),
    Colleague("e-kong-yu", "Kong Yu", "孔宇", "Service Engineer", "service_engineer", "manager", "u-nl-account", "e-raj-menon", 5, 7),
    Colleague("e-han-mei", "Han Mei", "韩梅", "Account Manager, Province North", "account_manager", "senior_manager", "u-nl-north", "e-chen-bo", 5, 9),
    Colleague("e-tomas-novak", "Tomas Novak", "托马斯·诺瓦克", "Solution Manager, Radio", "solution_manager", "senior_manager", "u-nl-north", "e-han-mei", 5, 7),
    Colleague("e-xu-lei", "Xu Lei", "徐磊", "Delivery Manager, Province North", "delivery_manager", "manager", "u-nl-north", "e-han-mei", 5, 7),
    Colleague("e-luo-jia", "Luo Jia", "罗佳", "Representative, cities of Province North", "local_representative", "staff", "u-nl-north", "e-han-mei", 6, 9),
    Colleague("e-pan-hao", "Pan Hao", "潘昊", "Account Manager, Province South", "account_manager", "manager", "u-nl-south-east", "e-chen-bo", 5, 6),
    Colleague("e-aisha-rahman", "Aisha Rahman", "艾莎·拉赫曼", "Delivery Manager, Province South", "delivery_manager", "manager", "u-nl-south-east", "e-pan-hao", 5, 6),
    Colleague("e-deng-ping", "Deng Ping", "邓平", "Representative, cities of Province East", "local_representative", "staff", "u-nl-south-east", "e-pan-hao", 6, 7),
)

CONTACTS: tuple[Person, ...] = (
    # The top of the group.
    Person("c-gu-changhai", "Gu Changhai", "顾长海", "Chief Executive Officer", "首席执行官", "u-ceo-office", "", "chief_executive", "key", 180, "inner_circle", "business", "early_majority", "A network that carries the ten-year plan without a second round of capital"),
    Person("c-ren-xiaotong", "Ren Xiaotong", "任晓彤", "Executive Assistant", "总裁秘书", "u-ceo-office", "c-gu-changhai", "staff"),
    Person("c-zhao-yanbo", "Zhao Yanbo", "赵彦博", "Senior Technical Adviser to the Board", "董事会高级技术顾问", "u-ceo-office", "", "vice_president", "", None, "inner_circle", "technical", "late_majority", note="Led the research institute until 2019; still asked before every large network decision."),
    Person("c-xu-wenbin", "Xu Wenbin", "徐文彬", "Chief Strategy Officer", "首席战略官", "u-strategy", "c-gu-changhai", "vice_president", "", 120, "political_structure", "business", "early_majority"),
    # Network: everything of ours that reaches the chief executive runs through LIN YUE.
    Person("c-lin-yue", "Lin Yue", "林越", "Vice President Network", "网络副总裁", "u-network", "c-gu-changhai", "vice_president", "key", 30, "inner_circle", "technical", "early_adopter", "To be the one who retires the old core without an outage"),
    Person("c-bai-lu", "Bai Lu", "白璐", "Head of Network Technology", "网络技术负责人", "u-network", "c-lin-yue", "director", "key", 45, "political_structure", "technical", "innovator", "First in the industry with a cloud core at this size"),
    Person("c-jiang-min", "Jiang Min", "蒋敏", "Director Network Planning", "网络规划总监", "u-planning", "c-lin-yue", "director", "key", 45, "political_structure", "technical", "early_adopter", "A plan that finance stops cutting"),
    Person("c-guan-peng", "Guan Peng", "关鹏", "Deputy Director Network Planning", "网络规划副总监", "u-planning", "c-jiang-min", "senior_manager", "", 60, "outside", "technical", "late_majority"),
    Person("c-ye-zhen", "Ye Zhen", "叶真", "Senior Manager Core Planning", "核心网规划高级经理", "u-planning", "c-jiang-min", "senior_manager", "sets", 60, "outside", "technical", "early_adopter", "Her migration method becomes the group's standard"),
    Person("c-oliver-brandt", "Oliver Brandt", "奥利弗·布兰特", "Principal Network Architect", "首席网络架构师", "u-network", "c-bai-lu", "senior_manager", "", 90, "outside", "technical", "innovator"),
    Person("c-su-qing", "Su Qing", "苏青", "Director Transport Network", "传输网络总监", "u-network", "c-lin-yue", "director", "key", 60, "outside", "technical", "early_majority", "No cable cut that reaches the news"),
    Person("c-cao-jun", "Cao Jun", "曹军", "Director Core Network Operations", "核心网运维总监", "u-ops", "c-lin-yue", "director", "key", 30, "political_structure", "technical", "late_majority", "Fewer night shifts for his people"),
    Person("c-mo-fei", "Mo Fei", "莫飞", "Network Security Manager", "网络安全经理", "u-ops", "c-cao-jun", "manager", "", 90, "outside", "technical", "early_majority"),
    Person("c-wu-guohua", "Wu Guohua", "吴国华", "Deputy Director Core Network Operations", "核心网运维副总监", "u-ops", "c-cao-jun", "senior_manager", "", 60, "outside", "technical", "laggard", note="Retired at the end of March 2026.", until="2026-04-01"),
    # Operations: HE JINBAO is against us, one step from the chief executive; the provinces report to him.
    Person("c-he-jinbao", "He Jinbao", "何金宝", "Executive Vice President Operations", "运营执行副总裁", "u-operations", "c-gu-changhai", "vice_president", "key", 120, "inner_circle", "relationship", "late_majority", "Keeps the operations budget under one roof: his"),
    Person("c-fu-lan", "Fu Lan", "傅岚", "Vice President Market", "市场副总裁", "u-market", "c-he-jinbao", "vice_president", "", 120, "political_structure", "business", "early_adopter"),
    Person("c-zheng-hong", "Zheng Hong", "郑虹", "General Counsel", "总法律顾问", "u-legal", "c-he-jinbao", "director", "", 180, "outside", "business", "late_majority"),
    # Finance: nobody of ours reaches SHEN RUOYUN, who can stop the core renewal alone.
    Person("c-shen-ruoyun", "Shen Ruoyun", "沈若云", "Chief Financial Officer", "首席财务官", "u-finance", "c-gu-changhai", "vice_president", "key", 90, "inner_circle", "financial", "late_majority"),
    Person("c-pei-jian", "Pei Jian", "裴健", "Head of Capital Budget", "资本预算处处长", "u-finance", "c-shen-ruoyun", "senior_manager", "", None, "outside", "financial"),
    Person("c-hua-ning", "Hua Ning", "华宁", "Accounts Clerk", "出纳", "u-finance", "c-pei-jian", "staff"),
    # Procurement: its head is not identified.
    Person("c-procurement-head", "Head of Procurement (not identified)", "采购部总经理（未确认）", "Head of Procurement", "采购部总经理", "u-procurement", "", "director", "placeholder", note="The post was filled in September 2026; nobody of ours knows by whom."),
    Person("c-ni-tao", "Ni Tao", "倪涛", "Deputy Head of Procurement", "采购部副总经理", "u-procurement", "", "senior_manager", "", 60, "outside", "financial", "late_majority"),
    # Information technology: all of it hangs on our YOU QI.
    Person("c-tao-rong", "Tao Rong", "陶蓉", "Chief Information Officer", "首席信息官", "u-it", "c-he-jinbao", "vice_president", "key", 45, "political_structure", "business", "early_adopter", "One bill for every customer before the licence review"),
    Person("c-meng-xi", "Meng Xi", "孟曦", "Director Billing Systems", "计费系统总监", "u-it", "c-tao-rong", "director", "key", 45, "outside", "technical", "early_majority", "To switch off a system older than his career"),
    Person("c-daniel-osei", "Daniel Osei", "丹尼尔·奥塞", "Enterprise Architect", "企业架构师", "u-it", "c-tao-rong", "senior_manager", "", 60, "outside", "technical", "innovator"),
    Person("c-hou-jie", "Hou Jie", "侯洁", "Revenue Assurance Manager", "收入保障经理", "u-it", "c-meng-xi", "manager", "", 60, "outside", "financial", "early_majority"),
    Person("c-zhu-lin", "Zhu Lin", "祝琳", "Data Platform Manager", "数据平台经理", "u-it", "c-tao-rong", "manager", "", 90, "outside", "technical", "early_adopter"),
    # Research institute: the West Site Laboratory is joined to everyone else by GAO YIFAN alone.
    Person("c-song-wanli", "Song Wanli", "宋万里", "President of the Research Institute", "研究院院长", "u-institute", "c-lin-yue", "director", "key", 60, "political_structure", "technical", "innovator", "A standard that carries the institute's name"),
    Person("c-luo-yi", "Luo Yi", "罗奕", "Chief Architect, Core Standards", "核心网标准首席架构师", "u-inst-core", "c-song-wanli", "senior_manager", "key sets", 45, "outside", "technical", "innovator", "An author's place on the next standard"),
    Person("c-kang-le", "Kang Le", "康乐", "Standards Engineer", "标准工程师", "u-inst-core", "c-luo-yi", "manager", "sets", 90, "outside", "technical", "early_adopter"),
    Person("c-elena-petrova", "Elena Petrova", "叶莲娜·彼得罗娃", "Lead, Radio Standards", "无线标准组组长", "u-inst-radio", "c-song-wanli", "senior_manager", "sets", 60, "outside", "technical", "early_adopter"),
    Person("c-jin-shan", "Jin Shan", "金珊", "Radio Researcher", "无线研究员", "u-inst-radio", "c-elena-petrova", "manager", "", 90, "outside", "technical", "innovator"),
    Person("c-gao-yifan", "Gao Yifan", "高一凡", "Head of West Site Laboratory", "西区实验室主任", "u-inst-west", "c-song-wanli", "senior_manager", "sets", 60, "outside", "technical", "early_adopter"),
    Person("c-wan-qi", "Wan Qi", "万琪", "Protocol Researcher", "协议研究员", "u-inst-west", "c-gao-yifan", "manager"),
    Person("c-shao-feng", "Shao Feng", "邵峰", "Test Engineer", "测试工程师", "u-inst-west", "c-gao-yifan", "staff"),
    Person("c-yi-ran", "Yi Ran", "易然", "Test Engineer", "测试工程师", "u-inst-west", "c-gao-yifan", "staff"),
    Person("c-amir-haddad", "Amir Haddad", "阿米尔·哈达德", "Security Researcher", "安全研究员", "u-inst-west", "c-gao-yifan", "manager"),
    Person("c-tian-ye", "Tian Ye", "田野", "Laboratory Technician", "实验室技术员", "u-inst-west", "c-gao-yifan", "staff"),
    # Province North: QIN BOWEN hangs on our HAN MEI and his deputy FANG KE.
    Person("c-qin-bowen", "Qin Bowen", "秦博文", "General Manager Province North", "北省公司总经理", "u-north", "c-he-jinbao", "vice_president", "key", 60, "political_structure", "business", "early_majority", "First province to cover every village"),
    Person("c-fang-ke", "Fang Ke", "方可", "Deputy General Manager, Network and Cities", "副总经理（网络与分公司）", "u-north", "c-qin-bowen", "director", "key", 45, "political_structure", "technical", "early_adopter", "The general manager's chair"),
    Person("c-shi-kun", "Shi Kun", "石坤", "Deputy General Manager, Market", "副总经理（市场）", "u-north-market", "c-qin-bowen", "director", "", 60, "political_structure", "relationship", "late_majority"),
    Person("c-lu-xin", "Lu Xin", "陆欣", "Head of Finance Province North", "北省财务负责人", "u-north", "c-qin-bowen", "senior_manager", "", None, "outside", "financial"),
    Person("c-ding-hui", "Ding Hui", "丁辉", "Head of Radio Planning Province North", "北省无线规划负责人", "u-north-network", "c-fang-ke", "senior_manager", "key sets", 45, "outside", "technical", "early_adopter", "Fewer sites for the same coverage"),
    Person("c-yuan-zhi", "Yuan Zhi", "袁志", "Head of Network Operations Province North", "北省网络运维负责人", "u-north-network", "c-fang-ke", "senior_manager", "key", 60, "outside", "technical", "early_majority", "A tool that finds the fault before the phone rings"),
    Person("c-ma-li", "Ma Li", "马莉", "Procurement Manager Province North", "北省采购经理", "u-north", "c-fang-ke", "manager", "", 60, "outside", "financial", "late_majority"),
    Person("c-jia-wen", "Jia Wen", "贾雯", "General Manager Lantai City", "澜台分公司总经理", "u-lantai", "c-fang-ke", "senior_manager", "key", 60, "outside", "business", "early_adopter", "A showcase harbour"),
    Person("c-dong-liang", "Dong Liang", "董亮", "Network Manager Lantai City", "澜台网络经理", "u-lantai", "c-jia-wen", "manager", "", 45, "outside", "technical", "early_majority"),
    Person("c-lei-ming", "Lei Ming", "雷鸣", "Chief Engineer Lantai City", "澜台总工程师", "u-lantai", "c-jia-wen", "manager", "", None, "outside", "technical", "late_majority"),
    Person("c-hu-yan", "Hu Yan", "胡燕", "Field Engineer", "现场工程师", "u-lantai-harbour", "c-lei-ming", "staff"),
    Person("c-peng-xue", "Peng Xue", "彭雪", "Network Manager Hanze City", "寒泽网络经理", "u-hanze", "c-fang-ke", "manager", "", 60),
    Person("c-zeng-tao", "Zeng Tao", "曾涛", "Network Manager Yunqiao City", "云桥网络经理", "u-yunqiao", "c-fang-ke", "manager", "", 60),
    # Province South. SHU DA is against us, but nobody who decides listens.
    Person("c-liang-hao", "Liang Hao", "梁浩", "General Manager Province South", "南省公司总经理", "u-south", "c-he-jinbao", "vice_president", "key", 60, "political_structure", "business", "early_adopter", "Growth from enterprise customers"),
    Person("c-wen-ting", "Wen Ting", "温婷", "Deputy General Manager Province South", "南省公司副总经理", "u-south", "c-liang-hao", "director", "", 60, "outside", "business", "early_majority"),
    Person("c-shu-da", "Shu Da", "舒达", "Marketing Director Province South", "南省市场总监", "u-south-market", "c-wen-ting", "senior_manager", "", 90, "outside", "relationship", "laggard"),
    Person("c-yan-bin", "Yan Bin", "严斌", "Head of Network Province South", "南省网络负责人", "u-south-network", "c-wen-ting", "senior_manager", "", 60, "outside", "technical", "early_majority"),
    Person("c-tan-ying", "Tan Ying", "谭颖", "General Manager Qinghuai City", "青淮分公司总经理", "u-qinghuai", "c-wen-ting", "senior_manager", "", 60),
    Person("c-victor-almeida", "Victor Almeida", "维克托·阿尔梅达", "General Manager Liuxi City", "柳汐分公司总经理", "u-liuxi", "c-wen-ting", "senior_manager", "", 60),
    Person("c-pu-ran", "Pu Ran", "蒲然", "Station Chief, Liuxi Bay", "柳汐湾站长", "u-liuxi-bay", "", "manager", "", 90, note="Run by a cable consortium; its reporting line is not known to us."),
    Person("c-le-yang", "Le Yang", "乐扬", "Cable Technician", "海缆技术员", "u-liuxi-bay", "c-pu-ran", "staff"),
    # Province East. The Fenghe site is joined to everyone else by ONE TIE: Deng Ping knows Xiong Kai.
    Person("c-ouyang-lei", "Ouyang Lei", "欧阳蕾", "General Manager Province East", "东省公司总经理", "u-east", "c-he-jinbao", "vice_president", "key", 60, "political_structure", "financial", "early_majority", "Out of the red by 2027"),
    Person("c-qiu-shan", "Qiu Shan", "邱山", "Deputy General Manager, Network", "副总经理（网络）", "u-east", "c-ouyang-lei", "director", "", 60, "outside", "technical", "early_majority"),
    Person("c-cui-jing", "Cui Jing", "崔静", "Head of Planning Province East", "东省规划负责人", "u-east-network", "c-qiu-shan", "senior_manager", "", 60, "outside", "technical", "early_adopter", note="Came from Province South in February 2026."),
    Person("c-fan-yu", "Fan Yu", "范宇", "General Manager Dongyao City", "东曜分公司总经理", "u-dongyao", "c-qiu-shan", "senior_manager", "", 60),
    Person("c-long-wei", "Long Wei", "龙伟", "General Manager Shuiyun City", "水沄分公司总经理", "u-shuiyun", "c-qiu-shan", "senior_manager", "", 60),
    Person("c-xiong-kai", "Xiong Kai", "熊凯", "Site Chief, Fenghe", "枫禾局站长", "u-fenghe", "", "manager", "", 60, note="The site is shared with another carrier; its reporting line is not known to us."),
    Person("c-ge-min", "Ge Min", "葛敏", "Shift Leader", "值班长", "u-fenghe", "c-xiong-kai", "staff"),
    Person("c-hasan-demir", "Hasan Demir", "哈桑·德米尔", "Switching Engineer", "交换工程师", "u-fenghe", "c-xiong-kai", "staff"),
    Person("c-mao-ting", "Mao Ting", "毛婷", "Switching Engineer", "交换工程师", "u-fenghe", "c-xiong-kai", "staff"),
)  # fmt: skip

FILLERS: tuple[Filler, ...] = (
    Filler("u-planning", "c-jiang-min", 4, ("e-sofia-lindqvist", "e-chen-bo", "e-raj-menon")),
    Filler("u-ops", "c-cao-jun", 5, ("e-raj-menon", "e-kong-yu")),
    Filler("u-network", "c-bai-lu", 4, ("e-sofia-lindqvist", "e-maria-costa")),
    Filler("u-market", "c-fu-lan", 3, ("e-chen-bo", "e-david-mercer")),
    Filler("u-legal", "c-zheng-hong", 2, ("e-chen-bo",)),
    Filler("u-finance", "c-pei-jian", 3, (), ("c-lu-xin", "c-ma-li", "c-fu-lan")),
    Filler("u-strategy", "c-xu-wenbin", 2, (), ("c-fu-lan", "c-oliver-brandt")),
    Filler("u-procurement", "c-ni-tao", 3, ("e-chen-bo", "e-raj-menon")),
    Filler("u-it", "c-meng-xi", 4, ("e-you-qi",)),
    Filler("u-it", "c-tao-rong", 2, ("e-you-qi",)),
    Filler("u-inst-core", "c-luo-yi", 4, ("e-maria-costa", "e-sofia-lindqvist")),
    Filler("u-inst-radio", "c-elena-petrova", 3, (), ("c-jin-shan",)),
    Filler("u-north-network", "c-fang-ke", 2, ("e-xu-lei", "e-tomas-novak")),
    Filler("u-north-network", "c-ding-hui", 3, ("e-han-mei", "e-luo-jia"), since="2026-02-01"),
    Filler("u-north-network", "c-yuan-zhi", 3, ("e-xu-lei", "e-luo-jia")),
    Filler("u-north-market", "c-shi-kun", 3, ("e-han-mei", "e-luo-jia")),
    Filler("u-lantai", "c-dong-liang", 4, ("e-luo-jia", "e-xu-lei")),
    Filler("u-hanze", "c-peng-xue", 3, ("e-luo-jia", "e-xu-lei")),
    Filler("u-hanze-hill", "c-peng-xue", 2, ("e-luo-jia",)),
    Filler("u-yunqiao", "c-zeng-tao", 3, ("e-luo-jia", "e-kong-yu")),
    Filler("u-south-network", "c-yan-bin", 4, ("e-aisha-rahman", "e-pan-hao")),
    Filler("u-south-market", "c-shu-da", 2, ("e-pan-hao",)),
    Filler("u-qinghuai", "c-tan-ying", 4, ("e-aisha-rahman", "e-pan-hao")),
    Filler("u-liuxi", "c-victor-almeida", 4, ("e-aisha-rahman", "e-pan-hao")),
    Filler("u-east-network", "c-cui-jing", 3, ("e-deng-ping", "e-kong-yu")),
    Filler("u-dongyao", "c-fan-yu", 4, ("e-deng-ping",)),
    Filler("u-shuiyun", "c-long-wei", 4, ("e-deng-ping", "e-kong-yu")),
)

OPPORTUNITIES: tuple[tuple[str, ...], ...] = (
    # id, name, Chinese name, stage, amount, product line, found by, opened, bid, decision, closed, unit, note
    ("o-core-renewal", "Core network renewal", "核心网更新", "negotiation", "48000000", "Core network", "", "2025-03-10", "2027-02-26", "2027-03-31", "", "u-group", "Replaces the Orion core of 2016."),
    ("o-north-5g", "5G radio expansion Province North", "北省5G无线扩容", "proposal", "120000000", "Radio access", "", "2025-05-20", "2027-01-29", "2027-03-15", "", "u-north", "2,400 sites in three years."),
    ("o-billing", "Billing transformation", "计费系统转型", "qualified", "22000000", "Business software", "", "2026-01-15", "2027-04-20", "2027-06-30", "", "u-it", "Bid together with Quillon Software."),
    ("o-lantai-harbour", "Private network for Lantai harbour", "澜台港区专网", "lead", "1500000", "Enterprise networks", "e-luo-jia", "2026-09-08", "", "2027-05-31", "", "u-lantai", "Found by Luo Jia in a talk with the harbour's field engineers."),
    ("o-transport-2025", "Backbone transport upgrade", "骨干传输升级", "won", "36000000", "Transport", "", "2024-03-04", "2024-12-16", "2025-03-14", "2025-03-20", "u-network", "Won on delivery record."),
    ("o-cloud-platform", "Cloud platform for IT", "IT云平台", "lost", "14000000", "Cloud", "", "2024-09-02", "2025-06-30", "2025-09-01", "2025-09-12", "u-it", "Lost to Orion Networks; we met the architect too late."),
    # Small and local: found by representatives, decided in 2026.
    ("o-hanze-relay", "Relay links Hanze Hill", "寒泽山顶中继", "won", "900000", "Fixed access", "e-luo-jia", "2026-02-16", "2026-04-30", "2026-06-05", "2026-06-11", "u-hanze", "Found by Luo Jia after a winter of outages."),
    ("o-dongyao-access", "Fibre access Dongyao", "东曜光纤接入", "lost", "3200000", "Fixed access", "e-deng-ping", "2026-01-19", "2026-05-29", "2026-07-10", "2026-07-15", "u-dongyao", "Lost to Orion Networks; its planner came in February, and we met her ten weeks before the bid."),
)  # fmt: skip

VOICES: tuple[Voice, ...] = (
    Voice("c-gu-changhai", "o-core-renewal", "approver", 2, False, "2025-06-12", "hearsay"),
    Voice("c-gu-changhai", "o-core-renewal", "approver", 3, True, "2026-06-18", "confirmed"),
    Voice("c-shen-ruoyun", "o-core-renewal", "economic_buyer", 2, True, "2026-06-18", "confirmed"),
    Voice("c-lin-yue", "o-core-renewal", "economic_buyer", 3, False, "2025-06-12"),
    Voice("c-lin-yue", "o-core-renewal", "economic_buyer", 2, False, "2026-06-18", "confirmed"),
    Voice("c-jiang-min", "o-core-renewal", "technical_evaluator", 2, False, "2025-06-12"),
    Voice("c-jiang-min", "o-core-renewal", "technical_evaluator", 2, False, "2026-05-12", "confirmed"),
    Voice("c-luo-yi", "o-core-renewal", "technical_evaluator", 1, False, "2026-05-12"),
    Voice("c-cao-jun", "o-core-renewal", "user", 1, False, "2026-05-12"),
    Voice("c-procurement-head", "o-core-renewal", "procurement", 1, False, "2026-09-21"),
    Voice("c-qin-bowen", "o-north-5g", "economic_buyer", 3, False, "2025-09-16", "observed"),
    Voice("c-qin-bowen", "o-north-5g", "economic_buyer", 3, True, "2026-07-02", "confirmed"),
    Voice("c-he-jinbao", "o-north-5g", "approver", 1, False, "2025-07-10", "hearsay"),
    Voice("c-he-jinbao", "o-north-5g", "approver", 2, False, "2026-05-26", "confirmed"),
    Voice("c-ding-hui", "o-north-5g", "technical_evaluator", 2, False, "2025-09-16", "confirmed"),
    Voice("c-ding-hui", "o-north-5g", "technical_evaluator", 2, False, "2026-07-02", "confirmed"),
    Voice("c-elena-petrova", "o-north-5g", "technical_evaluator", 1, False, "2026-03-24"),
    Voice("c-yuan-zhi", "o-north-5g", "user", 1, False, "2026-07-02"),
    Voice("c-ma-li", "o-north-5g", "procurement", 1, False, "2026-07-02"),
    Voice("c-fang-ke", "o-north-5g", "coach", 1, False, "2026-07-02", "confirmed"),
    Voice("c-tao-rong", "o-billing", "economic_buyer", 3, True, "2026-04-14", "confirmed"),
    Voice("c-meng-xi", "o-billing", "technical_evaluator", 2, False, "2026-04-14", "confirmed"),
    Voice("c-daniel-osei", "o-billing", "technical_evaluator", 1, False, "2026-08-11"),
    Voice("c-hou-jie", "o-billing", "user", 1, False, "2026-04-14"),
    Voice("c-jia-wen", "o-lantai-harbour", "economic_buyer", 2, False, "2026-09-15", "confirmed"),
    Voice("c-dong-liang", "o-lantai-harbour", "technical_evaluator", 1, False, "2026-09-15"),
    Voice("c-lei-ming", "o-lantai-harbour", "technical_evaluator", 1, False, "2026-10-20"),
    Voice("c-su-qing", "o-transport-2025", "technical_evaluator", 2, False, "2024-11-26", "confirmed"),
    Voice("c-lin-yue", "o-transport-2025", "economic_buyer", 3, False, "2024-11-26", "confirmed"),
    Voice("c-ni-tao", "o-transport-2025", "procurement", 1, False, "2024-11-26"),
    Voice("c-tao-rong", "o-cloud-platform", "economic_buyer", 3, False, "2025-02-18"),
    Voice("c-daniel-osei", "o-cloud-platform", "technical_evaluator", 2, False, "2025-08-19"),
)

LOCAL_VOICES: tuple[Voice, ...] = (
    # In what was small and local. CUI JING, who judged Dongyao, was met too late.
    Voice("c-fang-ke", "o-hanze-relay", "economic_buyer", 2, False, "2026-03-06", "confirmed"),
    Voice("c-peng-xue", "o-hanze-relay", "technical_evaluator", 1, False, "2026-03-06", "confirmed"),
    Voice("c-qiu-shan", "o-dongyao-access", "economic_buyer", 2, False, "2026-03-17"),
    Voice("c-cui-jing", "o-dongyao-access", "technical_evaluator", 1, False, "2026-03-17"),
)
"""The generator takes no part in these, so that the filler stays as it was."""

BONDS: tuple[Bond, ...] = (
    # Stale ties that look like a way round, and carry next to nothing.
    Bond("e-david-mercer", "c-gu-changhai", "acquainted", "2024-12-10", "hearsay", target="working_contact", earlier=(), meets=False),
    Bond("e-chen-bo", "c-tao-rong", "acquainted", "2024-12-17", "hearsay", earlier=(), meets=False),
    Bond("e-chen-bo", "c-qin-bowen", "acquainted", "2024-11-28", "hearsay", earlier=(), meets=False),
    # Network.
    Bond("e-chen-bo", "c-lin-yue", "trusted", "2026-10-29", "confirmed", True, "personal_bond", (("2024-12-03", "acquainted"), ("2025-09-18", "working_contact"))),
    Bond("e-sofia-lindqvist", "c-lin-yue", "working_contact", "2026-10-15", "observed", earlier=(("2025-06-12", "acquainted"),)),
    Bond("e-david-mercer", "c-lin-yue", "working_contact", "2026-09-24", "observed", target="trusted", earlier=(("2025-04-16", "acquainted"),)),
    Bond("e-raj-menon", "c-lin-yue", "working_contact", "2026-10-08", "observed"),
    # BAI LU: on many routes, never the only one.
    Bond("e-sofia-lindqvist", "c-bai-lu", "trusted", "2026-11-05", "confirmed", True, "trusted"),
    Bond("e-raj-menon", "c-bai-lu", "working_contact", "2026-10-13", "observed"),
    Bond("e-chen-bo", "c-bai-lu", "working_contact", "2026-10-29", "observed"),
    Bond("e-maria-costa", "c-bai-lu", "trusted", "2026-10-20", "confirmed"),
    Bond("e-tomas-novak", "c-bai-lu", "acquainted", "2026-09-10", "observed"),
    Bond("e-kong-yu", "c-bai-lu", "working_contact", "2026-10-22", "observed"),
    # JIANG MIN: only Sofia knows her, but others have her ear.
    Bond("e-sofia-lindqvist", "c-jiang-min", "trusted", "2026-11-12", "confirmed", True, "trusted", (("2025-03-20", "acquainted"), ("2025-11-06", "working_contact"))),
    Bond("e-chen-bo", "c-guan-peng", "acquainted", "2026-08-27", "observed", target="working_contact"),
    Bond("e-sofia-lindqvist", "c-guan-peng", "working_contact", "2026-09-30", "observed", True),
    Bond("e-raj-menon", "c-ye-zhen", "working_contact", "2026-10-20", "confirmed"),
    Bond("e-kong-yu", "c-ye-zhen", "trusted", "2026-11-03", "confirmed", True),
    Bond("e-maria-costa", "c-oliver-brandt", "working_contact", "2026-10-06", "confirmed", True),
    Bond("e-raj-menon", "c-su-qing", "trusted", "2026-10-27", "confirmed", True),
    Bond("e-kong-yu", "c-su-qing", "working_contact", "2026-09-17", "observed"),
    # CAO JUN: key, and not met since July.
    Bond("e-raj-menon", "c-cao-jun", "trusted", "2026-07-08", "confirmed", True, "trusted"),
    Bond("e-kong-yu", "c-cao-jun", "working_contact", "2026-07-08", "observed"),
    Bond("e-sofia-lindqvist", "c-cao-jun", "working_contact", "2026-06-11", "observed"),
    Bond("e-sofia-lindqvist", "c-mo-fei", "working_contact", "2026-09-22", "observed", True),
    Bond("e-raj-menon", "c-wu-guohua", "trusted", "2026-02-10", "confirmed", True, earlier=(("2025-02-13", "trusted"),)),
    # Operations, market, legal, procurement.
    Bond("e-david-mercer", "c-he-jinbao", "acquainted", "2026-09-24", "confirmed", True, "working_contact", (("2025-04-16", "acquainted"),)),
    Bond("e-chen-bo", "c-he-jinbao", "acquainted", "2026-10-14", "confirmed", target="working_contact", earlier=(("2024-12-19", "working_contact"), ("2025-12-11", "acquainted"))),
    Bond("e-chen-bo", "c-fu-lan", "working_contact", "2026-09-03", "observed", True),
    Bond("e-david-mercer", "c-fu-lan", "acquainted", "2026-09-24", "observed"),
    Bond("e-chen-bo", "c-zheng-hong", "working_contact", "2026-08-13", "observed", True),
    Bond("e-chen-bo", "c-ni-tao", "working_contact", "2026-10-22", "confirmed", True),
    Bond("e-raj-menon", "c-ni-tao", "acquainted", "2026-09-09", "observed"),
    # Information technology: YOU QI alone.
    Bond("e-you-qi", "c-tao-rong", "trusted", "2026-11-10", "confirmed", True, "trusted", (("2025-01-21", "acquainted"), ("2025-10-14", "working_contact"))),
    Bond("e-you-qi", "c-meng-xi", "trusted", "2026-11-04", "confirmed", True, "trusted"),
    Bond("e-you-qi", "c-daniel-osei", "working_contact", "2026-10-19", "observed", True, "trusted", (("2025-08-19", "acquainted"),)),
    Bond("e-you-qi", "c-hou-jie", "working_contact", "2026-10-30", "observed", True),
    Bond("e-you-qi", "c-zhu-lin", "acquainted", "2026-09-14", "observed", True),
    # Research institute.
    Bond("e-maria-costa", "c-song-wanli", "trusted", "2026-10-28", "confirmed", True, "trusted"),
    Bond("e-chen-bo", "c-song-wanli", "working_contact", "2026-09-16", "observed"),
    Bond("e-maria-costa", "c-luo-yi", "trusted", "2026-11-11", "confirmed", True),
    Bond("e-sofia-lindqvist", "c-luo-yi", "working_contact", "2026-10-21", "observed"),
    Bond("e-maria-costa", "c-kang-le", "working_contact", "2026-10-07", "observed", True),
    Bond("e-maria-costa", "c-elena-petrova", "working_contact", "2026-10-14", "confirmed"),
    Bond("e-tomas-novak", "c-elena-petrova", "trusted", "2026-11-06", "confirmed", True),
    Bond("e-tomas-novak", "c-jin-shan", "working_contact", "2026-09-29", "confirmed", True, earlier=()),
    Bond("e-maria-costa", "c-gao-yifan", "working_contact", "2026-10-09", "confirmed", True),
    # Province North.
    Bond("e-han-mei", "c-qin-bowen", "trusted", "2026-11-09", "confirmed", True, "trusted", (("2025-02-27", "acquainted"), ("2025-12-04", "working_contact"))),
    Bond("e-han-mei", "c-fang-ke", "trusted", "2026-11-09", "confirmed", True),
    Bond("e-xu-lei", "c-fang-ke", "working_contact", "2026-10-23", "confirmed"),
    Bond("e-luo-jia", "c-fang-ke", "working_contact", "2026-10-16", "confirmed"),
    Bond("e-tomas-novak", "c-fang-ke", "trusted", "2026-11-06", "confirmed"),
    Bond("e-han-mei", "c-shi-kun", "acquainted", "2026-10-12", "confirmed", True, "working_contact"),
    # DING HUI: until the end of 2025 only Tomas knew him.
    Bond("e-tomas-novak", "c-ding-hui", "trusted", "2026-11-13", "confirmed", True, "trusted", (("2025-01-16", "acquainted"), ("2025-10-21", "trusted"))),
    Bond("e-han-mei", "c-ding-hui", "working_contact", "2026-10-26", "confirmed", earlier=(("2026-02-12", "acquainted"),)),
    Bond("e-luo-jia", "c-ding-hui", "working_contact", "2026-11-02", "confirmed", earlier=(("2026-03-05", "acquainted"),)),
    Bond("e-xu-lei", "c-ding-hui", "working_contact", "2026-10-19", "observed", earlier=(("2026-04-28", "acquainted"),)),
    # YUAN ZHI: met 56 days ago, every 60 is enough.
    Bond("e-xu-lei", "c-yuan-zhi", "trusted", "2026-09-25", "confirmed", True),
    Bond("e-luo-jia", "c-yuan-zhi", "working_contact", "2026-09-25", "observed"),
    Bond("e-han-mei", "c-yuan-zhi", "working_contact", "2026-08-20", "observed"),
    Bond("e-han-mei", "c-ma-li", "working_contact", "2026-10-28", "confirmed", True),
    Bond("e-xu-lei", "c-ma-li", "working_contact", "2026-09-18", "observed"),
    Bond("e-luo-jia", "c-jia-wen", "trusted", "2026-11-16", "confirmed", True),
    Bond("e-han-mei", "c-jia-wen", "working_contact", "2026-10-16", "confirmed"),
    Bond("e-xu-lei", "c-jia-wen", "working_contact", "2026-09-28", "observed"),
    Bond("e-luo-jia", "c-dong-liang", "personal_bond", "2026-11-16", "confirmed", True),
    Bond("e-xu-lei", "c-dong-liang", "working_contact", "2026-10-05", "confirmed"),
    Bond("e-xu-lei", "c-hu-yan", "working_contact", "2026-10-05", "confirmed", True),
    Bond("e-kong-yu", "c-hu-yan", "working_contact", "2026-09-23", "confirmed"),
    Bond("e-luo-jia", "c-peng-xue", "working_contact", "2026-10-30", "observed", True),
    Bond("e-xu-lei", "c-peng-xue", "acquainted", "2026-08-24", "observed"),
    Bond("e-luo-jia", "c-zeng-tao", "working_contact", "2026-09-07", "observed", True),
    Bond("e-kong-yu", "c-zeng-tao", "acquainted", "2026-07-20", "observed"),
    # Province South.
    Bond("e-pan-hao", "c-liang-hao", "trusted", "2026-11-11", "confirmed", True),
    Bond("e-david-mercer", "c-liang-hao", "acquainted", "2026-06-17", "observed"),
    Bond("e-pan-hao", "c-wen-ting", "working_contact", "2026-10-21", "observed", True),
    Bond("e-pan-hao", "c-shu-da", "acquainted", "2026-09-02", "confirmed", True),
    Bond("e-aisha-rahman", "c-yan-bin", "trusted", "2026-10-29", "confirmed", True),
    Bond("e-pan-hao", "c-yan-bin", "working_contact", "2026-10-01", "observed"),
    Bond("e-aisha-rahman", "c-tan-ying", "working_contact", "2026-09-24", "observed", True),
    Bond("e-aisha-rahman", "c-victor-almeida", "working_contact", "2026-10-15", "observed", True),
    Bond("e-pan-hao", "c-victor-almeida", "acquainted", "2026-08-05", "observed"),
    Bond("e-aisha-rahman", "c-pu-ran", "acquainted", "2026-08-18", "observed", True),
    # Province East.
    Bond("e-deng-ping", "c-ouyang-lei", "working_contact", "2026-11-04", "confirmed", True, "trusted"),
    Bond("e-chen-bo", "c-ouyang-lei", "acquainted", "2026-07-15", "observed"),
    Bond("e-deng-ping", "c-qiu-shan", "trusted", "2026-11-04", "confirmed", True),
    Bond("e-kong-yu", "c-qiu-shan", "working_contact", "2026-08-26", "observed"),
    Bond("e-deng-ping", "c-cui-jing", "working_contact", "2026-10-13", "observed", True, earlier=(("2026-03-17", "acquainted"),)),
    Bond("e-pan-hao", "c-cui-jing", "trusted", "2026-01-22", "confirmed", earlier=(("2025-03-12", "working_contact"),), meets=False),
    Bond("e-deng-ping", "c-fan-yu", "trusted", "2026-10-27", "confirmed", True),
    Bond("e-deng-ping", "c-long-wei", "working_contact", "2026-10-06", "observed", True),
    Bond("e-kong-yu", "c-long-wei", "working_contact", "2026-09-15", "observed"),
    Bond("e-deng-ping", "c-xiong-kai", "working_contact", "2026-10-20", "confirmed", True),
)  # fmt: skip

SWAYS: tuple[Sway, ...] = (
    Sway("c-lin-yue", "c-gu-changhai", "decisive", "2026-09-24", "confirmed", "Networks"),
    Sway("c-lin-yue", "c-xu-wenbin", "moderate", "2026-04-23"),
    Sway("c-he-jinbao", "c-gu-changhai", "strong", "2026-09-24", "confirmed", "Operations and money for it"),
    Sway("c-shen-ruoyun", "c-gu-changhai", "strong", "2026-06-18", "hearsay", "Capital spending"),
    Sway("c-xu-wenbin", "c-gu-changhai", "moderate", "2026-08-06"),
    # ZHAO YANBO: nobody of ours knows him.
    Sway("c-zhao-yanbo", "c-gu-changhai", "strong", "2026-10-15", "observed", "Technology bets"),
    Sway("c-zhao-yanbo", "c-lin-yue", "strong", "2026-10-15"),
    Sway("c-zhao-yanbo", "c-song-wanli", "moderate", "2026-08-19"),
    Sway("c-bai-lu", "c-lin-yue", "strong", "2026-08-20", "confirmed"),
    Sway("c-bai-lu", "c-jiang-min", "strong", "2026-09-08", "confirmed", "Cloud core"),
    Sway("c-bai-lu", "c-cao-jun", "moderate", "2026-05-14"),
    Sway("c-bai-lu", "c-luo-yi", "moderate", "2026-07-23"),
    Sway("c-bai-lu", "c-su-qing", "moderate", "2026-04-09"),
    Sway("c-bai-lu", "c-ding-hui", "moderate", "2026-03-19"),
    Sway("c-ye-zhen", "c-jiang-min", "strong", "2026-09-29", "confirmed", "Migration"),
    Sway("c-oliver-brandt", "c-jiang-min", "moderate", "2026-10-06", "confirmed"),
    Sway("c-guan-peng", "c-jiang-min", "moderate", "2026-07-16"),
    Sway("c-luo-yi", "c-jiang-min", "moderate", "2026-06-25", "observed", "Standards"),
    Sway("c-mo-fei", "c-cao-jun", "moderate", "2026-06-11"),
    Sway("c-wu-guohua", "c-cao-jun", "moderate", "2025-09-04"),
    Sway("c-song-wanli", "c-lin-yue", "strong", "2026-08-19", "confirmed"),
    Sway("c-fu-lan", "c-he-jinbao", "moderate", "2026-05-21"),
    Sway("c-liang-hao", "c-he-jinbao", "moderate", "2026-06-17"),
    Sway("c-ouyang-lei", "c-he-jinbao", "moderate", "2026-07-15"),
    Sway("c-qin-bowen", "c-he-jinbao", "moderate", "2026-05-26"),
    Sway("c-pei-jian", "c-shen-ruoyun", "moderate", "2026-06-18", "hearsay", "Budgets"),
    Sway("c-pei-jian", "c-lu-xin", "weak", "2026-06-18", "hearsay"),
    Sway("c-hua-ning", "c-lu-xin", "weak", "2026-06-18", "hearsay"),
    Sway("c-meng-xi", "c-tao-rong", "strong", "2026-10-13", "confirmed", "Billing"),
    Sway("c-daniel-osei", "c-tao-rong", "moderate", "2026-09-01"),
    Sway("c-hou-jie", "c-meng-xi", "moderate", "2026-08-11"),
    Sway("c-zhu-lin", "c-daniel-osei", "moderate", "2026-06-04"),
    Sway("c-elena-petrova", "c-ding-hui", "moderate", "2026-05-07", "confirmed", "Radio standards"),
    Sway("c-jin-shan", "c-elena-petrova", "moderate", "2026-09-29"),
    # The West Site Laboratory: close among themselves.
    Sway("c-wan-qi", "c-shao-feng", "moderate", "2026-08-19", "hearsay"),
    Sway("c-amir-haddad", "c-wan-qi", "moderate", "2026-08-19", "hearsay"),
    Sway("c-yi-ran", "c-tian-ye", "weak", "2026-08-19", "hearsay"),
    Sway("c-tian-ye", "c-amir-haddad", "weak", "2026-08-19", "hearsay"),
    Sway("c-fang-ke", "c-qin-bowen", "strong", "2026-10-23", "confirmed", "Network"),
    Sway("c-shi-kun", "c-qin-bowen", "strong", "2026-10-12", "confirmed", "Everything that is not network"),
    Sway("c-lu-xin", "c-qin-bowen", "moderate", "2026-07-02", "hearsay"),
    Sway("c-ding-hui", "c-fang-ke", "strong", "2026-09-10", "confirmed", "Radio"),
    Sway("c-yuan-zhi", "c-fang-ke", "moderate", "2026-06-25"),
    Sway("c-jia-wen", "c-fang-ke", "moderate", "2026-07-09"),
    Sway("c-dong-liang", "c-jia-wen", "strong", "2026-09-15", "confirmed"),
    Sway("c-dong-liang", "c-lei-ming", "moderate", "2026-10-20", "confirmed"),
    Sway("c-wen-ting", "c-liang-hao", "strong", "2026-05-13"),
    Sway("c-shu-da", "c-wen-ting", "moderate", "2026-09-02", "observed", "Campaigns"),
    Sway("c-yan-bin", "c-wen-ting", "moderate", "2026-06-10"),
    Sway("c-qiu-shan", "c-ouyang-lei", "strong", "2026-08-26"),
    Sway("c-cui-jing", "c-qiu-shan", "moderate", "2026-07-28"),
    Sway("c-ge-min", "c-hasan-demir", "moderate", "2026-10-20"),
    Sway("c-mao-ting", "c-ge-min", "moderate", "2026-10-20"),
    Sway("c-le-yang", "c-pu-ran", "weak", "2026-08-18"),
)

CONFLICTS: tuple[tuple[str, str, str, str, str], ...] = (
    ("c-lin-yue", "c-he-jinbao", "Who owns the operations budget", "2026-09-24", "confirmed"),
    ("c-lin-yue", "c-shen-ruoyun", "Capital spending on the core", "2026-06-18", "hearsay"),
    ("c-fang-ke", "c-shi-kun", "Succession in Province North", "2026-10-12", "observed"),
    ("c-ye-zhen", "c-guan-peng", "How to migrate", "2026-07-16", "observed"),
    ("c-daniel-osei", "c-meng-xi", "One system or many", "2026-09-01", "observed"),
)

US, ORION = "org-northlight", "org-orion"

STANCES: tuple[Stance, ...] = (
    # Towards us, in general; several rows for one pair are its history.
    Stance("c-gu-changhai", US, "neutral", "2026-09-24", "hearsay", target="supporter"),
    Stance("c-lin-yue", US, "neutral", "2024-12-03"),
    Stance("c-lin-yue", US, "supporter", "2025-09-18"),
    Stance("c-lin-yue", US, "champion", "2026-10-29", "confirmed"),
    Stance("c-bai-lu", US, "supporter", "2025-05-15"),
    Stance("c-bai-lu", US, "champion", "2026-11-05", "confirmed"),
    Stance("c-jiang-min", US, "neutral", "2025-03-20"),
    Stance("c-jiang-min", US, "supporter", "2026-11-12", "confirmed", target="champion"),
    Stance("c-guan-peng", US, "sceptic", "2026-09-30", target="neutral"),
    Stance("c-ye-zhen", US, "neutral", "2025-08-14", "hearsay"),
    Stance("c-ye-zhen", US, "supporter", "2026-11-03", "confirmed"),
    Stance("c-oliver-brandt", US, "neutral", "2026-10-06"),
    Stance("c-su-qing", US, "sceptic", "2024-11-26"),
    Stance("c-su-qing", US, "supporter", "2025-04-10"),
    Stance("c-su-qing", US, "champion", "2026-10-27", "confirmed"),
    Stance("c-cao-jun", US, "sceptic", "2025-01-16"),
    Stance("c-cao-jun", US, "neutral", "2025-10-23"),
    Stance("c-cao-jun", US, "supporter", "2026-07-08"),
    # HE JINBAO turned from sceptic to opponent.
    Stance("c-he-jinbao", US, "sceptic", "2025-02-20"),
    Stance("c-he-jinbao", US, "opponent", "2026-01-15", "hearsay"),
    Stance("c-he-jinbao", US, "opponent", "2026-10-14", "confirmed", target="neutral"),
    # XU WENBIN: near the chief executive and doubtful, but no opponent.
    Stance("c-xu-wenbin", US, "sceptic", "2026-08-06", "hearsay", target="neutral"),
    Stance("c-fu-lan", US, "neutral", "2026-09-03"),
    Stance("c-ni-tao", US, "neutral", "2026-10-22"),
    Stance("c-tao-rong", US, "neutral", "2025-01-21"),
    Stance("c-tao-rong", US, "supporter", "2026-11-10", "confirmed"),
    Stance("c-meng-xi", US, "supporter", "2026-11-04", "confirmed"),
    Stance("c-daniel-osei", US, "sceptic", "2025-08-19"),
    Stance("c-daniel-osei", US, "neutral", "2026-10-19"),
    Stance("c-song-wanli", US, "supporter", "2026-10-28", "confirmed"),
    Stance("c-luo-yi", US, "champion", "2026-11-11", "confirmed"),
    Stance("c-elena-petrova", US, "neutral", "2025-09-11"),
    Stance("c-elena-petrova", US, "supporter", "2026-11-06", "confirmed"),
    Stance("c-gao-yifan", US, "neutral", "2026-10-09"),
    Stance("c-qin-bowen", US, "neutral", "2025-02-27"),
    Stance("c-qin-bowen", US, "supporter", "2026-11-09", "confirmed"),
    Stance("c-fang-ke", US, "champion", "2026-11-09", "confirmed"),
    Stance("c-shi-kun", US, "sceptic", "2026-10-12", target="neutral"),
    Stance("c-ding-hui", US, "neutral", "2025-01-16"),
    Stance("c-ding-hui", US, "supporter", "2025-10-21"),
    Stance("c-ding-hui", US, "supporter", "2026-11-13", "confirmed", target="champion"),
    Stance("c-yuan-zhi", US, "supporter", "2026-09-25"),
    Stance("c-jia-wen", US, "supporter", "2026-11-16", "confirmed"),
    Stance("c-dong-liang", US, "champion", "2026-11-16", "confirmed"),
    Stance("c-liang-hao", US, "supporter", "2026-11-11", "confirmed"),
    Stance("c-wen-ting", US, "neutral", "2026-10-21"),
    # SHU DA: an opponent nobody who decides listens to.
    Stance("c-shu-da", US, "sceptic", "2025-06-05"),
    Stance("c-shu-da", US, "opponent", "2026-09-02", "confirmed"),
    Stance("c-yan-bin", US, "supporter", "2026-10-29", "confirmed"),
    Stance("c-ouyang-lei", US, "neutral", "2026-11-04"),
    Stance("c-qiu-shan", US, "supporter", "2026-11-04", "confirmed"),
    # For one opportunity.
    Stance("c-lin-yue", "o-core-renewal", "champion", "2026-10-29", "confirmed"),
    Stance("c-jiang-min", "o-core-renewal", "supporter", "2026-11-12", "confirmed"),
    Stance("c-bai-lu", "o-core-renewal", "champion", "2026-11-05", "confirmed"),
    Stance("c-luo-yi", "o-core-renewal", "supporter", "2026-11-11", "confirmed"),
    Stance("c-cao-jun", "o-core-renewal", "neutral", "2026-07-08"),
    Stance("c-guan-peng", "o-core-renewal", "sceptic", "2026-09-30"),
    Stance("c-he-jinbao", "o-core-renewal", "opponent", "2026-10-14", "confirmed"),
    Stance("c-qin-bowen", "o-north-5g", "neutral", "2025-12-04"),
    Stance("c-qin-bowen", "o-north-5g", "supporter", "2026-11-09", "confirmed"),
    Stance("c-fang-ke", "o-north-5g", "champion", "2026-11-09", "confirmed"),
    Stance("c-ding-hui", "o-north-5g", "supporter", "2026-11-13", "confirmed"),
    # SHI KUN: against us in Province North, and at the general manager's ear.
    Stance("c-shi-kun", "o-north-5g", "sceptic", "2026-02-26"),
    Stance("c-shi-kun", "o-north-5g", "opponent", "2026-10-12", "confirmed", target="neutral"),
    Stance("c-ma-li", "o-north-5g", "neutral", "2026-10-28"),
    Stance("c-tao-rong", "o-billing", "supporter", "2026-11-10", "confirmed"),
    Stance("c-meng-xi", "o-billing", "champion", "2026-11-04", "confirmed"),
    Stance("c-daniel-osei", "o-billing", "sceptic", "2026-10-19", target="supporter"),
    Stance("c-jia-wen", "o-lantai-harbour", "supporter", "2026-11-16", "confirmed"),
    Stance("c-dong-liang", "o-lantai-harbour", "champion", "2026-11-16", "confirmed"),
    Stance("c-su-qing", US, "supporter", "2025-03-06", "confirmed", "o-transport-2025"),
    # For the competitor.
    Stance("c-he-jinbao", ORION, "supporter", "2025-11-20", "hearsay", "o-core-renewal"),
    Stance("c-he-jinbao", ORION, "champion", "2026-10-14", "observed", "o-core-renewal"),
    Stance("c-shi-kun", ORION, "supporter", "2026-02-26", "hearsay", "o-north-5g"),
    Stance("c-shi-kun", ORION, "champion", "2026-10-12", "confirmed", "o-north-5g"),
    Stance("c-guan-peng", ORION, "supporter", "2026-09-30", "observed", "o-core-renewal"),
    Stance("c-shu-da", ORION, "champion", "2026-09-02", "confirmed"),
    Stance("c-zeng-tao", ORION, "neutral", "2026-09-07"),
    Stance("c-daniel-osei", ORION, "supporter", "2025-07-22", "observed", "o-cloud-platform"),
    Stance("c-lin-yue", ORION, "sceptic", "2026-10-29"),
    # Partners.
    Stance("org-quillon", US, "supporter", "2026-08-25", "confirmed"),
    Stance("org-quillon", "o-billing", "champion", "2026-08-25", "confirmed"),
)

COMPETES: tuple[tuple[str, str, str, str, str], ...] = (
    ("org-orion", "o-core-renewal", "Extend the installed core with a software licence, no tender", "2026-10-14", "observed"),
    ("org-orion", "o-north-5g", "Low price on radios, profit on services", "2026-10-12", "confirmed"),
    ("org-orion", "o-transport-2025", "Price", "2024-11-26", "observed"),
    ("org-orion", "o-cloud-platform", "Free pilot for the architect", "2025-07-22", "confirmed"),
)

LAST_MET: dict[str, str] = {"c-gu-changhai": "2024-12-10", "c-cao-jun": "2026-07-08", "c-yuan-zhi": "2026-09-25"}
"""After this day the generator arranges no meeting with them."""

MEETINGS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    # kind, day, purpose, concerns, who came
    ("event", "2024-12-10", "Industry forum: first words with the chief executive", "org-hailan", ("c-gu-changhai", "c-lin-yue", "e-david-mercer", "e-chen-bo")),
    ("workshop", "2025-09-16", "Radio planning workshop Province North", "o-north-5g", ("c-ding-hui", "e-tomas-novak")),
    ("workshop", "2026-06-18", "Decision path of the core renewal", "o-core-renewal", ("c-lin-yue", "c-jiang-min", "e-chen-bo", "e-sofia-lindqvist")),
    ("visit", "2026-07-08", "Night-shift review with core operations", "o-core-renewal", ("c-cao-jun", "e-raj-menon", "e-kong-yu")),
    ("meeting", "2026-09-24", "Executive talks in Hailan", "org-hailan", ("c-lin-yue", "c-he-jinbao", "c-fu-lan", "e-david-mercer", "e-chen-bo")),
    ("visit", "2026-09-25", "Quarterly operations review Province North", "o-north-5g", ("c-yuan-zhi", "e-xu-lei", "e-luo-jia")),
    ("visit", "2026-09-08", "Talk with field engineers at the harbour", "o-lantai-harbour", ("c-hu-yan", "c-dong-liang", "e-luo-jia", "e-xu-lei")),
    ("meal", "2026-10-14", "Dinner: where operations stands on the core", "o-core-renewal", ("c-he-jinbao", "e-chen-bo")),
    ("meeting", "2026-10-12", "Market side of the radio expansion", "o-north-5g", ("c-shi-kun", "e-han-mei")),
)  # fmt: skip

LATER_MEETINGS: tuple[tuple[str, str, str, str, str, str, str, tuple[str, ...]], ...] = (
    # kind, day, purpose, quality, filed, minutes, concerns, who came: written whole, for the filler knows nothing of Dongyao's access.
    ("visit", "2026-03-18", "First talk with the new head of planning", "very_good", "2026-03-19", "2026-03-20", "u-east-network", ("c-cui-jing", "e-deng-ping")),
    ("meeting", "2026-05-20", "Questions before the access bid", "good", "2026-05-22", "2026-05-21", "o-dongyao-access", ("c-cui-jing", "c-qiu-shan", "e-deng-ping")),
)  # fmt: skip

INSTRUMENTS: tuple[tuple[str, str, str, str, str, str, str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    # id, kind, name, held, until, exclusive, outcome, minutes, opportunities in its scope, who came.  Alignment meetings: BELOW TARGET, none since April 2025.
    ("ins-align-2025", "alignment_meeting", "Strategy alignment 2025", "2025-04-16", "", "", "Shared view of the core until 2030; no date for the next one", "2025-04-22", (), ("c-lin-yue", "c-he-jinbao", "c-xu-wenbin", "e-david-mercer", "e-chen-bo")),
    ("ins-visit-2025-1", "executive_visit", "Hailan delegation at Northlight", "2025-05-22", "", "", "Saw the core laboratory", "2025-05-23", (), ("c-lin-yue", "c-bai-lu", "c-song-wanli", "e-david-mercer", "e-chen-bo", "e-sofia-lindqvist")),
    ("ins-visit-2025-2", "executive_visit", "Northlight board in Province North", "2025-10-30", "", "", "Radio trial agreed", "2025-11-06", ("o-north-5g",), ("c-qin-bowen", "c-fang-ke", "e-david-mercer", "e-han-mei")),
    ("ins-visit-2026-1", "executive_visit", "Hailan delegation at Northlight", "2026-04-22", "", "", "Trial results accepted", "2026-04-23", ("o-core-renewal",), ("c-lin-yue", "c-jiang-min", "c-luo-yi", "e-david-mercer", "e-chen-bo", "e-raj-menon")),
    ("ins-visit-2026-2", "executive_visit", "Northlight board in Hailan", "2026-09-24", "", "", "The chief executive sent regrets", "2026-10-02", ("o-core-renewal", "o-north-5g"), ("c-lin-yue", "c-he-jinbao", "c-fu-lan", "e-david-mercer", "e-chen-bo")),
    ("ins-visit-2026-market", "executive_visit", "Hailan market department at Northlight", "2026-06-10", "", "", "Campaigns for enterprise customers", "", (), ("c-fu-lan", "c-wen-ting", "e-david-mercer", "e-han-mei")),
    ("ins-agreement", "cooperation_agreement", "Strategic cooperation agreement 2024-2027", "2024-01-15", "2027-01-14", "no", "Names core and transport as joint projects", "2024-01-16", ("o-core-renewal", "o-transport-2025"), ("c-lin-yue", "c-he-jinbao", "e-david-mercer")),
    ("ins-centre", "joint_innovation", "Joint innovation centre for cloud core", "2025-06-03", "2028-06-02", "yes", "Two joint patents, one award", "2025-06-05", ("o-core-renewal",), ("c-song-wanli", "c-luo-yi", "e-maria-costa", "e-sofia-lindqvist")),
    ("ins-centre-energy", "joint_innovation", "Joint laboratory for site energy", "2025-02-11", "", "no", "", "2025-02-12", (), ("c-gao-yifan", "e-maria-costa")),
)  # fmt: skip

FEEDBACK: tuple[tuple[str, str, str, str, str, int, str, str], ...] = (
    # kind, text, raised, filed, closed, severity, raised by, concerns
    ("problem", "Alarms of the core arrive twice and out of order", "2026-08-21", "2026-08-21", "", 4, "c-mo-fei", "u-ops"),
    ("complaint", "Third spare part in a row came late", "2026-09-25", "2026-09-28", "", 4, "c-yuan-zhi", "u-north-network"),
    ("need", "Harbour cranes need a network of their own", "2026-09-08", "2026-09-08", "", 2, "c-hu-yan", "u-lantai"),
    ("competitor", "Orion engineers seen measuring at Hanze Hill", "2026-10-05", "2026-10-06", "", 3, "c-peng-xue", "u-hanze"),
    ("competitor", "Orion lost two service people in Dongyao; outages last longer", "2026-10-27", "2026-10-27", "", 2, "c-fan-yu", "u-dongyao"),
    ("problem", "Bills of enterprise customers are a day late", "2026-07-14", "2026-07-15", "2026-08-28", 3, "c-hou-jie", "u-it"),
    ("praise", "Cut-over of the backbone without one dropped call", "2025-08-12", "2025-08-12", "2025-08-12", 1, "c-su-qing", "u-network"),
    ("complaint", "Nobody from Northlight came for three months", "2026-10-21", "2026-11-02", "", 3, "c-cao-jun", "u-ops"),
    ("need", "Migration plan that keeps the old numbering for a year", "2026-05-12", "2026-05-13", "2026-07-30", 3, "c-ye-zhen", "o-core-renewal"),
    ("need", "Radio plan with fewer sites for the same coverage", "2026-03-24", "2026-03-25", "", 3, "c-ding-hui", "o-north-5g"),
)

INITIATIVES: tuple[tuple[str, str, str, int, str, str], ...] = (
    ("n-cloud-core-2026", "Cloud core: architecture", "Cloud core", 2026, "aligned", "30000000"),
    ("n-cloud-core-2027", "Cloud core: first province", "Cloud core", 2027, "aligned", "65000000"),
    ("n-cloud-core-2028", "Cloud core: all provinces", "Cloud core", 2028, "converging", "90000000"),
    ("n-village-2026", "Every village: survey", "Coverage of every village", 2026, "converging", "15000000"),
    ("n-village-2027", "Every village: Province North", "Coverage of every village", 2027, "aligned", "140000000"),
    ("n-village-2028", "Every village: South and East", "Coverage of every village", 2028, "open", "160000000"),
    ("n-one-bill-2026", "One bill: tender", "One bill", 2026, "converging", "4000000"),
    ("n-one-bill-2027", "One bill: build", "One bill", 2027, "converging", "28000000"),
    ("n-open-radio-2027", "Open radio trial", "Open radio", 2027, "diverging", "12000000"),
    ("n-open-radio-2028", "Open radio at scale", "Open radio", 2028, "opposed", "70000000"),
    ("n-own-cloud-2027", "Own public cloud", "Own cloud", 2027, "diverging", "40000000"),
    ("n-energy-2026", "Half the energy", "Energy", 2026, "open", "9000000"),
    ("n-energy-2027", "Half the energy: sites", "Energy", 2027, "converging", "22000000"),
)

ACTIONS: tuple[tuple[str, str, str, str, str, str, str, str, tuple[str, ...]], ...] = (
    # id, name, owner, status, due, done, from, to, concerns
    ("a-he-1", "Ask He Jinbao what the operations budget must prove", "e-chen-bo", "done", "2026-10-16", "2026-10-14", "opponent", "sceptic", ("c-he-jinbao", "o-core-renewal")),
    ("a-he-2", "Show operations savings at another operator, executive to executive", "e-david-mercer", "planned", "2026-12-15", "", "opponent", "sceptic", ("c-he-jinbao", "o-core-renewal")),
    ("a-he-3", "Put the savings into his budget line, with Lin Yue's consent", "e-david-mercer", "planned", "2027-01-29", "", "sceptic", "neutral", ("c-he-jinbao", "o-core-renewal")),
    ("a-shi-1", "Joint campaign with the market side of Province North", "e-han-mei", "planned", "2026-12-04", "", "opponent", "sceptic", ("c-shi-kun", "o-north-5g")),
    ("a-shi-2", "Enterprise use cases for the new radio sites", "e-tomas-novak", "planned", "2027-01-15", "", "sceptic", "neutral", ("c-shi-kun", "o-north-5g")),
    ("a-guan-1", "Let Guan Peng set the acceptance tests", "e-sofia-lindqvist", "planned", "2026-12-11", "", "sceptic", "neutral", ("c-guan-peng", "o-core-renewal")),
    ("a-xu-1", "Strategy paper on the core until 2035", "e-chen-bo", "planned", "2027-01-20", "", "sceptic", "neutral", ("c-xu-wenbin",)),
    ("a-daniel-1", "Architecture review on his terms", "e-you-qi", "done", "2026-08-15", "2026-08-11", "sceptic", "neutral", ("c-daniel-osei", "o-billing")),
    ("a-daniel-2", "Pilot with open interfaces", "e-you-qi", "planned", "2027-02-10", "", "sceptic", "supporter", ("c-daniel-osei", "o-billing")),
    ("a-cao-1", "Win core operations: night-shift review", "e-raj-menon", "done", "2026-07-10", "2026-07-08", "neutral", "supporter", ("c-cao-jun", "o-core-renewal")),
    ("a-cao-2", "See Cao Jun again, with the alarm problem solved", "e-raj-menon", "planned", "2026-09-30", "", "", "", ("c-cao-jun",)),
    ("a-su-1", "Reference visit for transport", "e-raj-menon", "done", "2025-04-11", "2025-04-10", "sceptic", "supporter", ("c-su-qing", "o-transport-2025")),
    ("a-shen-1", "Find a way to the finance department: who prepares the capital budget?", "e-chen-bo", "planned", "2026-12-01", "", "", "", ("c-shen-ruoyun", "o-core-renewal")),
    ("a-shen-2", "Chief financial officers' talk, ours and theirs", "e-david-mercer", "planned", "2027-01-12", "", "", "", ("c-shen-ruoyun", "o-core-renewal")),
    ("a-procurement", "Find out who heads procurement now", "e-chen-bo", "planned", "2026-10-31", "", "", "", ("c-procurement-head", "o-core-renewal")),
    ("a-zhao-1", "Ask Song Wanli to introduce Zhao Yanbo", "e-maria-costa", "dropped", "2026-05-29", "", "", "", ("c-zhao-yanbo",)),
    ("a-gu-1", "Chief executive at the next alignment meeting", "e-david-mercer", "planned", "2027-01-22", "", "neutral", "supporter", ("c-gu-changhai", "o-core-renewal")),
    ("a-billing-second", "Bring Sofia into the architecture board of IT", "e-sofia-lindqvist", "planned", "2026-12-18", "", "", "", ("o-billing",)),
    ("a-qin-second", "Chen Bo to meet Qin Bowen again", "e-chen-bo", "planned", "2026-12-09", "", "", "", ("c-qin-bowen", "o-north-5g")),
    ("a-ding-others", "Bring Han Mei, Luo Jia and Xu Lei to Ding Hui", "e-tomas-novak", "done", "2026-04-30", "2026-04-28", "", "", ("c-ding-hui", "o-north-5g")),
    ("a-agreement", "Renew the cooperation agreement", "e-chen-bo", "planned", "2027-01-08", "", "", "", ("org-hailan",)),
    ("a-alignment", "Date for the alignment meeting", "e-david-mercer", "planned", "2026-11-30", "", "", "", ("org-hailan",)),
    ("a-harbour", "Site survey at the harbour", "e-luo-jia", "done", "2026-10-23", "2026-10-20", "", "", ("o-lantai-harbour",)),
    ("a-lei-1", "Meet the chief engineer of Lantai", "e-luo-jia", "planned", "2026-12-03", "", "", "", ("c-lei-ming", "o-lantai-harbour")),
)  # fmt: skip

KPI_YEARS: tuple[tuple[str, int, str, str, str, str], ...] = (
    ("k-2024", 2024, "162000000", "21400000", "18900000", "61"),
    ("k-2025", 2025, "188000000", "26300000", "24100000", "63"),
    ("k-2026", 2026, "171000000", "24800000", "15200000", "58"),
)

ASSETS: tuple[tuple[str, str, str, int, str, str, str], ...] = (
    # name, vendor, product line, quantity, value, installed, unit
    ("Core network nodes", "org-orion", "Core network", 12, "52000000", "2016-05-20", "u-ops"),
    ("Subscriber data platform", "org-northlight", "Core network", 4, "11000000", "2021-09-14", "u-ops"),
    ("Signalling routers", "org-northlight", "Core network", 6, "3200000", "2020-03-17", "u-ops"),
    ("Backbone transport nodes", "org-northlight", "Transport", 48, "36000000", "2025-08-12", "u-network"),
    ("Backbone transport, first generation", "org-orion", "Transport", 22, "9000000", "2013-10-08", "u-network"),
    ("Billing system", "org-quillon", "Business software", 1, "8500000", "2009-07-01", "u-it"),
    ("Cloud platform", "org-orion", "Cloud", 3, "13800000", "2026-03-02", "u-it"),
    ("Data warehouse", "org-quillon", "Business software", 1, "2400000", "2015-11-11", "u-it"),
    ("Test core", "org-northlight", "Core network", 1, "900000", "2025-06-03", "u-inst-core"),
    ("Radio test chamber", "org-northlight", "Radio access", 2, "700000", "2023-04-18", "u-inst-radio"),
    ("Protocol analysers", "org-orion", "Test equipment", 9, "350000", "2019-02-26", "u-inst-west"),
    ("Radio sites 4G", "org-orion", "Radio access", 3100, "98000000", "2015-06-30", "u-north"),
    ("Radio sites 5G, first phase", "org-northlight", "Radio access", 620, "44000000", "2022-12-15", "u-north"),
    ("Radio sites 4G", "org-northlight", "Radio access", 2700, "86000000", "2015-09-10", "u-south"),
    ("Radio sites 5G, first phase", "org-northlight", "Radio access", 540, "39000000", "2022-10-20", "u-south"),
    ("Radio sites 4G", "org-orion", "Radio access", 1900, "61000000", "2016-01-22", "u-east"),
    ("Radio sites 5G, first phase", "org-orion", "Radio access", 380, "25000000", "2023-03-08", "u-east"),
    ("Access network", "org-northlight", "Fixed access", 310, "6800000", "2018-08-07", "u-lantai"),
    ("Site power", "org-fjordline", "Power", 240, "3100000", "2017-05-16", "u-lantai"),
    ("Access network", "org-orion", "Fixed access", 260, "5200000", "2017-03-21", "u-hanze"),
    ("Hilltop relay", "org-fjordline", "Power", 4, "120000", "2020-09-24", "u-hanze-hill"),
    ("Access network", "org-northlight", "Fixed access", 190, "4100000", "2019-06-13", "u-yunqiao"),
    ("Access network", "org-northlight", "Fixed access", 350, "7600000", "2018-04-19", "u-qinghuai"),
    ("Access network", "org-northlight", "Fixed access", 280, "5900000", "2019-01-17", "u-liuxi"),
    ("Cable landing equipment", "org-orion", "Transport", 2, "4700000", "2014-12-04", "u-liuxi-bay"),
    ("Access network", "org-orion", "Fixed access", 330, "6600000", "2016-11-09", "u-dongyao"),
    ("Switches", "org-northlight", "Core network", 3, "1500000", "2019-10-31", "u-fenghe"),
    ("Access network", "org-orion", "Fixed access", 210, "4300000", "2018-02-27", "u-shuiyun"),
)  # fmt: skip

OBJECTIVES = (
    ("ob-core", "Win the core network renewal", "2026", "e-chen-bo", "M CNY signed", "", "48", "0", "c-lin-yue", "2026-02-12"),
    ("ob-radio", "Half of the new radio sites in Province North", "2026", "e-han-mei", "percent of sites", "30", "50", "34", "", ""),
    ("ob-outages", "Fewer outages of the core", "2026", "e-raj-menon", "outages a year", "9", "3", "5", "c-cao-jun", "2026-03-19"),
)
"""Id, name, year, owner, measure, start, target, actual, accepted by whom and when."""
SERVES = (("a-xu-1", "ob-core"), ("ins-visit-2026-1", "ob-core"), ("a-shi-2", "ob-radio"), ("a-cao-1", "ob-outages"))
"""What serves an objective: steps and instruments."""
MORE: dict[str, dict[str | tuple[str, str], dict[str, str]]] = {
    "OrgUnit": {unit: {"representative": ours} for unit, ours in (
        ("u-north", "e-han-mei"), ("u-lantai", "e-luo-jia"), ("u-hanze", "e-luo-jia"), ("u-lantai-harbour", "e-luo-jia"),
        ("u-hanze-hill", "e-luo-jia"), ("u-south", "e-pan-hao"), ("u-dongyao", "e-deng-ping"), ("u-shuiyun", "e-deng-ping"),
    )},
    "Opportunity": {
        "o-core-renewal": {"procured": "tender", "needed_on": "2024-12-02", "our_score": "86", "rival_score": "81"},
        "o-north-5g": {"procured": "tender", "our_score": "74", "rival_score": "79"},
        "o-billing": {"procured": "negotiated"},
        "o-cloud-platform": {"procured": "tender", "our_score": "71", "rival_score": "84", "our_price": "14600000", "rival_price": "13800000"},
        "o-hanze-relay": {"procured": "under_agreement", "needed_on": "2026-02-02", "our_score": "88", "rival_score": "70", "our_price": "900000", "rival_price": "860000"},
        "o-dongyao-access": {"procured": "tender", "our_score": "77", "rival_score": "82", "our_price": "3200000", "rival_price": "3050000"},
    },
    "DECIDES": {
        ("c-gu-changhai", "o-core-renewal"): {"response_mode": "even_keel"},
        ("c-lin-yue", "o-core-renewal"): {"response_mode": "growth", "win": "Retires the old core without an outage"},
        ("c-shen-ruoyun", "o-core-renewal"): {"response_mode": "overconfident"},
        ("c-tao-rong", "o-billing"): {"response_mode": "trouble", "win": "No more nights spent on closing the month"},
    },
    "Asset": {
        "as-01": {"state": "in_trouble", "ends_on": "2027-12-31", "replaced_in": "o-core-renewal"},
        "as-02": {"state": "in_service", "ends_on": "2031-09-14"},
        "as-06": {"state": "being_replaced", "ends_on": "2027-06-30", "replaced_in": "o-billing"},
        "as-12": {"ends_on": "2027-06-30", "replaced_in": "o-north-5g"},
        "as-20": {"state": "in_trouble", "ends_on": "2027-03-21"},
    },
    "Feedback": {
        "f-021": {"owner": "e-tomas-novak"}, "f-034": {"owner": "e-raj-menon"}, "f-037": {"owner": "e-luo-jia"},
        "f-019": {"closed_by": "e-raj-menon"}, "f-020": {"closed_by": "e-xu-lei", "confirmed": "yes"}, "f-023": {"closed_by": "e-kong-yu", "confirmed": "yes"},
    },
    "Interaction": {
        "i-0388": {"committed": "Name who tests the migration on their side", "committed_until": "2026-06-30", "kept": "yes"},
        "i-0410": {"committed": "Show us how the price is weighted", "committed_until": "2026-08-14", "kept": "no"},
        "i-0450": {"committed": "Bring Shen Ruoyun to the next review", "committed_until": "2026-10-30"},
        "i-0543": {"committed": "Send the draft of the tender", "committed_until": "2026-12-11"},
    },
    "KpiYear": {
        "k-2024": {"account_cost": "9100000", "their_revenue": "21400000000", "their_profit": "1900000000", "their_investment": "690000000"},
        "k-2025": {"account_cost": "9800000", "their_revenue": "21900000000", "their_profit": "1750000000", "their_investment": "640000000"},
    },
}
"""By sheet and id (of ties: both ends), what else is known of a row that is there already."""
