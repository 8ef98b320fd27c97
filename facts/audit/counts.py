"""How often a gap between two counts arises with unchanged risk.

The exact conditional test: given the sum of two independent Poisson counts with equal exposure, the
second is binomial with probability ½. J. Przyborowski and H. Wilenski, "Homogeneity of results in testing
samples from Poisson series", *Biometrika* 31 (1940) 313–323; discussed in K. Krishnamoorthy and
J. Thomson, "A more powerful test for comparing two Poisson means", *Journal of Statistical Planning and
Inference* 119 (2004) 23–35. The interval for the ratio is that of C. J. Clopper and E. S. Pearson, "The
use of confidence or fiducial limits illustrated in the case of the binomial", *Biometrika* 26 (1934)
404–413, with the proportion q turned into q / (1 − q).

Two-sided p is twice the smaller tail, at most 1; with probability ½ that equals the sum of all outcomes
no more likely than the one seen. Events that come in clusters of mean size s carry the information of
count / s independent ones: the binomial tails are then read off the beta distribution, which takes counts
that are not whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class CountsTest:
    """`p` is two-sided; the ratio is second over first, None where it has no bound (a count of nought)."""

    p: float
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None


@lru_cache(maxsize=65536)
def compare_counts(first: int, second: int, cluster_size: float = 1.0, level: float = 0.95) -> CountsTest:
    """Test two counts over equal exposure, not both nought, of events with mean `cluster_size` (≥ 1)."""
    # The binomial tails as the beta distribution has them; scipy.stats.binomtest gives the same for whole
    # counts, at a hundred times the cost.
    from scipy.special import betainc, betaincinv

    before, after = first / cluster_size, second / cluster_size
    tail = (1 - level) / 2
    at_least = float(betainc(after, before + 1, 0.5)) if after else 1.0
    at_most = float(betainc(before, after + 1, 0.5)) if before else 1.0
    low = float(betaincinv(after, before + 1, tail)) if after else 0.0
    high = float(betaincinv(after + 1, before, 1 - tail)) if before else 1.0
    ratio = second / first if first else None
    return CountsTest(min(1.0, 2 * min(at_least, at_most)), ratio, _odds(low), _odds(high))


def _odds(proportion: float) -> float | None:
    return proportion / (1 - proportion) if proportion < 1 else None
