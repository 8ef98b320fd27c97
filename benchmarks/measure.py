"""One measurement: what was timed, against what, and how many times as long it may take."""

from __future__ import annotations

import subprocess
import sys
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


def peak_memory(command: list[str]) -> float:
    """Bytes that a command holds at most, as the only child of a process of its own."""
    program = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    said = subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, check=True)
    return float(said.stdout) * (1 if sys.platform == "darwin" else 1024)
