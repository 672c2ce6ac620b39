"""Names of bodies seen from a place, and the words of titles."""

from __future__ import annotations

import pytest

from pipelines.filing import names
from pipelines.filing.place import Place, infer_name, see
from pipelines.filing.titles import is_notice, read_title

DIVISIONS = frozenset({"江西省", "赣州市", "赣县区", "章贡区", "城区", "普陀区"})
COUNTY = Place("360704", "赣县区", "county", "360704", 1)
ZONE = Place("http://zone.example/", "赣州经济技术开发区", "county", None, 2)
CITY = Place("360700", "赣州市", "prefecture", "360700", 3)


@pytest.mark.parametrize(
    ("text", "key", "kind"),
    [
        ("赣县区江口镇人民政府", "江口镇", "township"),
        ("江口镇政府", "江口镇", "township"),
        ("江西省赣州市赣县区江口镇", "江口镇", "township"),
        ("赣县江口镇", "江口镇", "township"),
        ("梅林街道办事处", "梅林街道", "street"),
        ("城区街道", "城区街道", "street"),
        ("赣县区教育局", "教育局", "department"),
        ("赣县区教育局2023年度报告", "教育局", "department"),
        ("2023教育局年报.pdf", "教育局", "department"),
        ("江口镇人民政府2017年度信息公开年报", "江口镇", "township"),
        ("区教育局", "教育局", "department"),
        ("赣州市赣县区教育局（本级）", "教育局", "department"),
        ("市场监督管理局", "市场监督管理局", "department"),
        ("区市场监督管理局", "市场监督管理局", "department"),
        ("市民政局", "民政局", "department"),
        ("市民族宗教事务局", "民族宗教事务局", "department"),
        ("市政务服务局", "政务服务局", "department"),
        ("市政园林局", "市政园林局", "department"),
        ("县乡村振兴局", "乡村振兴局", "department"),
        ("省道路运输局", "道路运输局", "department"),
        ("赣州市赣县生态环境局", "生态环境局", "department"),
        ("赣州市生态环境局赣县分局", "生态环境局", "department"),
        ("赣州市生态环境局赣县区分局", "生态环境局", "department"),
        ("区公安分局", "公安分局", "department"),
        ("赣县区公安局森林公安分局", "公安局森林公安分局", "department"),
        ("赣县区公安局城关分局", "公安局城关分局", "department"),
        ("公安局江南区分局", "公安局江南区分局", "department"),
        ("国家税务总局赣州市赣县区税务局", "税务局", "department"),
        ("中共赣县区委宣传部", "宣传部", "department"),
        ("区发展和改革委员会", "发展和改革委", "department"),
        ("赣县区人民政府", "", "government"),
        ("赣县区", "", "government"),
        ("区本级", "", "government"),
        ("赣县区人民政府办公室", "政府办", "office"),
        ("区政府办", "政府办", "office"),
        ("赣县经济开发区", "经开区", "zone"),
    ],
)
def test_names_of_ones_own_bodies(text: str, key: str, kind: str) -> None:
    named = see(text, COUNTY, DIVISIONS)
    assert named is not None
    assert (named.key, named.division, names.kind(named.key)) == (key, None, kind)


@pytest.mark.parametrize(
    ("text", "division", "key"),
    [
        ("章贡区教育局", "章贡区", "教育局"),
        ("赣州市章贡区水东镇人民政府", "章贡区", "水东镇"),
        ("赣州市教育局", "赣州市", "教育局"),
        ("赣州市", "赣州市", ""),
        ("定西县发改委", "定西县", "发改委"),
        ("红旗区教育局", "红旗区", "教育局"),
    ],
)
def test_names_of_other_places(text: str, division: str, key: str) -> None:
    named = see(text, COUNTY, DIVISIONS)
    assert named is not None
    assert (named.division, named.key) == (division, key)


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "本机关",
        "我局",
        "我区",
        "各部门",
        "乡镇街道",
        "区直部门",
        "部门、旗区年报",
        "政府信息公开年报",
        "首页",
        "部门信息公开目录",
        "赣县区政务公开",
        "赣县区人民政府信息公开工作年度报告（2021年）",
    ],
)
def test_words_that_name_no_body(text: str | None) -> None:
    assert see(text, COUNTY, DIVISIONS) is None


def test_a_zone_is_its_own_place() -> None:
    found = {
        text: see(text, ZONE, DIVISIONS)
        for text in (
            "赣州经济技术开发区社会事务管理局",
            "赣州经开区党群工作部",
            "经开区财政局",
            "赣州经济技术开发区管理委员会",
        )
    }
    assert [one.key for one in found.values() if one] == ["社会事务管理局", "党群工作部", "财政局", ""]
    assert names.kind("", zone=ZONE.is_zone) == "zone"


