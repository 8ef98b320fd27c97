"""Every page of the app as a picture, for people to look at: wide and narrow, light and dark, both languages.

`python -m tests.browser.pictures FOLDER [TABLE]`; without a table, the project's own.
`python -m tests.browser.pictures --readme` takes the one picture that README.md opens with.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from facts.app.pages import PAGES
from facts.words import LANGUAGES
from tests.browser import chromium
from tests.browser.page_at_rest import settle, watch
from tests.browser.running import ROOT, App, running, whole_page

LOCALES = {lang: language.tag for lang, language in LANGUAGES.items()}
SCHEMES = ("light", "dark")
WIDTHS = (1280, 400)
README_PICTURE = ROOT / "docs" / "pictures" / "dashboard.png"


def photograph(browser: Browser, app: App, folder: Path) -> int:
    """Photograph every page in every manner into `folder`, and return how many pictures that made."""
    manners = list(product(PAGES, LOCALES, SCHEMES, WIDTHS))
    for shown, language, scheme, width in manners:
        page = browser.new_page(
            locale=LOCALES[language],
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": width, "height": 900},
            device_scale_factor=1,
        )
        watch(page)
        page.goto(f"{app.url}/{shown.path}")
        settle(page)
        whole_page(page, folder / f"{shown.name}-{language}-{scheme}-{width}.png")
        page.close()
    return len(manners)


def photograph_for_readme(browser: Browser, app: App) -> None:
    """Photograph the first screen of the dashboard."""
    page = browser.new_page(locale=LOCALES["en"], color_scheme="light", viewport={"width": 1280, "height": 940})
    watch(page)
    page.goto(app.url)
    settle(page)
    README_PICTURE.parent.mkdir(exist_ok=True)
    page.screenshot(path=README_PICTURE)
    page.close()


def main(arguments: list[str]) -> int:
    """Start the app, photograph it, and say where the pictures are."""
    if not 1 <= len(arguments) <= 2:
        print("usage: python -m tests.browser.pictures FOLDER [TABLE] | --readme", file=sys.stderr)
        return 2
    original = Path(arguments[1]) if len(arguments) == 2 else ROOT / "sources.csv"
    path = chromium.find()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        table = Path(shutil.copy(original, scratch))
        with (
            running(table, Path(scratch)) as app,
            playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS)) as browser,
        ):
            if arguments[0] == "--readme":
                photograph_for_readme(browser, app)
                print(README_PICTURE.relative_to(ROOT))
            else:
                folder = Path(arguments[0])
                print(f"{photograph(browser, app, folder)} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
