"""Names of public bodies as printed: cleaned and brought to one short key.

A key is what the spellings of one body inside one place share: 赣县区江口镇人民政府, 江口镇政府 and 江口镇
have the key 江口镇; the place's own government has the key "".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipelines.match.text import in_order

GOVERNMENT = ""
"""The key of a place's own government (or of a zone's own committee)."""

_SELF = re.compile(
    r"^(我|本|全|各)?(行政)?(机关|单位|局|办|委|部|院|镇|乡|街道|社区|部门|县|区|市|旗|级|中心|年|年度)?$"
)
_COLLECTIVE = re.compile(
    r"^(各)?(市|区|县|旗|镇)?((人民)?政府|直属|直|属|级|辖)?(各)?(工作|组成)?"
    r"(部门|单位|机关|乡镇|镇乡|镇街|街镇|镇办|乡镇街道|镇街道|乡镇办|街道|城乡|县区|区县|县市区|市县)"
    r"(和|及|、|与)?(街道|乡镇|部门|单位|城市社区)?$"
)
_BRACKETED = re.compile(r"[(\[〔【<《][^)\]〕】>》]*[)\]〕】>》]")
_NOISE = re.compile(r"[\s\"'“”‘’《》<>〈〉【】\[\]()〔〕,.。;:、·|_\-—]+")
_YEARLY = re.compile(
    r"^(?:19|20)\d\d\s*年?度?|\.(?:pdf|docx?|wps|ofd)$"
    r"|(?:(?:19|20)\d\d\s*年?度?)?(?:(?:政府|政务)?信息公开)?(?:工作)?"
    r"(?:年度(?:工作)?(?:报告|总结)|年报)(?:\.\w{3,4})?$"
)
"""What is no part of a body's name in the name of its report."""
_CANONICAL = (
    (re.compile(r"经济技术开发区|经济开发区"), "经开区"),
    (re.compile(r"高新技术产业开发区|高新技术开发区|高新技术产业园区|高新技术产业园"), "高新区"),
    (re.compile(r"^(中共|中国共产党)(?=.{2,}(委|委员会|部|办|办公室)$)"), ""),
)
ZONE_WORDS = (
    "经开区|高新区|开发区|新区|园区|工业园|产业园|示范区|管理区|风景区|景区|"
    "保税区|试验区|度假区|合作区|生态区"
)
_ZONE = re.compile(rf"({ZONE_WORDS}|林场|农场|垦殖场)$")
_DEPARTMENT = re.compile(
    r"(局|委|办|部|厅|队|中心|院|所|站|处|署|馆|社|台|协会|联合会|总会|工会|妇联|残联|工商联|公司|学校|大学)$"
)
_WHOLE = re.compile(r"(经开区|高新区|开发区|新区|[县市区旗州盟省])$")
_NOT_A_DIVISION = re.compile(
    rf"({ZONE_WORDS}|城市|都市|超市|集市|上市|社区|城区|库区|灾区|辖区|片区|牧区|林区|山区|市区|郊区|矿区|"
    r"(?<![^各市全省州属辖两本外地直])县区|旗县区|(?<!红)旗区|区县|地区)$|^[省市县区旗州]+$|局|部门|单位"
)
_LEADING_DIVISION = re.compile(r"^([\u4e00-\u9fff]{1,9}?(?:自治州|自治县|自治旗|自治区|[省县市区旗盟]))(.*)$")
RELATIVE_GUARD = re.compile(
    r"^(市场|市政(?!府|协|务|法|研|数)|市容|市民(?!政|族|宗|间|防|营|航|兵)|市花|区域|区划|区块|县域|市域|省道(?!路)|州际|市值"
    r"|区位|县乡(?!村振兴))"
)
"""Words that begin with what else ends a division's name: 市场, 区域, but not 市民政局 or 县乡村振兴局."""


def clean(text: str | None) -> str:
    """A name without spaces, brackets and marks; full-width letters and digits made plain."""
    plain = unicodedata.normalize("NFKC", text or "")
    bare = _NOISE.sub("", _BRACKETED.sub("", plain))
    return bare or _NOISE.sub("", plain)


def of_body(text: str | None) -> str:
    """The body in what its report is called: 教育局 of 教育局2023年度报告.pdf."""
    return _YEARLY.sub("", unicodedata.normalize("NFKC", text or "").strip())


