"""Numbers as a list prints them: 一, ①, ア, ⅳ, (1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "〇壱弐参四伍六七八九"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_HALF_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
    "ウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)
_HALF_IROHA = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def number(value: int, style: str) -> str:
    """Write a list number in a numFmt of WordprocessingML; an unknown one as a plain number."""
    writer = _STYLES.get(style)
    return writer(value) if writer and 0 < value < 100_000 else str(value)


def _cycle(signs: str) -> Callable[[int], str]:
    """Signs one after the other; past the end they are doubled (アア)."""
    return lambda n: signs[(n - 1) % len(signs)] * ((n - 1) // len(signs) + 1)


def _row(first: int, count: int) -> Callable[[int], str]:
    """Signs in a row of code points; past the end plain numbers."""
    return lambda n: chr(first + n - 1) if n <= count else str(n)


def _circled(value: int) -> str:
    """①..⑳, ㉑..㉟, ㊱..㊿."""
    for first, low, high in ((0x2460, 1, 20), (0x3251, 21, 35), (0x32B1, 36, 50)):
        if low <= value <= high:
            return chr(first + value - low)
    return str(value)


def _roman(value: int) -> str:
    text = ""
    for unit, sign in _ROMAN:
        count, value = divmod(value, unit)
        text += sign * count
    return text


def _counted(digits: str, ten: str) -> Callable[[int], str]:
    """Write with tens and hundreds named: 二十三, 百五."""

    def write(value: int) -> str:
        text = ""
        for unit, name in ((10_000, "万"), (1_000, "千"), (100, "百"), (10, ten)):
            count, value = divmod(value, unit)
            if count:
                text += (
                    "" if count == 1 and unit < 10_000 and ten == "十" else write(count)
                ) + name
        return text + (digits[value] if value else "")

    return write


def _placed(value: int) -> str:
    """Write digit by digit: 二〇."""
    return "".join(_DIGITS[int(digit)] for digit in str(value))


_STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "decimalFullWidth": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _row(0x2474, 20),
    "decimalEnclosedFullstop": _row(0x2488, 20),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _cycle("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": _cycle("abcdefghijklmnopqrstuvwxyz"),
    "japaneseCounting": _counted(_DIGITS, "十"),
    "chineseCounting": _counted(_DIGITS, "十"),
    "chineseCountingThousand": _counted(_DIGITS, "十"),
    "taiwaneseCounting": _counted(_DIGITS, "十"),
    "ideographDigital": _placed,
    "japaneseDigitalTenThousand": _placed,
    "japaneseLegal": _counted(_LEGAL, "拾"),
    "ideographEnclosedCircle": _row(0x3280, 10),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "aiueo": _cycle(_HALF_AIUEO),
    "aiueoFullWidth": _cycle(_AIUEO),
    "iroha": _cycle(_HALF_IROHA),
    "irohaFullWidth": _cycle(_IROHA),
    "none": lambda _: "",
    "bullet": lambda _: "",
}
