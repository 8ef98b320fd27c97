"""A site: every page there, every link leading somewhere, nothing that runs, and the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from facts.__main__ import commands
from facts.documents.document_file import Page as DocumentPage
from facts.share.site.build import preview_of, site_archive
from facts.share.site.documents import SiteDocument, marked_text
from facts.share.site.layout import plan_of
from tests.share.making import ALL, JOBS, publication, table_bytes

pytestmark = pytest.mark.xdist_group("site")

HOSTILE = '</h1><script>alert(1)</script><img src="https://example.org/x.png">'
LONG = "å" * 240
ODD = {
    "up": {"series": "../../up", "topic": HOSTILE},
    "less": {"series": "<b>less</b>", "title": HOSTILE, "title_sv": HOSTILE},
    "long": {"series": LONG},
    "upper": {"series": "JOBS", "note": HOSTILE},
    "chart.wide": {"series": "50 % #1?", "document": HOSTILE, "cited_by": HOSTILE},
}


def odd_rows() -> list[dict[str, str]]:
    return [*ALL, *(JOBS | {"id": name, "quote": f"4 300 {HOSTILE}"} | cells for name, cells in ODD.items())]


class Page(HTMLParser):
    """What a page links to, its ids, its tags, and where a policy stands."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.metas: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        self.tags.add(tag)
        self.links += [found[name] for name in ("href", "src") if name in found]
        self.ids += [found["id"]] if "id" in found else []
        if tag == "meta":
            self.metas[found.get("http-equiv") or found.get("name") or found.get("property", "")] = found.get(
                "content", ""
            )
        assert not [name for name in found if name.startswith("on") or name == "style"], (tag, found)


def run(*words: object) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words])


def site_of(folder: Path, *rows: dict[str, str], settings: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    table = folder / "sources.csv"
    table.write_bytes(table_bytes(*rows))
    if settings:
        (folder / "facts.toml").write_text(settings, "utf-8")
    run("correct", "jobs-2012", "page", "3", "--why", "Misread <b>", "--in", table)
    result = run("site", table, "--out", folder / "site")
    assert result.exit_code == 0, result.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("project"), *odd_rows())


def pages(site: Path) -> Iterator[tuple[Path, Page]]:
    for path in sorted(site.rglob("*.html")):
        yield path, Page(path.read_text("utf-8"))


def test_the_pages_of_the_contract_are_there_in_both_languages(site: Path):
    shared = ["index.html", "feed.xml", "data/figures.csv", "data/datapackage.json", "data/corrections.csv"]
    own = ["index.html", "findings.html", "corrections.html", "method.html", "series/jobs.html", "embed/jobs.html"]
    for name in [*shared, *(f"{lang}/{name}" for lang in ("en", "sv") for name in own)]:
        assert (site / name).is_file(), name


def follow_links(site: Path) -> int:
    """How many links of a site lead to a page of it that is there, and to a place on it; all must."""
    known = {path.resolve(): page for path, page in pages(site)}
    followed = 0
    for path, page in known.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), (path, link)
            assert target.is_relative_to(site.resolve()), (path, link)
            if parts.fragment and target in known:
                assert unquote(parts.fragment) in known[target].ids, (path, link)
            followed += 1
    return followed


def test_every_link_leads_to_a_page_that_is_there_and_to_a_place_on_it(site: Path):
    assert follow_links(site) > 200


def test_every_figure_has_its_id_on_the_page_of_its_statistic(site: Path):
    plan = plan_of(publication(*odd_rows()))
    for lang in ("en", "sv"):
        for key, figures in plan.figures_of.items():
            page = Page((site / lang / plan.series_path(key)).read_text("utf-8"))
            for figure in figures:
                assert page.ids.count(figure.id) == 1
            assert len(page.ids) == len(set(page.ids))


def test_no_page_can_run_anything_or_fetch_anything_from_elsewhere(site: Path):
    for path, page in pages(site):
        policy = page.metas["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'"), path
        assert "unsafe" not in policy
        assert not page.tags & {"script", "img", "iframe", "object", "embed", "base"}, path
        assert page.metas["og:image"].endswith(".png")
        assert {"og:title", "og:description", "og:type"} <= set(page.metas)


def test_words_of_the_table_are_shown_as_words(site: Path):
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script" not in text
        assert "<img" not in text
    assert "&lt;script&gt;" in (site / "en/index.html").read_text("utf-8")


def test_without_its_style_a_page_shows_one_chart_in_its_own_colours(site: Path):
    """A reader may turn styles off, and feed readers do: without a colour a shape is black, its ground too."""
    for path in [*site.rglob("series/*.html"), *site.rglob("embed/*.html")]:
        text = path.read_text("utf-8")
        colours = re.findall(r"var\(--c([^)]*)\)", text)
        assert colours
        assert all(own == f"#{name}" for name, _, own in (colour.partition(",") for colour in colours)), path
        assert re.findall(r'<div class="(wide|narrow)"( hidden)?>', text) == [("wide", ""), ("narrow", " hidden")]


