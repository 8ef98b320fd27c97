"""Whose a document is: of its file's own word, its head and foot, and who has written it.

A body speaks in its papers. In a newspaper's column or fact check, and on a party's page, whoever has written it does.
In a parliament its members speak, and none of its papers says something for the parliament.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from facts.documents.blocks import Block
from facts.documents.headings import heads_claim, writer_in
from facts.documents.letterheads import NEWSPAPER, house_of, in_full, letterhead
from facts.documents.names import NOBODY, Speaker, is_name, party_named
from facts.documents.signatures import columnist

# Fewer letters are a headline or a date.
_SHORTEST_TEXT = 120
# Below whose page it is stand so many lines at most before who has written it.
_OPENING = 12
# Who has written a letter stands in its last lines.
_FOOT = 2


_CHAMBER = re.compile(
    r"(?:the\s)?(?:(?:(?:UK|European|Scottish|Welsh|Northern Ireland)\s)?(?:Parliament|Assembly)|Hansard"
    r"|Official Report|House of (?:Commons|Lords|Representatives)|(?:Houses of the )?Oireachtas|Senedd|Holyrood|Senate"
    r"|(?:Dáil|Seanad) Éireann|(?:US )?Congress|Congressional Record|(?:Sveriges )?Riksdag(?:en)?|Europaparlamentet"
    r"|TheyWorkForYou|KildareStreet)",
    re.I,
)


def _is_chamber(name: str) -> bool:
    """Whether a name is that of a parliament, or of the record of one.

    >>> _is_chamber("Houses of the Oireachtas"), _is_chamber("UK Parliament"), _is_chamber("Public Accounts Committee")
    (True, True, False)
    """
    return _CHAMBER.fullmatch(name.strip()) is not None


def is_newspaper(name: str) -> bool:
    """Whether a name is a newspaper's, which says nothing of its own in what its writers and guests sign.

    >>> is_newspaper("Lillby Tidning"), is_newspaper("The Lillby Gazette"), is_newspaper("Lillby kommun")
    (True, True, False)
    """
    return NEWSPAPER.fullmatch(name.strip()) is not None


def issuer_of(blocks: Sequence[Block], publisher: str, *, is_whole: bool) -> Speaker:
    """Whose a document is by its first pages and what its file says of its publisher; NOBODY where they do not say."""
    published = Speaker(in_full(publisher, blocks))
    house = published if published != NOBODY else house_of(blocks, is_whole=is_whole)
    if _is_chamber(house.name):
        published = house = NOBODY
    head = [block.text for block in takewhile(lambda block: len(block.text) < _SHORTEST_TEXT, blocks)]
    writer = columnist(head, [block.text for block in blocks[-_FOOT:]] if is_whole else ())
    # The verdict of a fact check is its writer's; what else a newspaper reports is the newspaper's.
    is_check = is_newspaper(published.name) and any(map(heads_claim, blocks))
    letters = party_named(published.name)
    if writer == NOBODY and (published == NOBODY or is_check or letters):
        opening = [block.text for block in blocks[:_OPENING]] if publisher else head
        writer = writer_in(opening)
        if writer == NOBODY and letters:
            # On a party's page: "Speech by Ida Marlow".
            writer = next((one for line in opening if is_name((one := letterhead(line)).name)), NOBODY)
    if writer != NOBODY and letters and is_name(writer.name):
        return writer._replace(party=letters)
    return writer if writer != NOBODY and (house == NOBODY or is_newspaper(house.name)) else house