def test_a_county_seen_from_its_city_is_another_place() -> None:
    named = see("章贡区", CITY, DIVISIONS)
    assert named is not None
    assert (named.division, named.key) == ("章贡区", "")


@pytest.mark.parametrize(
    ("text", "division", "key"),
    [
        ("赣州市章贡区教育局", "章贡区", "教育局"),
        ("江西省赣州市章贡区人民政府", "章贡区", ""),
        ("赣州市东边区人民政府", "东边区", ""),
        ("赣州市自然保护区管理局", None, "自然保护区管理局"),
        ("赣州市城区街道办事处", None, "城区街道"),
        ("赣州市市场监督管理局", None, "市场监督管理局"),
        ("赣州市经开区管委会", None, "经开区"),
    ],
)
def test_what_follows_a_citys_name_may_be_a_district_of_it(text: str, division: str | None, key: str) -> None:
    named = see(text, CITY, DIVISIONS)
    assert named is not None
    assert (named.division, named.key) == (division, key)


def test_a_place_whose_short_name_begins_a_longer_one() -> None:
    named = see("普陀山镇", Place("330903", "普陀区", "county", "330903", 4), DIVISIONS)
    assert named is not None
    assert named.key == "普陀山镇"


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["赣县区江口镇人民政府", "赣县区", "赣州市赣县区教育局", "赣县经济开发区"], "赣县区"),
        (["赣州经济技术开发区社会事务管理局", "赣州经开区党群工作部", "凤岗镇"], "赣州经开区"),
        (["赣州市教育局", "赣州市", "赣州市章贡区"], "赣州市"),
        (["青岭县财政局", "青岭县", "云台镇"], "青岭县"),
        (["财政局", None, "本机关"], None),
    ],
)
def test_the_place_of_a_portal_that_has_no_name(texts: list[str | None], name: str | None) -> None:
    assert infer_name(texts, DIVISIONS) == name


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("教科体局", "教育科技体育局", True),
        ("市监局", "市场监督管理局", True),
        ("发改委", "发展和改革委", True),
        ("教育局", "财政局", False),
        ("江口镇", "江西口镇", False),
        ("水务局", "税务局", False),
        ("公安局", "公安局森林公安分局", False),
    ],
)
def test_abbreviations(short: str, long: str, same: bool) -> None:
    assert names.abbreviates(short, long) is same
    assert names.abbreviates(long, short) is same


@pytest.mark.parametrize(
    ("text", "agency", "year", "is_report"),
    [
        ("赣县区江口镇人民政府 2024 年政府信息公开 工作年度报告", "赣县区江口镇人民政府", 2024, True),
        ("2023年度梅林街道政府信息公开工作年度报告", "梅林街道", 2023, True),
        ("赣县区2023年政府信息公开工作年度报告（图片版）", "赣县区", 2023, True),
        ("二〇二一年赣县区政府信息公开年报", "赣县区", 2021, True),
        ("二○一九年赣县区政府信息公开年报", "赣县区", 2019, True),
        ("江口镇政府信息公开年度报告（2022年）", "江口镇", 2022, True),
        ("江口镇人民政府信息公开工作年度报告（2022年）", "江口镇人民政府", 2022, True),
        ("附件：江口镇２０２２年政府信息公开工作年度报告.pdf", "江口镇", 2022, True),
        ("政府信息公开工作年度报告", "", None, True),
        ("赣县区2022年和2023年政府信息公开工作年度报告", "赣县区和", None, True),
        ("2024年政府网站工作年度报表", "", None, False),
        ("赣县区2024年法治政府建设年度报告", "", None, False),
    ],
)
def test_titles(text: str, agency: str, year: int | None, is_report: bool) -> None:
    found = read_title(text)
    assert (found.agency, found.year, found.is_report) == (agency, year, is_report)


@pytest.mark.parametrize(
    "text",
    [
        "关于做好2023年政府信息公开年度报告编制工作的通知",
        "一图读懂赣县区2024年政府信息公开工作年度报告",
        "政府信息公开工作年度报告格式",
        "2024年政府信息公开工作年度报告解读",
    ],
)
def test_words_about_reports_are_no_titles_of_reports(text: str) -> None:
    assert is_notice(text)
    assert not read_title(text).is_report


@pytest.mark.parametrize("divisions", [frozenset(), DIVISIONS])
@pytest.mark.parametrize(
    ("text", "key"),
    [("赣县区", ""), ("赣县区人民政府", ""), ("赣县区江口镇人民政府", "江口镇"), ("赣县区教育局", "教育局")],
)
def test_a_district_that_keeps_its_county_in_its_name_is_one_name(
    text: str, key: str, divisions: frozenset[str]
) -> None:
    nameless = Place("http://portal.example/", None, None, None, 4)
    named = see(text, nameless, divisions)
    assert named is not None
    assert (named.division, named.key) == ("赣县区", key)
