"""Political figures with their sources: read, checked, compared and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from os import PathLike

    from facts.share.data_frame import CitedFigures

__version__ = "0.1.0"


def read(path: str | PathLike[str], *, errors: Literal["raise", "leave-out"] = "raise") -> CitedFigures:
    """The table at `path` as data: `.frame()` is its figures, `.findings()` what the audit says of them.

    `units.csv` and `parties.csv` beside it hold here too. A table with errors is refused with all of them
    (`TableErrors`, a ValueError); with errors="leave-out" the sound rows are read, and `.table.problems` says which
    are not. Raises OSError when there is no such file.

    >>> import facts
    >>> figures = facts.read("sources.csv").frame()
    >>> figures.loc[figures["id"] == "jobbtorg-self-support-2008-2012", ["value", "low", "high", "unit"]]
         value      low     high    unit
    0  17000.0  17000.0  17500.0  person
    """
    from facts.share.data_frame import read_figures

    return read_figures(path, errors=errors)
