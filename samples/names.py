"""Invented places of the sample portals; no county or city of these names exists."""

from __future__ import annotations

from typing import Literal

Kind = Literal["government", "office", "department", "township", "street", "zone"]
Level = Literal["province", "prefecture", "county", "township"]

CITY = "云岭市"
COUNTIES = (
    ("清溪县", "qx"),
    ("明川县", "mc"),
    ("岚川县", "lc"),
    ("望川区", "wc"),
    ("青崖县", "qy"),
    ("云泽区", "yz"),
    ("澄溪县", "cx"),
    ("岚溪区", "lx"),
)
# name after the county's, spelling used in addresses, how many requests it gets in a year
DEPARTMENTS = (
    ("发展和改革委员会", "fgw", 3),
    ("教育科技体育局", "jkt", 6),
    ("公安局", "gaj", 12),
    ("民政局", "mzj", 2),
    ("司法局", "sfj", 1),
    ("财政局", "czj", 4),
    ("人力资源和社会保障局", "rsj", 7),
    ("自然资源局", "zrzyj", 26),
    ("住房和城乡建设局", "zjj", 22),
    ("交通运输局", "jtj", 4),
    ("水利局", "slj", 2),
    ("农业农村局", "nyncj", 9),
    ("卫生健康委员会", "wjw", 3),
    ("应急管理局", "yjj", 1),
    ("市场监督管理局", "scjgj", 15),
    ("城市管理局", "cgj", 11),
    ("医疗保障局", "ybj", 1),
    ("退役军人事务局", "tyjrj", 0),
)
TOWNSHIPS = (
    ("江口镇", "jkz", "township"),
    ("石桥镇", "sqz", "township"),
    ("白沙镇", "bsz", "township"),
    ("大坪乡", "dpx", "township"),
    ("长岭乡", "clx", "township"),
    ("古塘镇", "gtz", "township"),
    ("双溪镇", "sxz", "township"),
    ("枫林乡", "flx", "township"),
    ("城东街道", "cdjd", "street"),
    ("河西街道", "hxjd", "street"),
    ("南门街道", "nmjd", "street"),
)
