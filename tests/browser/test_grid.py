"""A journalist's first upload and a document that nobody has seen: how many rounds, cells and clicks they take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Pages
from tests.browser.page_at_rest import settle
from tests.browser.running import App
from tests.browser.test_add import bring, ids

HEADER = "series;title;value;unit;period;place;cited_by;party;party_basis;quote;page;document;document_date"
CLAIMS = """
jobs;Sommarjobb;drygt 4 300;personer;2012;Åsa Berg;S;Drygt 4 300 fick sommarjobb 2012.
jobs;Sommarjobb;5 000;personer;i år;Åsa Berg;S;I år får 5 000 sommarjobb.
jobs;Sommarjobb;ca 3 900;personer;förra året;Åsa Berg;S;Förra året var det ca 3 900.
homes;Färdiga bostäder;1,2 tusen;bostäder;2011;Kim Lund;M;Under 2011 blev 1,2 tusen bostäder färdiga.
homes;Färdiga bostäder;1 340;bostäder;waffles;Kim Lund;M;Året därpå blev 1 340 bostäder färdiga.
school;Skolans kostnad;1,5 miljarder;kr;2012;Kim Lund;M;Skolan kostade 1,5 miljarder kronor 2012.
school;Skolans kostnad;1 400 mkr;;2011;Kim Lund;M;Skolan kostade 1 400 mkr 2011.
unemployed;Arbetslöshet;7,5 %;;mars 2012;Åsa Berg;S;Arbetslösheten var 7,5 % i mars 2012.
unemployed;Arbetslöshet;nästan 8;procent;september 2012;Åsa Berg;S;Nu är arbetslösheten nästan 8 procent.
poor;Barn i fattigdom;vart tionde;procent;2011;Åsa Berg;S;Vart tionde barn levde i fattigdom 2011.
pupils;Elever;9100;elever;läsåret 2011/12;Kim Lund;M;Läsåret 2011/12 gick 9100 elever i skolan.
teachers;Lärare;åttahundra femtio tolv;lärare;2012;Kim Lund;M;Det finns 850 lärare 2012.
buses;Bussresor;2 miljoner;resor;2011;Kim Lund;M;Vi gjorde 2 miljoner bussresor 2011.
buses;Bussresor;2,1 miljoner;resor;första halvåret 2012;Kim Lund;M;Första halvåret 2012 gjordes 2,1 miljoner resor.
tax;Skattesats;20:50;kr;2012;Kim Lund;M;Skatten är 20,50 kr per hundralapp 2012.
crimes;Anmälda brott;4,3 per 10 000;;2011;Åsa Berg;S;4,3 per 10 000 anmälde brott 2011.
""".strip()
ANSWERS = {"waffles": "2012", "åttahundra femtio tolv": "850", "20:50": "20,50"}
"""The mistakes in these claims, and what was meant."""
DOCUMENT = """Debatt om sommaren

Stockholm den 3 mars 2014

Åsa Berg (S) säger:

Under 2009 fick 2 309 ungdomar sommarjobb i kommunen. Det kostade 19 miljoner kronor.

Året därpå blev det bättre. Då fick 2 450 ungdomar jobb, och notan gick på 21 miljoner kronor.

Sedan kom krisen. År 2011 fick bara 1 980 ungdomar plats, trots att budgeten var 22 miljoner kronor.
Vi gav inte upp. Under 2012 ökade antalet till 3 100 ungdomar. Kommunen betalade 25 miljoner kronor.

I fjol slogs alla rekord: 4 020 ungdomar arbetade under sommaren 2013, och kostnaden stannade på 31 miljoner kronor.

Nu är 4 100 ungdomar anmälda. Det väntas kosta 33 miljoner kronor.
"""
MOST_INTERACTIONS = 60
MOST_MENDED = 5


def claims() -> str:
    """The claims as a table of their own."""
    rows = [HEADER]
    for line in CLAIMS.splitlines():
        series, title, value, unit, period, who, party, quote = line.split(";")
        said = ("Uppsala", who, party, "document", quote, "1", "Debatt", "2012-09-13")
        rows.append(";".join((series, title, value, unit, period, *said)))
    return "\n".join(rows) + "\n"


def type_in_focus(page: Page, text: str) -> None:
    """Write over what stands in the field that has the focus, and leave it, with the keyboard alone."""
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    settle(page)


def tab_to(page: Page, label: str, most: int = 400) -> None:
    """Press the tabulator until a field or button with this name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        name: str = page.evaluate(
            "() => document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || ''"
        )
        if name.strip().startswith(label):
            return
    raise AssertionError(f"the tabulator never came to {label}")


