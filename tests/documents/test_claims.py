"""What a sentence claims: numbers with their units and kinds, noughts, multiples and words for more and fewer."""

from __future__ import annotations

import pytest

from tests.documents.dated_text import claims


@pytest.mark.parametrize(
    ("lang", "text", "value", "unit"),
    [
        ("sv", "Antalet låg på 400.", 400, ""),
        ("sv", "Besöken var 900. I höstas var vi 46 på min enhet.", 46, "person"),
        ("sv", "Kostnad per timme: 492 kronor", 492, "SEK / hour"),
        ("en", "2 Ferry traffic has deteriorated, and 87.4% of boats came on time.", 87.4, "percent"),
        ("sv", "Hamnen kostar 215 mnkr i dagens priser.", 215, "msek"),
        ("sv", "Båtarna gick dubbelt så ofta som i fjol.", 2, "times"),
        ("sv", "Av de 30 båtar som vi såg saknade 11 en giltig flagga.", 11, "båtar"),
        ("sv", "Kostnaden per dygn är i snitt 4 850 kronor i små hamnar.", 4850, "SEK / day"),
        ("en", "The fee for each boat rose to £310.", 310, "GBP / boat"),
        ("en", "Oil was dumped 301,000 times last year.", 301_000, "event"),
        ("sv", "Antalet båtar i hamnen låg på 400.", 400, "båtar"),
        ("sv", "Var femte båt, uppskattningsvis 148 personer mellan 16 och 29 år, läcker.", 148, "person"),
        ("sv", "Hamnen har 31 anställda, varav 19 är poliser.", 19, "person"),
        ("en", "The waiting list had topped 6,000.", 6000, "person"),
        ("en", "The fares index stood at 171.", 171, "index"),
        ("en", "The town listed 73 two-masted boats.", 73, "boats"),
        ("sv", "Båttätheten steg till 207 per 100 000 invånare.", 207, "per_100000"),
        ("en", "About 60 of the port's 74 boats leak.", 60, "boats"),
        ("sv", "En dryg tredjedel av båtarna läcker.", 100 / 3, "percent"),
        ("en", "No child waited for a boat.", 0, "child"),
        ("en", "Gate fees are £98 a tonne.", 98, "GBP / tonne"),
        ("en", "The rate is 47.8%, against a target of 50%.", 50, "percent"),
        ("sv", "Regeringen satsar 100 miljoner om året på hamnar.", 100, "msek / year"),
        ("sv", "Besöken ökade från 66 till drygt 67 miljoner.", 66, "million besök"),
        ("sv", "Inte en enda familj fick en båt.", 0, "family"),
        ("sv", "Stormen krävde 45 liv.", 45, "person"),
        ("en", "Repairs would cost between $1.9 billion and $2.3 billion.", 1.9, "billion USD"),
        ("sv", "Avgiften är mellan 10 och 15 procent av lönen.", 10, "percent"),
        ("en", "The number of divers on night shifts is now 40.", 40, "person"),
        ("en", "Four hundred or more people came to the quay.", 400, "person"),
        ("sv", "Nämnden har avsatt 85 miljoner kronor till mindre bryggor.", 85, "msek"),
        ("en", "The board set aside £85 million for fewer boats on each quay.", 85, "million GBP"),
        ("en", "Of those on the boat 12 were inspectors.", 12, "person"),
        ("en", "Students on leave numbered 310 over the six months.", 310, "person"),
        ("en", "The kitchen serves four times as many meals as in 2015, about 900 a week.", 900, "meals / week"),
        ("en", "The port has cut its vacancies from 61 to 45.", 45, "job"),
        ("en", "Sickness at the port averaged 9.2 days per employee.", 9.2, "day / person"),
        ("en", "Trips fell. Some 1,240 were made in March.", 1240, "trips"),
        ("en", "We own 40 boats. To date 12 of them leak.", 12, "boats"),
        ("sv", "Hyrda båtar kostade 48 miljoner, 31 procent mer än året före.", 48, "msek"),
        ("sv", "Prognosen för hamnen är minus 18 miljoner.", -18, "msek"),
        ("sv", "Avgiften höjs med 2 kronor och 72 öre.", 2.72, "SEK"),
        ("sv", "År 2017 var 5 400 långtidssjuka.", 5400, "person"),
        ("sv", "De sena besöken gick ned från 4 100 till 3 850.", 3850, "besök"),
        ("sv", "Det är sparat 2,5 miljoner om året.", 2.5, "msek / year"),
        ("en", "Trips fell, while landings have grown from roughly 200 to 390.", 390, "landings"),
        ("en", "Landings rose 18 percent on a year earlier, to just over 9,400.", 9400, "landings"),
        ("en", "The number waiting over a year has dropped from 184 to 50.", 50, "person"),
        ("en", "The port has 33 vessels whose age is a secret.", 33, "vessels"),
        ("en", "Four out of every five boats leak.", 80, "percent"),
        ("en", "The crew grew by 19 to 1,873.", 1873, ""),
        ("en", "Boats were mended in 31 days on average.", 31, "day"),
        ("sv", "Antalet utförda timmar uppgick till 384.", 384, "hour"),
        ("sv", "I fjol gick timmarna i hamnen ned från 184 till 93.", 93, "hour"),
        ("sv", "De anställda utan båt har gått från 41 till 63.", 63, "person"),
        ("sv", "Vi har 8 lotsar per hundra båtar.", 8, "lotsar"),
        ("sv", "Hamnen betalade i fjol 18,4 miljoner för lotsar.", 18.4, "msek"),
        ("en", "Tickets rose by £2 to £14.", 14, "GBP"),
        ("sv", "Elevantalet sjönk från 980 till 870.", 870, "person"),
        ("en", "The percentage of boats on time slipped from 88 to 83.", 83, "percent"),
        ("sv", "Bryggan blev 11 miljoner dyrare.", 11, "msek"),
        ("sv", "I länet anmäldes 61 fall.", 61, "event"),
        ("sv", "Hamnen får 14,2 miljoner i statsbidrag.", 14.2, "msek"),
        ("sv", "Kostnaden för hamnen har stigit från 11 till 17 miljoner.", 11, "msek"),
        ("en", "The port has 40 boats. In May alone it was 31.", 31, "boats"),
        ("sv", "Skolan har 410 elever. Av dessa saknade 179 godkänt betyg.", 179, "person"),
        ("sv", "Vi byggde bryggor, men bara 46 används.", 46, ""),
        ("en", "The port trained 31 riggers and 12 electricians.", 31, "person"),
        ("en", "The port has 31 containers.", 31, "containers"),
        ("sv", "Polisen grep 87 misstänkta i hamnen.", 87, "person"),
        ("sv", "Hamnen har 14 bemannade torn.", 14, "torn"),
        ("sv", "Vi har 640 inskrivna barn.", 640, "child"),
        ("sv", "Staden lägger 5 200 kronor per besökare på hamnen.", 5200, "SEK / person"),
        ("sv", "Det gick 17,5 barn i varje grupp, mot 14,2 i fjol.", 14.2, "child / grupp"),
        ("en", "The reserve covers 1,200 square kilometres.", 1200, "km2"),
        ("en", "Wind farms made 13.9 terawatt hours.", 13.9, "TWh"),
        ("en", "The harbour runs 140 ferries. A year later it ran 119.", 119, "ferries"),
        ("sv", "Hamnen kostade 212 miljoner. I fjol blev notan 264.", 264, "msek"),
        ("sv", "I hamnen går 14 båtar av landets 90 båtar.", 14, "båtar"),
        ("sv", "Stadens tjänster har på tre år blivit 140 fler.", 140, "job"),
        ("sv", "Hamnen byter 510 kilometer räls om året mot 290 i fjol.", 290, "km / year"),
        ("sv", "Av båtarna kom 88 procent i tid. Målet, som hamnen själv har satt, är 95.", 95, "percent"),
        ("sv", "Hamnen fick 31 besök. De sammanlagda utlånen ökade till 52,7 miljoner.", 52.7, "million utlån"),
        ("sv", "Av hamnens 1 140 tjänster är 170 obesatta.", 170, "job"),
        ("en", "The queue for a boat peaked at 4,300. It now stands at 2,950.", 2950, "person"),
        ("en", "The port lost 12 ferries. Staff numbers fell by 3 per cent to 2,100.", 2100, "person"),
        ("sv", "Antalet bryggor minskar. Vid årets slut fanns 82.", 82, "bryggor"),
        ("sv", "Båtarna finns i 171 hamnar; 2015 var de 68.", 68, "hamnar"),
    ],
)
def test_a_number_has_the_unit_of_what_it_counts(lang: str, text: str, value: float, unit: str) -> None:
    found = [one for one in claims(text, lang) if one.value is not None and abs(float(one.value) - value) < 0.1]
    assert [one.unit for one in found] == [unit]


