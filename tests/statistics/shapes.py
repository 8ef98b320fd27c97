"""Published tables in the shapes that offices write them, with what must come out of each. All figures are invented."""

from __future__ import annotations

from tests.statistics.published_files import KEYED, Shape, text, workbook
from tests.statistics.shapes_abroad import SHAPES_ABROAD
from tests.statistics.shapes_of_databases import SHAPES_OF_DATABASES

SHAPES = (
    *SHAPES_ABROAD,
    *SHAPES_OF_DATABASES,
    Shape(
        "years without a word and changes in per cent beside them", "utslapp.csv",
        text("Utsläpp från vägar, 1 000 ton", "Sektor;2021;2022;Förändring 1990–2022 (%)", "Bilar;14 100;13 000;-27,4", "Bussar;240;380;.."),
        [("", "Bilar", "2021", "14100"), ("", "Bilar", "2022", "13000"), ("", "förändring", "2022", "-27.4"), ("", "Bussar", "2021", "240"), ("", "Bussar", "2022", "380")], title="Utsläpp från vägar", left_out=1,
    ),
    Shape(
        "intervals in a column behind each share", "halsa.csv",
        text("Andel med god hälsa 2021", "Region;Män;95% KI;Kvinnor;95% KI", "Skåne;75;(73–77);70;(68–72)", "Halland;77;75-79;..;.."),
        [("Skåne", "Män", "2021", "75"), ("Skåne", "Kvinnor", "2021", "70"), ("Halland", "Män", "2021", "77")], unit="percent", title="Andel med god hälsa", left_out=1,
    ),
    Shape(
        "kronor behind each number, and what is part of the column before", "bidrag.csv",
        text("Statsbidrag till kommuner 2023", "Kommun;Utbetalt belopp;Varav återkrav", "Ale;12 500 000 kr;0 kr", "Lund;48 100 500 kr;11 950 kr"),
        [("Ale", "Utbetalt", "2023", "12500000"), ("Ale", "återkrav", "2023", "0"), ("Lund", "Utbetalt", "2023", "48100500"), ("Lund", "återkrav", "2023", "11950")], unit="SEK", title="Utbetalt belopp",
    ),
    Shape(
        "a change over two years beside their figures, and notes in two cells below", "andring.csv",
        text("Tabell 1. Anmälda brott efter brottstyp", ";Antal;;Förändring, %", ";2022;2023;2022–2023", "Våld;1200;1300;8,3", "Stöld;4100;..;–4,9", ";;;", "1;Byte av system.;;"),
        [("", "Våld", "2022", "1200"), ("", "Våld", "2023", "1300"), ("", "Våld", "2023", "8.3"), ("", "Stöld", "2022", "4100"), ("", "Stöld", "2023", "-4.9")], kind="pxweb", title="Anmälda brott", left_out=1,
    ),
    Shape(
        "key figures down, each in the unit of a column beside it", "kommun.csv",
        text("Nyckeltal för Ale kommun", ";Enhet;2021;2022", "Befolkning;antal;10200;10310", "Arbetslöshet;%;6,1;5,4", "Soliditet;%;41;..", "Resultat;mnkr;12,1;-3,0"),
        [("", "Befolkning", "2021", "10200"), ("", "Befolkning", "2022", "10310"), ("", "Arbetslöshet", "2021", "6.1"), ("", "Arbetslöshet", "2022", "5.4"), ("", "Soliditet", "2021", "41"), ("", "Resultat", "2021", "12.1"), ("", "Resultat", "2022", "-3.0")],
        title="Befolkning", left_out=1,
    ),
    Shape(
        "headings in two languages, a unit in each row, and a letter behind a year that a note below explains", "fartyg.csv",
        text("Tabell 4. Fartyg och gods 2022–2023", "Slag / Type;Enhet / Unit;2022;2023 p", "Gods till sjöss;1 000 ton;410;402", "Fartyg i tid;procent;93,1;..", "", "p Preliminära uppgifter."),
        [("", "Gods", "2022", "410"), ("", "Gods", "2023", "402"), ("", "Fartyg i tid", "2022", "93.1")], title="Gods till sjöss", note="Preliminära uppgifter.", left_out=1,
    ),
    Shape(
        "two measures that differ only in whom they count, behind a comma", "hushall.csv",
        text("Hushåll efter kön", "År;Kommun;Hushåll, kvinnor;Hushåll, män", "2021;Ale;5;6", "2022;Ale;7;.."),
        [("Ale", "kvinnor", "2021", "5"), ("Ale", "män", "2021", "6"), ("Ale", "kvinnor", "2022", "7")], unit="household", kind="pxweb", title="Hushåll", left_out=1,
    ),
    Shape(
        "shares with their sign in the cells, under a title that names whom they are of", "andel.csv",
        text("Arbetslösa efter kommun", "Kommun;2021;2022", "Ale;7,4 %;7,1 %", "Lund;5,5 %;.."), [("Ale", "", "2021", "7.4"), ("Ale", "", "2022", "7.1"), ("Lund", "", "2021", "5.5")],
        unit="percent", kind="pxweb", title="Arbetslösa", left_out=1,
    ),
    Shape(
        "votes under the letters of parties, two of which are units elsewhere", "val.csv",
        text("Val till kommunfullmäktige 2022, andel av rösterna (%)", "Kommun;S;M;SD;L;Övriga", "Ale;30,1;19,2;21,4;3,1;–", "Källor: Valnämnden och egna beräkningar"),
        [("Ale", "S", "2022", "30.1"), ("Ale", "M", "2022", "19.2"), ("Ale", "SD", "2022", "21.4"), ("Ale", "L", "2022", "3.1")],
        unit="percent", producer="Valnämnden och egna beräkningar", title="Val till kommunfullmäktige 2022, andel av rösterna", left_out=1,
    ),
    Shape(
        "a forecast whose years have a letter that a note explains, which names the source too", "prognos.csv",
        text("Försörjningsbalans, procentuell förändring", ";2023;2024p", "BNP;-0,2;1,0", "Export;..;2,3", "Anm: p = prognos. Källa: Konjunkturbyrån"),
        [("", "BNP", "2023", "-0.2"), ("", "BNP", "2024", "1.0"), ("", "Export", "2024", "2.3")], unit="percent", producer="Konjunkturbyrån", note="prognos", left_out=1,
    ),
    Shape(
        "the first and the last day of each period in two columns, and what is part of a column left of it", "delar2.csv",
        text("Kommun;Från;Till;Antal anställda;därav med legitimation", "Ale;2021-01-01;2021-06-30;120;98", "Ale;2021-07-01;2021-09-30;121;.."),
        [("Ale", "anställda", "2021-01-01/2021-06-30", "120"), ("Ale", "Antal anställda, därav med legitimation", "2021-01-01/2021-06-30", "98"), ("Ale", "anställda", "2021-07-01/2021-09-30", "121")], unit="person", left_out=1,
    ),
    Shape(
        "a numbered table for each year, with the same measures", "ar.csv",
        text("Flyttningar efter kommun", "", "2021", "Kommun;Inflyttade;Utflyttade", "Ale;21;19", "", "2022", "Kommun;Inflyttade;Utflyttade", "Ale;22;.."),
        [("Ale", "Inflyttade", "2021", "21"), ("Ale", "Utflyttade", "2021", "19"), ("Ale", "Inflyttade", "2022", "22")], kind="pxweb", unit="person", title="Inflyttade", left_out=1,
    ),
    Shape(
        "an agency's name above the title, counts of things beside shares, and all counties in one row", "fk.csv",
        text("Försäkringskassan, Statistik", "Sjukpenning, pågående sjukfall", "Uppdaterad: 2024-02-15", "", "År;Månad;Län;Antal pågående sjukfall;Andel av försäkrade (%)", "2023;11;14 Västra Götalands län;9120;3,4", "2023;12;14 Västra Götalands län;8990;.."),
        [("Västra Götalands län", "sjukfall", "2023-11", "9120"), ("Västra Götalands län", "försäkrade", "2023-11", "3.4"), ("Västra Götalands län", "sjukfall", "2023-12", "8990")], producer="Försäkringskassan", left_out=1,
    ),
    Shape(
        "the turn of a year in the title, and the day of publication behind the source", "fordon.csv",
        text("Fordon i trafik efter drivmedel och län vid årsskiftet 2022/2023", "Källa: Trafikbyrån. Publiceringsdatum: 2023-02-16", "", "Län;Bensin;El", "Uppsala län;92;8", "Gotlands län;18;—"),
        [("Uppsala län", "Bensin", "2022-12-31", "92"), ("Uppsala län", "El", "2022-12-31", "8"), ("Gotlands län", "Bensin", "2022-12-31", "18")], unit="fordon", producer="Trafikbyrån", kind="pxweb", title="Fordon i trafik", left_out=1,
    ),
    Shape(
        "a follow-up of a budget, with what each part departs from it by, in thousands for each child", "uppfoljning.csv",
        text("Uppföljning 2023 av förskolan, tusen kronor per barn", "Område;Budget;Prognos;Avvikelse", "Norr;112,5;115,2;-2,7", "Söder;108,0;..;0,9",
             "Källa: Skolkontoret i Ale. Uppgifter hämtade 2023-05-02"),
        [("Norr", "förskolan", "2023", "112.5"), ("Norr", "förskolan", "2023", "115.2"), ("Norr", "avvikelse", "2023", "-2.7"), ("Söder", "förskolan", "2023", "108.0"), ("Söder", "avvikelse", "2023", "0.9")],
        unit="ksek / child", producer="Skolkontoret i Ale", title="Uppföljning 2023 av förskolan", left_out=1,
    ),
    Shape(
        "the number of the table on a line of its own, and notes that are numbered with points", "brott.csv",
        text("TABELL 10La.", "Anmälda brott efter kommun, antal personer", "", "Kommun;2022;2023¹", "Ale;20;21", "Lund²;..;31", "", "1. Preliminära uppgifter.", "2. Efter ny gräns.", "3. Om urvalet."),
        [("Ale", "", "2022", "20"), ("Ale", "", "2023", "21"), ("Lund", "", "2023", "31")],
        unit="person", title="Anmälda brott", note="Preliminära uppgifter. 3. Om urvalet.", left_out=1,
    ),
    Shape(
        "the period on a line below, and no year anywhere else", "verksamhet.csv",
        text("Table B: Visits, thousands", "Library,Visits", "Ashby,1.5", "Borton,2.5", "Period: January 2023", "Source: St. Mary Council (SMC). Data from the gates."),
        [("Ashby", "", "2023-01", "1.5"), ("Borton", "", "2023-01", "2.5")], unit="visits", producer="St. Mary Council (SMC)", title="Visits",
    ),
    Shape(
        "a .px file that leaves out its rows of noughts", "keys.px", KEYED,
        [("Ashby", "women", "2021", "40"), ("Borton", "men", "2021", "9"), ("Borton", "men", "2022", "7"),
         *((town, sex, year, "0") for town, sex in (("Ashby", "men"), ("Borton", "women")) for year in ("2021", "2022"))],
        kind="px", producer="Office", title="Movers", left_out=1,
    ),
    Shape(
        "a workbook of the UK's offices with a sheet of notes and years that end in March", "homeless.xlsx",
        workbook(("Cover", [["Homelessness in Arden"], ["Contact: a@example.org"]]),
                 ("Notes", [["Notes"], ["Note number", "Note text"], ["note 1", "Rounded to the nearest 10."], ["Note 2", "Without Ashby’s hostels."]]),
                 ("Table_1", [["Table 1: Households assessed, by local authority, thousands [note 1]"], ["Source: Office for Arden"],
                              ["Area code", "Area name", "Year ending March 2022", "Year ending 31 March 2023 [note 2]"],
                              ["W06000015", "Ashby", 2.3, "[c]"], ["W06000011", "Borton", 1, 1.5]])),
        [("Ashby", "", "year to March 2022", "2300"), ("Borton", "", "year to March 2022", "1000"), ("Borton", "", "year to March 2023", "1500")],
        unit="household", kind="pxweb", producer="Office for Arden", title="Households assessed", note="Without Ashby’s hostels. Rounded to the nearest 10.", left_out=1,
    ),
    Shape(
        "balances of people, which may be below nought", "netto.csv",
        text("Befolkningsförändringar efter kommun, förändring och år. Antal", "", "Kommun;Förändring;2021;2022", "Ale;Födelseöverskott;-52;9", "Ale;Flyttningsöverskott;12;−8"),
        [("Ale", "Födelseöverskott", "2021", "-52"), ("Ale", "Födelseöverskott", "2022", "9"), ("Ale", "Flyttningsöverskott", "2021", "12"),
         ("Ale", "Flyttningsöverskott", "2022", "-8")], kind="pxweb",
    ),
    Shape(
        "averages of three years, written with hyphens", "medel.csv",
        text("region,kön,2016-2018,2017-2019", "Riket,män,80.8,81.2", "Riket,kvinnor,84.1,.."),
        [("Riket", "män", "2016–2018", "80.8"), ("Riket", "män", "2017–2019", "81.2"), ("Riket", "kvinnor", "2016–2018", "84.1")], left_out=1,
    ),
    Shape(
        "a second table with the same headings below, under a title of its own", "tva.csv",
        text("Tabell 1. Antal elever", "Kommun;2021;2022", "Ale;41;42", "Lund;51;..", "", "Tabell 2. Antal lärare", "Kommun;2021;2022", "Ale;3;4", "Lund;5;6"),
        [("Ale", "elever", "2021", "41"), ("Ale", "elever", "2022", "42"), ("Lund", "elever", "2021", "51"), ("Ale", "lärare", "2021", "3"),
         ("Ale", "lärare", "2022", "4"), ("Lund", "lärare", "2021", "5"), ("Lund", "lärare", "2022", "6")], title="Antal elever", left_out=1,
    ),
    Shape(
        "a table for each sex below the other, under the title of the sheet", "kon.csv",
        text("Antal elever efter kommun och år", "", "Flickor", "Kommun;2021;2022", "Ale;41;42", "", "Pojkar", "Kommun;2021;2022", "Ale;43;..", "", "Källa: Skolkontoret"),
        [("Ale", "Flickor", "2021", "41"), ("Ale", "Flickor", "2022", "42"), ("Ale", "Pojkar", "2021", "43")],
        unit="person", title="Antal elever", producer="Skolkontoret", kind="pxweb", left_out=1,
    ),
    Shape(
        "two tables side by side, one longer than the other, and years parted by blank columns in both", "sida.csv",
        text("Arbetslösa, antal;;;;;Sysselsatta, antal;;;", "Kommun;2021;;2022;;Ort;2021;;2022", "Ale;1;;2;;Alby;5;;6", "Lund;3;;..;;Borg;7;;8", ";;;;;Ceby;9;;10"),
        [("Ale", "Arbetslösa", "2021", "1"), ("Ale", "Arbetslösa", "2022", "2"), ("Lund", "Arbetslösa", "2021", "3"), ("Alby", "Sysselsatta", "2021", "5"),
         ("Alby", "Sysselsatta", "2022", "6"), ("Borg", "Sysselsatta", "2021", "7"), ("Borg", "Sysselsatta", "2022", "8"), ("Ceby", "Sysselsatta", "2021", "9"),
         ("Ceby", "Sysselsatta", "2022", "10")], unit="person", left_out=1,
    ),
    Shape(
        "three tables in which the same headings count other things, a blank row under each title", "lan.csv",
        text("Tabell 1. Antal resor efter färdsätt och år, tusental", "", "År;Buss;Tåg", "2021;1,5;2", "2022;2,5;..", "", "Tabell 2. Tillryggalagd sträcka efter färdsätt (km)", "",
             "År;Buss;Tåg", "2021;15;20", "", "Tabell 3. Mer", "", "År;Buss", "2021;90"),
        [("", "Buss", "2021", "1.5"), ("", "Tåg", "2021", "2"), ("", "Buss", "2022", "2.5"), ("", "Buss", "2021", "15"), ("", "Tåg", "2021", "20"), ("", "Buss", "2021", "90")],
        title="Antal resor", kind="pxweb", left_out=1,
    ),
    Shape(
        "weeks in the headings, as an agency of public health writes them", "vecka.csv",
        text("Region;2023 v 1;2023 v 52", "Skåne;120;x", "Värmland;14;7"),
        [("Skåne", "", "2023-W01", "120"), ("Värmland", "", "2023-W01", "14"), ("Värmland", "", "2023-W52", "7")], left_out=1,
    ),
    Shape(
        "parts of a municipality, with the day of the table behind its source", "delar.csv",
        text("Tabell 3. Inskrivna barn per kommundel 2022–2023", "Kommundel;2022;2023", "Hamnen;41;42", "Totalt;90;–", "Källa: Ale kommun, Utbildning. Uppdaterad 2023-11-20"),
        [("Hamnen", "", "2022", "41"), ("Hamnen", "", "2023", "42"), ("Totalt", "", "2022", "90")], unit="child", producer="Ale kommun, Utbildning", kind="pxweb", left_out=1,
    ),
    Shape(
        "quarters under their years in the headings, and the title says so", "bygglov.csv",
        text("Bygglov, antal per kvartal", ";2022;2022;2023", ";kv1;kv4;kv1", "Enbostadshus;41;29;22", "Flerbostadshus;12;7;.."),
        [("", "Enbostadshus", "2022-Q1", "41"), ("", "Enbostadshus", "2022-Q4", "29"), ("", "Enbostadshus", "2023-Q1", "22"),
         ("", "Flerbostadshus", "2022-Q1", "12"), ("", "Flerbostadshus", "2022-Q4", "7")], kind="pxweb", title="Bygglov", left_out=1,
    ),
    Shape(
        "a German table with the day in its heads and lines drawn around its footnotes", "land.csv",
        text("Tabelle: 12411-0010", "Bevölkerung: Bundesländer, Stichtag", "Bevölkerung (Anzahl)", ";Stichtag;Stichtag", ";31.12.2021;31.12.2022",
             "Bayern;13176;13369", "Saarland;982;-", "__________", "Zensus 2011.", "__________", "© Statistisches Amt (StA), 2024 | Stand: 02.05.2024", encoding="cp1252"),
        [("Bayern", "", "2021-12-31", "13176"), ("Bayern", "", "2022-12-31", "13369"), ("Saarland", "", "2021-12-31", "982")],
        unit="person", producer="Statistisches Amt (StA)", title="Bevölkerung", note="Zensus 2011", left_out=1,
    ),
    Shape(
        "a Norwegian table with codes of its own before the places", "norge.csv",
        text('"07459: Folkemengde, etter region, kjønn, år og statistikkvariabel"', "", '"region";"kjønn";"Personer 2022";"Personer 2023"',
             '"K-0301 Oslo";"Menn";347410;351200', '"K-4601 Bergen";"Kvinner";143200;..', encoding="cp1252"),
        [("Oslo", "Menn", "2022", "347410"), ("Oslo", "Menn", "2023", "351200"), ("Bergen", "Kvinner", "2022", "143200")],
        unit="person", kind="pxweb", title="Personer", left_out=1,
    ),
    Shape(
        "one column a place", "platser.csv",
        text("År;Stockholm;Göteborg;Malmö", "2021;1 200;800;650", "2022;1 250;..;655"),
        [("Stockholm", "", "2021", "1200"), ("Göteborg", "", "2021", "800"), ("Malmö", "", "2021", "650"), ("Stockholm", "", "2022", "1250"), ("Malmö", "", "2022", "655")],
        left_out=1,
    ),
    Shape(
        "a workbook with a cover, two tables, a two-row heading over merged cells and footnotes", "bok.xlsx",
        workbook(("Innehåll", [["Statistik om förskolan"], ["Kontakt: a@example.org"]]), ("Tab 1", [["Öppettider"], ["Kommun", "2022"], ["Ale", 9]]),
                 ("Tab 2", [["Tabell 2. Barn och personal 2022–2023"], [], ["Kommun", "Barn", None, "Anställda", None], [None, "2022", "2023¹", "2022", "2023¹"],
                            ["Ale", 1410, 1432, 288, "x"], ["Öckerö*", 610, 598, 131, 129], [], ["¹ Preliminärt."], ["* Uppskattat av kommunen."], ["Källa: Skolenheten"]]),
                 merge=("A3:A4", "B3:C3", "D3:E3")),
        [("Ale", "Barn", "2022", "1410"), ("Ale", "Barn", "2023", "1432"), ("Ale", "Anställda", "2022", "288"), ("Öckerö", "Barn", "2022", "610"),
         ("Öckerö", "Barn", "2023", "598"), ("Öckerö", "Anställda", "2022", "131"), ("Öckerö", "Anställda", "2023", "129")],
        arguments=("--sheet", "Tab 2"), producer="Skolenheten", note="Preliminärt", left_out=1,
    ),
    Shape(
        "places merged over their rows in a workbook", "slagna.xlsx",
        workbook(("Blad1", [["Kommun", "År", "Hushåll"], ["Ale", "2021", 410], [None, "2022", 425], ["Lund", "2021", 388], [None, "2022", 391]]), merge=("A2:A3", "A4:A5")),
        [("Ale", "", "2021", "410"), ("Ale", "", "2022", "425"), ("Lund", "", "2021", "388"), ("Lund", "", "2022", "391")], unit="household", title="Hushåll",
    ),
    Shape(
        "headings among the rows", "avsnitt.csv",
        text("Sökande till programmen;;", "Kommun;2022;2023", "Kvinnor;;", "Ale;12;14", "Lund;40;38", "Män;;", "Ale;9;11", "Lund;35;37"),
        [("Ale", "Kvinnor", "2022", "12"), ("Ale", "Kvinnor", "2023", "14"), ("Lund", "Kvinnor", "2022", "40"), ("Lund", "Kvinnor", "2023", "38"),
         ("Ale", "Män", "2022", "9"), ("Ale", "Män", "2023", "11"), ("Lund", "Män", "2022", "35"), ("Lund", "Män", "2023", "37")], title="Sökande till programmen",
    ),
    Shape(
        "a money table whose title says the scale", "ekonomi.csv",
        text("Kommunens kostnader, miljoner kronor", "", "Verksamhet;2021;2022", "Förskola;1,5;1,75", "Äldreomsorg;12;[c]", "", "[c] = uppgiften är hemlig"),
        [("", "Förskola", "2021", "1.5"), ("", "Förskola", "2022", "1.75"), ("", "Äldreomsorg", "2021", "12")], unit="msek", left_out=1,
    ),
    Shape(
        "a year and a month in columns of their own", "manader.csv",
        text("År,Månad,Antal händelser", "2023,11,41", "2023,12,39", "2024,1,44"),
        [("", "", "2023-11", "41"), ("", "", "2023-12", "39"), ("", "", "2024-01", "44")],
    ),
    Shape(
        "one period, named in the title", "ar.csv",
        text("Population by country and sex, 2023", "", "Country,Men,Women", "Sweden,5 320,5 230"),
        [("Sweden", "Men", "2023", "5320"), ("Sweden", "Women", "2023", "5230")], unit="person", kind="pxweb",
    ),
    Shape(
        "one column a place, with places that no list knows", "orter.csv",
        text("År;Åkerby;Sjöstad", "2021;5;6", "2022;7;x"),
        [("Åkerby", "", "2021", "5"), ("Sjöstad", "", "2021", "6"), ("Åkerby", "", "2022", "7")], left_out=1,
    ),
    Shape(
        "a data frame as it is saved, with its rows numbered", "frame.csv",
        text(",country,year,visits", "0,Sweden,2021,5", "1,Norway,2021,6"),
        [("Sweden", "", "2021", "5"), ("Norway", "", "2021", "6")], unit="visits",
    ),
    Shape(
        "units in a line of their own below the headings", "enheter.csv",
        text("År;Befolkning;Yta", ";antal;km2", "2021;31 000;317", "2022;31 500;317"),
        [("", "Befolkning", "2021", "31000"), ("", "Yta", "2021", "317"), ("", "Befolkning", "2022", "31500"), ("", "Yta", "2022", "317")],
    ),
    Shape(
        "a council's budget, with its kinds of figure as columns", "bokslut.csv",
        text("Bokslut (tkr);Budget 2023;Utfall 2023;Utfall 2022", "Förskola;100;90,5;80"),
        [("", "Förskola", "2023", "100"), ("", "Förskola", "2023", "90.5"), ("", "Förskola", "2022", "80")], unit="ksek", kind="pxweb",
    ),
    Shape(
        "three lines of headings, the labels' own below the others", "tre.xlsx",
        workbook(("Data", [["År", None, 2021, None, 2022, None], ["Kön", None, "Kvinnor", "Män", "Kvinnor", "Män"], ["Region", "Åldersgrupp"],
                           ["Region Skåne", "18–24", 10, 11, 12, 13], [None, "25–44", 20, 21, "..", 23]]), merge=("C1:D1", "E1:F1")),
        [("Region Skåne", "18–24, Kvinnor", "2021", "10"), ("Region Skåne", "18–24, Män", "2021", "11"), ("Region Skåne", "18–24, Kvinnor", "2022", "12"),
         ("Region Skåne", "18–24, Män", "2022", "13"), ("Region Skåne", "25–44, Kvinnor", "2021", "20"), ("Region Skåne", "25–44, Män", "2021", "21"),
         ("Region Skåne", "25–44, Män", "2022", "23")], left_out=1,
    ),
    Shape(
        "municipalities under their counties", "lan.csv",
        text("Län;Kommun;2020;2021 (p)", "Skåne län;Lund;1;2", "Skåne län;Malmö;3;4"),
        [("Lund", "", "2020", "1"), ("Lund", "", "2021", "2"), ("Malmö", "", "2020", "3"), ("Malmö", "", "2021", "4")], note="provisional (p)",
    ),
    Shape(
        "months that a spreadsheet keeps as days, in UTF-16", "manad.csv",
        text("Månad;Antal barn", "2023-01-01;120", "2023-02-01;1 130", encoding="utf-16"),
        [("", "", "2023-01", "120"), ("", "", "2023-02", "1130")], unit="child",
    ),
    Shape(
        "schools under a heading that elsewhere means units", "skolor.csv",
        text("Enhet;SNI 2007;2021;2022", "Norrskolan;P;10;11", "Söderskolan;P;5;−"),
        [("", "Norrskolan", "2021", "10"), ("", "Norrskolan", "2022", "11"), ("", "Söderskolan", "2021", "5")], left_out=1,
    ),
    Shape(
        "Statistics Canada's table with its scale in a column", "canada.csv",
        text("REF_DATE,GEO,DGUID,Sex,Statistics,UOM,UOM_ID,SCALAR_FACTOR,SCALAR_ID,VECTOR,COORDINATE,VALUE,STATUS,SYMBOL,TERMINATED,DECIMALS",
             "2022,Canada,2021A,Both sexes,Number of persons,Number,223,thousands,3,v1,1.1,38246.1,,,,1",
             "2023,Canada,2021A,Both sexes,Number of persons,Number,223,thousands,3,v1,1.1,39000.0,p,,,1"),
        [("Canada", "Both sexes", "2022", "38246100"), ("Canada", "Both sexes", "2023", "39000000")], unit="person", note="provisional",
    ),
    Shape(
        "months as columns, their year in the title", "manader_bredd.csv",
        text("Tabell 1: Anmälda brott 2022", "", "Brottstyp;jan;feb;mars", "Stöld;1;2;..", "Rån;4;5;6"),
        [("", "Stöld", "2022-01", "1"), ("", "Stöld", "2022-02", "2"), ("", "Rån", "2022-01", "4"), ("", "Rån", "2022-02", "5"), ("", "Rån", "2022-03", "6")],
        title="Anmälda brott", left_out=1,
    ),
    Shape(
        "key figures as rows, places with their year as columns", "jamfor.csv",
        text("Nyckeltal;Ale 2021;Lund 2021", "N00945 Barn i familjehem, antal;12;15", "N15428 Behöriga, andel (%);71,2;80,3"),
        [("Ale", "Barn", "2021", "12"), ("Lund", "Barn", "2021", "15"), ("Ale", "Behöriga", "2021", "71.2"), ("Lund", "Behöriga", "2021", "80.3")], kind="kolada",
    ),
    Shape(
        "a database with two columns of codes before the names, a scale in a column and a word behind the years", "ekonomi.tsv",
        text("Land Code\tISO\tSeries Code\tCountry\tSubject Descriptor\tSubject Notes\tUnits\tScale\tCountry/Series-specific Notes\t2021\t2022\tForecast after",
             "1\tSWE\tDEBT\tSweden\tPublic debt\tGross.\tU.S. dollars\tMillions\tRevised in May\t1,250.5\t1,300.0\t2021",
             "1\tSWE\tGROWTH\tSweden\tOutput\tIn volume.\tPercent change\t\t\t-0.4\t2.5\t2021", "2\tNOR\tDEBT\tNorway\tPublic debt\tGross.\tU.S. dollars\tMillions\t\t990.1\tn/a\t2022",
             "2\tNOR\tGROWTH\tNorway\tOutput\tIn volume.\tPercent change\t\t\t1.0\t2.0\t2022", "", "OECD, Outlook of May 2023"),
        [("Sweden", "Public debt", "2021", "1250500000"), ("Sweden", "Public debt", "2022", "1300000000"), ("Norway", "Public debt", "2021", "990100000"),
         ("Sweden", "Output", "2021", "-0.4"), ("Sweden", "Output", "2022", "2.5"), ("Norway", "Output", "2021", "1.0"), ("Norway", "Output", "2022", "2.0")],
        producer="OECD", note="Gross. Revised in May. Forecast after: 2021.", left_out=1,
    ),
    Shape(
        "a series with its title and unit behind keys, a row a year and a column a month", "manadsserie.csv",
        text("Consumers from the Current Population Survey", "Not Seasonally Adjusted", "", "Series title:,Confidence", "Type of data:,Percent or rate", "Age:,18 years and over", "",
             "Year,Jan,Feb,Mar", "2022,61.0,59.5,60.2", "2023,58.8,,"),
        [("", "Confidence", "2022-01", "61.0"), ("", "Confidence", "2022-02", "59.5"), ("", "Confidence", "2022-03", "60.2"), ("", "Confidence", "2023-01", "58.8")],
        unit="percent", title="Confidence", note="Age: 18 years and over.", left_out=2,
    ),
    Shape(
        "years before a unit in brackets, and letters for footnotes", "mitten.csv",
        text("Kommun;Folkmängd 2021 (tusental);Folkmängd 2022 (tusental) a)", "Ale;31,8;32,1", "Lund;125,9 b);127,4", "a) Prognos i juni", "b) Skattat värde"),
        [("Ale", "Folkmängd", "2021", "31800"), ("Ale", "Folkmängd", "2022", "32100"), ("Lund", "Folkmängd", "2021", "125900"), ("Lund", "Folkmängd", "2022", "127400")],
        unit="person", note="Skattat värde.", kind="pxweb",
    ),
    Shape(
        "a rate in a title that commas have parted", "parted.csv",
        text("Table 3: Deaths per 100,000 population, by region, 2021 to 2022", "Region,Group,Sex,Part,2021,2022", "North,old,boys,inner,101.2,99.8", "Source: Health office"),
        [("North", "old, boys, inner", "2021", "101.2"), ("North", "old, boys, inner", "2022", "99.8")], unit="per_100000", title="Deaths per 100,000 population", producer="Health office", kind="pxweb",
    ),
    Shape(
        "a poll with margins of error behind its numbers, and one in brackets", "matning.csv",
        text("Väljarstöd i procent", "", "Parti;Maj 2023;Nov 2023", "A;34,8 ±0,9;33,9 (33,1–34,7)", "B;19,1;18,4 (2,1–3,3)"),
        [("", "A", "2023-05", "34.8"), ("", "A", "2023-11", "33.9"), ("", "B", "2023-05", "19.1")], unit="percent", left_out=1,
    ),
    Shape(
        "counts beside rates that the title names, with the signs of balances apart from their digits", "brott.csv",
        text("Anmälda brott, antal och per 100 000 invånare", "", "Brott;2021 Antal;2021 Per 100 000 inv", "Stöld;82 000;786", "Rån;5 900;56"),
        [("", "Stöld", "2021", "82000"), ("", "Stöld", "2021", "786"), ("", "Rån", "2021", "5900"), ("", "Rån", "2021", "56")], kind="pxweb",
    ),
    Shape(
        "balances with a blank behind their sign", "saldo.csv", text("Flyttnetto per kommun", "", "Kommun;2021;2022", "Ale;- 340;− 12", "Lund;5;8"),
        [("Ale", "", "2021", "-340"), ("Ale", "", "2022", "-12"), ("Lund", "", "2021", "5"), ("Lund", "", "2022", "8")], unit="person", title="Flyttnetto", kind="pxweb",
    ),
    Shape(
        "averages of years before their words, in another country", "snitt.csv", text("Commune,2019-2021 average,2020-2022 average", "Lyon,12.1,12.4"),
        [("Lyon", "", "2019–2021", "12.1"), ("Lyon", "", "2020–2022", "12.4")], kind="pxweb",
    ),
    Shape(
        "a database's quarters, named by their first days", "rate.csv", text("observation_date,Visits", "2023-01-01,5", "2023-04-01,6", "2023-07-01,."),
        [("", "Visits", "2023-Q1", "5"), ("", "Visits", "2023-Q2", "6")], unit="visits", left_out=1,
    ),
    Shape(
        "units on some rows only, which are not those of the rows below", "blandat.csv", text("Mått;Enhet;Kommun;2021", "Barn i kö;barn;Ale;41", "Trångboddhet;;Ale;18 %"),
        [("Ale", "Barn i kö", "2021", "41"), ("Ale", "Trångboddhet", "2021", "18")],
    ),
    Shape(
        "a month in the middle of a title, and the ends of an interval in headings with underscores", "stod.csv",
        text("Stöd för förslaget november 2023, procent", "Kommun;Andel;KI_nedre;KI_övre", "Ale;34,8;33,9;35,7", "Källa: Mätarna, 2023-12-01"),
        [("Ale", "Stöd", "2023-11", "34.8")], unit="percent", title="Stöd för förslaget", producer="Mätarna",
    ),
    Shape(
        "money in the prices of a year", "priser.csv", text("Kostnad i 2020 års priser, mkr", "År;Drift;Hyra", "2021;12,5;3,1", "2022;13,0;3,2"),
        [("", "Drift", "2021", "12.5"), ("", "Hyra", "2021", "3.1"), ("", "Drift", "2022", "13.0"), ("", "Hyra", "2022", "3.2")], unit="msek",
    ),
    Shape(
        "kinds of figure that name no unit", "malbild.csv", text("Uppföljning;Mål 2023;Utfall 2023", "Nöjda;85;82"),
        [("", "Nöjda", "2023", "85"), ("", "Nöjda", "2023", "82")], unit="item", kind="pxweb",
    ),
    Shape(
        "a title of a whole year over the months of it", "helar.csv", text("Antal barn i kö, jan–dec 2022", "Område;Jan;Feb", "Hamnen;12;11"),
        [("Hamnen", "", "2022-01", "12"), ("Hamnen", "", "2022-02", "11")], unit="child",
    ),
    Shape(
        "a title of some months", "halvt.csv", text("Antal barn i kö, jan–jun 2022", "Kommun;Flickor;Pojkar", "Ale;12;11"),
        [("Ale", "Flickor", "2022-01-01/2022-06-30", "12"), ("Ale", "Pojkar", "2022-01-01/2022-06-30", "11")], unit="child",
    ),
    Shape(
        "years that end with a month, by their heading", "ending.csv", text("Year ending;Visits", "March 2022;1 200", "March 2023;1 310"),
        [("", "Visits", "year to March 2022", "1200"), ("", "Visits", "year to March 2023", "1310")], unit="visits",
    ),
    Shape(
        "a day in a heading, and years before signs in brackets", "dagar.csv", text("Municipality;Population 31.12.2022;Population 31.12.2023", "Ale;31 000;31 500"),
        [("Ale", "Population", "2022-12-31", "31000"), ("Ale", "Population", "2023-12-31", "31500")], unit="person", kind="pxweb",
    ),
    Shape(
        "shares by year, with their sign in brackets", "tecken.csv", text("Kommun;2022 (%);2023 (%)", "Ale;12,5;11,0"),
        [("Ale", "", "2022", "12.5"), ("Ale", "", "2023", "11.0")], unit="percent", kind="pxweb",
    ),
    Shape(
        "a mean of those whom the title speaks of", "poang.csv", text("Resultat för alla elever", "Kommun;Genomsnittlig poäng 2022", "Ale;219,4", "Lerum;230,1"),
        [("Ale", "Genomsnittlig poäng", "2022", "219.4"), ("Lerum", "Genomsnittlig poäng", "2022", "230.1")], unit="item", kind="table",
    ),
    Shape(
        "a year with a unit as each heading, which name no statistic", "kostnader.csv", text("Post;2022, tkr;2023, tkr", "Drift;120;140", "Hyra;30;32"),
        [("", "Drift", "2022", "120"), ("", "Drift", "2023", "140"), ("", "Hyra", "2022", "30"), ("", "Hyra", "2023", "32")], unit="ksek", kind="pxweb", title="kostnader",
    ),
    Shape(
        "statistics whose rows end with their unit", "nyckeltal.csv", text("Nyckeltal;2022", "Nettokostnad, tkr;183 369", "Avgift (kr);1 520"),
        [("", "Nettokostnad", "2022", "183369"), ("", "Avgift", "2022", "1520")], title="Nettokostnad",
    ),
)  # fmt: skip
