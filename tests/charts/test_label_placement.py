"""Labels never touch each other, a mark, a line or the margin."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from facts.charts.geometry import Box, Segment
from facts.charts.label_placement import LabelRequest, place

BOUNDS = Box(40, 0, 640, 400)

_Mark = tuple[float, float, float, float]
_marks = st.lists(
    st.tuples(st.floats(50, 630), st.floats(60, 380), st.floats(20, 180), st.sampled_from([16, 32, 48])),
    min_size=1,
    max_size=12,
)


def _wanted(mark: _Mark) -> LabelRequest:
    x, y, width, height = mark
    return LabelRequest(width, height, Box(x - 5, y - 5, x + 5, y + 5))


@given(_marks)
def test_labels_lie_inside_and_apart_from_each_other_and_from_all_marks(marks: list[_Mark]) -> None:
    wanted = [_wanted(mark) for mark in marks]
    placed = [spot for spot in place(wanted, BOUNDS) if spot]
    assert all(BOUNDS.holds(spot.box) for spot in placed)
    assert not any(a.box.meets(b.box) for a, b in combinations(placed, 2))
    assert not any(spot.box.meets(label.mark) for spot in placed for label in wanted)


@given(_marks, st.lists(st.tuples(*[st.floats(40, 600)] * 4), max_size=6))
def test_no_line_runs_through_a_label(marks: list[_Mark], ends: list[tuple[float, ...]]) -> None:
    lines = [Segment(*each) for each in ends]
    placed = place([_wanted(mark) for mark in marks], BOUNDS, lines=lines)
    assert not any(line.crosses(spot.box) for spot in placed if spot for line in lines)


@given(_marks)
def test_a_leader_ends_at_the_mark_and_runs_through_no_label(marks: list[_Mark]) -> None:
    wanted = [_wanted(mark) for mark in marks]
    placed = place(wanted, BOUNDS)
    boxes = [spot.box for spot in placed if spot]
    for label, spot in zip(wanted, placed, strict=True):
        if spot and spot.leader:
            end = Box(spot.leader.x2, spot.leader.y2, spot.leader.x2, spot.leader.y2)
            assert end.meets(label.mark, gap=1)
            assert not any(spot.leader.crosses(box) for box in boxes if box != spot.box)


@given(_marks)
def test_a_label_without_a_leader_lies_nearest_to_its_own_mark(marks: list[_Mark]) -> None:
    wanted = [_wanted(mark) for mark in marks]
    for label, spot in zip(wanted, place(wanted, BOUNDS), strict=True):
        if spot and not spot.leader:
            own = spot.box.distance(label.mark)
            for mark in (other.mark for other in wanted if other.mark != label.mark):
                # Of marks that lie on each other a label may be as near to both.
                assert spot.box.distance(mark) >= own if mark.meets(label.mark) else spot.box.distance(mark) > own


def test_a_label_stands_above_its_mark_when_nothing_is_in_the_way() -> None:
    (spot,) = place([LabelRequest(60, 16, Box(195, 195, 205, 205))], BOUNDS)
    assert spot is not None
    assert spot.leader is None
    assert spot.box.bottom < 195
    assert (spot.box.left + spot.box.right) / 2 == 200


def test_a_label_is_never_cut_off_from_its_mark_by_another_mark() -> None:
    lower, upper = Box(195, 200, 205, 210), Box(195, 190, 205, 199)
    below, above = place([LabelRequest(30, 16, lower), LabelRequest(30, 16, upper)], BOUNDS)
    assert below is not None
    assert above is not None
    assert below.box.top > above.box.top


def test_without_leaders_a_label_without_room_is_left_out() -> None:
    wanted = [LabelRequest(500, 16, Box(300, y, 310, y + 10)) for y in (100, 108, 116)]
    assert None in place(wanted, BOUNDS, leaders="none")


@given(st.tuples(*[st.floats(0, 100)] * 4))
def test_a_line_crosses_a_box_exactly_when_some_of_it_lies_inside(ends: tuple[float, ...]) -> None:
    line, box = Segment(*ends), Box(30, 30, 70, 70)
    inside = any(
        30 < line.x + (line.x2 - line.x) * n / 400 < 70 and 30 < line.y + (line.y2 - line.y) * n / 400 < 70
        for n in range(401)
    )
    if inside:
        assert line.crosses(box)
    if not line.crosses(box):
        assert not inside


def test_a_number_stands_in_its_bar_where_another_bar_is_over_it() -> None:
    bar, edge = Box(100, 100, 160, 180), Box(101, 98, 159, 100)
    wanted = LabelRequest(30, 18, edge, ("above", "inside"), extent=bar)
    (free,) = place([wanted], BOUNDS, [bar])
    assert free
    assert free.box.bottom < bar.top
    (inside,) = place([wanted], BOUNDS, [bar, Box(90, 70, 170, 97)])
    assert inside
    assert bar.holds(inside.box)
