from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import pytest

from facts.saving.corrections import Entry
from facts.share.formats import FORMATS
from facts.share.pictures import bundle_of, readme_of
from facts.share.publication import choose_series
from tests.share.making import ALL, JOBS, publication

OTHER = JOBS | {"id": "homes-2012", "series": "homes", "title": "Homes", "quote": "Fler hem, 4 300."}


@pytest.fixture(scope="module")
def archive() -> zipfile.ZipFile:
    made = publication(*ALL, OTHER)
    return zipfile.ZipFile(io.BytesIO(bundle_of(choose_series(made.table, []), made)))


def test_every_chart_is_there_in_every_format(archive: zipfile.ZipFile):
    charts = {f"{form}/{name}.{form}" for form in FORMATS for name in ("jobs", "homes")}
    charts |= {f"{form}/{name}-evidence.{form}" for form in ("png", "svg") for name in ("jobs", "homes")}
    about = {"README.txt", "figures.csv", "datapackage.json", "row.schema.json", "works.bib", "works.csl.json"}
    assert set(archive.namelist()) == charts | about
    assert archive.testzip() is None
    assert all(entry.file_size > 0 for entry in archive.infolist())


def test_the_data_package_describes_the_figures_beside_it(archive: zipfile.ZipFile):
    [resource] = json.loads(archive.read("datapackage.json"))["resources"]
    assert resource["bytes"] == len(archive.read(resource["path"]))


def test_what_is_filtered_away_is_in_no_file_and_is_said_to_be_elsewhere():
    made = publication(*ALL, OTHER)
    [homes] = choose_series(made.table, ["homes"])
    view = replace(
        made,
        visible=frozenset({"homes-2012"}),
        log=(Entry("2026-01-02T10:00:00+01:00", "jobs-2012", "page", "1", "2", "Misread"),),
    )
    packed = zipfile.ZipFile(io.BytesIO(bundle_of([homes], view)))
    files = {name: packed.read(name) for name in packed.namelist()}
    texts = {name: data.decode() for name, data in files.items() if b"\0" not in data and not data.startswith(b"%PDF")}
    for word in ("jobs-2012", "5023", "https://example.org/scb", "Misread"):
        assert not [name for name, text in texts.items() if word in text], word
    for name in ("README.txt", "datapackage.json"):
        assert "A part of the table: 1 of 5 figures." in texts[name], name


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_the_readme_tells_sources_and_terms_in_the_readers_language(lang):
    made = publication(*ALL, OTHER, lang=lang)
    text = readme_of(choose_series(made.table, []), made)
    for words in {"en": ("Sources\n-------", "Terms\n-----"), "sv": ("Källor\n------", "Villkor\n-------")}[lang]:
        assert words in text
    assert "https://example.org/scb" in text
    assert made.table.sha256 in text
    assert "SIL Open Font License" in text


def test_the_same_table_gives_the_same_files(archive: zipfile.ZipFile):
    made = publication(*ALL, OTHER)
    again = zipfile.ZipFile(io.BytesIO(bundle_of(choose_series(made.table, []), made)))
    for name in archive.namelist():
        if not name.startswith("pdf/"):  # a PDF says when it was made
            assert archive.read(name) == again.read(name), name