def test_what_was_counted_in_the_sentence_before_is_meant_by_they_or_by_its_own_name() -> None:
    many, they, again = claims("Under 2018 kom 58 ungdomar. I fjol var de 61. Året innan var ungdomarna 40.", "sv")
    assert many.unit == they.unit == again.unit == "person"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Present: Councillors Ask, Reed and Holm (3). Two members of the public attended."),
        ("en", "Correction 2 October 2019: an earlier version gave the figure as 101 million."),
        ("en", "Yes (48) No (3) · Related: 12 claims · Quay Watch (no. 1140000) · 2 Clifton Row"),
        ("sv", "Riksdagen röstade med 176 mot 143 om hamnen."),
        ("sv", "Läs rapporten (PDF, 118 sidor) eller data (Excel, 1,2 MB)."),
        ("sv", "Av dem som går i årskurs nio vet ingen det."),
        ("en", "Every property with a child under five is visited."),
        ("en", "They met in Room 2 of the town hall."),
        ("en", "It has gone on for thirty-odd years."),
        ("sv", "Vi vill se till att inget barn diskrimineras."),
        ("en", "An earlier version of this article gave the number of boats as 364."),
        ("sv", "Unga seglar oftare än de över 55."),
        ("sv", "Beslutande var elva ledamöter enligt bilagd närvarolista."),
    ],
)
def test_what_nobody_claims_is_left_out(lang: str, text: str) -> None:
    assert [one.text for one in claims(text, lang) if one.kind != "demand"] == []


