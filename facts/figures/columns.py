"""The columns of the table: the one definition that validation, template, help and documentation follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facts.words import LANGS, Text

Need = Literal["always", "value-or-direction", "with-value", "claim", "reference", "with-party", "no"]
CellKind = Literal[
    "key", "label", "prose", "number", "unit", "hedge", "choice", "period", "date", "page", "address",
    "parties", "basis", "ids", "size", "margin", "scopes", "prices",
]  # fmt: skip

NEEDS: dict[Need, Text] = {
    "always": Text("always", "alltid"),
    "value-or-direction": Text("a value or a direction", "ett värde eller en riktning"),
    "with-value": Text("with a value", "när det finns ett värde"),
    "claim": Text("for a claim", "för ett påstående"),
    "reference": Text("for a reference", "för en referens"),
    "with-party": Text("with a party", "när det finns ett parti"),
    "no": Text("no", "nej"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its fixed name, when it is needed, how its cells are read, and its words.

    `choices` are the closed list of a column of kind "choice"; the first is the default when
    `has_default`, else blank means "not stated". `translatable` columns may have `name_en` and
    `name_sv` beside them. A text `of_series` is the same for all rows of a series. `in_template` says whether
    most people need the column, `in_form` whether the form asks for it.
    """

    name: str
    need: Need
    kind: CellKind
    label: Text
    help: Text
    choices: tuple[str, ...] = ()
    has_default: bool = False
    translatable: bool = False
    of_series: bool = False
    in_template: bool = True
    in_form: bool = True

    @property
    def default(self) -> str:
        """What a blank cell means, "" when it means that nothing is stated."""
        return self.choices[0] if self.has_default else ""

    @property
    def translations(self) -> tuple[str, ...]:
        """The columns that may hold its text in each language."""
        return tuple(f"{self.name}_{lang}" for lang in LANGS) if self.translatable else ()


