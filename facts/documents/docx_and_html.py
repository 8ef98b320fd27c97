"""DOCX and HTML as pages of plain text: paragraphs, headings, list items and table rows, and nothing that runs.

Scripts, styles and comments are passed over, addresses are not followed. A table's row is one line whose cells
stand apart, as the reader of plain text expects it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree

_LARGEST_PART = 50_000_000
"""Bytes of one part of a DOCX, unpacked: a book of a thousand pages has ten million."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CELL_GAP = "   "
_UNSEEN = frozenset(
    ["head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "button", "nav"]
)  # fmt: skip
_BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "fieldset",
     "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
     "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"]
)  # fmt: skip
_LONG_TAG = re.compile(rb"<([a-zA-Z][a-zA-Z0-9-]{0,40})\s[^<>]{20000,}")
"""A tag with thousands of attributes, or a picture inside its address; neither is text."""
# What is longer is a paragraph in a cell: nothing is set beside it.
_WIDEST_CELL = 120
# A longer end of a title is a part of it rather than the site's name.
_LONGEST_SITE = 6
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Inside the text of a Word file, where XML allows none of them: a page begins here; one begins unless it has just
# begun; something stands here that has no text.
_PAGE, _FRESH_PAGE, _PICTURE = "\f", "\v", "\x1f"
_LEADING_BREAKS = re.compile(f"[{_PAGE}{_FRESH_PAGE}{_PICTURE}]*")
_OFF = ("0", "false", "off")


class NotADocument(Exception):
    """The bytes are not what the file's name says."""


class UnpacksTooLarge(Exception):
    """A part of the file would take more than `_LARGEST_PART` bytes unpacked."""


class MarkupPages(NamedTuple):
    """Pages of text, and what the page's head says of itself; "" where it says nothing."""

    pages: list[str]
    title: str = ""
    date: str = ""
    publisher: str = ""


def read_docx(content: bytes) -> list[str]:
    """The pages of a DOCX, parted where Word last broke them, with its footnotes at the end."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _part(archive, "word/document.xml")
            names = archive.namelist()
            notes = _part(archive, "word/footnotes.xml") if "word/footnotes.xml" in names else None
            heads = [_part(archive, name) for name in names if _WORD_HEAD.fullmatch(name)][:_MOST_HEADS]
    except UnpacksTooLarge:
        raise
    except Exception:  # a damaged archive fails in any way: zlib, zipfile and the parser have exceptions of their own
        raise NotADocument from None
    root = body.find(f"{_WORD}body")
    if root is None:
        raise NotADocument
    # What each page bears at its top stands once, above the first.
    head = dict.fromkeys(line for part in heads for one in _nearest(part, "p") if (line := _head_line(one)))
    lines = [*head, _with_pages("\n\n".join(_word_blocks(root)))]
    if notes is not None:
        lines.extend(_word_footnotes(notes))
    return "\n\n".join(lines).split("\f")


_WORD_HEAD = re.compile(r"word/header\d{0,3}\.xml")
# A file has three for each of its parts: of the first page, of the others, of even ones.
_MOST_HEADS = 12


def _head_line(paragraph: ElementTree.Element) -> str:
    return _without_breaks("".join(_runs(paragraph)))


def _without_breaks(text: str) -> str:
    return " ".join(text.replace(_PICTURE, "").split())


def _with_pages(text: str) -> str:
    """The text with a form feed where a page begins.

    A break by hand is followed by the mark of where Word last broke the page, and both are one: a fresh page begins
    only where something stands on the one before.
    """
    pages: list[str] = []
    is_empty = True
    for n, stretch in enumerate(text.split(_FRESH_PAGE)):
        if n and not is_empty:
            pages.append(_PAGE)
            is_empty = True
        *broken, last = stretch.split(_PAGE)
        is_empty = (is_empty or bool(broken)) and not last.strip(" \n\t•")
        pages.append(stretch.replace(_PICTURE, ""))
    return "".join(pages)


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    with archive.open(name) as file:
        data = file.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART:
        raise UnpacksTooLarge
    # A document type is how XML is made to grow in memory; Word writes none.
    if b"<!DOCTYPE" in data[:2000]:
        raise NotADocument
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError:
        raise NotADocument from None


def _word_blocks(parent: ElementTree.Element) -> Iterator[str]:
    """Each paragraph, and each table by its rows; a table in a table's cell comes after that table."""
    sections = [*parent.iterfind(f".//{_WORD}pPr/{_WORD}sectPr"), *parent.iterfind(f"{_WORD}sectPr")]
    begins = iter([_begins_page(section) for section in sections[1:]])
    for element in _nearest(parent, "p", "tbl", through=("sdt", "sdtContent")):
        if element.tag == f"{_WORD}p":
            ends_section = element.find(f"{_WORD}pPr/{_WORD}sectPr") is not None
            yield _paragraph(element) + (_FRESH_PAGE if ends_section and next(begins, False) else "")
            continue
        tables = [element]
        while tables:
            table = tables.pop()
            yield _table([[_cell(cell) for cell in _nearest(row, "tc")] for row in _nearest(table, "tr")])
            tables += reversed([*_nearest(table, "tbl")])


