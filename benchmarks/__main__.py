"""`python -m benchmarks`: measure everything, print the table, and fail when a promise is not kept."""

from __future__ import annotations

import sys

from benchmarks import exports, first_chart
from benchmarks.measure import HEAD, Ratio

MEASUREMENTS = (first_chart.measure, exports.measure)


def main() -> int:
    """Run the measurements in their order and print each as it comes."""
    print(HEAD)
    broken: list[Ratio] = []
    for measure in MEASUREMENTS:
        for ratio in measure():
            print(ratio.line(), flush=True)
            if not ratio.holds:
                broken.append(ratio)
    for ratio in broken:
        print(f"Takes longer than promised: {ratio.what}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
