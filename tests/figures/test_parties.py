from itertools import combinations

import pytest

from facts.figures.parties import GREY, PARTIES, SHAPES, Parties, Party

# Machado, Oliveira & Fernandes 2009, "A physiologically-based model for simulation of color vision deficiency",
# severity 1: protanopia, deuteranopia, tritanopia.
SIGHT = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def lab(rgb: list[float]) -> list[float]:
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    x, y, z = (
        sum(a * b for a, b in zip(row, rgb, strict=True)) / white
        for row, white in zip(matrix, (0.9505, 1, 1.089), strict=True)
    )
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]


def seen(colour: str, sight: str) -> list[float]:
    rgb = linear(colour)
    return lab([min(1, max(0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in SIGHT[sight]])


@pytest.mark.parametrize("sight", SIGHT)
def test_party_colours_can_be_told_apart(sight: str) -> None:
    for one, other in combinations([*(party.colour for party in PARTIES), GREY], 2):
        apart = sum((a - b) ** 2 for a, b in zip(seen(one, sight), seen(other, sight), strict=True)) ** 0.5
        assert apart > 20, (one, other, apart)


def test_every_party_has_a_shape_of_its_own() -> None:
    assert len({party.shape for party in PARTIES}) == len(PARTIES) == len(SHAPES)


def test_parties_stand_in_the_order_of_the_alphabet() -> None:
    assert [party.letters for party in PARTIES] == sorted(party.letters for party in PARTIES)


@pytest.mark.parametrize(
    ("text", "letters", "codes"),
    [
        ("S", ("S",), []), ("S;MP", ("S", "MP"), []), ("S; MP;", ("S", "MP"), []),
        ("s", ("S",), ["party-normalised"]), ("Vänsterpartiet", ("V",), ["party-normalised"]),
        ("folkpartiet", ("FP",), ["party-normalised"]), ("FP;L", ("FP", "L"), []),
        ("MP och S", ("MP", "S"), ["party-normalised"]),
        ("S, MP", ("S", "MP"), ["party-normalised"]),
        ("S;S", ("S",), []),
        ("(S)", ("S",), ["party-normalised"]), ("Vänsterpartiet (V)", ("V",), ["party-normalised"]),
        ("Vänsterpartiet (S)", ("Vänsterpartiet (S)",), ["unknown-party"]),
        ("XX", ("XX",), ["unknown-party"]), ("XX, s", ("XX", "S"), ["unknown-party", "party-normalised"]),
    ],
)  # fmt: skip
def test_parties_are_read_by_letters_and_names(text: str, letters: tuple[str, ...], codes: list[str]) -> None:
    judged = Parties().read_parties(text)
    assert (judged.value, [note.code for note in judged.notes]) == (letters, codes)


def test_a_party_of_earlier_letters_keeps_them_and_has_the_badge_of_the_one_it_became() -> None:
    parties = Parties()
    for earlier, later in (("FP", "L"), ("KDS", "KD"), ("VPK", "V")):
        was, became = parties.find_or_grey(earlier), parties.find_or_grey(later)
        assert was.letters == earlier
        assert (was.colour, was.shape) == (became.colour, became.shape)


def test_an_unknown_party_is_drawn_grey_with_its_letters() -> None:
    assert Parties().find_or_grey("XX") == Party("XX", "XX", GREY, "circle")


def test_users_add_parties_and_redraw_known_ones() -> None:
    own = Parties([Party("FI", "Feministiskt initiativ", "#d0408c", "star"), Party("S", "S", "#aa0000", "square")])
    assert own.find_or_grey("fi").colour == "#d0408c"
    assert own.find_or_grey("S").shape == "square"
