"""One measurement: what was timed, against what, and how many times as long it may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Ratio:
    """`amount` of ours against `against` of the yardstick, in `unit`; `most` is the ratio that is promised."""

    what: str
    yardstick: str
    amount: float
    against: float
    most: float
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return self.amount / self.against

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        return self.ratio <= self.most

    def line(self) -> str:
        """The measurement in one line of a Markdown table."""
        return (
            f"| {self.what} | {self.amount:.2f} {self.unit} | {self.yardstick} | {self.against:.2f} {self.unit} "
            f"| {self.ratio:.2f} | {self.most:g} |"
        )


HEAD = "| what | takes | against | takes | ratio | at most |\n|---|---|---|---|---|---|"


def in_turns(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Median seconds of both, timed in turns so that a busy moment of the machine hits both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for run, taken in zip((ours, theirs), times, strict=True):
            start = perf_counter()
            run()
            taken.append(perf_counter() - start)
    return median(times[0]), median(times[1])
