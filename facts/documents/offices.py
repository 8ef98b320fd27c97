"""Offices, titles and forms of address around a name, and by which words the holder of an office is meant later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from facts.documents.names import FORM_OF_ADDRESS, is_office, is_title, member_before, party_named


def is_by_surname(name: str) -> bool:
    """Whether somebody is named by a form of address and the surname: "Cllr Ahmed"."""
    return re.fullmatch(rf"(?:{FORM_OF_ADDRESS})\.?\s\S+", name) is not None


def without_lead(name: str) -> tuple[str, str, str, str]:
    """A name without what stands before it: the name, whose somebody is, the letters of the party, the office.

    >>> without_lead("Police Chief Laura Estes"), without_lead("Conservative Martin Pryce")
    (('Laura Estes', '', '', 'Police Chief'), ('Martin Pryce', '', 'Con', ''))
    """
    *before, first, last = name.split()
    lead = " ".join(before)
    owner = before[-1] if before and before[-1].endswith(("’s", "'s")) else ""
    if lead and member_before(name) == lead.removesuffix(" MP"):
        return f"{first} {last}", owner, party_named(lead), ""
    is_of_office = is_office(lead) or (bool(before) and all(map(is_title, before)))
    return (f"{first} {last}" if owner or is_of_office else name), owner, "", lead if is_of_office else ""


LESSER = re.compile(
    r"\b(?:vice|deputy|assistant|former|shadow|acting|interim|prime|first|junior|biträdande|tidigare|förr[ea]|tf|t\.f\.)(?!\w)",
    re.I,
)


def words_for(office: str) -> Iterator[str]:
    """What a later sentence may call the holder of an office alone, in small letters.

    >>> list(words_for("Police Chief")), list(words_for("kommunstyrelsens ordförande")), list(words_for("vice chair"))
    (['police chief', 'chief'], ['kommunstyrelsens ordförande', 'ordförande', 'ordföranden'], ['vice chair'])
    """
    whole = office.casefold().removeprefix("the ")
    head = re.split(r"\s(?:of|for|i|för|på|vid)\s", whole, maxsplit=1)[0]
    word = head.split()[-1] if head.split() else ""
    forms = [f"{word}{ending}" for ending in ("n", "en", "et") if is_title(f"{word}{ending}")]
    if not word or not (is_office(word) or is_title(word) or forms):
        return
    yield whole
    if not LESSER.search(head):
        yield from (form for form in (word, *forms) if form != whole)


def title_before(text: str, start: int) -> str:
    """The titles that stand right before a name."""
    found: list[str] = []
    for word in reversed(text[:start].split()[-4:]):
        if not is_title(word):
            break
        found.insert(0, word)
    return "".join(f"{word} " for word in found)
