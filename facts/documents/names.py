"""Names as documents write them: people with their titles and parties, bodies, letterheads.

>>> person_of("statsrådet Henrik Valdemarsson (MP)")
Speaker(name='Henrik Valdemarsson', office='statsrådet', party='MP')
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from facts.documents import saying
from facts.figures.parties import EARLIER_PARTIES, PARTIES, Parties

_SOURCE: Mapping[str, Mapping[str, str]] = tomllib.loads(
    files(__package__).joinpath("people.toml").read_text(encoding="utf-8")
)
_WORDS = {name: frozenset(words.split()) for name, words in _SOURCE["words"].items()}
TITLES = frozenset(word.casefold() for word in _WORDS["titles"])
OFFICES = frozenset(word.casefold() for word in _WORDS["offices"])
NO_NAMES = frozenset(word.casefold() for word in _WORDS["no_names"])
BODIES = tuple(sorted(_WORDS["bodies"], key=len, reverse=True))
RELEASE = "|".join(part.strip() for part in _SOURCE["words"]["release"].split("|"))

PARTICLES = r"(?:von|van|de|af|der|den|la|le|du|di|al|el|bin|ben|Mac|Mc|O['’])"
CAPITAL = r"[A-ZÅÄÖÉÜØÆÁČŠÓÍÚŽÈÇÑ][\w’'.-]{0,40}"
NAME = rf"{CAPITAL}(?:\s+(?:{PARTICLES}\s+)?{CAPITAL}){{1,4}}"
FORM_OF_ADDRESS = (
    r"Councillors?|Council(?:member|man|woman)|Cllr|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Lord|Lady|Sir|Baroness"
    r"|Ald(?:erman)?\.?|Sen|Rep"
)
_IN_BRACKETS = re.compile(r"\(([^()]{1,60})\)")


class _PartyWords:
    """By which words parties are named: those that documents use anyway, and before them those of a table's own list.

    `letters` are what stands in brackets behind a name, `names` all names in full, in small letters; each with the
    letters by which the party goes here.
    """

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        built_in = (*PARTIES, *EARLIER_PARTIES)
        own = [party for party in parties.parties if party not in built_in]
        self.names = {
            writing.casefold(): letters
            for letters, writings in _SOURCE["parties"].items()
            for writing in writings.split("|")
        }
        self.names |= {
            writing.casefold(): party.letters
            for party in (*built_in, *own)
            for writing in (party.name, *party.aliases)
            if len(writing) > _LONGEST_LETTERS
        }
        known = _SOURCE["party_names"]
        self.letters = {
            writing: self.names.get(known.get(letters, "").casefold(), letters)
            for letters, writings in _SOURCE["letters"].items()
            for writing in writings.split("|")
        } | {writing: party.letters for party in own for writing in party.writings}
        stems = "|".join(sorted(map(re.escape, self.names), key=len, reverse=True))
        self.stems = re.compile(rf"\b({stems})(?:s|’s|'s|’|')?(?!\w)", re.I)


# Shorter ones are letters, and stand in brackets.
_LONGEST_LETTERS = 3
_words_of = lru_cache(maxsize=4)(_PartyWords)
_party_words: ContextVar[_PartyWords] = ContextVar("party_words")
_USUAL = _PartyWords(Parties())


@contextmanager
def naming_parties(parties: Parties) -> Iterator[None]:
    """What is read in here names parties as `parties` do too."""
    token = _party_words.set(_words_of(parties))
    try:
        yield
    finally:
        _party_words.reset(token)


class Speaker(NamedTuple):
    """Who says something: "" for what the document does not say. `party` may hold several letters, with ";"."""

    name: str = ""
    office: str = ""
    party: str = ""


NOBODY = Speaker()


# Countries, offices, honours and organisations that stand in brackets as parties do.
_NO_PARTIES = frozenset(
    ["EU", "UK", "USA", "PM", "MP", "PRO", "SPF", "LO", "TCO", "SKR", "SKL", "HR", "IT", "VD", "CEO", "CFO", "QC", "KC",
     "MBE", "OBE", "CBE", "HOST", "BBC", "ITV", "SVT", "TT"]
)  # fmt: skip


def party_letters(text: str) -> str:
    """The letters of the party that stand in brackets behind a name, "" where they are a place or a year.

    >>> party_letters("FP"), party_letters("Con"), party_letters("Wrekinbridge"), party_letters("båda MP")
    ('FP', 'Con', '', 'MP')
    """
    found, known = [], _party_words.get(_USUAL)
    if whole := known.letters.get(text) or known.names.get(text.casefold()):
        return whole
    for word in re.split(r"\s*[,;/]\s*|\s+(?:och|and)\s+", re.sub(r"^(?:båda|samtliga|alla|both|all)\s+", "", text)):
        if letters := known.letters.get(word):
            found.append(letters)
        elif (party := known.parties.find(word)) and len(word) <= _LONGEST_LETTERS and word.isupper():
            found.append(party.letters)
        elif word in _SOURCE["parties"] or word.casefold() in known.names:
            found.append(known.names.get(word.casefold(), word))
        elif re.fullmatch(r"[A-ZÅÄÖ]{2,4}", word) and len(text) <= 12 and word not in _NO_PARTIES:
            found.append(word)
    return ";".join(dict.fromkeys(found))


def party_named(text: str) -> str:
    """The letters of the first party that a text names in full, "" where it names none.

    >>> party_named("Labour's Shadow Health Secretary"), party_named("Vänsterpartiets budget")
    ('Lab', 'V')
    """
    known = _party_words.get(_USUAL)
    match = known.stems.search(text)
    return known.names[match[1].casefold()] if match else ""


def member_before(name: str) -> str:
    """The words of a party that a name begins with, "" where it begins with none.

    >>> member_before("Conservative Martin Pryce"), member_before("Martin Pryce")
    ('Conservative', '')
    """
    match = _party_words.get(_USUAL).stems.match(name)
    return match[0] if match else ""


def member_of(before: str) -> str:
    """The letters of the party whose member the last word before a name says somebody is.

    >>> member_of("enligt moderaten "), member_of("enligt läkaren ")
    ('M', '')
    """
    words = before.split()
    return _SOURCE["members"].get(words[-1].casefold(), "") if words else ""


_GENITIVE = re.compile(r"\b(?P<letters>[A-ZÅÄÖ]{1,4}):s\b|\b(?P<english>SNP|DUP|SDLP|UUP|UKIP)[’']s?\b")


# "Moderata gruppledaren": before an office the word is the party's.
_ADJECTIVE = re.compile(rf"\b({'|'.join(_SOURCE['adjectives'])})(?:e|a|t|s)?\s", re.I)


def letters_in_lead(lead: str) -> str:
    """The letters of the party whose somebody is, where they stand before the office.

    >>> letters_in_lead("SD:s gruppledare"), letters_in_lead("NTF:s ordförande"), letters_in_lead("SNP’s leader")
    ('SD', '', 'SNP')
    >>> letters_in_lead("moderata gruppledaren"), letters_in_lead("en socialdemokratisk ledamot")
    ('M', 'S')
    """
    if member := _ADJECTIVE.search(lead):
        return _SOURCE["adjectives"][member[1].casefold()]
    found = _GENITIVE.search(lead)
    letters = (found["letters"] or found["english"]) if found else ""
    party = _party_words.get(_USUAL).parties.find(letters) if letters else None
    return party.letters if party else party_letters(letters) * (letters in _SOURCE["parties"])


def party_name(letters: str) -> str:
    """What a party is called in full, its letters where that is not known."""
    known = _party_words.get(_USUAL).parties.find(letters)
    return known.name if known else _SOURCE["party_names"].get(letters, letters)


# Who is named by the surname alone keeps the form of address.
_BY_SURNAME = re.compile(rf"(?i:{FORM_OF_ADDRESS})\.?\s{CAPITAL}")


def person_of(text: str) -> Speaker:
    """The person that a label or heading names, with office and party as far as it has them.

    >>> person_of("Cllr Ahmed (Lab)")
    Speaker(name='Cllr Ahmed', office='', party='Lab')
    """
    brackets = [found.strip() for found in _IN_BRACKETS.findall(text)]
    party = next((letters for words in brackets if (letters := party_letters(words))), "")
    plain = _IN_BRACKETS.sub(" ", text)
    if alone := _BY_SURNAME.fullmatch(" ".join(plain.split()).rstrip(":")):
        return Speaker(name_in_case(alone[0]), "", party)
    office, name = _without_titles(plain)
    return Speaker(name_in_case(name), office, party)


def _without_titles(text: str) -> tuple[str, str]:
    words = text.replace(",", " ").split()
    # "Energi- och näringsminister Edvard Brolin": all up to the last title is the office.
    taken = max((at + 1 for at, word in enumerate(words[:-1][:_LONGEST_OFFICE]) if is_title(word)), default=0)
    # "2:e vice ordföranden i tekniska nämnden Per Wik", "regionrådet i Skåne Ida Ek": so are words in small letters.
    while taken and taken < len(words) - 1 and words[taken].islower() and not re.fullmatch(PARTICLES, words[taken]):
        has_place = words[taken] in _WITHIN and words[taken + 1][:1].isupper() and len(words) - taken > _LEAST_OF_PLACE
        taken += 1 + has_place
    office = " ".join(word for word in words[:taken] if word.casefold().strip(".") not in _FORMS_OF_ADDRESS)
    name = " ".join(words[taken:]).strip(" :–-")
    return office, HONOURS.sub("", name)


# Of members of parliaments: "Ann Reed MSP".
HONOURS = re.compile(r"(?:,?\s+(?:MP|MSP|MLA|MS|AM|AC|AS|ASau|TD|MEP|MHK|QC|KC|OBE|MBE|CBE)\b)+")
_WITHIN = frozenset(["i", "för", "på", "vid", "of", "for", "in", "at"])
# "i Skåne Ida Ek": a place is followed by a first name and a surname.
_LEAST_OF_PLACE = 3
# An office has so many words before its last one.
_LONGEST_OFFICE = 6
_FORMS_OF_ADDRESS = frozenset(
    ["herr", "fru", "mr", "mrs", "ms", "miss", "sir", "dame", "dr", "the", "right", "hon", "rt", "lord", "lady",
     "prof", "professor", "baroness", "rev", "reverend", "father", "fr", "sister", "brother", "canon", "rabbi", "imam",
     "pastor", "beslutande", "närvarande", "justerare"]
)  # fmt: skip


def is_title(word: str) -> bool:
    """Whether a word before a name says an office or a form of address.

    >>> is_title("Socialminister"), is_title("Councillor"), is_title("Annika")
    (True, True, False)
    """
    key = word.casefold().strip(".")
    return key in TITLES or key.endswith(_TITLE_ENDS) or (len(key) >= _LONG_NOUN and key.endswith(_AGENT_ENDS))


# "Barnskötaren", "fritidsledare": nouns of who does something, longer than a first name.
_LONG_NOUN = 9
_AGENT_ENDS = ("are", "aren", "erska", "erskan", "ören", "isten", "ologist", "ographer", "ician", "onomist")
_TITLE_ENDS = (
    "minister", "ministern", "rådet", "borgarråd", "kommunalråd", "regionråd", "ledamoten", "ordföranden", "direktören",
    "chef", "chefen", "direktör", "strateg", "strategen", "samordnare", "samordnaren", "sekreterare", "sekreteraren",
    "läkare", "läkaren", "forskare", "forskaren", "utredare", "utredaren", "ekonom", "ekonomen", "föreståndare",
    "föreståndaren", "handläggare", "handläggaren", "analytiker", "analytikern", "oppositionsråd",
    "veterinär", "veterinären", "olog", "ologen", "nomen", "statistiker", "expert", "experten", "jurist",
    "juristen", "inspektör", "inspektören", "ingenjör", "ingenjören", "intendent", "talesperson", "talespersonen",
    "ombudsman", "hövding", "hövdingen", "sköterska", "sköterskan", "docent", "lektor", "läraren",
    "granne", "grannen", "kollega", "kollegan", "ägare", "ägaren", "bonde", "bonden", "invånare", "invånaren", "isten",
    "studenten", "eleven", "kunden", "boende", "arbetare", "arbetaren", "byggaren", "handlaren", "företagaren",
    "generalsekreterare", "ombud", "ombudet", "ledare", "ledaren",
)  # fmt: skip


def name_in_case(name: str) -> str:
    """A name in capitals as it is written elsewhere: "KARIN ENSTRÖM" is Karin Enström.

    >>> name_in_case("EVA-LENA ÅS"), name_in_case("Ewan MacCaig")
    ('Eva-Lena Ås', 'Ewan MacCaig')
    """
    if not name.isupper() or " " not in name:
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: two to five words with capitals, none of them a heading's."""
    words = text.split()
    return (
        2 <= len(words) <= 5
        and re.fullmatch(NAME, text) is not None
        and not any(word.casefold().strip(":.") in NO_NAMES for word in words)
        and saying.FUNCTION_WORDS.isdisjoint(map(str.casefold, words))
        and not re.search(r"\d", text)
        and not any(len(word) > _INITIAL and word.endswith(".") for word in words)
        and not is_body(text)
    )


