"""`feed.xml`: what was added, corrected and withdrawn, for feed readers (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from facts.share.changes import PublicChange, additions, in_one_line
from facts.share.publication import Publication
from facts.share.site.layout import SitePlan
from facts.share.svg import legal
from facts.words import Lang, say

# Feed readers ask daily, and nobody changes more in a day by hand.
_MOST_ENTRIES = 200
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One change as a feed reader shows it; `address` is relative to the feed."""

    when: datetime
    title: str
    text: str
    address: str
    identity: str


def feed_of(publication: Publication, plan: SitePlan, lang: Lang) -> bytes:
    """The feed in `lang`, the latest first; the same bytes from the same table and log."""
    entries = sorted(_entries(publication, plan, lang), key=lambda entry: entry.when, reverse=True)[:_MOST_ENTRIES]
    updated = entries[0].when if entries else _BEGINNING
    base = f" xml:base={quoteattr(plan.url)}" if plan.url else ""
    # The feed stays the same one when the table changes: it is known by its address, else by its title.
    identity = plan.url or uuid5(NAMESPACE_URL, f"facts-dashboard:{plan.title(lang)}").urn
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}"{base}>',
        f"<title>{_text(plan.title(lang))}</title>",
        f"<id>{_text(identity)}</id>",
        f"<updated>{_time(updated)}</updated>",
        f"<author><name>{_text(plan.title(lang))}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(plan.url + "feed.xml")}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(f"{plan.url}{lang}/index.html")}/>',
        *(_entry(entry, plan, identity) for entry in entries),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _entries(publication: Publication, plan: SitePlan, lang: Lang) -> Iterator[FeedEntry]:
    known = publication.audit.table.figures
    for n, change in plan.changes:
        if change.when:
            figure = known.get(change.figure)
            title = figure.series_title(lang) if figure else change.figure
            address = f"{lang}/corrections.html#change:{n}"
            words = f"{change.figure}: {change.with_reason(lang)}"
            yield FeedEntry(change.when, _title(change, title, lang), words, address, f"log:{n}:{change.written}")
    for change, figure in additions(publication.table.figures, _MOST_ENTRIES):
        address = f"{lang}/{plan.series_path(figure.series)}#{figure.id}"
        title = _title(change, figure.series_title(lang), lang)
        yield FeedEntry(change.when or _BEGINNING, title, in_one_line(figure, lang), address, f"figure:{figure.id}")


def _title(change: PublicChange, name: str, lang: Lang) -> str:
    return say(f"changes.{change.kind}_title", lang, title=name)


def _entry(entry: FeedEntry, plan: SitePlan, feed: str) -> str:
    return (
        f"<entry><title>{_text(entry.title)}</title><id>{uuid5(NAMESPACE_URL, f'{feed} {entry.identity}').urn}</id>"
        f"<updated>{_time(entry.when)}</updated><link href={quoteattr(legal(plan.url + entry.address))}/>"
        f'<content type="text">{_text(entry.text)}</content></entry>'
    )


def _time(when: datetime) -> str:
    return when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _text(text: str) -> str:
    return escape(legal(text))
