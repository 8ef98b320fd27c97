"""What `find` reaches on the labelled documents: precision, recall, each field. `python tests/documents/measure.py`."""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import typst
from docx import Document as Docx

from facts.documents.candidates import Candidate
from facts.documents.document_file import read_bytes_of
from facts.documents.find import search

FOLDER = Path(__file__).parent / "labelled"
NAMES = (
    "debate.pdf", "minutes.txt", "factcheck.html", "brief.docx", "flattened.txt",
    "protokoll.txt", "briefing.html", "pressrelease.txt", "questions.txt", "budget.txt", "verdict.txt",
    "interpellation.txt",
)  # fmt: skip
COUNTED = ("figure", "change", "direction")
SCALES = {"1000": 1000, "million": 10**6, "billion": 10**9, "mdkr": 10**9, "msek": 10**6, "ksek": 1000}


@dataclass
class Label:
    """One claim that a document makes, as it was labelled by hand."""

    quote: str
    page: str
    words: str
    speaker: str
    party: str
    values: list[tuple[Fraction, str]] = field(default_factory=list)
    direction: str = ""
    hedge: str = ""
    period: str = ""
    since: str | None = None
    kind: str = "outcome"


def two_columns(text: str) -> bytes:
    """A text as a PDF set in two columns, its first lines across both."""
    head, _, rest = text.partition("\n\n")
    escaped = re.sub(r"([#$*_@<>\[\]\\=])", r"\\\1", rest).replace("\n\n", "\n\n")
    source = f"""
#set page(paper: "a4", margin: 2cm, header: [Prot. 2018/19:61 #h(1fr) 14 mars])
#set text(size: 9pt, lang: "sv", hyphenate: true)
#set par(justify: true)
{head.replace(chr(10), " #linebreak() ")}

#columns(2)[{escaped}]
"""
    return typst.compile(source.encode())


