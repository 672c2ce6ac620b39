"""How figures and words are written: units, notes, numerals, other scripts, traditional letters."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from tests.reportgen.grids import Grid, Slot
from tests.reportgen.odd_tables import Change, leave_open
from tests.reportgen.story import Heading, Paragraph, Story
from tests.reportgen.truth import Borne, Truth

_DIGITS = "零一二三四五六七八九"
_FULL = str.maketrans("0123456789.", "０１２３４５６７８９．")


def _slots(story: Story) -> list[Slot]:
    return [
        slot
        for piece in story.pieces
        if isinstance(piece, Grid)
        for line in piece.lines
        for slot in line.values()
        if slot.code
    ]


def _write(
    story: Story, truth: Truth, say: Callable[[Decimal], str | None], *, sure: bool, prefix: str = "t"
) -> None:
    """Each figure as `say` writes it; what is written so that one may doubt it may be left open."""
    for slot in _slots(story):
        borne = truth.cells[slot.code or ""]
        if borne.kind != "value" or borne.value is None or not (slot.code or "").startswith(prefix):
            continue
        text = say(borne.value)
        if text is None:
            continue
        slot.text = text
        truth.cells[slot.code or ""] = Borne("value", borne.value, text, borne.unit)
        if not sure:
            truth.doubtful.add(slot.code or "")
    truth.clean = False
    truth.settled = sure


def numeral(number: int) -> str:
    """A number below a hundred million in Chinese numerals."""
    if number >= 10000:
        rest = number % 10000
        joint = "零" if rest and rest < 1000 else ""
        return numeral(number // 10000) + "万" + (joint + numeral(rest) if rest else "")
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return (out[1:] if out.startswith("一十") else out) or "零"


def chinese_numerals(rng: Random, story: Story, truth: Truth) -> None:
    """三十二 for 32, here and there."""
    _write(
        story,
        truth,
        lambda value: numeral(int(value)) if value >= 0 == value % 1 and rng.random() < 0.3 else None,
        sure=False,
    )


def decimals(_rng: Random, story: Story, truth: Truth) -> None:
    """Every number with two decimals, as a spreadsheet's format has it."""
    _write(story, truth, lambda value: f"{value:.2f}", sure=True, prefix="t3")


def with_counters(rng: Random, story: Story, truth: Truth) -> None:
    """12件, 3 件, 0件."""
    _write(story, truth, lambda value: f"{value}{rng.choice(('件', ' 件', '　件'))}", sure=False, prefix="t3")


def in_ten_thousands(rng: Random, story: Story, truth: Truth) -> None:
    """1.2万 for 12000."""
    _write(
        story,
        truth,
        lambda value: f"{value / 10000:.2f}万{rng.choice(('', '件'))}" if value > 100 else None,
        sure=False,
        prefix="t2",
    )


def footnoted(rng: Random, story: Story, truth: Truth) -> None:
    """12①, 12*, 12[1], 12（注1）."""
    marks = ("①", "*", "※", "[1]", "【注】", "（注1）", "（见说明）", "②③", "▲", "★", "#", "†", "¹", "⁽¹⁾")
    _write(
        story, truth, lambda value: f"{value}{rng.choice(marks)}" if rng.random() < 0.2 else None, sure=False
    )


def explained(rng: Random, story: Story, truth: Truth) -> None:
    """12（其中网上3件）, 12（含上年2）, 12 其中：3."""
    notes = (
        "（其中网上{}件）",
        "（含上年结转{}件）",
        " 其中{}件为信函",
        "\n（网上{}）",
        "/{}",
        "+{}",
        "，另{}件",
    )
    _write(
        story,
        truth,
        lambda value: (
            f"{value}{rng.choice(notes).format(rng.randint(1, 9))}" if rng.random() < 0.15 else None
        ),
        sure=False,
    )


def rounded(rng: Random, story: Story, truth: Truth) -> None:
    """约12, 12余, 近100, 12以上: a number and yet not that number."""
    words = ("约{}", "{}余", "近{}", "{}以上", "{}多", ">{}", "≥{}", "≈{}", "{}左右", "{}%", "第{}", "{}?")
    for slot in _slots(story):
        borne = truth.cells[slot.code or ""]
        if borne.kind == "value" and rng.random() < 0.1:
            slot.text = rng.choice(words).format(borne.value)
            truth.cells[slot.code or ""] = Borne("mark", raw=slot.text)
            truth.doubtful.add(slot.code or "")
    truth.clean = truth.settled = False


def spoken(rng: Random, story: Story, truth: Truth) -> None:
    """None written as words: 无此项, 未发生, 不涉及, 未统计, 零报告, 没有."""
    words = (
        "无此项",
        "未发生",
        "不涉及",
        "未统计",
        "零报告",
        "没有",
        "不适用",
        "暂无数据",
        "无申请",
        "——0——",
    )
    for slot in _slots(story):
        borne = truth.cells[slot.code or ""]
        if borne.kind == "value" and borne.value == 0 and rng.random() < 0.3:
            slot.text = rng.choice(words)
            truth.cells[slot.code or ""] = Borne("mark", raw=slot.text)
            truth.doubtful.add(slot.code or "")
    truth.clean = truth.settled = False


