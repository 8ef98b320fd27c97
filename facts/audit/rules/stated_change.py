"""A change that somebody states, held against the figures at its two ends."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.compare import read, written_value
from facts.audit.phrases import amount_at, relation
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.audit.stated import ends, stated
from facts.figures.wording import change_words
from facts.words import Lang, Text

_TESTED = Text(
    "Stated change since {since}: {stated}. Computed from {first} to {second}: {computed}; {relation}.",
    "Angiven ändring sedan {since}: {stated}. Räknad från {first} till {second}: {computed}; {relation}.",
)
_UNTESTED = Text(
    "Stated change since {since}: {stated}. It cannot be tested: there are no figures here for both {since} "
    "and {period}.",
    "Angiven ändring sedan {since}: {stated}. Den går inte att pröva: här finns inte siffror för både "
    "{since} och {period}.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    for claim in view.claims:
        if claim.figure.change_since is None or claim.figure.reading is None:
            continue
        found = ends(view, claim)
        how, computed = stated(claim, *found) if found else ("not_testable", None)
        yield Evidence(
            (claim, *(found or ())),
            {
                "relation": how,
                "stated": written_value(claim.figure),
                "computed_low": computed.low if computed else None,
                "computed_high": computed.high if computed else None,
            },
            level="caution" if how == "inconsistent" else None,
        )


def _say(evidence: Evidence, lang: Lang) -> str:
    claim = evidence.points[0].figure
    said = read(claim)
    if said is None or claim.unit is None or claim.change_since is None:
        return ""
    words = {"since": claim.change_since.named(lang), "stated": change_words(said, claim.unit, lang)}
    computed = stated(*evidence.points)[1] if len(evidence.points) == 3 else None
    if computed is None:
        return _UNTESTED.of(lang).format(**words, period=claim.period.named(lang))
    return _TESTED.of(lang).format(
        **words,
        first=amount_at(evidence.points[1], lang),
        second=amount_at(evidence.points[2], lang),
        computed=change_words(computed, claim.unit, lang),
        relation=relation(evidence.values["relation"], lang),
    )


_LEVELS = (row("a", "2010", "4100"), row("b", "2012", "5023"))

STATED_CHANGE = Rule(
    name="stated-change",
    level="note",
    title=Text("Stated change", "Angiven ändring"),
    says=Text(
        "Whether a stated change agrees with the figures at its two ends, published ones before claimed ones.",
        "Om en angiven ändring stämmer med siffrorna i dess båda ändar, publicerade före påstådda.",
    ),
    matters=Text(
        "A change can be checked only when both ends are known and count the same thing.",
        "En ändring går att pröva bara när båda ändarna är kända och räknar samma sak.",
    ),
    silent=Text(
        "It says that the change cannot be tested when either end has no figure for exactly that period and scope.",
        "Den säger att ändringen inte går att pröva när någon ände saknar siffra för just den perioden och "
        "omfattningen.",
    ),
    reference="M. Schield, “Common Errors in Forming Arithmetic Comparisons”, Of Significance 1 (1999).",
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("Stated and computed agree.", "Angiven och räknad stämmer överens."),
            (*_LEVELS, row("claim", "2012", "22.5", unit="percent", change_since="2010")),
            flagged=True,
        ),
        Example(
            Text("Stated and computed do not agree.", "Angiven och räknad stämmer inte överens."),
            (*_LEVELS, row("claim", "2012", "40", unit="percent", change_since="2010")),
            flagged=True,
        ),
        Example(Text("No change is stated.", "Ingen ändring anges."), _LEVELS, flagged=False),
    ),
)