COLUMNS: tuple[Column, ...] = (
    Column(
        "id", "always", "key", Text("Id", "Id"),
        Text("A stable key: letters, digits, dot, underscore, hyphen. Unique in the table.",
             "En fast nyckel: bokstäver, siffror, punkt, understreck, bindestreck. Unik i tabellen."),
    ),
    Column(
        "topic", "no", "label", Text("Topic", "Ämne"),
        Text("The dashboard section. Blank goes under “Other”.",
             "Avsnittet på översikten. Tomt hamnar under ”Övrigt”."),
        translatable=True, of_series=True,
    ),
    Column(
        "series", "always", "label", Text("Series", "Serie"),
        Text("A short name of the statistic: summer jobs. Rows of the same one share a chart, title and kind of unit.",
             "Ett kort namn på statistiken: sommarjobb. Rader med samma namn delar diagram, rubrik och slags enhet."),
    ),
    Column(
        "title", "no", "label", Text("Title", "Rubrik"),
        Text("The series' name for the reader. Without it, the series is shown.",
             "Seriens namn för läsaren. Utan rubrik visas serien."),
        translatable=True, of_series=True,
    ),
    Column(
        "value", "value-or-direction", "number", Text("Value", "Värde"),
        Text("One number or a range (40 to 45), as it is written in Swedish or English.",
             "Ett tal eller ett spann (5–7,5), som det skrivs på svenska eller engelska."),
    ),
    Column(
        "margin", "no", "margin", Text("Margin of error", "Felmarginal"),
        Text("The uncertainty that the source states, in the unit of the value: 0.5 (±) or 16.1–18.3.",
             "Osäkerheten som källan anger, i värdets enhet: 0,5 (±) eller 16,1–18,3."),
        in_template=False,
    ),
    Column(
        "approximator", "no", "hedge", Text("Hedge", "Ungefärord"),
        Text("The hedge as it stands in the quote: “drygt”, “nearly”, “nästan vart tredje”.",
             "Ungefärordet som det står i citatet: ”drygt”, ”nearly”, ”nästan vart tredje”."),
        translatable=True,
    ),
    Column(
        "unit", "with-value", "unit", Text("Unit", "Enhet"),
        Text("What is counted: person, child, household, percent, SEK, msek, “child / half_year” …",
             "Vad som räknas: personer, barn, hushåll, procent, kr, mkr, ”child / half_year” …"),
    ),
    Column(
        "direction", "value-or-direction", "choice", Text("Direction", "Riktning"),
        Text("For a claim that names no number: increase, decrease, unchanged; higher or lower than what "
             "compared_with names; highest or lowest since change_since, or among what compared_with names. "
             "Beside a change it gives the sign.",
             "För ett påstående utan tal: increase (ökning), decrease (minskning), unchanged (oförändrat); higher "
             "(högre) eller lower (lägre) än det som compared_with anger; highest (högst) eller lowest (lägst) "
             "sedan change_since eller bland det som compared_with anger. Bredvid en ändring ger den tecknet."),
        choices=("increase", "decrease", "unchanged", "higher", "lower", "highest", "lowest"),
    ),
    Column(
        "change_since", "no", "period", Text("Change since", "Ändring sedan"),
        Text("A period: the value is then the stated change since it, with its sign or the direction beside it.",
             "En period: värdet är då den angivna ändringen sedan dess, med tecken eller med riktningen bredvid."),
    ),
    Column(
        "compared_with", "no", "scopes", Text("Compared with", "Jämfört med"),
        Text("Another place, population or definition of the series: the value, or higher or lower, is then said in "
             "comparison with it. “place: Norway”, “population: men”, “;” between several.",
             "En annan plats, population eller definition i serien: värdet, eller higher och lower, gäller då "
             "jämförelsen med den. ”place: Norge”, ”population: män”, ”;” mellan flera."),
        in_template=False,
    ),
    Column(
        "condition", "no", "prose", Text("Condition", "Villkor"),
        Text("What the claim is said to depend on: “if delayed”. Such a claim is not held against outcomes.",
             "Vad påståendet sägs bero på: ”om det försenas”. Ett sådant påstående prövas inte mot utfall."),
        translatable=True, in_template=False,
    ),
    Column(
        "prices", "no", "prices", Text("Prices", "Priser"),
        Text("Of money: current (when blank), or the year whose prices are used (2020).",
             "För pengar: current (löpande priser, när cellen är tom) eller året vars priser används (2020)."),
        in_template=False,
    ),
    Column(
        "measure_kind", "no", "choice", Text("Kind of figure", "Slags siffra"),
        Text("outcome (when blank), target, forecast, estimate or budget.",
             "outcome (utfall, när cellen är tom), target (mål), forecast (prognos), estimate (uppskattning) "
             "eller budget."),
        choices=("outcome", "target", "forecast", "estimate", "budget"), has_default=True,
    ),
    Column(
        "time_kind", "no", "choice", Text("Counted over time as", "Räknat i tiden som"),
        Text("flow (during the period), stock (at a time), cumulative (since a start) or average. "
             "Blank: not stated.",
             "flow (under perioden), stock (vid en tidpunkt), cumulative (sedan en start) eller average "
             "(medelvärde). Tomt: inte angivet."),
        choices=("flow", "stock", "cumulative", "average"),
    ),
    Column(
        "period", "always", "period", Text("Period", "Period"),
        Text("What the figure is about: 2012, 2012-09, 2012-S1, 2012-Q3, 2008/2012-09-13, first half of 2012.",
             "Vad siffran gäller: 2012, 2012-09, 2012-S1, 2012 kv 3, 2008/2012-09-13, första halvåret 2012."),
    ),
    Column(
        "period_basis", "no", "choice", Text("The period is", "Perioden är"),
        Text("stated (when blank), inferred (“after four years”) or not-stated.",
             "stated (angiven, när cellen är tom), inferred (härledd: ”efter fyra år”) eller not-stated "
             "(inte angiven)."),
        choices=("stated", "inferred", "not-stated"), has_default=True, in_template=False,
    ),
    Column(
        "place", "no", "label", Text("Place", "Plats"),
        Text("A short label, the same wherever the same place is meant.",
             "En kort benämning, likadan överallt där samma plats menas."),
        translatable=True,
    ),
    Column(
        "population", "no", "label", Text("Population", "Population"),
        Text("Whom the figure is about, as a short label.", "Vilka siffran gäller, som en kort benämning."),
        translatable=True,
    ),
    Column(
        "definition", "no", "label", Text("Definition", "Definition"),
        Text("What the words count, as a short label: offered, got, number of jobs.",
             "Vad orden räknar, som en kort benämning: erbjudna, fick, antal jobb."),
        translatable=True,
    ),
    Column(
        "role", "no", "choice", Text("Role", "Roll"),
        Text("claim (when blank) or reference: published statistics that claims are held against.",
             "claim (påstående, när cellen är tom) eller reference: publicerad statistik att pröva "
             "påståenden mot."),
        choices=("claim", "reference"), has_default=True,
    ),
    Column(
        "cited_by", "claim", "label", Text("Cited by", "Anfört av"),
        Text("The person or body who says it.", "Personen eller organet som säger det."),
        translatable=True,
    ),
    Column(
        "office", "no", "label", Text("Office", "Uppdrag"),
        Text("In what capacity: borgarråd, socialnämnden.", "I vilken egenskap: borgarråd, socialnämnden."),
        translatable=True,
    ),
    Column(
        "party", "no", "parties", Text("Party", "Parti"),
        Text("Party letters, “;” between several. Blank for officials and agencies.",
             "Partibokstäver, ”;” mellan flera. Tomt för tjänstemän och myndigheter."),
    ),
    Column(
        "party_basis", "with-party", "basis", Text("Source for the party", "Källa för partiet"),
        Text("How the party is known: “document”, or an address.",
             "Hur partiet är känt: ”document” (dokumentet) eller en adress."),
    ),
    Column(
        "quote", "claim", "prose", Text("Quote", "Citat"),
        Text("The words, verbatim, as a whole sentence.", "Orden, ordagrant, som en hel mening."),
        translatable=True,
    ),
    Column(
        "page", "no", "page", Text("Page", "Sida"),
        Text("3 or 2–3, counted in the document.", "3 eller 2–3, räknat i dokumentet."),
    ),
    Column(
        "document", "claim", "label", Text("Document", "Dokument"),
        Text("Title of the document that says it.", "Titeln på dokumentet som säger det."),
        translatable=True,
    ),
    Column(
        "document_date", "no", "date", Text("Document date", "Dokumentets datum"),
        Text("Date of the statement, or of a reference's publication: 2012-09-13.",
             "Uttalandets datum, eller referensens publicering: 2012-09-13."),
    ),
    Column(
        "document_url", "no", "address", Text("Document address", "Dokumentets adress"),
        Text("Where the document can be read: http or https.", "Där dokumentet kan läsas: http eller https."),
    ),
    Column(
        "producer", "no", "label", Text("Producer", "Producent"),
        Text("Who measured it. Blank when nobody is named.", "Vem som mätte. Tomt när ingen nämns."),
        translatable=True,
    ),
    Column(
        "source_url", "reference", "address", Text("Source address", "Källans adress"),
        Text("Where the figure can be looked up: http or https.",
             "Där siffran kan slås upp: http eller https."),
    ),
    Column(
        "archive_url", "no", "address", Text("Archived copy", "Arkiverad kopia"),
        Text("A kept copy of the source: http or https.", "En sparad kopia av källan: http eller https."),
        in_template=False,
    ),
    Column(
        "accessed", "no", "date", Text("Accessed", "Hämtat"),
        Text("The day the source was read: 2026-01-31.", "Dagen då källan lästes: 2026-01-31."),
        in_template=False,
    ),
    Column(
        "evidence", "no", "ids", Text("Evidence", "Belägg"),
        Text("Ids, with spaces between: the figures placed beside this claim as its proof.",
             "Id:n med mellanslag mellan: siffrorna som ställs bredvid påståendet som belägg."),
        in_template=False,
    ),
    Column(
        "cluster_size", "no", "size", Text("Units per event", "Enheter per händelse"),
        Text("Mean number of units per independent event (children per eviction), at least 1.",
             "Medelantal enheter per oberoende händelse (barn per vräkning), minst 1."),
        in_template=False, in_form=False,
    ),
    Column(
        "note", "no", "prose", Text("Note", "Anmärkning"),
        Text("Free text.", "Fri text."),
        translatable=True,
    ),
)  # fmt: skip

SCOPES = ("place", "population", "definition")
"""The columns whose labels say what a figure is about, and which a figure can be compared with."""
BY_NAME: dict[str, Column] = {column.name: column for column in COLUMNS}
TRANSLATIONS: dict[str, tuple[Column, str]] = {
    f"{column.name}_{lang}": (column, lang) for column in COLUMNS if column.translatable for lang in LANGS
}
OF_SERIES: dict[str, tuple[str, ...]] = {column.name: column.translations for column in COLUMNS if column.of_series}
"""The columns whose text is the same for all rows of a series, each with those that hold its translations."""