def test_sixteen_claims_in_natural_writing_need_one_round_and_few_mended_cells_by_keyboard(
    start_app: Callable[..., App], open_page: Pages, tmp_path: Path
):
    app = start_app()
    before = ids(app.table)
    page = open_page("add", app=app)
    file = tmp_path / "claims.csv"
    file.write_text(claims(), encoding="utf-8")
    bring(page, file)
    fields = page.locator('[class*="st-key-cell-"] input')
    expect(fields.first).to_be_visible()
    mended = 0
    page.locator('input[type="file"]').focus()
    while wrong := [field for field in fields.all() if field.input_value() in ANSWERS]:
        label, value = wrong[0].get_attribute("aria-label") or "", wrong[0].input_value()
        tab_to(page, label)
        while page.evaluate("() => document.activeElement.value") != value:
            tab_to(page, label)
        type_in_focus(page, ANSWERS[value])
        mended += 1
        page.locator('input[type="file"]').focus()
        assert mended <= MOST_MENDED
    expect(page.get_by_text("16 rows can be saved.").first).to_be_visible()
    tab_to(page, "Add")  # columns that the table lacks, if any
    page.keyboard.press("Space")
    settle(page)
    tab_to(page, "Save 16 figures")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.get_by_text("16 rows of claims.csv were added to sources.csv.").first).to_be_visible()
    assert len(ids(app.table)) == len(before) + 16
    assert page.locator(".st-key-outcome").evaluate("one => one === document.activeElement")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.innerText") == "Undo"
    assert open_page.left_the_machine() == []


class Hand:
    """Somebody at the screen: each click and each text that is written counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.interactions = 0

    def click(self, one: Locator) -> None:
        one.click()
        settle(self.page)
        self.interactions += 1

    def choose(self, label: str, text: str) -> None:
        """Write in a field of the form that fills many claims, and take what was written."""
        field = self.page.locator('[data-testid="stForm"]').get_by_role("combobox", name=label, exact=True)
        field.click()
        field.press_sequentially(text)
        field.press("Enter")
        self.interactions += 2


def test_twelve_claims_of_a_fresh_document_take_few_clicks(
    start_app: Callable[..., App], open_page: Pages, tmp_path: Path
):
    app = start_app()
    before = ids(app.table)
    page = open_page("add?way=From+a+document", app=app)
    file = tmp_path / "debatt.txt"
    file.write_text(DOCUMENT, encoding="utf-8")
    page.locator('input[type="file"]').set_input_files(file)
    expect(page.get_by_role("button", name="Tick all 6 of this page")).to_be_visible()
    settle(page)
    hand = Hand(page)
    hand.interactions += 1
    hand.click(page.get_by_role("button", name="Tick all 6 of this page"))
    hand.click(page.locator('[class*="st-key-page-"] button', has_text="2"))
    hand.click(page.get_by_role("button", name="Tick all 6 of this page"))
    expect(page.get_by_role("heading", name="12 ticked claims")).to_be_visible()
    hand.click(page.get_by_text("people (6)", exact=True))
    hand.choose("Series", "sommarjobb")
    hand.choose("Place", "Uppsala")
    hand.choose("Cited by", "Kim Lund")
    hand.click(page.get_by_role("button", name="Fill in"))
    hand.click(page.get_by_text("million kronor (6)", exact=True))
    hand.choose("Series", "kostnad")
    hand.choose("Place", "Uppsala")
    hand.choose("Cited by", "Kim Lund")
    hand.click(page.get_by_role("button", name="Fill in"))
    expect(page.get_by_text("12 rows can be saved.").first).to_be_visible()
    hand.click(page.get_by_role("button", name="Save 12 figures"))
    expect(page.get_by_text("12 rows of debatt.txt were added to sources.csv.").first).to_be_visible()
    assert len(ids(app.table)) == len(before) + 12
    assert app.table.with_name("documents").joinpath("debatt.txt").read_text("utf-8") == DOCUMENT
    assert hand.interactions <= MOST_INTERACTIONS
    assert open_page.left_the_machine() == []


LONG_LINES = (
    "Åsa Berg (S) säger: Under 2012 fick kommun\u00ad\nens skolor 300 lärare till och det\nhjälpte. "
    + " ".join(f"Under {year} fick {year - 1600} barn plats." for year in range(2000, 2012))
)


def test_the_text_of_a_document_stays_beside_its_claims_and_its_lines_run_on_where_they_are_too_long(
    start_app: Callable[..., App], open_page: Pages, tmp_path: Path
):
    app = start_app()
    file = tmp_path / "debatt.txt"
    file.write_text(LONG_LINES, encoding="utf-8")
    texts = []
    for width in (1280, 400):
        page = open_page("add?way=From+a+document", app=app, width=width)
        page.locator('input[type="file"]').set_input_files(file)
        expect(page.get_by_text("Include claim 13")).to_be_visible()
        settle(page)
        text = page.locator(".page-text")
        if width > 1000:
            page.get_by_text("Include claim 13").scroll_into_view_if_needed()
            expect(text).to_be_in_viewport()
        texts.append(text.evaluate("e => e.innerText"))
    assert "kommun-\nens skolor" in texts[0]
    assert "kommunens skolor 300 lärare" in texts[1]
    assert "till och det hjälpte." in texts[1]