def as_docx(text: str) -> bytes:
    """Lines as a DOCX: "# " begins a heading, "* " a list item, "|" a table's row."""
    document = Docx()
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            table = document.add_table(rows=0, cols=len(rows[0]))
            for row in rows:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
            rows = []
        if line.startswith("# "):
            document.add_heading(line[2:], 1)
        elif line.startswith("* "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line:
            document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def content_of(name: str) -> bytes:
    """The file that a labelled document is made into."""
    path = FOLDER / name
    if path.exists():
        return path.read_bytes()
    text = path.with_suffix(".txt").read_text("utf-8")
    return as_docx(text) if path.suffix == ".docx" else two_columns(text)


def labels_of(name: str) -> tuple[str, list[Label]]:
    """The document's date and its labels."""
    date = page = quote = speaker = party = ""
    found: list[Label] = []
    for line in (FOLDER / name).with_suffix(".labels").read_text("utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "date":
            date = rest
        elif kind == "by":
            speaker, _, party = (part.strip() for part in rest.partition(";"))
        elif kind == "Q":
            page, _, quote = rest.partition(" ")
        elif kind in "CD":
            parts = [part.strip() for part in rest.split("|")]
            found.append(label_of(kind, parts, Label(quote, page, "", speaker, party)))
    return date, found


def label_of(kind: str, parts: list[str], label: Label) -> Label:
    """A label with what its line says."""
    label.words = parts[0]
    if kind == "D":
        label.direction, label.period = parts[1], parts[2]
        return label
    options = parts[4] if len(parts) > 4 else ""
    for value in (parts[1], *re.findall(r"or=(\S+(?: \S+)?)", options)):
        number, _, unit = value.partition(" ")
        label.values.append((Fraction(number), unit))
    label.hedge, label.period = parts[2], parts[3]
    if "change=" in options:
        label.since = re.search(r"change=(\S*)", options)[1]  # type: ignore[index]
    if kind_named := re.search(r"kind=(\w+)", options):
        label.kind = kind_named[1]
    return label


def full(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """A value in full with its unit without the scale."""
    head, _, rest = unit.partition(" ")
    if head in ("mdkr", "msek", "ksek"):
        return value * SCALES[head], f"SEK {rest}".strip()
    return (value * SCALES[head], rest) if head in SCALES else (value, unit)


def flat(text: str) -> str:
    """Text without its accidents."""
    return " ".join(text.split()).strip()


def is_hit(candidate: Candidate, label: Label) -> bool:
    """Whether a candidate is the labelled claim: its words in the quote, its number or direction."""
    quote = flat(candidate.quote)
    if flat(label.words) not in quote or not (flat(label.quote) in quote or quote in flat(label.quote)):
        return False
    if label.direction or candidate.value is None:
        return label.direction != "" and candidate.direction == label.direction
    got = full(candidate.value, candidate.unit)[0]
    return any(abs(abs(got) - abs(full(*value)[0])) <= Fraction(6, 100) for value in label.values)


def fields(candidate: Candidate, label: Label, date: str) -> dict[str, bool]:
    """Which fields of a hit are right."""
    unit = full(Fraction(1), candidate.unit)[1].casefold()
    near = {date, date[:4], date[:7]} if label.period == date else {label.period}
    right = {
        "quote": flat(candidate.quote) == flat(label.quote),
        "page": candidate.page == label.page,
        "hedge": candidate.approximator == label.hedge,
        "kind": candidate.measure_kind == label.kind,
        "period": candidate.period in near,
        "speaker": candidate.speaker.name.casefold() == label.speaker.casefold(),
        "party": candidate.speaker.party == label.party,
    }
    if not label.direction:
        right["unit"] = any(unit[:5] == full(*value)[1].casefold()[:5] for value in label.values)
        right["sign"] = any((candidate.value or 0) * value >= 0 for value, _ in label.values)
        right["since"] = candidate.change_since == (label.since or "")
    return right


@dataclass
class Score:
    """What was reached, on one document or on all."""

    labels: int = 0
    proposed: int = 0
    hits: int = 0
    right: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count another document in."""
        self.labels, self.proposed, self.hits = (
            self.labels + other.labels, self.proposed + other.proposed, self.hits + other.hits,
        )  # fmt: skip
        self.right.update(other.right)
        self.counted.update(other.counted)

    @property
    def recall(self) -> float:
        """The share of the labelled claims that was found."""
        return self.hits / self.labels

    @property
    def precision(self) -> float:
        """The share of what was proposed that is a labelled claim."""
        return self.hits / self.proposed

    def share(self, name: str) -> float:
        """The share of the hits whose field is right."""
        return self.right[name] / self.counted[name]


def measure(name: str) -> Score:
    """The score on one labelled document."""
    date, labels = labels_of(name)
    score = Score(labels=len(labels))
    left = list(labels)
    for candidate in search(read_bytes_of(name, content_of(name))).candidates:
        if candidate.kind not in COUNTED:
            continue
        score.proposed += 1
        matching = [label for label in left if is_hit(candidate, label)]
        if not matching:
            score.wrong.append(f"false: {candidate.text} | {plain(candidate)} | {candidate.quote}")
            continue
        label = max(matching, key=lambda one: sum(fields(candidate, one, date).values()))
        left.remove(label)
        score.hits += 1
        for field_name, is_right in fields(candidate, label, date).items():
            score.counted[field_name] += 1
            score.right[field_name] += is_right
            if not is_right:
                score.wrong.append(f"{field_name}: {label.words} | {plain(candidate)} | {label}")
    score.missed = [f"missed: {label.words} | {label.quote}" for label in left]
    return score


def plain(candidate: Candidate) -> str:
    """A candidate in one line."""
    values = candidate.as_dict()
    names = (
        "value", "unit", "approximator", "direction", "change_since", "measure_kind", "period", "cited_by", "party",
    )  # fmt: skip
    return " ".join(f"{name}={values[name]}" for name in names if values[name] not in ("", None))


def main() -> None:
    """Print the scores."""
    total = Score()
    for name in NAMES:
        score = measure(name)
        total.add(score)
        print(f"{name}: {score.hits}/{score.labels} found, {score.proposed} proposed")  # noqa: T201
        if "-v" in sys.argv:
            print("\n".join([*score.missed, *score.wrong]))  # noqa: T201
    print(f"recall {total.recall:.1%}, precision {total.precision:.1%}")  # noqa: T201
    print(", ".join(f"{name} {total.share(name):.0%}" for name in total.counted))  # noqa: T201


if __name__ == "__main__":
    main()