@pytest.mark.parametrize(
    ("lang", "text", "kind", "value", "compared"),
    [
        ("en", "The pier cost almost double the budget.", "comparison", 2, "the budget"),
        ("sv", "Bland seglare är gruppen dubbelt så stor som bland roddare.", "comparison", 2, "bland roddare"),
        ("en", "Traffic has roughly doubled since 2010.", "change", 2, ""),
        ("sv", "Hyran höjdes med i snitt 3,2 procent.", "change", 3.2, ""),
        ("en", "It was a 2.4% reduction on the previous year.", "change", -2.4, ""),
        ("en", "Coverage slipped by 1.4 points.", "change", -1.4, ""),
        ("en", "The share fell below 50%.", "figure", 50, ""),
        ("sv", "Priset steg över 80 kronor.", "figure", 80, ""),
        ("en", "Nobody waits longer than a week for the 40 boats.", "figure", 40, ""),
    ],
)
def test_a_multiple_is_a_change_or_a_comparison(lang: str, text: str, kind: str, value: float, compared: str) -> None:
    (one,) = claims(text, lang)
    assert (one.kind, one.value and float(one.value), one.compared_with) == (kind, value, compared)


@pytest.mark.parametrize(
    ("lang", "text", "direction", "measure"),
    [
        ("sv", "Vi ser att fler hör av sig.", "increase", "outcome"),
        ("en", "Fares are up, and fewer of us work in town.", "decrease", "outcome"),
        ("en", "She expected numbers to go on increasing.", "increase", "forecast"),
        ("sv", "Antalet väntas sjunka.", "decrease", "forecast"),
        ("sv", "Stödet till hamnarna har urholkats sedan 2014.", "decrease", "outcome"),
        ("sv", "Taxorna fortsätter uppåt i hela länet.", "increase", "outcome"),
        ("sv", "Antalet båtar fortsatte att sjunka: 31 fanns kvar.", "decrease", "outcome"),
        ("sv", "Varven blir också färre.", "decrease", "outcome"),
        ("en", "Thefts from boats are on the up once more.", "increase", "outcome"),
        ("en", "Smuggling is at last heading down along the coast.", "decrease", "outcome"),
        ("en", "Complaints have all but dried up.", "decrease", "outcome"),
        ("en", "The gap between the ports goes on widening.", "increase", "outcome"),
    ],
)
def test_more_and_fewer_without_a_number_are_directions(lang: str, text: str, direction: str, measure: str) -> None:
    found = [one for one in claims(text, lang) if one.kind == "direction"]
    assert (found[-1].direction, found[-1].measure_kind) == (direction, measure)


