"""A change of a count or a sum of money, for each inhabitant."""

from __future__ import annotations

from collections.abc import Iterator

from facts.audit.compare import change, reading_of
from facts.audit.findings import FindingLevel
from facts.audit.phrases import amount_at, pair_words
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.audit.yardsticks import POPULATION, Yardstick, divided_by_yardstick, measured_changes, yardstick
from facts.figures.wording import percent_change_words
from facts.words import Lang, Text
from facts.words.listings import listing, sentence_case

_PER_HEAD = Text(
    "{whose}from {first} to {second}: {total}. The population: {population}. For each inhabitant: {per_head}.",
    "{whose}från {first} till {second}: {total}. Folkmängden: {population}. Per invånare: {per_head}.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    if POPULATION not in view.table.groups or view.series.key == POPULATION:
        return
    for ends, claims in measured_changes(view):
        first, last = ends
        unit, before, after = last.figure.unit, reading_of(first.figure), reading_of(last.figure)
        if unit is None or unit.kind not in ("count", "money") or before is None or after is None:
            continue
        people = yardstick(view, POPULATION, ends)
        if people is None:
            continue
        first_share, last_share = divided_by_yardstick(before, people.first), divided_by_yardstick(after, people.last)
        if first_share is None or last_share is None:
            continue
        total, per_head = change(before, after), change(first_share, last_share)
        if total.percent is None or per_head.percent is None:
            continue
        values = {
            "total_percent_low": total.percent.low,
            "total_percent_high": total.percent.high,
            "per_head_percent_low": per_head.percent.low,
            "per_head_percent_high": per_head.percent.high,
        }
        turned = total.sign and per_head.sign and total.sign != per_head.sign
        level: FindingLevel | None = "caution" if turned else None
        yield Evidence((*claims, first, last), values, level, people.points, people)


def _say(evidence: Evidence, lang: Lang) -> str:
    *_, first, last = evidence.points
    if not isinstance(evidence.detail, Yardstick):
        return ""
    low, high, own_low, own_high = (end if isinstance(end, float) else None for end in evidence.values.values())
    words = pair_words(first, last, lang)
    text = _PER_HEAD.of(lang).format(
        whose=words.whose,
        first=words.first,
        second=words.second,
        total=percent_change_words(low, high, lang),
        population=listing([amount_at(point, lang) for point in evidence.beside[:4]], lang),
        per_head=percent_change_words(own_low, own_high, lang),
    )
    return sentence_case(text)


_PLACE = {"place": "Uppsala", "role": "reference"}
_TEACHERS = (row("a", "2008", "1000", **_PLACE), row("b", "2014", "1030", **_PLACE))
_PEOPLE = {"series": POPULATION, "unit": "person", **_PLACE}

PER_HEAD = Rule(
    name="per-head",
    level="note",
    title=Text("For each inhabitant", "Per invånare"),
    says=Text(
        "The change of a count or a sum of money, and the same for each inhabitant, from the published population of "
        "the place. It is a caution when one rises and the other falls.",
        "Ändringen av ett antal eller en summa pengar, och detsamma per invånare, ur den publicerade folkmängden för "
        "platsen. Det är en varning när det ena ökar och det andra minskar.",
    ),
    matters=Text(
        "Where more people live there is more of most things. Whether a service, a crime or a cost has grown for those "
        "who live there is another question than whether its total has.",
        "Där fler bor finns mer av det mesta. Om en tjänst, ett brott eller en kostnad har ökat för dem som bor där är "
        "en annan fråga än om summan har det.",
    ),
    silent=Text(
        "When the series “population” has no figure of the place for both ends, and for shares. The whole population "
        "is not always those concerned: children or the old may have grown more or less.",
        "När serien ”population” saknar siffra för platsen i någon ände, och för andelar. Hela befolkningen är inte "
        "alltid de berörda: barn eller gamla kan ha ökat mer eller mindre.",
    ),
    reference=(
        "Office for National Statistics, Writing about statistics, on rates; Statistics Sweden, Befolkningsstatistik; "
        "Full Fact, on spending per person."
    ),
    look=_look,
    sentence=_say,
    examples=(
        Example(
            Text("3 % more teachers among 9 % more inhabitants.", "3 % fler lärare bland 9 % fler invånare."),
            (*_TEACHERS, row("p1", "2008", "190000", **_PEOPLE), row("p2", "2014", "207000", **_PEOPLE)),
            flagged=True,
        ),
        Example(
            Text("The population of one end only.", "Folkmängden i bara den ena änden."),
            (*_TEACHERS, row("p1", "2008", "190000", **_PEOPLE)),
            flagged=False,
        ),
    ),
)
