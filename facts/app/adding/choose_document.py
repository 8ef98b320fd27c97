"""Which document's claims are looked for: one that was dropped, one beside the table, the next one with claims left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import Literal, NamedTuple

import streamlit as st

from facts.app import markup
from facts.app.adding.document_search import DocumentSearch, search_file, search_upload
from facts.app.adding.drafts import LARGEST_MEGABYTES
from facts.app.links import adopt_address
from facts.app.markup import label_text
from facts.app.pages import PageContext
from facts.documents.candidates import Candidate
from facts.documents.coverage import TableIndex
from facts.documents.quote_search import documents_in
from facts.figures.figure import Figure
from facts.reading.table_files import DOCUMENTS
from facts.saving.kept_documents import set_aside_beside
from facts.words import Lang, counted, say

_KINDS = (".pdf", ".docx", ".html", ".htm", ".txt", ".md")
_TABLES = (".csv", ".tsv", ".xlsx", ".ods", ".xls", ".px", ".json")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp", ".heic", ".bmp")
KEPT = "document-kept"
"""The name in an address for a document beside the table."""
_KEPT_FILES, _TURN, _GONE_THROUGH = "files-at-hand", "document-turn", "documents-gone-through"
Way = Literal["document", "file"]
"""The ways of adding figures that begin with a file."""
# In seconds: so long the page may look for the next document; what takes longer is told without a number.
_PATIENCE = 1.5


def is_document(name: str) -> bool:
    """Whether a file of this name is looked for claims here."""
    return name.lower().endswith(_KINDS)


def offer_other_way(way: Way, name: str, content: bytes, lang: Lang) -> None:
    """A button for who brought a document where tables are read, or a table where documents are."""
    st.button(
        say(f"document.read_as_{way}", lang),
        key=f"as-{way}",
        on_click=_take_over,
        args=(way, KeptFile(name, content)),
    )


class KeptFile(NamedTuple):
    """A file that a way of adding figures goes on with, also when the reader has been on another page meanwhile."""

    name: str
    content: bytes


def _take_over(way: Way, file: KeptFile) -> None:
    _files()[way] = file
    st.session_state["way"] = way


def _files() -> dict[str, KeptFile]:
    files: dict[str, KeptFile] = st.session_state.setdefault(_KEPT_FILES, {})
    return files


def put_away(way: Way) -> None:
    """Let go of the file of a way: another one takes its place, or its rows are saved."""
    _files().pop(way, None)


def upload(way: Way, label: str, key: str) -> bool:
    """A place for a file, which is then kept; whether one lies there. Streamlit forgets it on another page."""
    found = st.file_uploader(
        label, key=key, max_upload_size=LARGEST_MEGABYTES, on_change=_note_upload, args=(way, key)
    )  # fmt: skip
    if found is not None:
        _files()[way] = KeptFile(found.name, found.getvalue())
    return found is not None


def _note_upload(way: Way, key: str) -> None:
    """What was taken out of its place is put away; of what was dropped and what was chosen before, the later counts."""
    if st.session_state[key] is None:
        put_away(way)
    elif way == "document" and KEPT in st.session_state:
        st.session_state[KEPT] = None


def kept_file(way: Way, lang: Lang, *, is_in_place: bool) -> KeptFile | None:
    """The file that a way goes on with; where it does not lie in its place, it is named and can be put away."""
    file = _files().get(way)
    if file and not is_in_place:
        markup.show_status(say("add.goes_on", lang, name=file.name))
        st.button(say("add.put_away", lang), key=f"away-{way}", on_click=put_away, args=(way,))
    return file


def choose_document(context: PageContext) -> tuple[DocumentSearch, bytes | None] | None:
    """The document that was dropped on the page, or chosen from the folder beside the table."""
    lang = context.lang
    # Of whatever kind: what Streamlit says of those that it does not take is English, and no help.
    is_in_place = upload("document", say("document.file", lang), f"document-file-{st.session_state.get(_TURN, 0)}")
    kept, name = kept_documents(context), None
    if kept and not is_in_place:
        adopt_address(KEPT, tuple(kept), lambda name, _: name, lang)
        name = st.selectbox(
            say("document.kept", lang), list(kept), index=None, key=KEPT, bind="query-params",
            placeholder=say("document.choose", lang), persist_state="session", filter_mode="contains",
        )  # fmt: skip
    if name:
        put_away("document")
        return search_file(kept[name], context.open_table.parties), None
    file = kept_file("document", lang, is_in_place=is_in_place)
    return _search_of(file.name, file.content, context) if file else None


def _search_of(name: str, content: bytes, context: PageContext) -> tuple[DocumentSearch, bytes] | None:
    """The search of what was brought; None, with the reason said, where that is no document."""
    lang = context.lang
    if is_document(name):
        return search_upload(name, content, context.open_table.parties), content
    todo = "picture" if name.lower().endswith(_PICTURES) else "table" if name.lower().endswith(_TABLES) else "save_as"
    markup.show_alert(say("document.other_kind", lang, name=name), say(f"document.other_kind_{todo}", lang))
    if name.lower().endswith(_TABLES):
        offer_other_way("file", name, content, lang)
    return None


def kept_documents(context: PageContext) -> dict[str, Path]:
    """The documents in the folder beside the table, by name."""
    folder = context.open_table.path.with_name(DOCUMENTS)
    is_folder = folder.is_dir() and not folder.is_symlink()
    return {path.name: path for path in documents_in(folder, [])} if is_folder else {}


def show_next(search: DocumentSearch, context: PageContext) -> None:
    """A button that leads on to the next document of the folder with claims left, once this one has been gone through.

    One that is still being read is offered without a number: nobody waits for it.
    """
    lang, kept = context.lang, kept_documents(context)
    names = list(kept)
    start = names.index(search.name) + 1 if search.name in kept else 0
    gone_through: set[str] = st.session_state.setdefault(_GONE_THROUGH, set())
    end = monotonic() + _PATIENCE
    for name in (*names[start:], *names[:start]):
        if name == search.name or name in gone_through:
            continue
        other = search_file(kept[name], context.open_table.parties)
        other.wait(max(0.0, end - monotonic()))
        left = len(claims_left(other, context))
        if other.is_done and not left:
            gone_through.add(name)
            continue
        words = counted("document.next", left, lang, name=label_text(name)) if other.is_done else ""
        st.button(
            words or say("document.next", lang, name=label_text(name)), key="next-document",
            on_click=turn_to, args=(name,),
        )  # fmt: skip
        return


def turn_to(name: str) -> None:
    """Choose a document of the folder beside the table."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state[KEPT] = name


def left_in(search: DocumentSearch, context: PageContext) -> Mapping[int, Candidate]:
    """The claims that are neither in the table nor set aside, by their numbers from 0."""
    opened = context.open_table
    aside, known = set_aside_beside(opened.path), table_index(opened.table.sha256, opened.figures)
    state = opened.table.sha256, *sorted(aside)
    return search.choose(state, lambda one: not (known.rows_of(one) or place_of(search, one) in aside))


def claims_left(search: DocumentSearch, context: PageContext) -> list[Candidate]:
    """What has still to be gone through; what somebody wants or promises is no claim."""
    return [one for one in left_in(search, context).values() if one.kind != "demand"]


def place_of(search: DocumentSearch, one: Candidate) -> tuple[str, str, str, str]:
    """By what a claim that is set aside is known again."""
    return (search.name, one.page, one.quote, one.text)


@st.cache_resource(max_entries=2, show_spinner=False)
def table_index(mark: str, _figures: Sequence[Figure]) -> TableIndex:
    """Which rows of the table a claim is, worked out once for each state of the table."""
    return TableIndex(_figures)
