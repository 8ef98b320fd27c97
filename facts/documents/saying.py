"""Words of saying: the verbs that report somebody, in all their forms, and the small words around them.

>>> "konstaterade" in SAYS, "testified" in SAYS, "expects" in JUDGES
(True, True, True)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files

_SOURCE: Mapping[str, Mapping[str, str]] = tomllib.loads(
    files(__package__).joinpath("saying.toml").read_text(encoding="utf-8")
)


def _english_forms(base: str) -> Iterator[str]:
    """The present and the past of a regular English verb.

    >>> list(_english_forms("testify")), list(_english_forms("stress")), list(_english_forms("note"))
    (['testifies', 'testified'], ['stresses', 'stressed'], ['notes', 'noted'])
    """
    if base.endswith("y") and base[-2] not in "aeiou":
        yield from (f"{base[:-1]}ies", f"{base[:-1]}ied")
    elif base.endswith("e"):
        yield from (f"{base}s", f"{base}d")
    else:
        yield from (f"{base}es" if base.endswith(("s", "sh", "ch", "x")) else f"{base}s", f"{base}ed")


def _swedish_forms(infinitive: str) -> Iterator[str]:
    """The present, the past and the supine of a Swedish verb of the first conjugation.

    >>> list(_swedish_forms("konstatera"))
    ['konstaterar', 'konstaterade', 'konstaterat']
    """
    yield from (f"{infinitive}{ending}" for ending in ("r", "de", "t"))


def _words(section: str, key: str = "words") -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in _SOURCE[section][key].split())


def _verbs(section: str) -> tuple[frozenset[str], frozenset[str]]:
    english = {form for base in _words(section, "regular_en") for form in _english_forms(base)}
    swedish = {form for base in _words(section, "regular_sv") for form in _swedish_forms(base)}
    return frozenset(english | _words(section, "forms_en")), frozenset(swedish | _words(section, "forms_sv"))


_SAYS_EN, _SAYS_SV = _verbs("says")
_JUDGES_EN, _JUDGES_SV = _verbs("judges")
SAYS = _SAYS_EN | _SAYS_SV
"""Verbs whose subject says something."""
JUDGES = _JUDGES_EN | _JUDGES_SV
"""Verbs whose subject says something where "that" or a number follows."""
SWEDISH = _SAYS_SV | _JUDGES_SV
"""Verbs whose subject may stand behind them anywhere: "I dag säger Bo Lind att"."""
FLOOR = _words("floor")
"""Verbs of having the floor in a meeting."""
VIEWS = _words("views")
"""What somebody has where "in her view" reports it."""
_EN_ING = {f"{base.removesuffix('e')}ing" for base in _words("says", "regular_en")}
SAYING = frozenset(_EN_ING | {"saying", "telling", "writing"})
"""Participles: "welcomed the plan, adding that"."""
ADVERBS = _words("words", "adverbs")
PREPOSITIONS = _words("words", "prepositions")
NOUN_MARKERS = _words("words", "determiners")
SINGULAR, PLURAL, NEUTER = (_words("words", key) for key in ("singular", "plural", "neuter"))
FIRST_PERSON = _words("words", "first_person")
NO_SUBJECT = _words("words", "no_subject")
THAT = _words("words", "that")
JOINTS = _words("words", "joints")
TAILS = _words("words", "tails")
CONJUNCTIONS = _words("words", "conjunctions")
SUBORDINATORS = _words("words", "subordinators")
NO_VERB = _words("words", "no_verb")
MODALS = _words("words", "modals")
SAYS_NOTHING = _words("words", "says_nothing")
BEHIND_NOUNS = _words("words", "behind_nouns")
COUNTED = _words("words", "counted")
TOLD = _words("words", "told")
PURPOSES = _words("words", "purposes")
NO_SAYING = _words("words", "no_saying")
INFINITIVES = _words("words", "infinitives")
NO_INFINITIVES = _words("words", "no_infinitives")
FUNCTION_WORDS = (
    PREPOSITIONS | NOUN_MARKERS | FIRST_PERSON | NO_SUBJECT | CONJUNCTIONS | SUBORDINATORS | NO_VERB
) - _words("words", "also_names")
"""Words that are no part of a name, even where a title writes them with a capital."""

_WITH_THAT = re.compile(r"(?P<verb>\w+)(?:\s(?:med|på|out))?\s+(?:att|that)\b")


def reports(text: str) -> bool:
    """Whether a sentence has a verb with which somebody is reported."""
    return any(word.strip('.,:;"”') in SAYS for word in text.split())


def end_of_report(text: str, stop: int) -> int:
    """Where the last verb of saying before a letter ends with its "that", 0 where none does; who moves says nothing.

    >>> end_of_report("yrkar avslag och framhåller att det kostar 4,5 miljoner", 39)
    31
    """
    verbs = [match for match in _WITH_THAT.finditer(text, 0, stop) if match["verb"] in SAYS | JUDGES]
    return next((match.end() for match in reversed(verbs) if not match["verb"].startswith("yrka")), 0)