def odd_dashes(rng: Random, story: Story, truth: Truth) -> None:
    """Nothing as –, －, ﹣, ‐, ‑, ―, ⸺, ~, ×, ○, ·."""
    marks = ("–", "－", "﹣", "‐", "‑", "―", "⸺", "~", "×", "○", "·", "……", "0-", "O", "o")
    for slot in _slots(story):
        borne = truth.cells[slot.code or ""]
        if borne.kind == "value" and borne.value == 0 and rng.random() < 0.4:
            slot.text = rng.choice(marks)
            truth.cells[slot.code or ""] = Borne("mark", raw=slot.text)
            truth.doubtful.add(slot.code or "")
    truth.clean = truth.settled = False


def separated(rng: Random, story: Story, truth: Truth) -> None:
    """1，234 and 1 234 and 1'234, with every blank there is; 12,34 is no such number."""
    blanks = (",", "，", " ", "\u2009", "\u202f", "\u00a0", "'", "’", "､")
    _write(
        story,
        truth,
        lambda value: f"{value:,}".replace(",", rng.choice(blanks)) if value >= 1000 else None,
        sure=False,
    )


def other_digits(rng: Random, story: Story, truth: Truth) -> None:
    """Digits of other scripts: Tibetan, Arabic-Indic, circled, bold."""
    scripts = (0x0F20, 0x0660, 0x06F0, 0x1D7CE, 0x1D7D8, 0x1810)
    table = {
        digit: str.maketrans({str(place): chr(digit + place) for place in range(10)}) for digit in scripts
    }
    _write(
        story,
        truth,
        lambda value: str(value).translate(table[rng.choice(scripts)]) if rng.random() < 0.3 else None,
        sure=False,
    )


_TIBETAN = "གཞུང་གི་ཆ་འཕྲིན"
_UYGHUR = "ھۆكۈمەت ئۇچۇرلىرى"
_MONGOLIAN = "ᠵᠠᠰᠠᠭ ᠤᠨ ᠭᠠᠵᠠᠷ"
_ENGLISH = (
    "Newly received",
    "Carried over",
    "Granted",
    "Partly granted",
    "Total",
    "Other",
    "Refused: No. 3",
    "(1) Natural persons",
    "Upheld",
    "Pending",
    "Item 2",
)


def second_language(rng: Random, story: Story, truth: Truth) -> None:
    """A second language below each label and head, or before it."""
    words = rng.choice(((_TIBETAN,), (_UYGHUR,), (_MONGOLIAN,), _ENGLISH))
    below = rng.random() < 0.7
    for piece in story.pieces:
        if isinstance(piece, Grid):
            for line in piece.lines:
                for slot in line.slots:
                    if slot.role != "value" and slot.text:
                        word = rng.choice(words)
                        slot.text = f"{slot.text}\n{word}" if below else f"{word}\n{slot.text}"
    truth.clean = False
    leave_open(truth, "t")


_TRADITIONAL = str.maketrans(
    "总计结转续无数条规许开请诉处罚强费购采项类维审复议报举业构织团体会机关务调书经济稳国护权执过补征当于与个据"
    "进决额级后应产营险实种属则纳确单还给认终办动员对论价财导现准证设订从届内减继为行发件废止现有效法律组织"
    "本节点区镇乡县书门厅办复诉讼理申请制须电图标题质层岁丽乐习",
    "總計結轉續無數條規許開請訴處罰強費購採項類維審複議報舉業構織團體會機關務調書經濟穩國護權執過補徵當於與個據"
    "進決額級後應產營險實種屬則納確單還給認終辦動員對論價財導現準證設訂從屆內減繼為行發件廢止現有效法律組織"
    "本節點區鎮鄉縣書門廳辦復訴訟理申請製須電圖標題質層歲麗樂習",
)


def traditional(_rng: Random, story: Story, truth: Truth) -> None:
    """The whole report in traditional letters."""
    for place, piece in enumerate(story.pieces):
        if isinstance(piece, Grid):
            for line in piece.lines:
                for slot in line.slots:
                    slot.text = slot.text.translate(_TRADITIONAL)
        elif isinstance(piece, Heading):
            story.pieces[place] = Heading(piece.text.translate(_TRADITIONAL), piece.level)
        else:
            story.pieces[place] = Paragraph(piece.text.translate(_TRADITIONAL))
    story.title = story.title.translate(_TRADITIONAL)
    truth.clean = False


def of_a_zone(rng: Random, story: Story, truth: Truth) -> None:
    """The report of a development zone, a corps or a farm."""
    name = rng.choice(
        (
            "石塘经济技术开发区管理委员会",
            "第八师一四三团",
            "新疆生产建设兵团第三师四十一团",
            "国营红星农场",
            "青林高新区管委会",
            "云溪市石塘风景名胜区管理局",
        )
    )
    old = story.agency
    story.title = story.title.replace(old, name)
    story.agency = truth.agency = name
    for place, piece in enumerate(story.pieces):
        if isinstance(piece, Paragraph):
            story.pieces[place] = Paragraph(piece.text.replace(old, name))


WRITING: dict[str, Change] = {
    each.__name__: each
    for each in (
        chinese_numerals,
        decimals,
        with_counters,
        in_ten_thousands,
        footnoted,
        explained,
        rounded,
        spoken,
        odd_dashes,
        separated,
        other_digits,
        second_language,
        traditional,
        of_a_zone,
    )
}
