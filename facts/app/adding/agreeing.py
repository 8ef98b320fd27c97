"""Changes to the whole table that saving would bring: said before they are made, and made only when agreed to."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from facts.app import notices
from facts.saving.save_errors import LacksColumns, LacksLetters, Unfit
from facts.words import Lang, counted, say


def agreed(obstacles: Iterable[Unfit], lang: Lang, key: str) -> bool:
    """Show a box to tick for each change that is needed; whether all are ticked."""
    answers = [_ask(obstacle, lang, key) for obstacle in obstacles]
    if not all(answers):
        notices.status(say("add.agree_first", lang))
    return all(answers)


def _ask(obstacle: Unfit, lang: Lang, key: str) -> bool:
    if isinstance(obstacle, LacksColumns):
        columns, many = ", ".join(obstacle.columns), len(obstacle.columns)
        notices.status(counted("add.columns_lead", many, lang, columns=columns))
        return st.checkbox(counted("add.columns_agree", many, lang), key=f"columns-{key}-{columns}")
    if isinstance(obstacle, LacksLetters):
        letters = ", ".join(f"“{letter}”" for letter in dict.fromkeys(obstacle.letters))
        notices.status(say("add.letters_lead", lang, encoding=obstacle.encoding, letters=letters))
        return st.checkbox(say("add.letters_agree", lang), key=f"letters-{key}")
    notices.alert(obstacle.text.of(lang))
    return False