def is_person(name: str) -> bool:
    """Whether a text is a person's name, and no office.

    >>> is_person("Ida Marlow"), is_person("Parks Director"), is_person("Our Rivers Are Running")
    (True, False, False)
    """
    return is_name(name) and not is_office(name)


_INITIAL = 3
_NAME = re.compile(NAME)
_NEXT_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s.*", re.S)


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """What looks like names, each with the letter that it begins at; none runs on into the next sentence.

    >>> list(names_in("Staff: Tom Reed. Chief Ann Lee’s and Prof. Ida Marlow."))
    [(7, 'Tom Reed'), (17, 'Chief Ann Lee’s'), (37, 'Prof. Ida Marlow')]
    """
    start = 0
    while match := _NAME.search(text, start):
        first, blank, rest = match[0].partition(" ")
        name = f"{first}{blank}{_NEXT_SENTENCE.sub('', rest)}".rstrip(".’'")
        yield match.start(), name
        start = match.start() + max(len(name), 1)


def is_body(text: str) -> bool:
    """Whether a text names a body that may speak: an agency, a committee, a party.

    >>> is_body("Stadsledningskontoret"), is_body("Region Sörmland"), is_body("Karin Enström")
    (True, True, False)
    """
    words = text.casefold().split()
    if not words or len(words) > 7:
        return False
    return (
        bool(party_named(text))
        or _COMPANY.search(text) is not None
        or any((word.rstrip("s.,").endswith(BODIES) or word.endswith(BODIES)) and word not in TITLES for word in words)
    )


