"""Every word of the headline and of the cathedral, in the three languages."""

from __future__ import annotations

from graphcrm.render.words import Words
from graphcrm.schema import Scale
from graphcrm.schema.model import Term

WORDS: dict[str, Term] = {
    # shared
    "comma": Term(", ", "、"),
    "and": Term(" and ", "和"),
    "and_more": Term("{number} more", "另外 {number} 项|另外 {number} 項"),
    "veto": Term("veto", "否决权|否決權"),
    "withheld_names": Term("names replaced", "姓名已替换|姓名已替換"),
    "withheld_people": Term("names replaced, titles and units generalised", "姓名已替换，职务与部门已概化|姓名已替換，職務與部門已概化"),
    "withheld_money": Term("amounts left out", "金额已略去|金額已略去"),
    # headline
    "part_only": Term(
        "This is a part of the account only: {name}. Whoever has nothing to do with it is not in this file.",
        "这里只有客户的一部分：{name}。与之无关的人不在此文件中。|這裡只有客戶的一部分：{name}。與之無關的人不在此檔案中。",
    ),
    "decision_on": Term("decision {date}", "决策日 {date}|決策日 {date}"),
    "amount_unknown": Term("amount unknown", "金额未知|金額未知"),
    "decision_open": Term("decision date not known", "决策日期未知|決策日期未知"),
    "part_unit": Term(
        "This is a part of the account only: {name}. The others, and whoever else decides with its people, are not in this file.",
        "这里只有客户的一部分：{name}。其他人，包括与其共同决策的其他人，不在此文件中。|這裡只有客戶的一部分：{name}。其他人，包括與其共同決策的其他人，不在此檔案中。",
    ),
    "reach_all": Term("We reach all {all} people who decide.", "我们能触达全部 {all} 位决策人。|我們能觸達全部 {all} 位決策人。"),
    "reach_one": Term("We reach the one person who decides.", "我们能触达唯一的决策人。|我們能觸達唯一的決策人。"),
    "reach_some": Term(
        "We reach {some} of the {all} people who decide; no way leads to {names}.",
        "{all} 位决策人中我们能触达 {some} 位；没有路通向{names}。|{all} 位決策人中我們能觸達 {some} 位；沒有路通向{names}。",
    ),
    "reach_none": Term(
        "We reach none of the {all} people who decide.",
        "{all} 位决策人中我们一位也触达不到。|{all} 位決策人中我們一位也觸達不到。",
    ),
    "veto_of": Term("{name} (veto)", "{name}（有否决权）|{name}（有否決權）"),
    "whole_account": Term("The account as a whole", "整个客户|整個客戶"),
    "rule_key": Term(
        "no decision makers recorded, the key people stand for them",
        "未记录决策人，以关键人物代替|未記錄決策人，以關鍵人物代替",
    ),
    "rule_top": Term(
        "no decision makers recorded, the top of their reporting lines stands for them",
        "未记录决策人，以汇报线最高者代替|未記錄決策人，以匯報線最高者代替",
    ),
    "no_deciders": Term("Who decides is not recorded.", "未记录由谁决策。|未記錄由誰決策。"),
    "routes_missing": Term(
        "The ways from us to the decision have not been worked out.",
        "尚未算出我方通向决策的路。|尚未算出我方通向決策的路。",
    ),
    "hangs": Term(
        "Every way to {about}, for a deal of {money}, goes through one person: {who}.",
        "就这笔 {money} 的项目而言，通向{about}的每条路都经过同一人：{who}。|就這筆 {money} 的項目而言，通向{about}的每條路都經過同一人：{who}。",
    ),
    "hangs_one": Term(
        "Every way to {about} goes through one person: {who}.",
        "通向{about}的每条路都经过同一人：{who}。|通向{about}的每條路都經過同一人：{who}。",
    ),
    "hangs_each": Term(
        "No way round {who}: each is the only way to somebody who decides.",
        "绕不开{who}：每人都是通向某位决策人的唯一之路。|繞不開{who}：每人都是通向某位決策人的唯一之路。",
    ),
    "thin": Term("{about} hangs on two people only: {who}.", "{about}只系于两人：{who}。|{about}只繫於兩人：{who}。"),
    "best": Term(
        "The best single way, to {name}, carries today with a chance of {percent}.",
        "最好的一条路通向{name}，目前走通的可能为 {percent}。|最好的一條路通向{name}，目前走通的可能為 {percent}。",
    ),
    "steady": Term(
        "No single person can cut us off from anybody we reach.",
        "没有哪一个人能切断我们已触达的任何人。|沒有哪一個人能切斷我們已觸達的任何人。",
    ),
    "the_decision": Term("the decision", "决策|決策"),
    "as_of": Term("as of {date}", "截至 {date}"),
    "contacts": Term("{number} contacts", "{number} 位联系人|{number} 位聯絡人"),
    "judged": Term("{number} judged", "已评估 {number} 位|已評估 {number} 位"),
    "undated_share": Term("{percent} undated", "{percent} 未注明日期|{percent} 未註明日期"),
    "stale": Term("{percent} of these judgements older than half a year", "其中 {percent} 的评估已超过半年|其中 {percent} 的評估已超過半年"),
    # canvas
    "spire": Term("Spire", "塔尖"),
    "spire_is": Term("who decides", "谁决策|誰決策"),
    "vault": Term("Vault", "拱顶|拱頂"),
    "vault_is": Term("their house and ours", "双方组织之间|雙方組織之間"),
    "pillars": Term("Pillars", "支柱"),
    "pillars_is": Term("key people; height: how close", "关键人物；高度：亲密度|關鍵人物；高度：親密度"),
    "ground": Term("Ground", "地面"),
    "ground_is": Term("everyone else, by unit", "其他人，按部门|其他人，按部門"),
    "bedrock": Term("Bedrock", "基石"),
    "bedrock_is": Term("our people", "我方人员|我方人員"),
    "more": Term("+ {number} more", "另有 {number} 位"),
    "more_key": Term("key people", "关键人物|關鍵人物"),
    "more_ours": Term("of ours", "我方"),
    "tag_1": Term("no way", "绕|繞"),
    "tag_2": Term("round", "不开|不開"),
    "no_one": Term("none of ours", "我方无人|我方無人"),
    "other_units": Term("{number} other units", "其他 {number} 个部门|其他 {number} 個部門"),
    "canvas": Term(
        "The account as a building: our people at the bottom, those who decide on top. {headline}",
        "客户如一座建筑：底部是我方人员，顶部是决策人。{headline}|客戶如一座建築：底部是我方人員，頂部是決策人。{headline}",
    ),
    "marks": Term(
        "People and other marks of the picture. Arrow keys move, Enter chooses.",
        "图中的人物与标记。方向键移动，回车选定。|圖中的人物與標記。方向鍵移動，Enter 選定。",
    ),
    # instruments
    "alignment_meeting": Term("Alignment meeting", "对标会议|對標會議"),
    "executive_visit": Term("Executive visits", "高层互访|高層互訪"),
    "cooperation_agreement": Term("Agreement", "合作协议|合作協議"),
    "joint_innovation": Term("Joint innovation", "联合创新|聯合創新"),
    "of_target": Term("{number} of {target} in 12 months", "12 个月内 {number} / {target} 次|12 個月內 {number} / {target} 次"),
    "in_force": Term("until {date}", "有效至 {date}"),
    "in_force_open": Term("in force", "有效"),
    "none_since": Term("none since {date}", "自 {date} 起没有|自 {date} 起沒有"),
    "ended_on": Term("ended {date}", "{date} 已终止|{date} 已終止"),
    "none_ever": Term("none", "没有|沒有"),
    "none_recorded": Term("not known", "未知"),
    "arch_unknown": Term("Not known: no instrument is on record.", "未知：没有任何记录。|未知：沒有任何記錄。"),
    "arch_kept": Term("On target.", "达标。|達標。"),
    "arch_below": Term("Below target.", "未达标。|未達標。"),
    "arch_expiring": Term("Ends within {days} days.", "{days} 天内到期。|{days} 天內到期。"),
    "arch_missing": Term("Missing.", "缺失。"),
    "arch_why_yearly": Term("Target: {target} in twelve months.", "目标：十二个月 {target} 次。|目標：十二個月 {target} 次。"),
    "arch_why_force": Term("Target: one in force.", "目标：有一份有效。|目標：有一份有效。"),
    # plots
    "plot": Term("{share} of {number} contacts known and met in time", "{number} 位联系人中 {share} 已结识并按期拜访|{number} 位聯絡人中 {share} 已結識並按期拜訪"),
    "plot_none": Term("None of ours holds a place here.", "我方在此无人立足。|我方在此無人立足。"),
    "plot_empty": Term("No contacts recorded.", "没有联系人记录。|沒有聯絡人記錄。"),
    "units": Term("Units", "部门|部門"),
    "stack": Term("Key people not shown as pillars", "未作为支柱显示的关键人物|未作為支柱顯示的關鍵人物"),
    "stack_ours": Term("Our people not shown", "未显示的我方人员|未顯示的我方人員"),
    "way_tip": Term("On the way to {names}", "通向{names}的路"),
    # legend
    "l_height": Term("Pillar height: how close our best relationship is, 0 to 4", "支柱高度：我方最好关系的亲密度，0 到 4|支柱高度：我方最好關係的親密度，0 到 4"),
    "l_crack": Term("Red crack and frame: no way round this person", "红色裂缝与边框：绕不开此人|紅色裂縫與邊框：繞不開此人"),
    "l_route": Term("Line: a way to the decision; the wider, the likelier it carries", "线：通向决策的路；越粗越可能走通|線：通向決策的路；越粗越可能走通"),
    "l_route_stale": Term("Dashed line: part of it is too old to rely on", "虚线：其中一部分已过时，不可依赖|虛線：其中一部分已過時，不可依賴"),
    "l_decider": Term("Triangle: decides; the larger, the heavier the voice", "三角：决策人；越大，话语权越重|三角：決策人；越大，話語權越重"),
    "l_veto": Term("Red rim: can stop it alone", "红边：一人即可否决|紅邊：一人即可否決"),
    "l_plot": Term("Ground: darker and higher % where known and met in time; each dot a person", "地面：越深、百分比越高，表示越多人已结识并按期拜访；每点一人|地面：越深、百分比越高，表示越多人已結識並按期拜訪；每點一人"),
    "l_ours": Term("Hexagon: one of ours", "六边形：我方人员|六邊形：我方人員"),
    "l_tie": Term(
        "Thin lines: other ties of the chosen person; violet influence, dotted reporting, dash and dot at odds",
        "细线：所选人物的其他关系；紫色为影响，点线为汇报，点划线为不和|細線：所選人物的其他關係；紫色為影響，點線為匯報，點劃線為不和",
    ),
    "l_kept": Term("on target", "达标|達標"),
    "l_below": Term("below target", "未达标|未達標"),
    "l_expiring": Term("ends soon", "即将到期|即將到期"),
    "l_missing": Term("missing", "缺失"),
    "l_marks": Term("What the marks mean", "标记的含义|標記的含義"),
    "l_arches": Term("Arches: what ties the two companies together", "拱：联结两家公司的机制|拱：聯結兩家公司的機制"),
}  # fmt: skip

ENGLISH = Words("en", WORDS)
EN = dict(ENGLISH.texts)


def say(key: str, **values: object) -> str:
    """A sentence of the table in English with its gaps filled."""
    return ENGLISH.say(key, **values)


def joined(names: list[str], most: int = 3) -> str:
    """``A, B and C`` in English; beyond ``most`` the rest are counted."""
    return ENGLISH.joined(names, most)


def word(scale: Scale, value: float | str | None) -> str:
    """The English word of a scale's step; of the nearest step below, where a number lies between two."""
    return ENGLISH.word(scale, value)
