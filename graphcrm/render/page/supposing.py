"""What is said where somebody is supposed to leave: on the card, on the bar over the view, and in the side panel."""

from __future__ import annotations

from graphcrm.schema.model import Term

WORDS: dict[str, Term] = {
    "whatif_ask": Term("What if {name} leaves?", "如果{name}离开？|如果{name}離開？"),
    "whatif_back": Term("Let {name} come back", "让{name}回来|讓{name}回來"),
    "whatif_title": Term("What if … leaves", "如果离开|如果離開"),
    "whatif_without": Term("Without", "假设离开：|假設離開："),
    "whatif_undo": Term("Undo", "撤销|復原"),
    "whatif_undo_hint": Term("Undo the last change (Ctrl+Z)", "撤销上一步（Ctrl+Z）|復原上一步（Ctrl+Z）"),
    "whatif_restore": Term("Restore {name}", "恢复{name}|恢復{name}"),
    "whatif_all": Term("Restore everybody", "全部恢复|全部恢復"),
    "whatif_today": Term(
        "Headline and findings stay as they are today.",
        "标题与发现仍为今天的情况。|標題與發現仍為今天的情況。",
    ),
    "whatif_gone": Term("No longer among those who decide: {names}", "不再参与此决策：{names}|不再參與此決策：{names}"),
    "whatif_nobody": Term("Nobody who decides is left", "再无决策人|再無決策人"),
    "whatif_fresh": Term("{names} would count as deciding", "将以{names}代替决策人|將以{names}代替決策人"),
    "whatif_lost": Term("{name}: no access any more", "{name}：再也无法触达|{name}：再也無法觸達"),
    "whatif_fell": Term(
        "Routes to {name} fall from {before} to {after}", "通向{name}的路从 {before} 条减至 {after} 条|通向{name}的路從 {before} 條減至 {after} 條"
    ),
    "whatif_hang": Term("{said}: all hang on {names}", "{said}：全都系于{names}|{said}：全都繫於{names}"),
    "whatif_weaker": Term(
        "The best route to {name} carries {after} instead of {before}",
        "通向{name}的最好的路，走通可能由 {before} 降为 {after}|通向{name}的最好的路，走通可能由 {before} 降為 {after}",
    ),
    "whatif_single": Term("No way round {name} any more to {names}", "通向{names}再也绕不开{name}|通向{names}再也繞不開{name}"),
    "whatif_cut": Term("No longer reached: {names}", "不再能触达：{names}|不再能觸達：{names}"),
    "whatif_cut_too": Term("No longer reached either: {names}", "此外不再能触达：{names}|此外不再能觸達：{names}"),
    "whatif_same": Term("nothing changes", "没有变化|沒有變化"),
    "whatif_elsewhere": Term("Changes also in", "另有变化：|另有變化："),
    "whatif_other": Term("{name} ({number})", "{name}（{number}）"),
    "whatif_left": Term("supposed to have left", "假设已离开|假設已離開"),
    "whatif_red": Term("in trouble then", "届时有风险|屆時有風險"),
}  # fmt: skip