_COMPANY = re.compile(r"\s(?:AB|ASA|Inc\.?|LLC|GmbH|Oy)$")
_BEHIND_HEAD = re.compile(
    r"\s(?:of|for|on|to|in|at|from|i|för|på|vid|om|till|från|över|med|with|about|against|mot)\s", re.I
)
_OF_A_MATTER = re.compile(r"(?:ärende|fråg|motion|förslag|mål|remiss|beslut|uppdrag|process)\w*s$", re.I)
STATEMENT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|must|should|not|är|var|har|hade|blir|kan|ska|skall|vill|måste|bör|inte)\b"
)
_BEFORE_NAME = re.compile(r"(?:en|et|an|region|landsting|kommun|university|kommittén|centralbyrå|konsortium)$", re.I)


def names_body(text: str) -> bool:
    """Whether a line is the name of a body, rather than words about one.

    The body's word is what the line is about: it ends what stands before "of" or "i", or only a name follows it.

    >>> names_body("Department of Health"), names_body("Region Sörmland"), names_body("Statens tandvårdsråd")
    (True, True, True)
    >>> names_body("Förvaltningens bedömning"), names_body("Ärendets beredning"), names_body("Council Tax")
    (False, False, False)
    >>> names_body("The next item is the Commission statement")
    False
    """
    if not is_body(text) or STATEMENT.search(text) or re.search(r"[a-zåäö]{3}[.:;!?]$", text):
        return False
    if party_named(text) or _COMPANY.search(text):
        return True
    head = _BEHIND_HEAD.split(text.strip(" ,"), maxsplit=1)[0].split()
    of_body = [
        n for n, word in enumerate(head) if is_body(word) and not word.endswith(("ens", "ets", "ts", "’s", "'s"))
    ]
    if not of_body or _OF_A_MATTER.match(head[0]):
        return False
    behind = head[of_body[-1] + 1 :]
    return not behind or (
        _BEFORE_NAME.search(head[of_body[-1]]) is not None and all(word[:1].isupper() for word in behind)
    )


KIND_OF_BODY = re.compile(
    r"(?:(?:[a-z-]+\s){1,3}(?=[A-ZÅÄÖ])|(?i:\w*(?:organisationen|föreningen|förbundet|stiftelsen|myndigheten|tankesmedjan|facket"
    r"|företaget|bolaget|byrån))\s(?=[A-ZÅÄÖ]))"
)


def is_kind_of_body(text: str) -> bool:
    """Whether a name has what kind of body it is before it: "Fackförbundet Kommunal", "the charity Boatline"."""
    return KIND_OF_BODY.match(text) is not None


def is_office(text: str) -> bool:
    """Whether a phrase with capitals is an office rather than a name.

    >>> is_office("Director of Housing"), is_office("Head of Revenues and Benefits"), is_office("Ottilie Grange")
    (True, True, False)
    """
    return any(word.casefold().strip(",.").rpartition("-")[2] in OFFICES for word in text.split())


def list_names(names: list[str], joint: str = "och") -> str:
    """Several names as one: "Anna Ek, Per Ask och Siv Reed"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joint} {names[-1]}"
