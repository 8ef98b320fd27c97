"""The unit of a number in a sentence: from the words behind it, before it, or the number that it stands beside."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import islice, takewhile
from typing import NamedTuple

from facts.figures.units import Units
from facts.language import SpokenNumber
from facts.language.unit_words import measure_of, noun_stops, unit_after, unit_of_noun, unit_of_one, unit_of_subject
from facts.words import Lang

_WORD = re.compile(r"[^\W\d_][\w’'&-]*|[£$€%°]")
_MONEY_SCALES = {
    "mkr": "msek", "mnkr": "msek", "msek": "msek", "tkr": "ksek", "ksek": "ksek", "tsek": "ksek",
    "mdr": "mdkr", "mdkr": "mdkr", "mdsek": "mdkr", "md": "mdkr",
}  # fmt: skip
SCALED_SEK = {1000: "ksek", 10**6: "msek", 10**9: "mdkr"}
SCALE_NAMES = {10**6: "million", 10**9: "billion", 10**12: "trillion"}
_SIGNS = {"£": "GBP", "$": "USD", "€": "EUR"}
# Behind "per" or "to every" anything may stand; behind "i", "om", "a" and "varje" a measure.
_PER = re.compile(
    r"^\s*(?:(?:per|/|(?:för|i|på|for|in|to|at)\s(?:varje|each|every))\s?"
    r"(?P<any>(?!cent\b|hundra|tusen|hundred\b|thousand\b)[^\W\d_][^\W\d_-]*)"
    r"|(?:i|om|(?P<article>an?)|varje|var|every|each)\s(?P<measure>(?!dagens\b)[^\W\d_]+)|årligen|annually|yearly"
    r"|per annum)\b",
    re.I,
)
_PER_MANY = re.compile(
    r"^\s*(?:\w+\s+){0,2}?per\s+(?P<n>1[\s,.\u00a0]?000|10[\s,.\u00a0]?000|100[\s,.\u00a0]?000"
    r"|hundra\s?tusen|tusen|thousand|100,000)\b",
    re.I,
)
_ADJECTIVES_SV = re.compile(
    r".{3,}(?:iga|liga|ska|ade|nde|erade|känt|nya|ga|lösa|rika|fria|stora|små|unika)$|^(?:nya|unga"
    r"|gamla|små|stora|hela|fler|extra|olika|andra|egna|billiga|unika|disponibla)$"
)
_NOUN_SV = re.compile(r".{2,}(?:ar|er|or|arna|erna|orna|en|n|tal|steg|namn|[^aeiouyåäö])$")
_MOST_WORDS, _LONGEST_QUOTIENT = 4, 40
# "9 använts", "115 ställs": a verb.
_VERB_SV = re.compile(
    r".*(?:(?<!pl)(?<!ns)ats|(?<![ae])nts|lts|rts|tts|its|ades|ndes|lls|vänds|nns|mmit|livit|fått|gått|stått|tagit|givit)$"
)
_NEXT_WORD = re.compile(r"\s([a-zåäö]{3,})")
# A participle or an adjective in the plural: "inskrivna", "arbetslösa", "studerande".
_DESCRIBES = re.compile(r"[^\W\d_]{3,}(?:[dtnr]a|[aä]de|[aå]nde|lösa|sjuka|iga|vuxna|unga)", re.I)
# Words of that form that describe whatever is counted and name nobody by themselves.
_NAMES_NOBODY = frozenset(
    ("nästa", "andra", "flesta", "samma", "egna", "övriga", "kommunala", "särskilda", "sådana", "enskilda", "stora")
)
# Nothing is counted in them.
_NO_NOUNS = frozenset(
    ["numbers", "figures", "levels", "times", "totals", "others", "stycken", "kronor", "dem", "dessa", "oss",
     "appears", "seems", "comes", "remains", "includes", "represents", "means", "refers", "relates", "suggests",
     "shows", "does", "goes"]
)  # fmt: skip


class UnitFound(NamedTuple):
    """A unit in the table's writing, the value in it, and how many letters behind the number belong to it."""

    unit: str
    value: Fraction
    length: int


