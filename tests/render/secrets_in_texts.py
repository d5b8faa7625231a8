"""Names, deals and amounts as people write them, in Chinese and Western forms, and texts around them."""

from __future__ import annotations

from hypothesis import strategies as st

FAMILY = ["欧阳", "司马", "慕容", "宇文", "尉迟", "澹台", "赫连", "钟离"]
GIVEN = ["翡翠", "璟雯", "霁月", "珺瑶", "沐宸", "婉清", "懿轩", "梓萱"]
WESTERN = [
    "Zbigniew Kowalczyk",
    "Xiomara Qvist",
    "Þórdís Ægisdóttir",
    "Nguyễn Thị Hằng",
    "O'Shaughnessy",
    "Łukasz",
    "van der Quent",
    "Иван Кузнецов",
]
DEALS = ["Dealzilla", "Project Ognistka", "星海蓝鲸", "蓝鲸Ⅱ期", "Operation Vlinder"]
_FIGURES = [
    "7654321",
    "7,654,321",
    "7 654 321",
    "7.654.321",
    "7'654'321",
    "７６５４３２１",
    "７，６５４，３２１",
    "765.4321",
    "٧٦٥٤٣٢١",
    "76543.21",
]
_SIZED = [
    "765万",
    "7.65亿",
    "765萬",
    "７６５万",
    "七百六十五万",
    "柒佰陆拾伍万",
    "七亿六千五百万",
    "七六五四三二一",
    "765k",
    "7.65M",
    "7.65 bn",
    "765 million",
    "seven million",
    "7,65 Mio",
    "百余万元",
]
_CURRENCIES = ["{} CNY", "RMB {}", "¥{}", "€{}", "US$ {}", "{}元", "{} EUR", "{}"]
AROUND = [
    "{}",
    "Assistant to {}",
    "{}秘书",
    "Office of {}",
    "budget {}, said at dinner",
    "由{}转述",
    "Head of {} Programme",
    "({})",
    "“{}”",
    "网络部{}",
    "{}网络部",
]

names = st.one_of(
    st.tuples(st.sampled_from(FAMILY), st.sampled_from(GIVEN)).map("".join),
    st.sampled_from(WESTERN),
    st.sampled_from(DEALS),
)
amounts = st.one_of(
    st.tuples(st.sampled_from(_FIGURES), st.sampled_from(_CURRENCIES)).map(
        lambda pair: pair[1].format(pair[0])
    ),
    st.sampled_from(_SIZED),
)
texts = st.tuples(st.sampled_from(AROUND), st.one_of(names, amounts)).map(
    lambda pair: pair[0].format(pair[1])
)
"""A text with a name or an amount in it."""
