"""What the browser tests stand on: the app on a copy of the table, and pages that note every request."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect, sync_playwright

from tests.browser import chromium
from tests.browser.page_at_rest import PATIENCE, settle, watch
from tests.browser.running import ROOT, App, file_name, is_elsewhere, running, whole_page

# A busy machine is slow and not wrong: what does not come within this time does not come.
expect.set_options(timeout=PATIENCE * 1000)

PICTURES_OF_FAILURES = ROOT / "build" / "failures"

# On any page but the first, Streamlit asks for these below the page's address before it asks below the app's.
ASKED_TWICE = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, and keep the tests of one file in one process: they share an app."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group(f"browser-{item.path.stem}"))


@dataclass
class Pages:
    """Opens pages of the app as somebody with this language, colour scheme and window would see them."""

    browser: Browser
    app: App
    opened: list[Page] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    """What the pages have told the browser's console as errors, and the exceptions of their scripts."""
    dialogs: list[str] = field(default_factory=list)

    def __call__(
        self,
        path: str = "",
        *,
        app: App | None = None,
        locale: str = "en-GB",
        scheme: str = "light",
        width: int = 1280,
        height: int = 900,
    ) -> Page:
        """A settled page at `path` ("findings?topic=Jobs") in a browser session of its own."""
        context = self.browser.new_context(
            locale=locale,
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": width, "height": height},
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE * 1000)
        watch(context)
        context.on("request", lambda request: self.requests.append(request.url))
        page = context.new_page()
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", self._refuse)
        self.opened.append(page)
        served_by = app or self.app
        page.goto(f"{served_by.url}/{path.lstrip('/')}")
        settle(page)
        assert not page.locator('[data-testid="stException"]').count(), served_by.said()
        return page

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not ASKED_TWICE.search(message.location["url"]):
            self.errors.append(f"{message.text} {message.location['url']}")

    def _refuse(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def left_the_machine(self) -> list[str]:
        """The addresses elsewhere that any page of this test asked for; a test wants none."""
        return [address for address in self.requests if is_elsewhere(address)]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that `make test` found or fetched."""
    path = chromium.find()
    if path is None:
        pytest.fail("No browser: run `make test`, which fetches one, or name one in FACTS_BROWSER.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on a copy of the project's table, shared by the tests that only read it."""
    folder = tmp_path_factory.mktemp("app")
    with running(_copy_of_the_table(folder), folder) as app:
        yield app


@pytest.fixture
def start_app(tmp_path: Path) -> Iterator[Callable[..., App]]:
    """Starts an app of the test's own: `start_app(table)`; without a table, on a copy of the project's."""
    with ExitStack() as apps:

        def start(table: Path | None = None, **environment: str) -> App:
            folder = tmp_path / f"app-{len(list(tmp_path.glob('app-*')))}"
            folder.mkdir()
            return apps.enter_context(running(table or _copy_of_the_table(folder), folder, **environment))

        yield start


@pytest.fixture
def open_page(browser: Browser, app: App, request: pytest.FixtureRequest) -> Iterator[Pages]:
    """Opens pages, closes them after the test, and leaves their pictures in build/failures when it fails."""
    pages = Pages(browser, app)
    yield pages
    if request.node.stash.get(FAILED, False):
        for number, page in enumerate(pages.opened):
            whole_page(page, PICTURES_OF_FAILURES / f"{file_name(request.node.name)}-{number}.png")
    for page in pages.opened:
        page.context.close()


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember that the test failed, so that its pages are photographed before they close."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


def _copy_of_the_table(folder: Path) -> Path:
    return Path(shutil.copy(ROOT / "sources.csv", folder))