def unit_in_prose(text: str, number: SpokenNumber, end: int, lang: Lang) -> UnitFound:
    """The unit of `number` in `text`, reading no further than `end`; "" where the words name none."""
    if number.kind in ("share", "points"):
        return _share(number)
    after = text[number.end : end]
    value = number.value / number.scale if number.scale > 1 else number.value
    if money := _money(text, number, after, lang):
        unit, length = money
        if unit == "öre":
            unit, value = "SEK", number.value / 100
    else:
        unit, length = _counted(after, lang)
        if not unit and (limit := _OR_MORE.match(after)):
            # "400 or more people"
            unit, length = _counted(after[limit.end() :], lang)
            length = length and length + limit.end()
        if many := _PER_MANY.match(after[length:]):
            return UnitFound(_per_many(many["n"]), number.value, length + many.end())
        if number.scale >= 10**6 and unit:
            unit = f"{SCALE_NAMES[number.scale]} {unit}" if number.scale in SCALE_NAMES else unit
            value = value if number.scale in SCALE_NAMES else number.value
        elif number.scale >= 10**6 and lang == "en":
            unit, value = SCALE_NAMES.get(number.scale, ""), value if number.scale in SCALE_NAMES else number.value
        else:
            value = number.value
    what, letters = quotient_behind(after[length:], lang) if unit else ("", 0)
    if unit in SIZE_UNITS and not what and (stuff := _STUFF.match(after, length)):
        # "510 kilometer räls om året", "3 tonnes of waste a year"
        what, letters = quotient_behind(after[stuff.end() :], lang)
        letters += stuff.end() - length
    # "Two days a week" is how often; "9.2 days per employee" is a quotient.
    if what and not (unit in TIME_UNITS and what in TIME_UNITS and unit != "hour"):
        unit, length = f"{unit} / {what}", length + letters
    return UnitFound(unit, value, length)


_OR_MORE = re.compile(r"\s(?:or|eller)\s(?:more|fewer|less|fler|mer|färre|mindre)\b")


_STUFF = re.compile(r"\s(?:of\s)?[^\W\d_]{3,}(?=\s)")
_NIGHTS = ("night", "natt", "natten")
TIME_UNITS = frozenset(unit.name for unit in Units().measures().values() if unit.kind == "time")
"""The units that a length of time is given in."""
SIZE_UNITS = frozenset(unit.name for unit in Units().measures().values() if unit.kind not in ("money", "time"))
"""Those that say how far, how large or how heavy something is."""


def quotient_behind(after: str, lang: Lang) -> tuple[str, int]:
    """What a number is counted for, and the letters that say it: "about 900 a week", "per elev", "i varje grupp".

    >>> quotient_behind(" om året", "sv"), quotient_behind(" per pupil", "en"), quotient_behind(" a school", "en")
    (('year', 8), ('person', 10), ('', 0))
    """
    per = _PER.match(after)
    if per is None:
        return "", 0
    word = (per["any"] or per["measure"] or "year").casefold()
    unit = unit_of_one(word, lang)
    if per["any"]:
        unit = unit or ("" if word in noun_stops(lang) else word)
    elif word in _NIGHTS:
        unit = "night"
    elif unit not in TIME_UNITS and (per["article"] is None or unit in ("", "job", "event")):
        return "", 0
    return unit, per.end() if unit else 0


def noun_behind(text: str, place: int, lang: Lang) -> str:
    """The unit of the noun at a place: "three times as many dinners"; "" where none stands there."""
    return _counted(text[place : place + _LONGEST_QUOTIENT], lang)[0]


def _share(number: SpokenNumber) -> UnitFound:
    if number.kind == "points":
        return UnitFound("percentage_point", number.value, 0)
    if number.each is not None and number.each != 1:
        return UnitFound("permille", number.value / number.each, 0)
    return UnitFound("percent", number.value, 0)