def _begins_page(section: ElementTree.Element) -> bool:
    """Whether a section begins on a page of its own, as it does where it does not say how."""
    kind = section.find(f"{_WORD}type")
    return kind is None or kind.get(f"{_WORD}val") not in ("continuous", "nextColumn")


def _table(rows: list[list[str]]) -> str:
    """The rows of a table as lines; a page begins before the row that it begins with, or behind one that it parts."""
    lines = _aligned([[_without_breaks(cell) for cell in row] for row in rows])
    for n, cells in enumerate(rows):
        broken = re.search(f"[{_PAGE}{_FRESH_PAGE}]", row := "".join(cells))
        if broken and row[: broken.start()].strip():
            lines[n] += _FRESH_PAGE
        elif broken:
            lines[n] = _FRESH_PAGE + lines[n]
    return "\n".join(lines)


def _nearest(parent: ElementTree.Element, *names: str, through: tuple[str, ...] = ()) -> Iterator[ElementTree.Element]:
    """The elements of these names below `parent` and below none of their kind or a table's, in their order.

    So each is met once, however deep a file is nested. `through` are the only elements that are looked into, else
    all are.
    """
    wanted, tables = {_WORD + name for name in names}, f"{_WORD}tbl"
    inside = {_WORD + name for name in through}
    waiting = [*reversed(parent)]
    while waiting:
        element = waiting.pop()
        if element.tag in wanted:
            yield element
        elif element.tag in inside if inside else element.tag != tables:
            waiting += reversed(element)


def _paragraph(paragraph: ElementTree.Element) -> str:
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    named = style.get(f"{_WORD}val", "") if style is not None else ""
    is_item = paragraph.find(f"{_WORD}pPr/{_WORD}numPr") is not None or named.casefold().startswith(("list", "punkt"))
    text = "".join(_runs(paragraph))
    broken = _LEADING_BREAKS.match(text)[0]  # type: ignore[index]  # it matches no letters too
    before = paragraph.find(f"{_WORD}pPr/{_WORD}pageBreakBefore")
    if before is not None and before.get(f"{_WORD}val") not in _OFF:
        broken = _FRESH_PAGE + broken
    return broken + ("• " if is_item else "") + text.lstrip(_PAGE + _FRESH_PAGE + _PICTURE)


def _runs(paragraph: ElementTree.Element) -> Iterator[str]:
    for element in paragraph.iter():
        match element.tag.removeprefix(_WORD):
            case "t":
                yield element.text or ""
            case "tab":
                yield " "
            case "br":
                yield _PAGE if element.get(f"{_WORD}type") == "page" else "\n"
            case "lastRenderedPageBreak":
                yield _FRESH_PAGE
            case "drawing" | "pict" | "object":
                yield _PICTURE
            case "footnoteReference":
                yield (element.get(f"{_WORD}id") or "").translate(_SUPERSCRIPT)


def _cell(cell: ElementTree.Element) -> str:
    return " ".join(" ".join(_runs(paragraph)) for paragraph in _nearest(cell, "p"))


def _word_footnotes(notes: ElementTree.Element) -> Iterator[str]:
    for note in _nearest(notes, "footnote"):
        text = _without_breaks(" ".join("".join(_runs(paragraph)) for paragraph in _nearest(note, "p")))
        if text:
            yield f"{(note.get(f'{_WORD}id') or '').translate(_SUPERSCRIPT)} {text}"


def _aligned(rows: list[list[str]]) -> list[str]:
    """Rows as lines in which the cells of a column begin at one place."""
    clean = [[re.sub(r"\s+", " ", cell).strip() for cell in row] for row in rows]
    columns = max(map(len, clean), default=0)
    widths = [0] * columns
    for row in clean:
        widths[: len(row)] = [
            max(width, min(len(cell), _WIDEST_CELL)) for width, cell in zip(widths, row, strict=False)
        ]
    return [
        _CELL_GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip() for row in clean
    ]


