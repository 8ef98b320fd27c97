"""The command `reference` in a folder with a published table and a table of figures to continue."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from click.testing import CliRunner, Result

from facts.__main__ import commands
from tests.statistics.published_files import text

PEOPLE = text(
    "region;kön;2021;2022",
    "0180 Stockholm;män;480 000;482 100",
    "0180 Stockholm;kvinnor;491 000;..",
    "1480 Göteborg;män;292 000;294 000",
)
HEADER = "id,series,title,value,unit,period,place,population,definition,role,cited_by,quote,document,document_date,producer,source_url,note"
TABLE = text(
    HEADER,
    "c1,people,Inhabitants,900000,person,2021,Stockholm,,registered,claim,Kim Lund,There were 900000 inhabitants.,Speech,2022-01-01,,,",
)


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        commands, ["reference", *(str(folder / one) if one.endswith(".csv") else one for one in arguments)]
    )


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))