def _money(text: str, number: SpokenNumber, after: str, lang: Lang) -> tuple[str, int] | None:
    """Money by the sign before the number, the word behind it or the scale's own word ("mkr")."""
    last = number.text.rsplit(" ", 1)[-1].casefold().lstrip("0123456789,.\u00a0\u202f")
    if last in _MONEY_SCALES:
        return _MONEY_SCALES[last], 0
    sign = _SIGNS.get(text[number.start - 1 : number.start]) or _SIGNS.get(text[number.start : number.start + 1])
    word = _WORD.search(after)
    is_next = word is not None and not after[: word.start()].strip(" -")
    unit = measure_of(word[0]) if word and is_next else ""
    length = word.end() if word and is_next and unit else 0
    if word is not None and is_next and word[0].casefold() in ("öre",):
        return "öre", word.end()
    if sign:
        unit, length = sign, 0
    if unit not in ("SEK", "msek", "mdkr", "ksek", "EUR", "USD", "GBP", "NOK", "DKK"):
        return None if not (lang == "sv" and number.scale >= 10**9 and not _noun_follows(after, lang)) else ("mdkr", 0)
    if unit == "SEK":
        return SCALED_SEK.get(number.scale, "SEK"), length
    if number.scale in SCALE_NAMES:
        return f"{SCALE_NAMES[number.scale]} {unit}", length
    return unit, length


def _noun_follows(after: str, lang: Lang) -> bool:
    word = _WORD.search(after)
    return word is not None and not after[: word.start()].strip() and word[0].casefold() not in noun_stops(lang)


def _counted(after: str, lang: Lang) -> tuple[str, int]:
    """The noun behind the number as a unit of the table, else as it is written; how far it reaches."""
    measured = unit_after(after, 0) if after[:1] == " " else None
    if measured and measured[1] == 1 and " " in after[1 : measured[2]]:
        # "Square kilometres", "terawatt hours": the list's own names of several words.
        return measured[0].name, measured[2]
    words: list[tuple[str, int]] = []
    place = 0
    for word in _WORD.finditer(after):
        between = after[place : word.start()]
        key = word[0].casefold()
        if key in ("who", "whose") and not between.strip() and not words:
            return "person", 0
        is_more = key in ("fler", "färre", "more", "fewer", "extra", "additional", "ytterligare", "other", "of", "av")
        if (
            between.strip(" -·’'\"“”")
            or (key in noun_stops(lang) and not (is_more and not words))
            or len(words) == _MOST_WORDS
        ):
            break
        place = word.end()
        if key in ("of", "av"):
            return _of_whom(after, word.end(), lang) or ("", 0)
        if not is_more:
            words.append((word[0], word.end()))
        unit = measure_of(key) if len(words) <= 1 or words[-1][0] != word[0] else ""
        if unit and len(words) == 1:
            return unit, word.end()
        if known := unit_of_noun(key, lang):
            return _of_described(after, word, known, lang)
    return _own_noun(words, lang)


def _of_described(after: str, word: re.Match[str], unit: str, lang: Lang) -> tuple[str, int]:
    """The unit of a known noun, or of what it describes: "inskrivna" are people, "inskrivna barn" children."""
    following = _NEXT_WORD.match(after, word.end()) if lang == "sv" and _DESCRIBES.fullmatch(word[0]) else None
    if following is None or following[1].casefold() in noun_stops(lang):
        return unit, word.end()
    other = unit_of_noun(following[1], lang) or _own_noun([(following[1], 0)], lang)[0]
    return (other, following.end()) if other else (unit, word.end())


def _of_whom(after: str, start: int, lang: Lang) -> tuple[str, int] | None:
    """The noun of "half a million of our fellow citizens"; none of "2,900 of them"."""
    for word in islice(_WORD.finditer(after, start), _MOST_WORDS):
        if word[0].casefold() in _NO_NOUNS:
            return None
        if unit := unit_of_noun(word[0].casefold(), lang):
            return unit, word.end()
        if word[0].islower() and (own := _own_noun([(word[0], word.end())], lang))[0] and not word[0].endswith("ets"):
            return own
    return None


def _own_noun(words: list[tuple[str, int]], lang: Lang) -> tuple[str, int]:
    """A noun that the table has no unit for: the last of an English phrase that is a plural, the first Swedish one."""
    if lang == "en":
        is_plural = (re.search(r"[^su]s$|ies$", word) and word not in _NO_NOUNS for word, _ in words)
        plurals = (one for one, is_one in zip(words, is_plural, strict=True) if is_one and one[0][0].islower())
        return next(plurals, ("", 0))
    for word, end in words:
        is_noun = len(word) > 2 and word[0].islower() and word not in _NO_NOUNS and _NOUN_SV.match(word)
        if is_noun and not (_ADJECTIVES_SV.match(word) or _VERB_SV.match(word)):
            return word, end
    if len(words) == 1 and _DESCRIBES.fullmatch(words[0][0]) and words[0][0] not in _NAMES_NOBODY:
        # "9 100 intagna", "87 misstänkta": who is described so, where no noun follows.
        return "person", words[0][1]
    return "", 0


