"""In a chart of any series, at any width and in both languages, no words touch and none are cut."""

from __future__ import annotations

import pytest

from facts.figures.figure import Figure
from facts.words import LANGS, Lang
from facts.words.numbers import number
from tests.charts.making import DRYGT, MSEK, REFERENCE, figure, half, month
from tests.charts.reading_specs import assert_apart, draw_chart, prose


def many(count: int, hedged: bool) -> list[Figure]:
    parties = (("MP",), ("S", "MP", "V"), ("M",))
    return [
        figure(
            value := 3000 + 400 * (k * 7 % 5) + 13 * k, 2001 + k, parties=parties[k % 3],
            **({"reading": (value, value + 10, True, True), **DRYGT} if hedged else {}),
        )
        for k in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [320, 400, 560, 700, 900, 1200])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 12])
@pytest.mark.parametrize("hedged", [False, True])
def test_no_two_texts_touch_and_none_reaches_the_margin(count: int, width: int, lang: Lang, hedged: bool) -> None:
    spec = draw_chart(*many(count, hedged), lang=lang, width=width)
    assert_apart(spec)
    said = prose(spec)
    assert all(number(point.value, lang) in said for point in many(count, hedged) if point.value)


@pytest.mark.parametrize("width", [320, 560, 1100])
def test_months_bars_and_references_leave_each_other_room(width: int) -> None:
    spec = draw_chart(
        *(figure(10 + n, month(2012, n)) for n in range(1, 7)),
        *(figure(80 + n, 2010 + n, place="Riket", **REFERENCE) for n in range(4)),
        width=width,
    )
    assert_apart(spec)


LONG = "Riksgenomsnittsjämförelsetalsmyndigheten för sociala frågor"
HARD: dict[str, list[Figure]] = {
    "deficits": [figure(n, half(2008 + k), unit=MSEK) for k, n in enumerate((-120, -3, 310, -400))],
    "tiny": [figure(n, 2010 + k, unit=MSEK) for k, n in enumerate(("0.0004", "0.0011", "0.00095"))],
    "huge": [figure(n, 2010 + k) for k, n in enumerate((123456789012, 98765432109, 210000000000))],
    "half-years": [figure(9 + k * 7 % 11, half(2007 + k // 2, 1 + k % 2)) for k in range(12)],
    "one year": [figure(100 + 7 * k, 2012, place=f"Stadsdel {k}", **REFERENCE) for k in range(8)]
    + [figure(80, 2011, place="Stadsdel 1"), figure(90, 2012, place="Stadsdel 1")],
    "long names": [
        figure(10 + k, 2010 + k, parties=(), cited_by=LONG, place=f"{LONG} {k}", approximator="ungefär",
               reading=(9 + k, 11 + k)) for k in range(3)
    ],
    "bars of hedges": [
        figure(50, half(2008), approximator="cirka", reading=(45, 55)),
        figure(52, half(2009), approximator="drygt", reading=(52, 57, True, True)),
        figure(40, half(2010), approximator="minst", reading=(40, None)),
        figure(70, half(2011), approximator="högst", reading=(0, 70)),
    ],
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [400, 560, 1200])
@pytest.mark.parametrize("name", HARD)
def test_also_in_hard_series_no_words_touch_or_leave_the_chart(name: str, width: int, lang: Lang) -> None:
    spec = draw_chart(*HARD[name], lang=lang, width=width)
    assert_apart(spec)
