"""Share: the picture as others will see it, a button for each format, and the words to go with it."""

from __future__ import annotations

import pytest

from facts.share import pictures
from facts.share.formats import FORMATS
from facts.words import LANGS, Lang, say
from tests.app.conftest import OpenApp
from tests.app.screen import Screen
from tests.app.tables import SMALL
from tests.app.test_pages import LOCALES


def shared(open_app: OpenApp, lang: Lang = "en", **query: str) -> Screen:
    screen = open_app(table=SMALL, locale=LOCALES[lang], view="cards", **query)
    screen.app.button(key="share-jobs").click()
    return screen.run()


@pytest.mark.parametrize("lang", LANGS)
def test_the_dialog_opens_with_a_button_for_every_format(open_app: OpenApp, lang: Lang):
    labels = [button.proto.label for button in shared(open_app, lang).app.get("download_button")]
    assert labels == [say(f"sharing.{form}", lang) for form in FORMATS]


def test_every_format_has_somebody_who_writes_it():
    assert set(pictures._WRITERS) == set(FORMATS)


def test_the_buttons_of_two_cards_have_different_names(open_app: OpenApp):
    names = [name for name in open_app(table=SMALL, view="cards").labels if name.startswith("Share: ")]
    assert names == ["Share: Nya bostäder", "Share: Summer jobs"]


def test_what_is_shared_under_a_choice_has_the_chosen_figures_alone(open_app: OpenApp):
    texts = [code.value for code in shared(open_app, role="Claims").app.get("code")]
    assert any("300" in text for text in texts)
    assert not any("290" in text for text in texts)


def test_the_copied_link_opens_the_statistic_that_was_shared(open_app: OpenApp):
    texts = [code.value for code in shared(open_app, role="Claims").app.get("code")]
    [link] = [text for text in texts if text.startswith("http://localhost")]
    assert link.endswith("?role=Claims&series=jobs")
    opened = open_app(table=SMALL, **dict(part.split("=") for part in link.partition("?")[2].split("&")))
    assert "Summer jobs" in opened.text
    assert "Nya bostäder" not in opened.text