def test_keys_that_are_no_file_names_stay_inside_the_site(site: Path):
    assert {path.name for path in site.iterdir()} == {
        "en", "sv", "data", "assets", "images", "index.html", "feed.xml", "SHA256SUMS",
    }  # fmt: skip
    names = [path.name.casefold() for path in (site / "en/series").iterdir()]
    assert len(names) == len(set(names)) == 6
    assert all(len(name.encode()) < 200 for name in names)


def test_the_first_page_offers_both_languages_without_a_script(site: Path):
    page = Page((site / "index.html").read_text("utf-8"))
    assert {"en/index.html", "sv/index.html"} <= set(page.links)
    assert "refresh" not in page.metas
    assert page.links.index("en/index.html") < page.links.index("sv/index.html")


def test_the_language_of_the_command_comes_first_where_the_project_names_none(tmp_path: Path):
    site = site_of(tmp_path, JOBS)
    assert run("site", tmp_path / "sources.csv", "--out", site, "--lang", "sv").exit_code == 0
    page = Page((site / "index.html").read_text("utf-8"))
    assert page.links.index("sv/index.html") < page.links.index("en/index.html")
    assert "refresh" not in page.metas


def test_pictures_for_links_are_large_enough_and_not_empty(site: Path):
    for name in ("images/en.png", "images/sv/jobs.png"):
        with Image.open(site / name) as image:
            assert image.size == (1200, 630)
            assert len(image.convert("L").getcolors() or []) > 20
        # More than this some of those that show links do not take.
        assert (site / name).stat().st_size < 300_000


def test_a_correction_is_on_its_page_on_the_statistics_page_and_in_the_feed(site: Path):
    for name in ("en/corrections.html", "en/series/jobs.html", "feed.xml"):
        text = (site / name).read_text("utf-8")
        assert "Misread" in text or name.startswith("en/series"), name
        assert "Page" in text, name


def test_the_feed_is_atom_with_what_was_added_and_corrected(site: Path):
    feed = ET.fromstring((site / "feed.xml").read_bytes())
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    titles = [entry.findtext(f"{atom}title") or "" for entry in entries]
    assert titles[0].startswith("Corrected: Summer jobs")
    assert any(title.startswith("Added: ") for title in titles)
    ids = [entry.findtext(f"{atom}id") for entry in entries]
    assert len(ids) == len(set(ids))
    assert all(entry.findtext(f"{atom}updated") for entry in entries)


def files_of(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_same_table_gives_the_same_bytes_and_takes_its_own_place(tmp_path: Path):
    site = site_of(tmp_path, *ALL)
    first = files_of(site)
    (site / "CNAME").write_text("facts.example.org")
    assert run("site", tmp_path / "sources.csv", "--out", site).exit_code == 0
    again = files_of(site)
    assert again.pop("CNAME") == b"facts.example.org"
    assert again == first


def test_the_settings_give_title_language_licence_and_whole_addresses(tmp_path: Path):
    settings = 'title_sv = "Jobben"\nlanguage = "sv"\nlicence = "CC0"\nsite_url = "https://example.org/f"\n'
    site = site_of(tmp_path, JOBS, settings=settings)
    page = Page((site / "index.html").read_text("utf-8"))
    assert page.metas["refresh"] == "0; url=sv/index.html"
    series = (site / "sv/series/jobs.html").read_text("utf-8")
    assert "Jobben" in series
    assert "CC0" in series
    assert 'content="https://example.org/f/images/sv/jobs.png"' in series
    assert "&lt;iframe src=&#34;https://example.org/f/sv/embed/jobs.html&#34;" in series


@pytest.mark.parametrize("out", ["mine", "documents", "."])
def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path, out: str):
    table = tmp_path / "sources.csv"
    table.write_bytes(table_bytes(JOBS))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work")
    before = files_of(tmp_path)
    result = run("site", table, "--out", tmp_path / out, "--lang", "sv")
    assert result.exit_code == 2
    assert "Inget skrevs" in result.stderr
    assert files_of(tmp_path) == before


