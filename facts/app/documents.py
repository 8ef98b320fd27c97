"""Documents: the text of each, page by page, with its figures marked in place, and whose figures the table has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import streamlit as st
from markupsafe import Markup

from facts.app import markup
from facts.app.adding.choose_document import KEPT
from facts.app.background_work import wait_for
from facts.app.citations import badges
from facts.app.links import link_to_page
from facts.app.markup import join_html, page_link_html, plain
from facts.app.open_table import Stamp, stamp_of
from facts.app.pages import PageContext
from facts.app.server import may_add_figures
from facts.documents.candidates import Candidate, LeftOut
from facts.documents.coverage import Coverage, SpeakerCount, TableIndex, coverage_of, title_of_document
from facts.documents.document_file import Document, Page, UnreadableDocument, read_document
from facts.documents.find import Search, search
from facts.documents.page_text import Portion, Portions, is_spaced, page_html, spans_apart
from facts.documents.quote_search import documents_in
from facts.figures.figure import Figure
from facts.figures.parties import Parties, Party
from facts.figures.wording import figure_words
from facts.grouping import grouped
from facts.reading.table_files import DOCUMENTS
from facts.words import Lang, Text, alphabetical, counted, say
from facts.words.numbers import number

# A page's number in an address; nobody's document has more pages.
_MOST_DIGITS = 7
_PAGES_AT_ONCE = 5
"""So many pages are one screen's work to read, and few enough to be sent at once."""
_RANK = {"figure": 0, "missing": 1, "left-out": 2}
# A reader goes to and fro between a few; each is held in memory with its text.
_FILES_KEPT = 8
_PAGER = "page-document"
# A browser goes to the anchor of an address before the page is drawn, and finds none.
_SCROLL = """
export default function ({ data }) {
  const page = document.getElementById(data.id);
  if (page) page.scrollIntoView();
}
"""


@dataclass(frozen=True, slots=True)
class _Span:
    """Words on a page: a figure of the table, a claim that is not in it, or a number that is none."""

    start: int
    end: int
    kind: Literal["figure", "missing", "left-out"]
    title: str
    series: str = ""


def show_documents(context: PageContext) -> None:
    """Draw the page."""
    lang = context.lang
    markup.show_heading(1, say("pages.documents", lang), say("documents.lead", lang))
    folder = context.open_table.path.with_name(DOCUMENTS)
    unread: list[Text] = []
    paths = {path.name: path for path in documents_in(folder, unread)} if folder.is_dir() else {}
    for text in unread:
        markup.show_status(text.of(lang))
    if not paths:
        markup.show_status(say("documents.none", lang, folder=f"{DOCUMENTS}/", file=context.open_table.path.name))
        if may_add_figures():
            link_to_page("add", say("start.bring_document", lang), way=["document"])
        return
    name = st.selectbox(say("documents.choose", lang), list(paths), key="file", bind="query-params")
    path = paths[name or next(iter(paths))]
    try:
        found, document = _wait_for_search(path, context)
    except UnreadableDocument as error:
        markup.show_alert(error.message.of(lang))
        return
    claims = [figure for figure in context.open_table.figures if figure.is_claim and figure.quote]
    index = TableIndex(claims)
    state = (str(path), stamp_of(path), context.open_table.table.sha256, *context.open_table.beside)
    coverage = _coverage(state, document, found, index, claims)
    marked = found.marked(index.marked)
    title = title_of_document(marked, {figure.id: figure for figure in claims})
    if title != path.name:
        markup.show_html(Markup('<p class="document">{}</p>').format(plain(title)))
    _show_coverage(coverage, context)
    missing = sum(one.candidates - one.in_table for one in coverage.speakers)
    if missing and may_add_figures():
        words = counted("documents.bring", missing, context.lang)
        link_to_page("add", words, way=["document"], **{KEPT: [path.name]})
    _show_text(marked, tuple(document.pages()), context)