def read_html(content: bytes) -> MarkupPages:
    """An HTML page as one page of text, with what its head says of title, date and publisher."""
    from lxml import etree  # type: ignore[import-untyped]  # lxml has no types, and only HTML needs it

    # The parser compares each attribute of a tag with all before it.
    content = _LONG_TAG.sub(rb"<\1 ", content)
    encoding = None if re.search(rb"<meta[^>]{0,200}charset", content[:4096], re.I) else _encoding(content)
    try:
        parser = etree.HTMLParser(encoding=encoding, no_network=True, recover=True, huge_tree=False)
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError):
        return MarkupPages([_without_tags(content)])
    if root is None:
        return MarkupPages([_without_tags(content)])
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(_html_text(root, etree)))
    if not text.strip():
        return MarkupPages([_without_tags(content)])
    return MarkupPages(
        [re.sub(r"\n{3,}", "\n\n", text).strip()],
        title=_first(root, "//meta[@property='og:title']/@content", "//h1//text()", "//title//text()"),
        date=_first(
            root, "//meta[@property='article:published_time']/@content", "//meta[@name='date']/@content",
            "//time/@datetime",
        )[:10],
        publisher=_first(root, "//meta[@property='og:site_name']/@content", "//meta[@name='publisher']/@content")
        or _publisher_in(_first(root, "//title//text()")),
    )  # fmt: skip


# What a page of a site is called, whosever it is.
_PAGES = frozenset(
    ["home", "homepage", "home page", "welcome", "start", "startsida", "hem", "news", "nyheter", "index"]
)


def _publisher_in(title: str) -> str:
    """The site in a page's title, behind its last bar or dash, but for "Home": "Buses – PlainCheck"."""
    parts = re.split(r"\s[|–—·-]\s", title)
    named = [part.strip() for part in parts if part.strip().casefold() not in _PAGES]
    return named[-1] if len(parts) > 1 and named and len(named[-1].split()) <= _LONGEST_SITE else ""


def _without_tags(content: bytes) -> str:
    """The text of a page that no parser takes, nested too deep for instance: all between "<" and ">" left out."""
    text = content.decode(_encoding(content), "replace")
    for tag in ("script", "style", "template"):
        text = re.sub(rf"<{tag}\b[^>]{{0,4000}}>.*?(?:</{tag}>|\Z)", " ", text, flags=re.S | re.I)
    return re.sub(r"<[^<>]{0,4000}>", " ", text)


def _encoding(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _first(root: Any, *paths: str) -> str:
    for path in paths:
        if found := " ".join(" ".join(map(str, root.xpath(path)[:1])).split()):
            return found
    return ""


def _html_text(root: Any, etree: Any) -> Iterator[str]:
    """The visible text in its order; walked without recursion, however deep the page is nested."""
    unseen = 0
    tables: list[list[list[str]]] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unseen += tag in _UNSEEN
            if not unseen and not tables:
                yield from _opened(tag, element.text or "")
            if tag == "table" and not unseen:
                tables.append([])
            if tables and not unseen:
                _fill(tables[-1], tag, element.text or "")
            continue
        if event == "end":
            unseen -= tag in _UNSEEN
            yield from () if unseen else _closed(tag, tables)
        if element.tail and not unseen:
            if tables:
                _add(tables[-1], element.tail)
            else:
                yield _one_line(element.tail)


def _opened(tag: str, text: str) -> Iterable[str]:
    if tag == "br":
        return ("\n", _one_line(text))
    if tag == "sup":
        return (text.strip().translate(_SUPERSCRIPT),)
    lead = "\n• " if tag == "li" else "\n\n" if tag in _BLOCKS else ""
    return (lead, text if tag == "pre" else _one_line(text))


def _closed(tag: str, tables: list[list[list[str]]]) -> Iterable[str]:
    if tag == "table" and tables:
        return ("\n\n", "\n".join(_aligned(tables.pop())), "\n\n")
    if tag in _BLOCKS and not tables:
        return ("\n" if tag in ("li", "tr") else "\n\n",)
    return ()


def _fill(rows: list[list[str]], tag: str, text: str) -> None:
    if tag == "tr":
        rows.append([])
    elif tag in ("td", "th", "caption"):
        if not rows:
            rows.append([])
        rows[-1].append("")
    _add(rows, text.translate(_SUPERSCRIPT) if tag == "sup" else text)


def _add(rows: list[list[str]], text: str) -> None:
    if rows and rows[-1] and text.strip():
        rows[-1][-1] += _one_line(text)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