def test_a_full_disk_leaves_the_old_site_and_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    site = site_of(tmp_path, JOBS)
    before = files_of(tmp_path)
    whole, written = Path.write_bytes, []

    def full(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) > 5:
            raise OSError(28, "No space left on device")
        return whole(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("site", tmp_path / "sources.csv", "--out", site)
    monkeypatch.undo()
    assert result.exit_code == 2
    assert "the disk is full" in result.stderr
    assert files_of(tmp_path) == before


def test_a_table_with_errors_is_refused_with_its_problems(tmp_path: Path):
    table = tmp_path / "sources.csv"
    table.write_bytes(table_bytes(JOBS | {"value": "many"}))
    result = run("site", table, "--out", tmp_path / "site")
    assert result.exit_code == 1
    assert "not-a-number" in result.stderr
    assert not (tmp_path / "site").exists()


def test_an_empty_table_is_a_site_too(tmp_path: Path):
    table = tmp_path / "sources.csv"
    table.write_bytes(table_bytes(JOBS).splitlines(keepends=True)[0])
    assert run("site", table, "--out", tmp_path / "site").exit_code == 0
    assert (tmp_path / "site/en/index.html").is_file()


def test_a_large_table_has_a_page_for_each_topic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("facts.share.site.layout.SITE_ROWS_ON_A_PAGE", 2)
    rows = [JOBS | {"id": f"j{n}", "series": f"s{n}", "topic": f"T{n // 3}"} for n in range(4)]
    site = site_of(tmp_path, *rows)
    assert {path.name for path in (site / "en/topics").iterdir()} == {"T0-1.html", "T0-2.html", "T1.html"}
    assert {path.name for path in (site / "sv/findings").iterdir()} == {"T0-1.html", "T0-2.html", "T1.html"}
    assert follow_links(site) > 50
    index = Page((site / "en/index.html").read_text("utf-8"))
    assert "topics/T0-2.html" in index.links


# --- documents ---------------------------------------------------------------------------------------------------

MEMO = """PM om sommarjobb

Anförande av Åsa Öst (M): Drygt 4 300 ungdomar fick sommarjobb i Stockholm under 2011. Vi satsade 12 miljoner kronor
på verksamheten 2011. <script>alert(1)</script>
\f
Målet för 2012 är 3 000 sommarjobb.
"""


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documented")
    words = "Drygt 4 300 ungdomar fick sommarjobb i Stockholm under 2011."
    rows = (
        JOBS | {"quote": words, "page": "1"},
        JOBS | {"id": "twice", "series": "again", "quote": words, "cited_by": "Bo Ek", "party": "", "party_basis": ""},
        ALL[2] | {"quote": "Målet för 2012 är 3 000 sommarjobb.", "page": "2"},
        JOBS | {"id": "elsewhere", "quote": "Det var 4 300 i ett annat dokument."},
    )
    (folder / "sources.csv").write_bytes(table_bytes(*rows))
    (folder / "documents").mkdir()
    (folder / "documents/Memo & <b>.txt").write_text(MEMO, "utf-8")
    (folder / "documents/picture.png").write_bytes(b"\x89PNG no document")
    (folder / "documents/secret.txt").symlink_to(folder / "sources.csv")
    result = run("site", folder / "sources.csv", "--documents", folder / "documents", "--out", folder / "site")
    assert result.exit_code == 0, result.stderr
    assert "picture.png" in result.stderr
    assert "secret.txt" in result.stderr
    return folder / "site"


def test_a_documents_figures_are_marked_in_its_text_and_linked_both_ways(documented: Path):
    for lang in ("en", "sv"):
        [path] = (documented / lang / "documents").iterdir()
        text = path.read_text("utf-8")
        page = Page(text)
        assert text.count("<mark>") == 2
        assert f"<h1>{JOBS['document']}</h1>" in text  # what the table calls it, not the name of its file
        assert {"mark:jobs-2011", "mark:twice", "mark:jobs-2012-target"} <= set(page.ids)
        assert {"../series/jobs.html#jobs-2011", "../series/again.html#twice"} <= set(page.links)
        series = Page((documented / lang / "series/jobs.html").read_text("utf-8"))
        assert any(link.endswith("#mark:jobs-2012-target") for link in series.links)
        assert "&lt;script&gt;" in text
        assert 'class="missing"' in text
        assert re.search(r'<sup><a href="[^"]+" title="([^"]+)" aria-label="\1">2</a></sup>', text)
    assert follow_links(documented) > 80


@pytest.mark.parametrize(
    ("text", "shown"),
    [("one\n\ntwo\n \n\nthree", "one\ntwo\nthree"), ("one\ntwo\n\n\n\nthree\nfour", "one\ntwo\n\nthree\nfour")],
)
def test_blank_lines_part_paragraphs_and_not_the_lines_of_a_page(text: str, shown: str):
    page = DocumentPage(1, text)
    text = marked_text(page, SiteDocument("a", "a.txt", "A", "en", (page,)), lambda _: ("", ""), "")
    assert re.sub("<[^>]+>", "", text) == shown


def test_a_quote_that_no_document_holds_is_said_among_the_findings(documented: Path):
    page = (documented / "en/findings.html").read_text("utf-8")
    assert 'id="rule:quote-not-found"' in page
    assert "#elsewhere" in page


def test_without_a_folder_of_documents_there_are_no_pages_of_them(site: Path):
    assert not (site / "en/documents").exists()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path):
    (tmp_path / "t.csv").write_bytes(table_bytes(JOBS))
    result = run("site", tmp_path / "t.csv", "--documents", tmp_path / "absent", "--out", tmp_path / "site")
    assert result.exit_code == 2
    assert f"There is no folder {tmp_path / 'absent'}." in result.stderr


def test_a_preview_is_the_first_page_in_one_file_with_its_style_inside():
    page = preview_of(publication(*ALL, lang="sv"))
    assert "<style>" in page
    assert "'sha256-" in page
    assert "stylesheet" not in page
    assert "Sommarjobb" in page


def test_a_site_in_a_zip_is_the_site():
    names = zipfile.ZipFile(io.BytesIO(site_archive(publication(JOBS)))).namelist()
    assert {"index.html", "en/series/jobs.html", "SHA256SUMS"} <= set(names)