@lru_cache(maxsize=65_536)
def canonical(text: str | None) -> str:
    """A cleaned name with long and short words for the same thing made one (经济技术开发区 = 经开区)."""
    name = clean(text)
    for pattern, word in _CANONICAL:
        name = pattern.sub(word, name)
    return name


def says_nothing(name: str) -> bool:
    """True for words that name no one body: 本机关, 我局, 各部门, 乡镇街道."""
    return bool(_SELF.match(name) or _COLLECTIVE.match(name))


def key(rest: str) -> str:
    """The key of a name that has already been freed of its place (see Place.split)."""
    name = canonical(rest)
    if not name:
        return GOVERNMENT
    name = re.sub(r"^委(?=.{1,}(部|办|室|委|校|会)$)", "", name)
    name = re.sub(r"^国家税务总局(?=.)", "", name)
    # The place's branch of an upper body is the place's own; any other branch is a body beside it.
    name = re.sub(r"^(.+局)[县市区旗州]?分局$", r"\1", name)
    if re.fullmatch(
        r"(人民)?政府(本级)?|本级(政府)?|级(政府)?|党委政府|管委会|管理委员会|党工委管委会", name
    ):
        return GOVERNMENT
    if re.fullmatch(r"(人民)?(政府|府)办(公室|公厅)?|管委会办公室", name):
        return "政府办"
    name = re.sub(r"(?<=[镇乡县区市旗州场])(人民)?政府$", "", name)
    name = re.sub(r"(?<=.)(街道|街)?(办事处|街道办|街办)$", "街道", name) if "驻" not in name else name
    name = re.sub(r"(?<=.)(管理委员会|管委会)$", "", name)
    return re.sub(r"办公[室厅]$", "办", re.sub(r"委员会$", "委", name))


def kind(of_key: str, *, zone: bool = False) -> str:
    """government, office, department, township, street, zone or other; `zone`: the place itself is a zone."""
    if of_key == GOVERNMENT:
        return "zone" if zone else "government"
    if of_key == "政府办" or of_key == "党政办":
        return "office"
    if re.search(r"[镇乡]$", of_key) and len(of_key) > 1:
        return "township"
    if re.search(r"(街道|社区)$", of_key):
        return "street"
    if _ZONE.search(of_key):
        return "zone"
    if is_division(of_key):
        return "government"
    return "department" if len(of_key) > 1 and _DEPARTMENT.search(of_key) else "other"


def is_division(name: str) -> bool:
    """True if a name is shaped like a county, district, city or province (章贡区), not a zone."""
    return bool(_WHOLE.search(name)) and not _NOT_A_DIVISION.search(name) and len(name) > 1


def leading_division(name: str) -> tuple[str, str] | None:
    """(章贡区, 教育局) of 章贡区教育局; None if it does not begin with something like a division."""
    found = _LEADING_DIVISION.match(name)
    while found:
        head, rest = _with_suffix(*found.groups())
        enough = len(head) >= (2 if head[-1] == "县" else 3)
        if (
            enough
            and is_division(head)
            and (not rest or kind(key(rest)) != "other" or key(rest) == GOVERNMENT)
        ):
            return head, rest
        longer = re.match(rf"^({re.escape(head)}[\u4e00-\u9fff]{{0,7}}?[省县市区旗盟])(.*)$", name)
        found = longer if longer and len(longer.group(1)) > len(head) else None
    return None


def _with_suffix(head: str, rest: str) -> tuple[str, str]:
    """赣县区 is one name, not 赣县 with a 区 after it."""
    if head.endswith("县") and re.match(r"[市区旗]", rest) and not RELATIVE_GUARD.match(rest):
        return head + rest[0], rest[1:]
    return head, rest


def leading_zone(name: str) -> tuple[str, str] | None:
    """(赣州经开区, 党群工作部) of 赣州经开区党群工作部, a zone named with where it lies."""
    found = re.match(r"^([\u4e00-\u9fff]{2,7}?(?:经开区|高新区|开发区|新区))(.*)$", name)
    return (found.group(1), found.group(2)) if found else None


def abbreviates(short: str, long: str) -> bool:
    """True if one department's name shortens the other: 教科体局 and 教育科技体育局."""
    if short == long:
        return True
    if len(short) > len(long):
        short, long = long, short
    if len(short) < 2 or short[0] != long[0] or short[-1] != long[-1]:
        return False
    if long.count("局") > short.count("局"):
        # A body of the other one: 公安局森林公安分局.
        return False
    if {kind(short), kind(long)} - {"department", "office", "zone"}:
        return False
    return in_order(short, long)
