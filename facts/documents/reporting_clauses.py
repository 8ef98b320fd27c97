"""The clauses with which a sentence reports somebody, by one small grammar: a verb of saying and its subject.

The subject stands before the verb ("The Director of Housing said"), behind it ("…, said Anna Ek (V)", "I dag säger
Ek att"), at the beginning of the sentence where verbs are joined ("welcomed the plan but noted that"), or before
"who". Besides verbs report "enligt" and "according to", views ("in her view") and a colon. Whom the words of a subject
mean, `reporting` knows.

>>> [(clause.phrase.lead, clause.phrase.name) for clause in clauses_of("Hyran stiger, säger enhetschefen Bo Lind (C).")]
[('enhetschefen', 'Bo Lind')]
>>> clauses_of("Finlands miljöcentral redovisar att 31 sjöar har dött.")[0].phrase.name
'Finlands miljöcentral'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from facts.documents import saying
from facts.documents.names import is_body, is_kind_of_body, names_body
from facts.documents.noun_phrases import (
    CLAUSE_MARKS,
    LONGEST_SUBJECT,
    PAPER,
    QUOTATION_MARKS,
    Subject,
    Words,
    person_among,
    phrase_before,
    phrase_of,
    words_of,
)

# A verb that follows these has its subject behind it.
_APART = QUOTATION_MARKS | {",", "?", "!"}
# Between a subject and what it says stand so many words where no verb of saying is known: "was concerned that".
_GAP = 8
_VERB_OF_QUOTATION = re.compile(r"[a-zåäö]{3,}(?:ar|er|ade|de|te|ed)")


# What a body has of its own: how much was over, or lacking.
_SHOWS_RESULT = re.compile(
    r"(?:redovisa(?:r|de|t)|report(?:s|ed))\b[^.,;:]{0,40}\b(?:resultat|överskott|underskott|vinst|förlust"
    r"|surplus|deficit|profit|loss|overspend|underspend)\b"
)


class Clause(NamedTuple):
    """A phrase that is reported, `start` letters into the sentence.

    `manner` is "says", "judges" (which reports with "that"), "cited", or "that" for any verb with "that". `has_that`
    where what is said follows as a clause.
    """

    phrase: Subject
    manner: str
    start: int
    has_that: bool = False
    is_behind: bool = False


def _subject(words: Words, verb: int) -> Subject | None:
    """The phrase before a verb, None where its clause begins with no subject."""
    end = verb
    while words.is_small(end - 1) and (words.at(end - 1) in saying.ADVERBS or words.at(end - 1).endswith("ly")):
        end -= 1
    has = next(
        (n for n in range(end - 1, max(-1, end - _GAP), -1) if words.at(n) in ("har", "hade", "has", "had", "have")),
        end,
    )
    if has < end and not any(words.at(n) in CLAUSE_MARKS for n in range(has, end)):
        end = has
    if words.at(end - 1) in ("who", "som"):
        end -= 1 + (words.at(end - 2) == ",")
        phrase = phrase_before(words, end)
        return phrase if phrase and phrase.is_person else None
    phrase = phrase_before(words, end)
    if (phrase is None or not phrase.is_person) and words.at(end - 1) in saying.CONJUNCTIONS | {","}:
        # Of "Bo Lind (S) welcomed the plan but noted that" the subject stands at the beginning.
        first, after = words.initial_phrase
        is_somebody = first is not None and (first.is_person or names_body(first.name) or is_kind_of_body(first.name))
        return first if is_somebody and after < end else phrase
    return phrase


def _object(words: Words, verb: int) -> tuple[Subject, int] | None:
    """The phrase behind a verb, where its subject stands there, and where it ends."""
    start = verb + 1
    while words.at(start) in ("också", "nu", "även", "dock", "därför", "sedan", "alltså"):
        start += 1
    word = words.at(start)
    if word in saying.SINGULAR | saying.PLURAL | saying.NEUTER | saying.FIRST_PERSON and words.words[start] != "i":
        return Subject(word), start + 1
    is_swedish = words.at(verb) in saying.SWEDISH
    is_named = words.is_capital(start) or (words.is_small(start) and (is_swedish or word in saying.NOUN_MARKERS))
    is_named = is_named or (words.is_small(start) and any(map(words.is_capital, range(start, words.stops(start)))))
    if (
        not is_named
        or word in saying.PREPOSITIONS | saying.NO_SUBJECT
        or word in saying.THAT
        or words.at(verb) in saying.TOLD
    ):
        return None
    end = words.stops(start)
    if words.at(end) == "," and words.at(end + 1) not in saying.CONJUNCTIONS | saying.SUBORDINATORS:
        later = words.stops(end + 1)
        is_set_off = words.at(later) in (",", ".", "") and later - end > 1
        end = later if is_set_off else end
    phrase = phrase_of(words, start, end, is_open=True)
    if phrase is None:
        return None
    return phrase, end if phrase.is_person or phrase.letters else start + len(phrase.name.split())


def _that(words: Words, start: int, *, is_judged: bool = False) -> bool:
    """Whether a clause follows that says what is said: "att antalet", not "att sälja"."""
    if words.at(start) in ("it", "this", "them", "these") and words.at(start + 1) == "to":
        return True
    for n in range(start, min(len(words), start + _GAP)):
        if words.at(n) in saying.NO_SAYING:
            return False
        if words.at(n) in saying.THAT:
            is_purpose = words.at(n - 1) in saying.PURPOSES
            return not is_purpose and not (
                words.at(n) == "att" and not (n == start and is_judged) and _is_infinitive(words.at(n + 1))
            )
        if words.at(n) in CLAUSE_MARKS or words.at(n)[:1].isdigit():
            return False
    return False


def _is_infinitive(word: str) -> bool:
    return (word.endswith("a") or word in saying.INFINITIVES) and word not in saying.NO_INFINITIVES


def clauses_of(text: str) -> list[Clause]:
    """The clauses of a sentence that report somebody, in their order."""
    words = words_of(text)
    small = words.small
    places = [n for n, word in enumerate(small) if word in _REPORTS or (n and small[n - 1] in _APART)]
    found = [clause for n in places for clause in _clauses_at(words, n)]
    found.extend(_initial_clauses(words))
    # Whose words the whole sentence is, is said at its beginning or its end; an aside counts where nothing else does.
    return sorted(found, key=lambda clause: (clause.manner == "that", clause.start))


_REPORTS = frozenset(["enligt", "according", *saying.SAYS, *saying.JUDGES, *saying.SAYING, *saying.VIEWS])
"""The words at which a clause may report somebody; a verb behind a quotation may be any."""


def _clauses_at(words: Words, n: int) -> Iterator[Clause]:
    word = words.small[n]
    if word == "enligt" or (word == "according" and words.at(n + 1) == "to"):
        yield from _cited(words, n + 1 + (word == "according"))
    elif word in saying.SAYS or word in saying.JUDGES:
        yield from _verb(words, n)
    elif word in saying.SAYING and (phrase := words.initial_phrase[0]) and phrase.is_person:
        yield Clause(phrase, "says", words.start(n), _that(words, n + 1))
    elif word in saying.VIEWS:
        yield from _view(words, n)
    elif _VERB_OF_QUOTATION.fullmatch(words.words[n]) and n and words.at(n - 1) in _APART:
        # "Hyran stiger", suckar Bo Lind.
        behind = _object(words, n)
        if behind and (behind[0].is_person or behind[0].name in saying.SINGULAR) and words.at(behind[1]) in (".", ""):
            yield Clause(behind[0], "says", words.start(n), is_behind=True)


def _cited(words: Words, start: int) -> Iterator[Clause]:
    if words.at(start) in ("henne", "honom", "him", "her") and not (
        words.at(start) == "her" and words.is_small(start + 1)
    ):
        yield Clause(Subject("hon"), "cited", words.start(start))
        return
    if words.at(start) in ("vår", "vårt", "våra", "min", "mina", "our", "my"):
        yield Clause(Subject(words.words[start]), "cited", words.start(start))
        return
    end = words.stops(start)
    if words.at(end) == "," and words.at(end + 1) not in saying.CONJUNCTIONS:
        end = words.stops(end + 1)
    if start < end and (phrase := phrase_of(words, start, end, is_open=True)) is not None:
        stop = words.stops(start)
        is_paper = any(words.is_small(n) and PAPER.fullmatch(words.at(n)) for n in range(start, stop))
        if not is_paper:
            yield Clause(phrase, "cited", words.start(start))
        elif phrase.is_person and phrase.name.endswith("s"):
            # "Enligt Bo Linds beräkningar": the person's own figures.
            yield Clause(phrase._replace(name=re.sub(r"[’']?s$", "", phrase.name)), "cited", words.start(start))


def _verb(words: Words, n: int) -> Iterator[Clause]:
    word, before, behind = words.small[n], words.at(n - 1), words.at(n + 1)
    is_noun = before in saying.NOUN_MARKERS or before.endswith(("’s", "'s", "s’")) or behind in saying.BEHIND_NOUNS
    if (
        (before in saying.NO_VERB and not words.is_capital(n - 1))
        or behind in saying.SAYS_NOTHING
        or before in saying.NOUN_MARKERS
        or (is_noun and word.endswith("s"))
        or (words.is_capital(n) and n)
    ):
        return
    manner = "says" if word in saying.SAYS else "judges"
    is_apart = before in _APART or not before
    subject = _subject(words, n) if before not in _APART or before == "," else None
    may_invert = word in saying.SWEDISH or is_apart
    behind_it = _object(words, n) if may_invert else None
    ends = behind_it is not None and (
        words.at(behind_it[1]) in CLAUSE_MARKS
        or behind_it[1] >= len(words)
        or behind_it[0].is_person
        or behind_it[0].name in saying.SINGULAR
    )
    is_inverted = behind_it is not None and is_apart and not (subject and (subject.is_person or not ends))
    has_that = _that(words, n + 1, is_judged=True)
    is_told = word not in ("told", "tells") or has_that or any(map(words.words.__contains__, QUOTATION_MARKS))
    is_result = _SHOWS_RESULT.match(words.text, words.start(n)) is not None and not has_that and not is_apart
    if is_result and subject and is_body(subject.name) and not subject.is_person:
        # "Kommunen redovisar ett överskott på": so it went, whoever says it.
        return
    if word in saying.COUNTED and subject and _is_bare(subject, word) and not (has_that or is_body(subject.name)):
        # "Lillby reported 31 boats"
        return
    if subject is not None and _is_bare(subject, word):
        subject = subject._replace(is_first=False)
    if subject is not None and not is_inverted and (subject.is_person or is_told):
        yield Clause(subject, manner, words.start(n), has_that)
    if behind_it is not None:
        yield Clause(behind_it[0], manner, words.start(n), _that(words, behind_it[1], is_judged=True), is_behind=True)


def _is_bare(subject: Subject, verb: str) -> bool:
    """Whether a noun without an article must be a name: "Ofwat says", "Fastway said", not "Critics said"."""
    name = subject.name
    is_english = verb in saying.SAYS and verb not in saying.SWEDISH
    is_plural = name.endswith("s") and not verb.endswith("s")
    return is_english and " " not in name and name[:1].isupper() and not is_plural


def _view(words: Words, n: int) -> Iterator[Clause]:
    """Whose view it is by "in her view" or "Kontorets bedömning är att"."""
    before = words.at(n - 1)
    is_in = words.at(n - 2) in ("in", "i", "enligt", "by", "på")
    is_that = words.at(n + 1) in ("är", "is", "was", "var") and words.at(n + 2) in saying.THAT
    if before in ("her", "his", "hennes", "hans") and (is_in or is_that):
        yield Clause(Subject("hon"), "says", words.start(n - 1))
    elif is_that and before.endswith("s") and words.words[n - 1][:1].isupper():
        start = words.begins(n - 1)
        name = re.sub(r"(?:[’']s|s)$", "", words.joined(start, n))
        yield Clause(Subject(name, is_first=start == 0), "says", words.start(start), has_that=True)


def _initial_clauses(words: Words) -> Iterator[Clause]:
    """A sentence whose subject is a person, and that goes on with "that" or a colon, whatever its verb is."""
    phrase, end = words.initial_phrase
    if phrase is None:
        return
    if words.is_small(end) and words.at(end) not in saying.PREPOSITIONS | saying.MODALS and _that(words, end):
        yield Clause(phrase, "that", 0, has_that=True)
    for n in range(end, min(len(words) - 1, end + _GAP)):
        if words.at(n) == ":" and (
            words.words[n + 1] in QUOTATION_MARKS or words.is_small(n + 1) or words.is_capital(n + 1)
        ):
            is_somebody = phrase.is_person and (phrase.lead or phrase.behind or phrase.letters)
            if n > end and (words.words[n + 1] in QUOTATION_MARKS or is_somebody):
                yield Clause(phrase, "that", 0, has_that=True)
            return
        if words.at(n) in CLAUSE_MARKS:
            return


def subject_of(text: str) -> Subject | None:
    """Whom a sentence is about: the phrase it begins with, else the first person behind what it begins with.

    >>> subject_of("I Lillby driver Bo Lind en kiosk.").name, subject_of("For Ida Marlow, a nurse, it is hard.").name
    ('Bo Lind', 'Ida Marlow')
    """
    words = words_of(text)
    phrase, end = words.initial_phrase
    if phrase is not None and not words.is_small(end):
        return None
    is_aside = words.at(0) in saying.PREPOSITIONS | saying.NO_SUBJECT | saying.ADVERBS | saying.NEUTER
    if phrase is not None or not is_aside:
        return phrase
    start = 1 if words.at(0) in ("för", "for") else 2
    while start < min(len(words), LONGEST_SUBJECT) and (not words.is_capital(start) or words.is_time(start)):
        start += 1
    if found := person_among(words, start, words.stops(start)):
        before = words.at(start - 1)
        is_subject = found[0] == start and (
            start == 1 or before in ("när", "when") or before not in saying.PREPOSITIONS
        )
        return phrase_of(words, start, found[1]) if is_subject else None
    return None


def begins_with_clause(text: str) -> bool:
    """Whether part of a sentence begins with whom it reports: "while Bo Lind says that", "men vi bedömer".

    >>> begins_with_clause("Bo Lind says that 12 are"), begins_with_clause("arrears fell, said Bo Lind")
    (True, False)
    """
    begin = text.casefold()
    for clause in clauses_of(text):
        subject = f"{clause.phrase.lead} {clause.phrase.name}".strip().casefold()
        if not clause.is_behind and begin.startswith((subject, f"enligt {subject}", f"according to {subject}")):
            return True
    return False


_ANSWERED = re.compile(r"[a-zåäö]+(?:ades|des|ed)")


def floor_in(text: str) -> Subject | None:
    """Who takes the floor by a sentence, so that what follows is said by them.

    >>> floor_in("Bo Lind (S) föredrar ärendet.").name, floor_in("Frågan besvarades av Ida Marlow.").name
    ('Bo Lind', 'Ida Marlow')
    """
    words = words_of(text)
    phrase, end = words.initial_phrase
    has_verb = any(words.at(n) in saying.FLOOR for n in (end, end + 1))
    has_verb = has_verb or words.joined(end, end + 2).casefold() in saying.FLOOR
    if phrase is not None and has_verb and words.is_small(end):
        return phrase
    for n in [n for n, word in enumerate(words.small) if word in ("av", "by") and 0 < n < len(words) - 1]:
        if _ANSWERED.fullmatch(words.at(n - 1)) and words.is_capital(n + 1):
            return phrase_of(words, n + 1, words.stops(n + 1), is_open=True)
    return None