def own_noun(name: str, lang: Lang) -> str:
    """The noun that the name of a row is about: "utlån" of "Utlån av e-böcker"; "" for none."""
    words = takewhile(lambda word: word.casefold() not in noun_stops(lang), _WORD.findall(name))
    return _own_noun([(word.casefold(), 0) for word in words], lang)[0]


def _per_many(words: str) -> str:
    digits = re.sub(r"\D", "", words) or {"tusen": "1000", "thousand": "1000"}.get(words.casefold(), "100000")
    return "permille" if digits == "1000" else f"per_{digits}"


# What stands behind "Per 1 000 sysselsatta:" is a rate.
_PER_THOUSAND = re.compile(r"\bPer\s1[\s,.\u00a0]?000\s[^\W\d]+:\s$")
# "de anställda utan legitimation har gått från"
_THOSE_SV = re.compile(r"\b(?:[Dd]e|[Dd]essa)\s(?P<noun>[\w-]+)(?:\s(?P<following>[\w-]+))?")


# "Elevantalet väntas sjunka från 9 800"
_TOTAL_SV = re.compile(r"\b(?P<stem>[^\W\d_]{3,})antal(?:et)?\b", re.I)


def _unit_of_stem(stem: str, lang: Lang) -> str:
    """The unit of a Swedish noun by the stem that it has in a compound: "elev", "invånar"."""
    return next((unit for ending in ("", "e", "er", "ar", "or") if (unit := unit_of_noun(stem + ending, lang))), "")


_NUMBER_OF = re.compile(
    r"\b(?:[Aa]ntal(?:et)?|[Nn]umbers? of|number)\s+(?:(?:de|the|all)\s+)?([\w-]+(?:\s+[\w-]+){0,3})"
)


def unit_before(text: str, lang: Lang) -> str:
    """The unit of what is spoken of before a number: "antalet sommarjobb uppgick till"; "" where nothing is known.

    >>> unit_before("då antalet sommarjobb i år uppgick till", "sv"), unit_before("Unemployment came down by", "en")
    ('job', 'person')
    """
    if (total := _TOTAL_SV.search(text)) and (unit := _unit_of_stem(total["stem"], lang)):
        return unit
    if _PER_THOUSAND.search(text):
        return "permille"
    counted = _NUMBER_OF.search(text)
    words = counted[1].split() if counted else []
    for word in words:
        if unit := unit_of_noun(word, lang):
            return unit
    if counted and words:
        if _NUMBER_WHO.match(words[0]):
            return "person"
        phrase = list(takewhile(lambda word: word.casefold() not in noun_stops(lang), words))
        if unit := next((unit for word in phrase if (unit := measure_of(word))), ""):
            return unit
        own = _own_noun([(word, 0) for word in phrase[:2]], lang)[0]
        if own:
            return own
    if _QUEUE.search(text):
        return "person"
    subjects = _WORD.findall(text)
    found = [unit for word in subjects if (unit := unit_of_subject(word, lang))]
    return found[-1] if found else ""


# "The number waiting over a year"
_NUMBER_WHO = re.compile(r"(?:waiting|claiming|living|sleeping|employed|unemployed|studying|registered|enrolled|out)\b")
_QUEUE = re.compile(
    r"\b(?:waiting lists?|housing (?:list|register)|queues?|väntelist\w*"
    r"|(?:bostads|vård|operations)?kö(?:n|er|erna)?)\b",
    re.I,
)
_SUBJECT = re.compile(
    r"(?:^|[;:]\s|\b(?:that|whereas|while|says|said)\s|,\s(?=(?:and|but)\s)"
    r"|,\s(?=(?:[\w’'-]+\s){1,3}(?:rose|fell|grew|dropped|climbed|increased|went)\b))"
    r"(?:But |And |and |but |In \w+,? )?(?:The |the )?"
    r"(?P<noun>(?!(?i:it|he|she|this|that|which|who|there)\b)(?:[\w’'-]+\s){0,3}?[\w-]+[^sui\W]s)"
    r"\s(?=(?:upheld|lost|made|held|grew|[a-z]+ed|for|of|in|to|at|on|by|with|among|from|seen|has|have|had|rose|fell|went|were|are|increased"
    r"|dropped|peaked)\b)"
)
_SUBJECT_SV = re.compile(
    r"(?:^|[;:]\s|,\s(?:och|men)\s|\b(?:har|hade|var|är|blev|ökade|minskade|gick|steg|sjönk|föll|växte)\s)"
    r"(?:(?:De|Dessa|de|dessa|[A-ZÅÄÖ]\w+s)\s(?:[\w-]+[ade]\s)?)?(?P<noun>[\w-]+(?:arna|erna|orna|en))\s"
)
# Subjects that are measured in something else than themselves.
_NOT_COUNTED = re.compile(
    r"(?:costs?|prices?|rents?|wages?|sales|exports|imports|bills|rates?|taxes|fees|earnings|times"
    r"|levels|numbers|figures|funds|savings|is|was|has|depends|shows|says|sees|gets|goes|looks|comes|includes|means|remains|needs"
    r"|others|years|months|weeks|thanks|points|this|its|across|does|less|plans|hours of)$"
)


