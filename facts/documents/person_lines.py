"""How a line names a person: title, name, letters and office in the order that bylines, labels and signatures share.

    [office] NAME [honours] [(party or office)] [, office] [, place or day]
    office (NAME) [(party)]                     office, NAME

>>> person_in("Iris Holm (S), talesperson, 48 år")
Speaker(name='Iris Holm', office='talesperson', party='S')
>>> person_in("The Minister for Canals (Ida Marlow MP) (Con)")
Speaker(name='Ida Marlow', office='Minister for Canals', party='Con')
>>> person_in("Ida Marlow Local Democracy Reporter").office, person_in("Hamnverket, 2 maj").name
('Local Democracy Reporter', '')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facts.documents import saying
from facts.documents.blocks import Block
from facts.documents.names import (
    CAPITAL,
    FORM_OF_ADDRESS,
    HONOURS,
    NAME,
    NOBODY,
    Speaker,
    is_body,
    is_office,
    is_person,
    is_title,
    letters_in_lead,
    list_names,
    member_before,
    name_in_case,
    party_letters,
    party_named,
    person_of,
)

# A person with party, office and place is no longer; the words of an office neither.
LONGEST_LINE, LONGEST_OFFICE = 160, 90
_LEAST_OF_NAME, _LONGEST_NAME = 2, 4
_LONGEST_BEGINNING = 8
_PART = re.compile(
    r"\s*(?:\((?P<brackets>[^()]{1,80})\)|(?P<sign>,|\s[–—-]|[·|•])\s+(?P<words>[^,()·|•]{1,90}?)(?=\s*(?:[,(·|•]|\s[–—-]\s|$)))"
)
_HEAD = re.compile(r"[^,()·|•:;!?\"“”]{3,80}?(?=\s*(?:[,(·|•]|\s[–—-]\s|$))")
_OF_A_GROUP = re.compile(
    r"(?:on behalf of|for|för)\s(?:the\s)?(?P<group>[A-Z][\w/&]{1,11}|[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3})"
    r"(?:\s[Gg]roup|\s[Pp]arty|-gruppen)?"
)
_LORD = re.compile(rf"(?:Lord|Lady|Baroness|Viscount|Earl)\s{CAPITAL}(?:\sof\s{CAPITAL}(?:\s{CAPITAL})?)?")
_ARTICLE = re.compile(r"^(?:the|an?|en|your|our|din|er|vår)\s", re.I)
_SMALL_LEAD = re.compile(rf"(?P<office>(?:[a-zåäö][\w-]*\s){{1,5}})(?P<name>{NAME})")
_SMALL_OFFICE = re.compile(r"[a-zåäö][\w’'-]*(?:\s|$)")
# "Member of Parliament for Lill", "Conservative MP for Lill": an office though its letters are no word.
_OF_PARLIAMENT = re.compile(r"(?:[A-Z][\w-]+\s){0,2}(?:MPs?|MSPs?|MEPs?|TDs?|AMs?|MLAs?)(?:\sfor\s.{3,60})?")
# "i Ekot 3 maj", "on Radio 4": where something was said is no part of an office.
_WHERE_SAID = re.compile(r"(?:i|in|at|on|på|under|during)\s", re.I)
# What tells where or when rather than what somebody is, and what somebody does.
_WHERE = re.compile(r"(?:i|in|at|on|på|den|from|från|to|till|via|hos|vid|of|for|för|with|med)\b", re.I)
_SENTENCE_END = re.compile(r"(?<=[a-zåäö]{3})[.!?](?:\s|$)")
_DAY = re.compile(r"(?=.*\d)[\w\s/:–-]{1,60}")
_DOES = re.compile(r"(?:and|och|samt|som|who|whose|vars|is|är|was|var|has|har|en av|one of)\b")
_JOINT = re.compile(r"\s(?:and|och|&|samt)\s")
_PEOPLE = re.compile(r",\s(?:and\s|och\s)?|\s(?:and|och|&|samt)\s")
_ATTENDANCE = re.compile(
    r"(?:Present|Also present|In attendance|Apologies|Närvarande|Frånvarande|Beslutande|Övriga deltagande)\b[^.]{0,40}:"
)
LESSER = re.compile(
    r"\b(?:vice|deputy|assistant|former|shadow|acting|interim|prime|first|junior|biträdande|tidigare|förr[ea]|tf|t\.f\.)(?!\w)",
    re.I,
)


def lists_people(text: str) -> bool:
    """Whether a paragraph says who attended, a line each.

    >>> lists_people("In attendance: Dr Ida Marlow, Director"), lists_people("Present and future funding is low.")
    (True, False)
    """
    return _ATTENDANCE.match(text) is not None


def lines_of_people(block: Block) -> list[str]:
    """The lines of a list of who attended, as they stood on the page; the text of any other block."""
    starts = [offset for offset, _, _ in block.places]
    if not starts or not lists_people(block.text):
        return [block.text]
    return [block.text[start:end].strip() for start, end in zip(starts, (*starts[1:], None), strict=True)]


def person_in(line: str) -> Speaker:
    """The person whom a line names that holds nothing else; NOBODY where it is no such line."""
    line = line.strip(" .:,")
    person, end = _read(line) if len(line) <= LONGEST_LINE else (NOBODY, 0)
    return person if end >= len(line) else NOBODY


def person_at_beginning(text: str) -> Speaker:
    """The person with whom a text begins, whatever follows.

    >>> person_at_beginning("finansminister Bo Lind (S) vid hamnens dag")
    Speaker(name='Bo Lind', office='finansminister', party='S')
    """
    text = _SENTENCE_END.split(text[:LONGEST_LINE], maxsplit=1)[0]
    person, _ = _read(text)
    words = text.split()[:_LONGEST_BEGINNING]
    shorter = (person_in(" ".join(words[:n])) for n in range(len(words), 1, -1))
    return person if person != NOBODY else next((one for one in shorter if one != NOBODY), NOBODY)


def each_person_in(line: str) -> list[Speaker]:
    """The one or the several people whom a line names that holds nothing else; none of another line."""
    several = (re.split(r"\s[·|]\s|(?<=\))\s+(?=[A-ZÅÄÖ])", line), _PEOPLE.split(line) if _JOINT.search(line) else [])
    for parts in (*(parts for parts in several if len(parts) > 1), [line]):
        if NOBODY not in (people := [person_in(part) for part in parts]):
            return people
    return []


def people_in(line: str) -> Speaker:
    """The same people together as one speaker.

    >>> people_in("Ida Marlow, Bo Lind and Ann Reed").name, people_in("Iris Holm (S), råd · Per Ask (V)").party
    ('Ida Marlow, Bo Lind and Ann Reed', 'S;V')
    """
    people = each_person_in(line)
    if len(people) < 2:
        return people[0] if people else NOBODY
    joint = "and" if " and " in line or " & " in line else "och"
    letters = dict.fromkeys(letter for one in people for letter in one.party.split(";") if letter)
    return Speaker(list_names([one.name for one in people], joint), "", ";".join(letters))


def _read(text: str) -> tuple[Speaker, int]:
    """The person at the beginning and where what belongs to them ends."""
    head = _HEAD.match(text)
    if head is None:
        return NOBODY, 0
    end, office = head.end(), ""
    parts = list(_parts(text, end))
    person = _named(" ".join(head[0].split()))
    if person == NOBODY:
        # The office stands before its holder: "Minister for Canals (Ida Marlow)", or between commas.
        at, person = next(
            ((n, one) for n, (part, *_) in enumerate(parts) if (one := _named(part)) != NOBODY), (0, NOBODY)
        )
        held = _ARTICLE.sub("", " ".join(text[: parts[at - 1][2] if at else end].split()))
        if person == NOBODY or not is_office_name(held):
            return NOBODY, 0
        person, end, parts = Speaker(person.name, held, person.party), parts[at][2], parts[at + 1 :]
    for at, (part, in_brackets, stop) in enumerate(parts):
        if not in_brackets and _is_another(part, parts[at + 1 :]):
            break
        letters = party_of(part, in_brackets=in_brackets)
        if letters:
            person = person._replace(party=person.party or letters)
            rest = part.rpartition(", ")[0] if in_brackets else ""
            office = office or rest
        elif is_office_name(part) or (office and not in_brackets and is_place(part) and not _WHERE_SAID.match(part)):
            office = f"{office}, {part}" if office else part
        elif not (in_brackets or is_place(part) or HONOURS.fullmatch(f" {part}") or _DAY.fullmatch(part)):
            break
        end = stop
    rest = text[end:].strip()
    if not office and text[end - 1 : end] == ")" and any(map(is_title, rest.split(" ")[:2])) and is_office_name(rest):
        # The office stands on the next line of a signature, and may begin with an adjective.
        office, end = rest, len(text)
    # "Cllr J. Ward (Chair)": how somebody is addressed is less than what they are.
    is_less = office != "" and re.fullmatch(FORM_OF_ADDRESS, person.office, re.I) is not None
    own = "" if is_less else person.office
    return Speaker(person.name, own or office, person.party or party_named(office) or letters_in_lead(office)), end


def _is_another(part: str, behind: Sequence[tuple[str, bool, int]]) -> bool:
    """Whether a part names the next person of a list: with an office before the name, or that or brackets behind it."""
    other = _titled(part)
    is_held = other.office != "" and saying.PREPOSITIONS.isdisjoint(other.office.casefold().split())
    goes_on = any(in_brackets or is_office_name(words) for words, in_brackets, _ in behind[:1])
    return is_held or (other != NOBODY and goes_on)


def _parts(text: str, start: int) -> Iterator[tuple[str, bool, int]]:
    while start < len(text) and (match := _PART.match(text, start)):
        yield (match["brackets"] or match["words"]).strip(), match["brackets"] is not None, match.end()
        start = match.end()


def _named(words: str) -> Speaker:
    """The person of a name with its titles, or with a job behind it; NOBODY where the words are none."""
    person = _titled(words)
    split = words.split()
    for at in range(_LEAST_OF_NAME, min(len(split), _LONGEST_NAME)) if person == NOBODY else ():
        job, name = " ".join(split[at:]), person_of(" ".join(split[:at])).name
        if is_person(name) and is_office_name(job) and not is_title(split[at - 1]):
            return Speaker(name, job, party_named(job))
    return person


def _titled(words: str) -> Speaker:
    """The person of a name with the titles or the office before it."""
    plain = name_in_case(_ARTICLE.sub("", words))
    has_article, words = plain != name_in_case(words), plain
    person = person_of(words)
    is_led = person.office.split(" ")[-1] not in saying.PREPOSITIONS | saying.CONJUNCTIONS | saying.NOUN_MARKERS
    if is_person(person.name) and is_led and not (has_article and not person.office) and not _LORD.fullmatch(words):
        return person
    if is_by_surname(words) or _LORD.fullmatch(words):
        return Speaker(words)
    if (led := _SMALL_LEAD.fullmatch(words)) and is_office_name(led["office"].strip()) and is_person(led["name"]):
        return Speaker(led["name"], led["office"].strip(), party_named(led["office"]))
    last, _, letters, office = without_lead(words) if len(words.split()) > _LEAST_OF_NAME else ("", "", "", "")
    # "Director of Adult Social Care" names nobody.
    if (office or letters) and saying.PREPOSITIONS.isdisjoint(office.split()) and is_person(person_of(last).name):
        return Speaker(person_of(last).name, office, letters or party_named(office))
    return NOBODY


def party_of(part: str, *, in_brackets: bool) -> str:
    """The letters of the party that a part of such a line says somebody is of: "(Leader of the Opposition, CPC)"."""
    if group := _OF_A_GROUP.fullmatch(part):
        return party_letters(group["group"]) or (group["group"] if " " not in group["group"] else "")
    if not in_brackets and part.isupper() and len(part) > 1 and not party_named(part):
        return party_letters(part) if party_letters(part) != part else part if party_named(part) else ""
    letters = party_letters(part.rstrip(".")) if in_brackets or len(part) > 3 or part.isupper() else ""
    return letters or (party_letters(part.rpartition(", ")[2].rstrip(".")) if in_brackets else "")


def is_office_name(part: str) -> bool:
    """Whether words beside a name say what somebody is: an office, or words in small letters."""
    plain = _ARTICLE.sub("", part)
    if not plain or len(part) > LONGEST_OFFICE or re.search(r"[.:;?!\d]", part) or _WHERE.match(plain):
        return False
    is_said = (
        _OF_PARLIAMENT.fullmatch(plain) is not None
        or is_office(plain)
        or any(map(is_title, plain.split()))
        or _SMALL_OFFICE.match(plain) is not None
    )
    return is_said and not _DOES.match(plain) and saying.SAYS.isdisjoint(plain.split()) and " to " not in plain


def is_place(part: str) -> bool:
    """Whether a part of such a line says where or when: by a preposition, or in capitals, as a place or a body."""
    is_capital = re.fullmatch(rf"{CAPITAL}(?:\s(?:of\s|och\s|and\s)?{CAPITAL}){{0,5}}", part) is not None
    return is_capital or _WHERE.match(part) is not None or is_body(part)


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