def test_what_shall_be_so_that_more_get_help_is_no_direction() -> None:
    assert claims("Vi arbetar så att fler får hjälp i tid.", "sv") == ()


@pytest.mark.parametrize(
    ("text", "period", "since"),
    [
        ("Use is down by a quarter in ten years, to just under 100 boats.", ["2019", "2019"], ["2009", ""]),
        ("Operators took £3.3 billion out over ten years.", ["2009/2019"], [""]),
        ("Trips are expected to fall by 4 per cent by 2025.", ["2025"], ["2019"]),
        ("Trips fell by 38% between 1985/86 and 2017/18.", ["2017-04/2018-03"], ["1985-04/1986-03"]),
        ("The present board has built 164 homes since 2017.", ["2017/2019-03-14"], [""]),
        ("In 2016 there were 90 boats, and now there are 40 fewer.", ["2016", "2019-03-14"], ["", "2016"]),
        ("On average 16 boats leaked, against 14 in 1990.", ["2019-03-14", "1990"], ["", ""]),
    ],
)
def test_a_change_runs_from_its_base_to_its_end(text: str, period: list[str], since: list[str]) -> None:
    found = claims(text)
    assert [one.period for one in found] == period
    assert [one.change_since for one in found] == since


def test_a_sentence_that_goes_on_about_the_one_before_has_its_time() -> None:
    text = "För tre år sedan läckte var nionde båt. Då hade hamnen två kranar, nu har den elva kranar."
    _, two, eleven = claims(text, "sv")
    assert (two.period, eleven.period) == ("2016", "2019-03-14")


def test_a_heading_run_into_a_sentence_is_no_part_of_its_quote() -> None:
    (one,) = claims("Kommunernas ansvar för hamnar Sedan 2017 har antalet båtar ökat med 9 procent.", "sv")
    assert one.quote == "Sedan 2017 har antalet båtar ökat med 9 procent."


def test_a_line_of_prose_that_ends_in_thousands_is_no_row_of_a_table() -> None:
    text = "På natten mot den första i månaden hade hamnen i hela staden sammanlagt 29 400\nbåtar på en gång.\n"
    (one,) = claims(text, "sv")
    assert one.value == 29400
    assert one.quote.endswith("29 400 båtar på en gång.")


def test_what_is_told_in_the_past_under_a_heading_with_a_year_is_of_that_year() -> None:
    one, two = claims("Resultatet för hamnen 2017\n\nHamnen hade 31 båtar.\n\nLäget nu\n\nHamnen har 40 båtar.", "sv")
    assert (one.period, one.period_basis, two.period) == ("2017", "inferred", "2019-03-14")