def subject_unit(text: str, stop: int, lang: Lang) -> str:
    """The unit of what a sentence is about: "Hospital admissions have doubled, to 44,685"; "" where it is not a count.

    >>> subject_unit("Hospital admissions for extractions rose to 44,685", 45, "en")
    'admissions'
    """
    # The last of them is the subject of the number's own clause.
    for match in reversed(list((_SUBJECT if lang == "en" else _SUBJECT_SV).finditer(text[:stop]))):
        noun = match["noun"].split()[-1].casefold()
        if known := unit_of_noun(noun, lang):
            return known
        if unit := measure_of(noun):
            return unit
        if lang == "en" and not is_measured(noun):
            return noun
        if (
            lang == "sv"
            and (own := _own_plural(noun, _THOSE_THAT_MOVE.search(match[0]) is not None))
            and _MOVES.search(text, match.end("noun"), stop)
        ):
            return own
    those = _THOSE_SV.search(text, 0, stop) if lang == "sv" else None
    return unit_of_noun(those["noun"], lang) or unit_of_noun(those["following"] or "", lang) if those else ""


_MOVES = re.compile(
    r"\b(?:gick|går|gått|öka(?:r|de|t)|minska(?:r|de|t)|steg|stigit|sjönk|sjunkit|uppgick|uppgår|var|är|blev|blivit|från)\b"
)
# "Besöken" are visits; kostnaderna and nivåerna are measured in something else than themselves.
_THOSE_THAT_MOVE = re.compile(r"(?:De|Dessa|de|dessa|Alla|alla)\s")
_DEFINITE = re.compile(r"(?P<noun>[\w-]{3,}(?:[aeo]r|ök|ärenden|tillfällen|bud))(?:na|en)")
_ANY_DEFINITE = re.compile(r"(?P<noun>[\w-]{3,})(?:na|en)")
_NOT_COUNTED_SV = re.compile(
    r".*(?:kostnad|pris|lön|hyr|avgift|intäkt|utgift|skatt|ränt|tid|nivå|siffr|kö|resultat|medl|resurs|värd|utsläpp)(?:er|or|ar)?"
)


def _own_plural(noun: str, is_plural: bool) -> str:
    """The indefinite form of a Swedish plural that is counted, "" for any other word.

    What "de" stands before is a plural whatever its form: "de sammanlagda utlånen" are "utlån".
    """
    match = (_ANY_DEFINITE if is_plural else _DEFINITE).fullmatch(noun)
    return match["noun"] if match and not _NOT_COUNTED_SV.fullmatch(match["noun"]) else ""


def is_measured(noun: str) -> bool:
    """Whether an English plural is measured in something else than itself: "costs", "prices".

    >>> is_measured("costs"), is_measured("homes")
    (True, False)
    """
    return _NOT_COUNTED.search(noun) is not None


def is_in_money(unit: str) -> bool:
    """Whether a candidate's unit is a currency, scaled or for each of something.

    >>> is_in_money("million GBP"), is_in_money("SEK / person"), is_in_money("person")
    (True, True, False)
    """
    return unit.split(" / ")[0].split(" ")[-1] in ("SEK", "msek", "mdkr", "ksek", "GBP", "EUR", "USD")
