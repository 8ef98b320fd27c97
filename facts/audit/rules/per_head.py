"""A change of a count or a sum of money, for each inhabitant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from facts.audit.population_and_prices import POPULATION, measured_changes, measured_sentence
from facts.audit.rule import Evidence, Example, Rule, row
from facts.audit.series_view import SeriesView
from facts.words import Text

_PER_HEAD = Text(
    "{whose}from {first} to {second}: {whole}. The population: {by}. For each inhabitant: {own}.",
    "{whose}från {first} till {second}: {whole}. Folkmängden: {by}. Per invånare: {own}.",
)


def _look(view: SeriesView) -> Iterator[Evidence]:
    return measured_changes(
        view, POPULATION, lambda figure: figure.unit_kind in ("count", "money"), ("total", "per_head")
    )


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
    sentence=partial(measured_sentence, sentence=_PER_HEAD),
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