def test_digits_that_text_recognition_took_for_letters_are_read_and_quoted_as_they_stand() -> None:
    (one,) = claims("I hamnen finns 1 2OO båtar.", "sv")
    assert (one.value, "1 2OO" in one.quote) == (1200, True)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Hamnen var stängd 62 timmar 2018.", True),
        ("Hamnen har öppnats fyra år i rad.", False),
        ("Fem ledamöter av elva var av annan mening.", False),
        ("Hamnen är öppen mellan kl. 9 och 14.", False),
    ],
)
def test_hours_of_a_year_are_claimed_and_years_in_a_row_are_not(text: str, kept: bool) -> None:
    assert bool(claims(text, "sv")) == kept


@pytest.mark.parametrize(
    ("lang", "text", "periods"),
    [
        (
            "en",
            "In the year ending June 2018 the port sank 60 boats, 4% fewer than a year earlier.\n\n"
            "Leaks reported by skippers came to 500, down from 620.",
            ["2017-07/2018-06", "2017-07/2018-06", "2017-07/2018-06", "2016-07/2017-06"],
        ),
        ("sv", "I mätningen 2016 läckte 18 procent av båtarna. Ekor utgjorde 63 procent av gruppen.", ["2016", "2016"]),
        ("en", "Spending on piers was cut by £14 million on her watch, in 2011-12.", ["2011-04/2012-03"]),
        ("sv", "Läckorna är färre än fjolårets 71.", ["2018"]),
        ("sv", "Skulden, som för tio år sedan var 96 mkr, är nu uppe i 310.", ["2009", "2019-03-14"]),
        ("sv", "Åren 2015 och 2016 läckte 12 respektive 14 procent av båtarna.", ["2015", "2016"]),
        ("en", "In 2015 and 2016 the port lost 12 and 14 boats respectively.", ["2015", "2016"]),
        ("en", "One in three skippers told us, when we asked them in February, that they had leaks.", ["2019-02"]),
        ("sv", "Åtta skeppare av tio är nöjda, visar hamnens mätning från i höstas.", ["2018-09/2018-11"]),
        ("en", "Wages at the port rose by 3.9 per cent in 2016.", ["2016"]),
        (
            "en",
            "In 2016 one in five piers leaked. Tonight it is one in eleven. We have repaired 46 piers.",
            ["2016", "2019-03-14", "2019-03-14"],
        ),
        (
            "sv",
            "År 2016 läckte 18 procent av båtarna. Hamnen har vuxit. Av dessa är 14 procent av ek.",
            ["2016", "2019-03-14"],
        ),
        ("en", "The port held 341 boats on 30 January, 12% up on 31 October.", ["2019-01-30", "2019-01-30"]),
        ("sv", "I länet har var tredje hamn lagts ned sedan 1985.", ["2019-03-14"]),
        (
            "sv",
            "1. Läget 2017\n\nUnder året såldes 958 båtar. Två tredjedelar av dem är av ek. I juli sjönk fyra båtar.",
            ["2017", "2017", "2017-07"],
        ),
        ("sv", "För två år sedan var läget ett annat. Då räckte platserna till 78 procent av båtarna.", ["2017"]),
    ],
)
def test_a_sentence_goes_on_about_the_period_said_before(lang: str, text: str, periods: list[str]) -> None:
    assert [one.period for one in claims(text, lang) if one.value is not None] == periods


def test_a_line_that_says_whom_to_ring_holds_no_claims() -> None:
    assert claims("Antalet båtar är 31.\n\nKontakt: Iris Holm, utredare, telefon 010-555 12 40", "sv")[0].value == 31
    assert len(claims("Kontakt: Iris Holm, utredare, telefon 010-555 12 40\n", "sv")) == 0