def _wait_for_search(path: Path, context: PageContext) -> tuple[Search, Document]:
    lang, stamp, parties = context.lang, stamp_of(path), context.open_table.parties.parties
    work = partial(_search, str(path), stamp, parties)
    what = say("waiting.reading", lang, file=path.name)
    return wait_for(work, f"search {path} {stamp} {hash(parties)}", what, lang)


@st.cache_resource(max_entries=_FILES_KEPT, show_spinner=False)
def _search(path: str, stamp: Stamp, parties: tuple[Party, ...]) -> tuple[Search, Document]:
    """The document with all that it claims, read once for each state of its file."""
    document = read_document(Path(path))
    return search(document, Parties(parties)), document


@st.cache_resource(max_entries=_FILES_KEPT, show_spinner=False)
def _coverage(
    state: tuple[object, ...], _document: Document, _found: Search, _index: TableIndex, _claims: list[Figure]
) -> Coverage:
    """Whose claims the table has, worked out once for each state of the file and the table."""
    return coverage_of(_document, _found, _index, _claims)


def _show_coverage(coverage: Coverage, context: PageContext) -> None:
    """For each speaker how many claims the document has and how many of them the table has, in alphabetical order."""
    lang = context.lang
    found, known = (sum(getattr(one, name) for one in coverage.speakers) for name in ("candidates", "in_table"))
    sentence = counted("documents.found", found, lang, in_table=number(known, lang))
    markup.show_html(Markup('<p class="found" role="status">{}</p>').format(sentence))
    heads = [say(f"documents.{name}", lang) for name in ("speaker", "party", "claims", "in_table", "missing")]
    by_name = grouped(coverage.speakers, lambda one: one.cited_by)
    rows = (_speaker(one, context) for name in alphabetical(by_name, lang) for one in by_name[name])
    head = Markup("<h2>{}</h2>").format(say("documents.coverage", lang))
    markup.show_html(head + markup.table(heads, rows))


def _speaker(one: SpeakerCount, context: PageContext) -> tuple[Markup | str, ...]:
    letters = [letter.strip() for letter in one.party.split(";") if letter.strip()]
    own = badges(letters, context.open_table.parties, context.lang)
    name = plain(one.cited_by) if one.cited_by else Markup.escape(say("documents.nobody", context.lang))
    counts = (one.candidates, one.in_table, one.candidates - one.in_table)
    return (name, own, *(number(count, context.lang) for count in counts))


def _show_text(found: Search, pages: Sequence[Page], context: PageContext) -> None:
    lang = context.lang
    markup.show_heading(2, say("documents.text", lang), _legend(lang))
    named = st.query_params.get("page", "")
    spans = _spans_by_page(found, context)
    for page, portion in _chosen_portions(pages):
        markup.show_html(_page_html(page, portion, spans.get(page.number, ()), found, lang))
    if named:
        st.components.v2.component("scroll_to_page", js=_SCROLL)(data={"id": f"page-{named}"}, height=1)


def _legend(lang: Lang) -> Markup:
    kinds = (("figure", "in_table"), ("missing", "missing"), ("left-out", "left_out"))
    words = ((kind, say(f"documents.legend_{word}", lang)) for kind, word in kinds)
    return join_html((Markup('<mark class="{}">{}</mark>').format(*each) for each in words), " · ")


