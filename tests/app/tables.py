"""Tables for the tests of the app: a sound one of a few rows, and one whose cells are up to no good."""

from __future__ import annotations

from tests.reading.tables import table

SMALL = table(
    {"topic_sv": "Boende", "topic": "Housing", "value": "1200", "period": "2011"},
    {"topic_sv": "Boende", "topic": "Housing", "value": "1500", "period": "2012"},
    {
        "topic_sv": "Arbete", "topic": "Work", "series": "jobs", "title": "Summer jobs", "unit": "jobs",
        "value": "300", "cited_by": "Åsa Berg", "party": "M", "place": "Uppsala", "document": "Budget 2013",
        "document_date": "2012-10-01", "quote": "Det blev 300 sommarjobb.",
    },
    {
        "topic_sv": "Arbete", "topic": "Work", "series": "jobs", "title": "Summer jobs", "unit": "jobs",
        "value": "290", "cited_by": "", "party": "", "party_basis": "", "place": "Uppsala", "quote": "",
        "document": "", "role": "reference",
    },
)  # fmt: skip
"""Two topics, two documents, two parties, two places, claims and a reference."""

ONE_ROW = table({})

DIRECTION_ONLY = table({"value": "", "unit": "", "direction": "increase", "quote": "Bostäderna blir allt fler."})

HEADER_ONLY = table()

LONG = "Donaudampfschiffahrtsgesellschaftskapitän" * 125
"""One word of more than 5 000 letters."""

HOSTILE = {
    "HTML": '<img src="https://elsewhere.example/a.png" onerror="alert(1)"><script>alert(2)</script><b>bold</b>',
    "closing tags": "</bdi></p></div></style><h1>taken over</h1>",
    "an image in Markdown": "![alt](https://elsewhere.example/b.png) [link](https://elsewhere.example)",
    "a formula": "price $x^2$ and $$\\frac{1}{2}$$",
    "colour and icons": ":red[warning] :material/home: :streamlit: :smile:",
    "Markdown": "# heading **bold** ~struck~ `code` _it_ 1990. * a - b",
    "an address that runs": "javascript:alert(3)",
    "data": "data:text/html,<script>alert(4)</script>",
    "a turned writing direction": "abc \u202edef\u202c ghi \u2066jkl",
    "entities": "&lt;b&gt; &amp;amp; &#x3c;",
    "a template": "{file} {0} %s {{x}} ${y}",
    "a formula of a spreadsheet": '=HYPERLINK("https://elsewhere.example","x")',
    "a long word": LONG,
    "spaces and lines": "one  two\nthree\ttabbed",
}
"""What a cell may try, by what it is."""

TEXT_COLUMNS = (
    "topic", "title", "place", "population", "definition", "cited_by", "office", "quote", "document",
    "producer", "note",
)  # fmt: skip


def with_text_everywhere(text: str) -> str:
    """A table of two figures of one series in which every text column holds `text`."""
    cells = dict.fromkeys(TEXT_COLUMNS, text) | {"series": text}
    return table(cells | {"period": "2011"}, cells | {"value": "5100"})