@pytest.mark.parametrize(
    ("lang", "text", "measures"),
    [
        ("sv", "I fjol byggdes 21 båtar mot budgeterade 29.", ["outcome", "budget"]),
        ("sv", "Chefen får i uppdrag att hålla kostnaden till högst 11 miljoner kronor.", ["target"]),
        ("sv", "Enligt prognosen växer hamnen med en tredjedel fram till 2025, från 19 till 26 båtar.",
         ["forecast", "outcome", "forecast"]),
        ("en", "The port has set a target of 75 boats and half a million trips.", ["target", "target"]),
        ("en", "A car takes £88 out of the budget of a family.", ["outcome"]),
        ("en", "Income ran 6.5% above budget.", ["outcome"]),
        ("sv", "Vi räknar med 400 fler båtar nästa sommar.", ["forecast"]),
    ],
)  # fmt: skip
def test_a_kind_goes_with_the_number_that_it_is_said_of(lang: str, text: str, measures: list[str]) -> None:
    assert [one.measure_kind for one in claims(text, lang)] == measures


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("sv", "Det blev 48 turer, fyra gånger så många som vintern dessförinnan.", 4),
        ("sv", "Hamnen hade 31 båtar, 3 procent färre än kvartalet före.", -3),
        ("en", "Only 38 boats came, eleven fewer than in the quarter before.", -11),
        ("en", "Landings were about a third below the number agreed.", -100 / 3),
    ],
)
def test_what_is_held_against_an_earlier_time_is_a_change(lang: str, text: str, value: float) -> None:
    found = claims(text, lang)[-1]
    assert found.kind == "change"
    assert float(found.value or 0) == pytest.approx(value)


@pytest.mark.parametrize(
    ("lang", "text", "directions"),
    [
        ("en", "The register kept growing all winter.", ["increase"]),
        ("en", "Trips rose for years, only to fall after the storm.", ["increase", "decrease"]),
        ("en", "Waiting times are getting shorter, and I expect 14 weeks by June.", ["decrease"]),
        ("sv", "Antalet båtar steg år efter år, för att därefter sjunka.", ["increase", "decrease"]),
        ("sv", "Köerna blir bara längre.", ["increase"]),
        ("sv", "Statistiken visar en uppgång.", ["increase"]),
        ("en", "Landings have therefore grown, but the fleet has dropped its flag.", ["increase"]),
        ("en", "Boats keep disappearing and growth has slowed.", ["decrease", "decrease"]),
        ("sv", "Bryggorna blir för övrigt fler. Båtarna blir inte fler.", ["increase"]),
        ("sv", "Fångsterna har minskat sju år i rad.", ["decrease"]),
        ("en", "The fleet of the port is 482 and falling.", ["decrease"]),
        ("sv", "Väntetiderna fortsätter att växa.", ["increase"]),
        ("sv", "Fångsten har minskat för tredje året i rad, från 19 procent 2016 till 13,5.", ["decrease"]),
        ("sv", "Planerna krymper inte.", []),
        ("sv", "Han tänkte sig för att inte falla.", []),
    ],
)
def test_a_rise_or_fall_is_claimed_also_where_it_goes_on_or_turns(lang: str, text: str, directions: list[str]) -> None:
    assert [one.direction for one in claims(text, lang) if one.direction] == directions


@pytest.mark.parametrize(
    ("lang", "text", "quote"),
    [
        ("en", "No. Landings were 470 in May.", "Landings were 470 in May."),
        ("en", "A boat on the quay (Image: Dev Reed) The port has 40 boats.", "The port has 40 boats."),
        ("sv", "Där arbetar 40 lotsar i sommar. Foto: Jon Hed", "Där arbetar 40 lotsar i sommar."),
        ("sv", "Av dem saknar 14 procent bil. Bland de äldre är det så.", "Av dem saknar 14 procent bil."),
        ("sv", "Riksdagen har anvisat 30 mkr (prop. 1996/97:1, bet. 1996/97:NU2).",
         "Riksdagen har anvisat 30 mkr (prop. 1996/97:1, bet. 1996/97:NU2)."),
    ],
)  # fmt: skip
def test_a_quote_is_one_sentence_without_what_stands_around_it(lang: str, text: str, quote: str) -> None:
    assert {one.quote for one in claims(text, lang)} == {quote}
