"""The page Open: another table, or another folder to begin one in; only for whoever sits at the machine itself."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from facts.app import markup
from facts.app.links import link_to_page
from facts.app.markup import label_text, plain
from facts.app.open_table import TABLE_PATH
from facts.app.pages import PageContext
from facts.app.server import EMBEDDED, may_choose_table
from facts.reading.table_files import TABLE, FolderListing, is_shipped_example, listing_of, real_path, shipped_file
from facts.words import Lang, Text, say

_FOLDER = "open-folder"
_NEXT = "open-next"
_KEPT = frozenset({"lang", "window", EMBEDDED})


def show_open_page(context: PageContext) -> None:
    """Draw the page."""
    lang, path = context.lang, context.open_table.path
    if not may_choose_table():
        markup.show_heading(1, say("pages.open", lang), say("open_page.not_here", lang))
        return
    file = say("open_page.example", lang) if is_shipped_example(path) else str(real_path(path))
    is_there = path.exists()
    lead = say("open_page.lead" if is_there else "open_page.lead_no_table", lang, file=file)
    markup.show_heading(1, say("pages.open", lang), lead)
    if is_there:
        link_to_page("", say("open_page.see", lang))
    folder = Path(st.session_state.setdefault(_FOLDER, str(_first_folder(path))))
    # A box that is named in another language is another one, and empty, to Streamlit: it is told what stands in it.
    box = f"{_FOLDER}-{lang}"
    st.session_state[box] = str(folder)
    st.text_input(say("open_page.folder", lang), key=box, on_change=_go_to, args=(box,))
    try:
        listing = listing_of(folder.expanduser())
    # No such folder, no right to it; a name with a sign that none can have; a home of nobody.
    except (OSError, ValueError, RuntimeError) as error:
        markup.show_alert(_refusal(error).of(lang, folder=folder))
    else:
        _show_folders(listing, lang)
        _show_tables(listing, path, lang)
    if not is_shipped_example(path):
        st.button(say("open_page.open_example", lang), on_click=_open_table, args=(shipped_file(TABLE),))


def _show_folders(listing: FolderListing, lang: Lang) -> None:
    """The folders above and below; one that is chosen is shown at once."""
    folder = real_path(listing.folder)
    above = () if folder.parent == folder else (folder.parent,)
    st.selectbox(
        say("open_page.go_to", lang),
        [*above, *listing.folders],
        index=None,
        format_func=lambda each: say("open_page.above", lang, folder=each) if each in above else each.name,
        placeholder=say("open_page.choose", lang),
        key=_NEXT,
        on_change=_go_to,
        args=(_NEXT,),
    )
    if listing.has_more:
        markup.show_status(say("open_page.more", lang))


def _go_to(widget: str) -> None:
    """Into the folder that was written or chosen."""
    if chosen := st.session_state[widget]:
        st.session_state[_FOLDER] = str(chosen).strip()
        st.session_state[_NEXT] = None


def _show_tables(listing: FolderListing, path: Path, lang: Lang) -> None:
    if not listing.tables:
        markup.show_text(plain(say("open_page.none", lang, folder=listing.folder)))
    for n, table in enumerate(listing.tables):
        is_open = real_path(table) == real_path(path)
        if is_open:
            markup.show_text(plain(say("open_page.is_open", lang, file=table.name)))
        else:
            words = label_text(say("open_page.open", lang, file=table.name))
            st.button(words, key=f"open-table-{n}", on_click=_open_table, args=(table,))
    new = listing.folder / TABLE
    if not new.exists() and real_path(new) != real_path(path):
        st.button(say("open_page.begin", lang, file=TABLE), on_click=_open_table, args=(new,))


def _first_folder(path: Path) -> Path:
    """That of the open table; the current one for the example, which lies among the program's own files."""
    return Path.cwd() if is_shipped_example(path) else real_path(path).parent


def _open_table(table: Path) -> None:
    """Show `table` from now on, here and in windows that are opened later; what was chosen of the last one is gone."""
    for key in [key for key in st.session_state if key not in _KEPT]:
        del st.session_state[key]
    os.environ["FACTS_TABLE"] = str(real_path(table))
    st.session_state[TABLE_PATH] = real_path(table)


def _refusal(error: Exception) -> Text:
    if isinstance(error, PermissionError):
        return _NO_RIGHT
    return _NO_FOLDER


_NO_FOLDER = Text(
    "There is no folder {folder}. Write its whole path.", "Det finns ingen mapp {folder}. Skriv hela sökvägen."
)
_NO_RIGHT = Text("You may not look into {folder}. Name another one.", "Du får inte se in i {folder}. Ange en annan.")
