"""The numbers that word processors print before the paragraphs of a list: 1, 一, IV, ③."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def counted(number: int, style: str) -> str:
    """The number in a style of Word (ST_NumberFormat) or OpenDocument (num-format); "" if it shows none."""
    match style:
        case "bullet" | "none" | "":
            return ""
        case "i" | "lowerRoman":
            return _roman(number)
        case "I" | "upperRoman":
            return _roman(number).upper()
        case "a" | "lowerLetter":
            return _letter(number)
        case "A" | "upperLetter":
            return _letter(number).upper()
        case "decimalZero":
            return f"{number:02}"
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" | "①, ②, ③, ...":
            return chr(0x245F + number) if 1 <= number <= 20 else str(number)
        case "decimalEnclosedParen":
            return chr(0x2473 + number) if 1 <= number <= 20 else f"({number})"
        case "decimalFullWidth" | "decimalFullWidth2" | "１, ２, ３, ...":
            return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
        case "ideographTraditional" | "甲, 乙, 丙, ...":
            return _STEMS[(number - 1) % 10]
        case "ideographZodiac" | "子, 丑, 寅, ...":
            return _BRANCHES[(number - 1) % 12]
        case "chineseLegalSimplified" | "ideographLegalTraditional" | "壹, 贰, 叁, ...":
            return chinese(number).translate(_LEGAL)
    if style.startswith(("chinese", "taiwanese", "japanese", "ideograph", "korean", "一")):
        return chinese(number)
    return str(number)


def chinese(number: int) -> str:
    """Such as 十二 or 一百零三; digits above 9,999."""
    if not 0 < number < 10_000:
        return str(number)
    text, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + unit
            gap = False
        else:
            gap = bool(text)
    return text.removeprefix("一") if text.startswith("一十") else text


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        while 0 < number < 10_000 and number >= size:
            text += letters
            number -= size
    return text or str(number)


def _letter(number: int) -> str:
    """a … z, then aa, bb, as Word goes on."""
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 10)
