"""Short texts below a date, as the reader of documents finds claims in them."""

from __future__ import annotations

from collections.abc import Sequence

from facts.documents.candidates import Candidate
from facts.documents.document_file import read_bytes_of
from facts.documents.find import search

DATED = {"sv": "Publicerad: 14 mars 2019\n\n", "en": "Published: 14 March 2019\n\n"}


def claims(text: str, lang: str = "en") -> Sequence[Candidate]:
    return search(read_bytes_of("a.txt", (DATED[lang] + text + "\n").encode())).candidates