def _chosen_portions(pages: Sequence[Page]) -> Sequence[tuple[Page, Portion]]:
    """The pages that the reader is on, very long ones in portions; a link may name the first page."""
    portions = [(page, portion) for page in pages for portion in Portions(page.text)]
    count = -(-len(portions) // _PAGES_AT_ONCE)
    named = st.query_params.get("page", "")
    number = int(named) if named.isdecimal() and len(named) < _MOST_DIGITS else 0
    if _PAGER not in st.session_state and 1 <= number <= len(pages):
        first = next(n for n, (page, _) in enumerate(portions) if page.number == number)
        st.session_state[_PAGER] = first // _PAGES_AT_ONCE + 1
    st.query_params.pop("page", None)
    chosen = min(st.pagination(count, key=_PAGER), count) if count > 1 else 1
    return portions[(chosen - 1) * _PAGES_AT_ONCE : chosen * _PAGES_AT_ONCE]


# --- a page with its marks -------------------------------------------------------------------------------------


def _spans_by_page(found: Search, context: PageContext) -> Mapping[int, Sequence[_Span]]:
    """The marks of each page in their order; of those that overlap, a figure's stands, then a claim's."""
    spans: dict[int, list[_Span]] = defaultdict(list)
    figures = {figure.id: figure for figure in context.open_table.figures}
    for candidate in found.candidates:
        known = [figures[name] for name in candidate.in_table]
        for page, start, end in candidate.spans:
            spans[page].append(_claim_span(start, end, known, context.lang))
    for out in found.left_out:
        for page, start, end in out.spans:
            spans[page].append(_Span(start, end, "left-out", out.why.of(context.lang)))
    return {page: spans_apart(own, lambda span: _RANK[span.kind]) for page, own in spans.items()}


def _claim_span(start: int, end: int, known: Sequence[Figure], lang: Lang) -> _Span:
    if not known:
        return _Span(start, end, "missing", say("documents.legend_missing", lang))
    words = "; ".join(f"{one.series_title(lang)}: {figure_words(one, lang)}, {one.period.named(lang)}" for one in known)
    return _Span(start, end, "figure", words, known[0].series)


def _page_html(page: Page, portion: Portion, spans: Sequence[_Span], found: Search, lang: Lang) -> Markup:
    text = page.text[: portion.end]
    parts, end, spaced = [], portion.start, is_spaced(text[portion.start :])
    for span in spans:
        if portion.start <= span.start < portion.end:
            words = page_html(text[span.start : span.end], spaced=spaced)
            parts += [page_html(text[end : span.start], spaced=spaced), _mark_html(span, words, lang)]
            end = span.end
    parts.append(page_html(text[end:], spaced=spaced))
    head, name = say("documents.page", lang, n=number(page.number, lang)), f"page-{page.number}"
    if portion.of > 1:
        head = say("document.portion", lang, title=head, n=portion.number, of=portion.of)
        name += f"-{portion.number}" if portion.number > 1 else ""
    outside = _outside(page.number, portion, found, lang)
    section = '<section class="page" id="{}"><h3>{}</h3><div class="text" dir="auto">{}</div>{}</section>'
    return Markup(section).format(name, head, join_html(parts), outside)


def _mark_html(span: _Span, words: Markup, lang: Lang) -> Markup:
    marked = Markup('<mark class="{}" title="{}">{}</mark>').format(span.kind, span.title, words)
    return page_link_html("", marked, series=span.series, lang=lang) if span.kind == "figure" else marked


def _outside(page: int, portion: Portion, found: Search, lang: Lang) -> Markup:
    """What stands on the page and not in the table, with the reason, in words."""
    missing = [one for one in found.candidates if not one.in_table and _begins_on(one, page, portion)]
    items = [(f"{one.text}", say(f"documents.kind_{one.kind}", lang)) for one in missing]
    items += [(out.text, out.why.of(lang)) for out in found.left_out if _begins_on(out, page, portion)]
    if not items:
        return Markup("")
    listed = join_html(Markup("<li>{}: {}</li>").format(plain(text), why) for text, why in items)
    summary = counted("documents.outside", len(items), lang)
    return Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(summary, listed)


def _begins_on(one: Candidate | LeftOut, page: int, portion: Portion) -> bool:
    if not one.spans:
        return one.page.partition("–")[0] == str(page) and portion.number == 1
    first, start, _ = one.spans[0]
    return first == page and portion.start <= start < max(portion.end, 1)
