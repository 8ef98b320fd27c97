"""Where the quote of a row stands, in the documents that are kept beside the table."""

from __future__ import annotations

import streamlit as st

from facts.app.page_context import PageContext
from facts.documents.quote_search import Archive, Hit, on_page
from facts.words import say


def place_of_quote(quote: str, page: str, context: PageContext) -> tuple[str, bool] | None:
    """A sentence about the quote, and whether it is a doubt; None where there are no documents to look in."""
    lang, archive = context.lang, context.open_table.archive()
    if archive is None or not archive.documents:
        return None
    hits = _hits(context.open_table.state(), quote, archive)
    if not hits:
        return say("grid.quote_not_found", lang), True
    right = on_page(hits, page)
    hit = (right or hits)[0]
    pages = "–".join(map(str, sorted({hit.pages[0], hit.pages[-1]})))
    words = {"document": hit.document, "page": pages}
    if not right:
        return say("grid.quote_other_page", lang, **words), True
    return say("grid.quote_found" if page.strip() else "grid.quote_page", lang, **words), False


@st.cache_data(max_entries=2000, show_spinner=False)
def _hits(state: tuple[object, ...], quote: str, _archive: Archive) -> list[Hit]:
    return _archive.find(quote)
