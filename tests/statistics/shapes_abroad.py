"""Published tables as offices abroad and accountants write them, with what must come out. All figures are invented."""

from __future__ import annotations

import json

from tests.statistics.published_files import Shape, text, workbook

SHAPES_ABROAD = (
    Shape(
        "a German table with a line of units below year, measure and sex", "arbeit.csv",
        text("Tabelle: 1", "Erwerbstätige, Erwerbslosenquote: Länder, Jahre, Geschlecht", ";2021;2021;2021;2021", ";Erwerbstätige;Erwerbstätige;Erwerbslosenquote;Erwerbslosenquote",
             ";männlich;weiblich;männlich;weiblich", ";1000;1000;Prozent;Prozent", "Bayern;31;28;2,5;2,3", "Bremen;17;/;5,8;.",
             "__________", "2021: Endergebnisse.", "/ = nicht sicher genug", "__________", "© Amt (A), 2022", "Stand: 14.05.2022 / 09:21:44", encoding="cp1252"),
        [("Bayern", "männlich", "2021", "31"), ("Bayern", "weiblich", "2021", "28"), ("Bayern", "männlich", "2021", "2.5"), ("Bayern", "weiblich", "2021", "2.3"),
         ("Bremen", "männlich", "2021", "17"), ("Bremen", "männlich", "2021", "5.8")], producer="Amt (A)", title="Erwerbstätige", note="Endergebnisse", left_out=2,
    ),
    Shape(
        "months across with their year beside them, and place and measure in the lines above", "laus.csv",
        text("Local Area Statistics", "Area:,Leeds", "Measure:,claimant rate", "Years:,2021 to 2022", "", "Year,Jan,Feb,Mar,Annual,Total", "2021,4.1(R),4.2,4.3,4.4,12.6", "2022,3.9(P),,,,3.9",
             "P : Preliminary.", "R : Revised in May."),
        [("Leeds", "claimant rate", "2021-01", "4.1"), ("Leeds", "claimant rate", "2021-02", "4.2"), ("Leeds", "claimant rate", "2021-03", "4.3"),
         ("Leeds", "claimant rate", "2021", "4.4"), ("Leeds", "claimant rate", "2022-01", "3.9")], title="claimant rate", note="Revised in May", left_out=3,
    ),
    Shape(
        "school years in six digits, and a place in another column at each level", "tidy.csv",
        text("time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,la_code,la_name,school_type,pupils,absent_pupils_percent",
             "202122,Academic year,National,E92,England,,,,,Primary,41,17.5", "202122,Academic year,Regional,E92,England,E12,North,,,Primary,20,c",
             "202122,Academic year,Local authority,E92,England,E12,North,E06,Ashby,Primary,9,15.8", "202223,Academic year,National,E92,England,,,,,Primary,43,16.2"),
        [("England", "pupils", "school year 2021/22", "41"), ("England", "absent pupils percent", "school year 2021/22", "17.5"), ("North", "Primary", "school year 2021/22", "20"),
         ("Ashby", "pupils", "school year 2021/22", "9"), ("Ashby", "absent pupils percent", "school year 2021/22", "15.8"),
         ("England", "pupils", "school year 2022/23", "43"), ("England", "absent pupils percent", "school year 2022/23", "16.2")], left_out=1,
    ),
    Shape(
        "a budget with amounts below zero in brackets, as text and by their format", "budget.xlsx",
        workbook(("Drift", [["Driftbudget 2023"], ["Nettokostnad per nämnd, belopp i tkr"], [], ["Nämnd", "Bokslut 2022", "Budget 2023"], ["Kulturnämnden", "(11\u00a0480)", -11350],
                            ["Socialnämnden", "(41)", -40], ["Intäkter", "12\u00a0930", 12400]]),
                 change=lambda sheet: setattr(sheet["C5"], "number_format", "#,##0;(#,##0)")),
        [("", "Kulturnämnden", "2022", "-11480"), ("", "Kulturnämnden", "2023", "-11350"), ("", "Socialnämnden", "2022", "-41"), ("", "Socialnämnden", "2023", "-40"),
         ("", "Intäkter", "2022", "12930"), ("", "Intäkter", "2023", "12400")], kind="pxweb", unit="ksek",
    ),
    Shape(
        "months in six digits", "manader.csv", text("period,region,Besök", "202211,Skåne,12", "202302,Skåne,14"),
        [("Skåne", "", "2022-11", "12"), ("Skåne", "", "2023-02", "14")],
    ),
    Shape(
        "a header of codes over one of labels with margins, and the year in the office's name for the file", "ACSDT1Y2022.B1-Data.csv",
        text('"GEO_ID","NAME","B1_001E","B1_001M","B1_002E","B1_002M",', '"Geography","Geographic Area Name","Estimate!!Total:","Margin of Error!!Total:",'
             '"Estimate!!Total:!!Owners","Margin of Error!!Total:!!Owners",', '"04US17","Kent","56","4","38","2",', '"05US31","Cook, Kent","26","2","-","**",'),
        [("Kent", "total", "2022", "56"), ("Kent", "Owners", "2022", "38"), ("Cook, Kent", "total", "2022", "26")], left_out=1,
    ),
    Shape(
        "a five-year summary with another unit on each row, and a note on one of them", "fem.txt",
        text("Fem år i sammandrag – Ale kommun", "", "\t2021\t2022", "Antal invånare\t8 298\t8 370", "Årets resultat (mnkr)\t14,2\t−4,6", "Soliditet¹ (%)\t–\t42,6",
             "", "¹ Ny modell från 2022."),
        [("", "Antal invånare", "2021", "8298"), ("", "Antal invånare", "2022", "8370"), ("", "Årets resultat", "2021", "14.2"),
         ("", "Årets resultat", "2022", "-4.6"), ("", "Soliditet", "2022", "42.6")], title="invånare", note="Ny modell", left_out=1,
    ),
    Shape(
        "parts of a table that each repeat the years under a heading of their own", "delar.csv",
        text("Antal hushåll", "Ensamstående;2021;2022", "med barn;10;11", "utan barn;20;21", "Sammanboende;2021;2022", "med barn;30;31", "utan barn;40;.."),
        [("", "med barn, Ensamstående", "2021", "10"), ("", "med barn, Ensamstående", "2022", "11"), ("", "utan barn, Ensamstående", "2021", "20"),
         ("", "utan barn, Ensamstående", "2022", "21"), ("", "med barn, Sammanboende", "2021", "30"), ("", "med barn, Sammanboende", "2022", "31"),
         ("", "utan barn, Sammanboende", "2021", "40")], unit="household", left_out=1,
    ),
    Shape(
        "prices of another year in the title, and places across under a title that names them", "priser.xlsx",
        workbook(("S", [["Kostnad per stadsdelsområde, fasta priser, referensår 2020, kronor"], [None, "Norra", "Södra"], ["2021", 100, 90], ["2022", 95, 85]])),
        [("Norra", "", "2021", "100"), ("Södra", "", "2021", "90"), ("Norra", "", "2022", "95"), ("Södra", "", "2022", "85")], unit="SEK", kind="pxweb",
    ),
    Shape(
        "an index whose heading may name measures, below a title that commas have parted", "kpi.csv",
        text("Consumer prices, 2015=100, Arden", "Year,KPI", "2021,101.5", "2022,99.8"),
        [("", "", "2021", "101.5"), ("", "", "2022", "99.8")], unit="index",
    ),
    Shape(
        "organisations whose names begin alike, and a sheet that says whose table it is", "boards.xlsx",
        workbook(("Notes", [["Waiting lists"], ["Source: Office of Health"], [1, "Snapshot of the last of 3 months."]]),
                 ("Data", [["Period", "ODS Code", "Organisation Name", "Metric", "Value"], ["2024-04", "Q1", "NHS Ashby Board", "People waiting", 91],
                           ["2024-04", "Q2", "NHS Borton Board", "People waiting", 38], ["2024-05", "Q1", "NHS Ashby Board", "People waiting", "*"]])),
        [("NHS Ashby Board", "", "2024-04", "91"), ("NHS Borton Board", "", "2024-04", "38")], producer="Office of Health", arguments=("--sheet", "Data"), left_out=1,
    ),
    Shape(
        "a workbook of Eurostat with its flags in columns of their own and what all figures share above", "ilc.xlsx",
        workbook(("Sheet 1", [["Data extracted on 12/03/2024 14:22:31 from [ESTAT]"], ["Dataset:", "Rate by sex and age [ilc_li02$x]"], ["Last updated:", "28/02/2024 23:00"], [],
                              ["Time frequency", None, "Annual"], ["Unit of measure", None, "Percentage"], ["Sex", None, "Females"], [],
                              ["TIME", "2021", None, "2022", None], ["GEO (Labels)"], ["Denmark", 10.2, None, 9.8, "b"], ["Sweden", ":", "c", 18.1, None], [],
                              ["Observation flags:"], ["b", "break in time series"]])),
        [("Denmark", "Females", "2021", "10.2"), ("Denmark", "Females", "2022", "9.8"), ("Sweden", "Females", "2022", "18.1")],
        kind="eurostat", unit="percent", producer="Eurostat", title="Rate", note="break in time series", left_out=1,
    ),
    Shape(
        "time series of Australia's office, with what each is above its figures", "labour.xlsx",
        workbook(("Index", [["Labour force"]]),
                 ("Data1", [[None, "Employed ;  Persons ;", "Unemployment rate ;  > Males ;"], ["Unit", "000", "Percent"], ["Series Type", "Trend", "Trend"], ["Data Type", "STOCK", "PERCENT"],
                            ["No. Obs", 2, 2], ["Series ID", "A84423043C", "A84423041X"], ["2024-01", 14.3, 3.9], ["2024-02", 15, None]])),
        [("", "Employed, Persons", "2024-01", "14.3"), ("", "Employed, Persons", "2024-02", "15"), ("", "Unemployment rate, Males", "2024-01", "3.9")], note="Trend", left_out=1,
    ),
    Shape(
        "quarters that are called T, as in Spain, and its decimals", "coste.csv",
        text("Coste por trabajador", "", "Unidades: Euros", "", "Comunidad autónoma;Componente;2023T4;2023T3;", "Total Nacional;Coste;3.145,99;2.854,10;", "01 Andalucía;Coste;2.811,30;..;", "",
             "Notas:", "1) Provisional.", "", "Fuente: Instituto (I)", encoding="cp1252"),
        [("Total Nacional", "", "2023-Q4", "3145.99"), ("Total Nacional", "", "2023-Q3", "2854.10"), ("01 Andalucía", "", "2023-Q4", "2811.30")], unit="EUR", producer="Instituto (I)", left_out=1,
    ),
    Shape(
        "ranks of two years beside figures of the year in the title", "rang.xlsx",
        workbook(("Rang", [["Kommunerna rangordnade efter inkomst 2022"], ["Medelinkomst i tusental kronor"], ["Rang 2022", "Rang 2021", "Kommun", "Kvinnor", "Män"],
                           [1, 2, "Ale", 512.9, 803.4], ["…"], [290, 290, "Lund", 243.8, ".."]])),
        [("Ale", "Kvinnor", "2022", "512.9"), ("Ale", "Män", "2022", "803.4"), ("Lund", "Kvinnor", "2022", "243.8")], unit="ksek", kind="pxweb", left_out=3,
    ),
    Shape(
        "a state of the figures behind the year in a heading of two lines", "state.xlsx",
        workbook(("T", [["Households owed a duty"], ["Area", "Households 2022", "Households 2023\n[provisional]"], ["Leeds", 41, 43], ["York", "[low]", 5]])),
        [("Leeds", "", "2022", "41"), ("Leeds", "", "2023", "43"), ("York", "", "2023", "5")], kind="pxweb", unit="household", note="provisional", left_out=1,
    ),
    Shape(
        "an office's name over the title, and counts beside rates per so many “inv.”", "brott2.csv",
        text("Socialstyrelsen", "Vårdade efter diagnos", "", "Diagnos;Antal 2021;Per 100 000 inv. 2021", "Astma;80;7,5", "KOL;60;.."),
        [("", "Astma", "2021", "80"), ("", "Astma", "2021", "7.5"), ("", "KOL", "2021", "60")], kind="pxweb", producer="Socialstyrelsen", title="Vårdade", left_out=1,
    ),
    Shape(
        "an interval that names no figure, right of the share that it holds and left of a count", "enkat.csv",
        text("Region,År,Andel,Konfidensintervall nedre,Konfidensintervall övre,Antal svar", "Skåne,2021,12.3,10.1,14.5,120", "Halland,2021,11.3,9.1,13.5,130"),
        [("Skåne", "andel", "2021", "12.3"), ("Halland", "andel", "2021", "11.3"), ("Skåne", "svar", "2021", "120"), ("Halland", "svar", "2021", "130")],
    ),
    Shape(
        "the World Health Organization's figures, which stand there twice and have columns about columns", "gho.csv",
        text("IndicatorCode,Indicator,ValueType,Location type,Location,Period type,Period,IsLatestYear,Dim1 type,Dim1,Value,FactValueNumeric,FactValueNumericLow,FactValueNumericHigh",
             "W1,Life expectancy (years),numeric,Country,Sweden,Year,2019,false,Sex,Males,82.4 [82.0-82.8],82.4,82.0,82.8"),
        [("Sweden", "Males", "2019", "82.4")], unit="year", title="Life expectancy",
    ),
    Shape(
        "a day in the middle of the title, and codes behind the names of measures", "dag.csv",
        text("Kommunfakta 31 december 2023 efter kommun och mått", "Kommun;Invånare totalt (N01951);Skattesats (%) (N00945)", "Ale;31 900;21,87"),
        [("Ale", "Invånare totalt", "2023-12-31", "31900"), ("Ale", "Skattesats", "2023-12-31", "21.87")], kind="kolada",
    ),
    Shape(
        "the same labels in two columns, and an area whose unit ends with a digit", "twice.csv",
        text("Geography,age-groups,AgeGroups,Area (km2),Time", "Ashby,0-4,0-4,12,2021", "Ashby,5-9,5-9,13,2021"),
        [("Ashby", "0-4", "2021", "12"), ("Ashby", "5-9", "2021", "13")], unit="km2", title="Area",
    ),
    Shape(
        "a year of two in the title that no month can be", "homes.csv",
        text("Homeless households by authority, 2022-23", "Local authority;Households", "Leeds;41", "York;.."),
        [("Leeds", "", "financial year 2022/23", "41")], unit="household", kind="pxweb", left_out=1, arguments=("--years", "financial"),
    ),
    Shape(
        "months under merged rows of their years, with the year's total below and a month that is preliminary", "ankomna.xlsx",
        workbook(("T", [["Ankomna gäster efter månad och kön"], [], ["Månad", "Kvinnor", "Män"], [2023, None, None],
                        *([month, n + 10, n + 40] for n, month in enumerate(("Jan", "Feb", "Mars", "April", "Maj", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dec"))),
                        ["Totalt", 186, "."], [2024, None, None], ["Januari", "..", 41], ["Februari*", 12, 42], ["Totalt", 12, 83], [], ["* Preliminär uppgift."]]),
                 merge=("A4:C4", "A18:C18")),
        [*(("", "Kvinnor", f"2023-{n + 1:02}", str(n + 10)) for n in range(12)), *(("", "Män", f"2023-{n + 1:02}", str(n + 40)) for n in range(12)),
         ("", "Kvinnor", "2023", "186"), ("", "Män", "2024-01", "41"), ("", "Kvinnor", "2024-02", "12"), ("", "Män", "2024-02", "42")],
        kind="pxweb", note="Preliminär uppgift", left_out=3,
    ),
    Shape(
        "quarters under years in words, one of them with a footnote for all its quarters", "jobb.csv",
        text("Lediga jobb", "", "Kvartal;Platser;Vakanser", "År 2023;;", "kv 1;100;10", "kv 2;120;12", "kv 3;130;13", "kv 4;90;9", "Summa;440;44", "År 2024 1);;", "kv 1;105;..", "", "1) Ny metod."),
        [*(("", "Platser", f"2023-Q{n}", value) for n, value in enumerate(("100", "120", "130", "90"), 1)), *(("", "Vakanser", f"2023-Q{n}", value) for n, value in enumerate(("10", "12", "13", "9"), 1)),
         ("", "Platser", "2023", "440"), ("", "Vakanser", "2023", "44"), ("", "Platser", "2024-Q1", "105")], note="Ny metod", left_out=1,
    ),
    Shape(
        "half-years and German months under years that have figures of their own, of which one is still running", "arbeitslose.csv",
        text("Arbeitslose", "", "Zeit;Männer;Frauen", "2021;1200;300", "2022;700;500", "H1;300;200", "H2;400;300", "2023;100;20", "Januar;60;12", "März;40;8"),
        [("", "Männer", "2021", "1200"), ("", "Frauen", "2021", "300"), ("", "Männer", "2022", "700"), ("", "Frauen", "2022", "500"), ("", "Männer", "2022-S1", "300"), ("", "Frauen", "2022-S1", "200"),
         ("", "Männer", "2022-S2", "400"), ("", "Frauen", "2022-S2", "300"), ("", "Männer", "2023-01", "60"), ("", "Frauen", "2023-01", "12"), ("", "Männer", "2023-03", "40"), ("", "Frauen", "2023-03", "8")], left_out=1,
    ),
    Shape(
        "terms under their school years", "terminer.csv",
        text("Elever", "", "Termin;Flickor;Pojkar", "2022/23;;", "Höstterminen;100;98", "Vårterminen;120;119", "2023/24;;", "HT;130;.."),
        [("", "Flickor", "2022-S2", "100"), ("", "Pojkar", "2022-S2", "98"), ("", "Flickor", "2023-S1", "120"), ("", "Pojkar", "2023-S1", "119"), ("", "Flickor", "2023-S2", "130")], unit="person", left_out=1,
    ),
    Shape(
        "years alone in a row over towns", "orter.csv",
        text("Number of pupils", "", "Town,Girls,Boys", "2022,,", "Ashby,10,11", "Borton,20,..", "2023,,", "Ashby,12,13"),
        [("Ashby", "Girls", "2022", "10"), ("Ashby", "Boys", "2022", "11"), ("Borton", "Girls", "2022", "20"), ("Ashby", "Girls", "2023", "12"), ("Ashby", "Boys", "2023", "13")], left_out=1,
    ),
    Shape(
        "the UK's labour market database, with a code, a type and an order for each dimension", "nomis.csv",
        text("DATE,DATE_NAME,DATE_CODE,DATE_TYPE,DATE_SORTORDER,GEOGRAPHY,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GEOGRAPHY_TYPE,GENDER,GENDER_NAME,GENDER_SORTORDER,MEASURE,MEASURE_NAME,MEASURES,MEASURES_NAME,OBS_VALUE,OBS_STATUS,OBS_STATUS_NAME,URN",
             "2023-03,March 2023,2023-03,date,0,17783,Hartlepool,E06000001,districts,0,Total,0,2,Claimants as a proportion of residents,20100,value,4.4,A,Normal Value,Nm-1",
             "2023-04,April 2023,2023-04,date,1,17783,Hartlepool,E06000001,districts,0,Total,0,2,Claimants as a proportion of residents,20100,value,4.5,A,Normal Value,Nm-2"),
        [("Hartlepool", "", "2023-03", "4.4"), ("Hartlepool", "", "2023-04", "4.5")], unit="percent", kind="sdmx", title="Claimants as a proportion of residents",
    ),
    Shape(
        "England's health profiles: averages of three years, two intervals beside each, and what area each is part of", "profiles.csv",
        text("Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count",
             "90366,Life expectancy (years),E92000001,England,E12000001,Northern region,Regions,Male,2018 - 20,77.6,77.4,77.8,77.1,78.1,", "90366,Life expectancy (years),E92000001,England,E12000002,Western region,Regions,Male,2018 - 20,..,,,,,"),
        [("Northern region", "Male", "2018–2020", "77.6")], unit="year", title="Life expectancy", left_out=5,
    ),
    Shape(
        "refugees by where they are from and where they are, with codes in brackets in the headings", "refugees.csv",
        text('"Extracted from the Refugee Statistics Database"', '"Date extracted:","2024-06-20 10:11:12 +00:00"', "", "Year,Country of origin,Country of origin (ISO),Country of asylum,Country of asylum (ISO),Refugees under mandate,Stateless persons",
             "2022,Syria,SYR,Sweden,SWE,112034,5", "2022,Eritrea,ERI,Sweden,SWE,26902,-"),
        [("Sweden", "Syria", "2022", "112034"), ("Sweden", "Eritrea", "2022", "26902"), ("Sweden", "Syria", "2022", "5")], unit="person", producer="Refugee Statistics Database", left_out=1,
    ),
    Shape(
        "Germany's flat file, which names its dimensions in its rows", "flat.csv",
        text("statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label;value_q",
             "1;Fortschreibung;S;Stichtag;2021-12-31;L;Bundesländer;02;Hamburg;G;Geschlecht;M;männlich;9000;Anzahl;B;Bevölkerungsstand;e", "1;Fortschreibung;S;Stichtag;2022-12-31;L;Bundesländer;02;Hamburg;G;Geschlecht;M;männlich;9100;Anzahl;B;Bevölkerungsstand;p",
             "1;Fortschreibung;S;Stichtag;2022-12-31;L;Bundesländer;02;Hamburg;G;Geschlecht;W;weiblich;.;Anzahl;B;Bevölkerungsstand;"),
        [("Hamburg", "männlich", "2021-12-31", "9000"), ("Hamburg", "männlich", "2022-12-31", "9100")], unit="person", producer="Statistisches Bundesamt", title="Bevölkerungsstand", note="provisional", left_out=1,
    ),
    Shape(
        "Germany's older flat file, with a column for each measure", "flach.csv",
        text("Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;1_Auspraegung_Label;ERW002__Erwerbstaetige__1000;ERW013__Erwerbslosenquote__Prozent",
             "1;Mikrozensus;J;Jahr;2021;G;Geschlecht;M;männlich;21885;3,5", "1;Mikrozensus;J;Jahr;2022;G;Geschlecht;M;männlich;22015;/"),
        [("", "männlich", "2021", "21885"), ("", "männlich", "2021", "3.5"), ("", "männlich", "2022", "22015")], title="Erwerbstaetige", left_out=1,
    ),
    Shape(
        "PxWeb's older JSON, which has codes for the names of places and groups", "old.json",
        json.dumps({"columns": [{"code": "Region", "text": "region", "type": "d"}, {"code": "Tid", "text": "år", "type": "t"}, {"code": "B1", "text": "Folkmängd", "type": "c"}, {"code": "B2", "text": "Folkökning", "type": "c"}],
                    "comments": [{"comment": "Efter ny gräns."}], "data": [{"key": ["0180", "2021"], "values": ["480000", "-12"]}, {"key": ["1480", "2022"], "values": ["292000", ".."]}],
                    "metadata": [{"updated": "2023-02-22T07:00:00Z", "label": "Folkmängden efter region och år", "source": "Byrån"}]}).encode(),
        [("0180", "Folkmängd", "2021", "480000"), ("0180", "Folkökning", "2021", "-12"), ("1480", "Folkmängd", "2022", "292000")],
        kind="pxweb", unit="person", producer="Byrån", title="Folkmängd", note="Efter ny gräns.", left_out=1,
    ),
    Shape(
        "what Kolada's interface answers, with a record for each sex inside that of the year", "kolada.json",
        json.dumps({"count": 1, "values": [{"kpi": "N00945", "municipality": "1440", "period": 2021, "values": [{"count": 1, "gender": "K", "status": "", "value": 31868.0}, {"count": 1, "gender": "M", "status": "Missing", "value": None}]}]}).encode(),
        [("1440", "kvinnor", "2021", "31868")], kind="kolada", title="N00945", left_out=1,
    ),
    Shape(
        "what the World Bank's interface answers, with a name beside each code", "bank.json",
        json.dumps([{"page": 1}, [{"indicator": {"id": "SP.POP", "value": "Population, total"}, "country": {"id": "SE", "value": "Sweden"}, "countryiso3code": "SWE", "date": year, "value": n, "unit": "", "obs_status": "", "decimal": 0}
                                  for year, n in (("2022", 10486941), ("2021", None))]]).encode(),
        [("Sweden", "", "2022", "10486941")], kind="world-bank", unit="person", producer="World Bank", title="Population, total", left_out=1,
    ),
    Shape(
        "the UN's food statistics: what is measured and of what, each with a code, and the flag in words too", "wheat.csv",
        text("Area Code (M49),Area,Element Code,Element,Item Code (CPC),Item,Year Code,Year,Unit,Value,Flag,Flag Description",
             "752,Sweden,5510,Production,0111,Wheat,2021,2021,t,3036000,A,Official figure", "752,Sweden,5510,Production,0111,Wheat,2022,2022,t,3200000,E,Estimated value", "752,Sweden,5510,Production,0112,Rye,2022,2022,t,,M,Missing"),
        [("Sweden", "Wheat", "2021", "3036000"), ("Sweden", "Wheat", "2022", "3200000")], unit="tonne", title="Production", note="estimated", left_out=1,
    ),
    Shape(
        "the labour organisation's headings, and codes of Dutch periods", "labels.csv",
        text("ref_area.label,source.label,indicator.label,sex.label,time,obs_value,obs_status.label", "Sweden,Labour Force Survey,Unemployment rate (%),Sex: Male,2021KW02,24.9,Break in series", "Sweden,Labour Force Survey,Unemployment rate (%),Sex: Male,2021JJ00,24.1,"),
        [("Sweden", "Male", "2021-Q2", "24.9"), ("Sweden", "Male", "2021", "24.1")], unit="percent", producer="Labour Force Survey", title="Unemployment rate", note="Break in series", kind="sdmx",
    ),
)  # fmt: skip
