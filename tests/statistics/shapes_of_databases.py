"""Published tables as statistical databases give them, with what must come out of each. All figures are invented."""

from __future__ import annotations

import json

from tests.statistics.published_files import Shape, json_stat, text

SHAPES_OF_DATABASES = (
    Shape(
        "a PxWeb export with a title, the years as columns and its source below", "befolkning.csv",
        text('"Folkmängd efter region, kön och år"', "", '"region","kön","2021","2022"', '"1480 Göteborg","män",292100,294300',
             '"1480 Göteborg","kvinnor",295400,".."', "", '"Senaste uppdatering:"', '"20230222 08:00"', '"Källa:"', '"Byrån"',
             encoding="cp1252", newline="\r\n"),
        [("Göteborg", "män", "2021", "292100"), ("Göteborg", "män", "2022", "294300"), ("Göteborg", "kvinnor", "2021", "295400")],
        kind="pxweb", unit="person", producer="Byrån", title="Folkmängd", left_out=1,
    ),
    Shape(
        "a long PxWeb export with semicolons, one figure a row", "langt.csv",
        text("region;ålder;månad;Lediga lägenheter", "0180 Stockholm;16-24 år;2023M01;17", "0180 Stockholm;16-24 år;2023M02;19"),
        [("Stockholm", "16-24 år", "2023-01", "17"), ("Stockholm", "16-24 år", "2023-02", "19")],
        unit="home", title="Lediga lägenheter",
    ),
    Shape(
        "a .px file in two languages with notes, a missing cell and UTF-8", "tab.px",
        text('CHARSET="ANSI";', 'AXIS-VERSION="2013";', 'CODEPAGE="utf-8";', 'LANGUAGE="sv";', 'LANGUAGES="sv","en";', 'MATRIX="X";',
             "DECIMALS=1;", 'TITLE="Andel behöriga efter kommun, "', '"kön och läsår";', 'TITLE[en]="Share eligible";',
             'CONTENTS="Andel behöriga";', 'UNITS="procent";', 'STUB="kommun","kön";', 'STUB[en]="municipality","sex";', 'HEADING="läsår";',
             'CONTVARIABLE="";', 'VALUES("kommun")="Ale","Öckerö";', 'VALUES("kön")="flickor","pojkar";', 'VALUES("läsår")="2021/22","2022/23";',
             'TIMEVAL("läsår")=TLIST(A1),"2021/22","2022/23";', 'VALUENOTE("kommun","Öckerö")="Sammanslagna skolor.";', 'NOTE="Avser årskurs 9.";',
             'LAST-UPDATED="20231001 08:00";', 'SOURCE="Verket";', "DATA=", '81.5 82.0 ', '79.25 "-" ', '90 91 ', '"..." 88;'),
        [("Ale", "flickor", "school year 2021/22", "81.5"), ("Ale", "flickor", "school year 2022/23", "82.0"),
         ("Ale", "pojkar", "school year 2021/22", "79.25"), ("Öckerö", "flickor", "school year 2021/22", "90"),
         ("Öckerö", "flickor", "school year 2022/23", "91"), ("Öckerö", "pojkar", "school year 2022/23", "88")],
        kind="px", unit="percent", producer="Verket", title="Andel behöriga", note="Avser årskurs 9", left_out=2, arguments=("--years", "school"),
    ),
    Shape(
        "JSON-stat with decimals, a flag and a hidden cell", "care.json", json_stat(),
        [("Ashby", "", "2021", "41.0"), ("Ashby", "", "2022", "43.5"), ("Borton", "", "2022", "39.25")],
        kind="json-stat", unit="per_10000", producer="Office of Children", title="Children in care per 10 000", note="preliminary", left_out=1,
    ),
    Shape(
        "JSON-stat in a collection, with only the cells that have a figure", "samling.json",
        json.dumps({"version": "2.0", "class": "collection", "link": {"item": [json.loads(json_stat(value={"0": 41, "3": 39.25}, status={}))]}}).encode(),
        [("Ashby", "", "2021", "41.0"), ("Borton", "", "2022", "39.25")], kind="json-stat", unit="per_10000", left_out=2,
    ),
    Shape(
        "Kolada, one row a figure, with the sexes as letters", "kolada.csv",
        text("kpi;municipality;period;gender;count;status;value", "N07403;Ale;2022;T;1;;12,5", "N07403;Ale;2022;K;1;;11", "N07403;Ale;2022;M;1;Missing;"),
        [("Ale", "totalt", "2022", "12.5"), ("Ale", "kvinnor", "2022", "11")], kind="kolada", left_out=1,
    ),
    Shape(
        "Kolada with the years as columns", "kolada_bred.csv",
        text("Nyckeltals-ID;Nyckeltal;Enhet;Kön;2021;2022", "N07403;Föräldrapenningdagar, andel (%);Ale;K;70,1;69,8", "N07403;Föräldrapenningdagar, andel (%);Ale;M;29,9;30,2"),
        [("Ale", "kvinnor", "2021", "70.1"), ("Ale", "kvinnor", "2022", "69.8"), ("Ale", "män", "2021", "29.9"), ("Ale", "män", "2022", "30.2")],
        kind="kolada", unit="percent", title="Föräldrapenningdagar",
    ),
    Shape(
        "Eurostat's TSV with flags and colons", "une.tsv",
        text("freq,unit,sex,geo\\TIME_PERIOD\t2022-Q1 \t2022-Q2 ", "Q,THS_PER,F,SE\t201 \t: ", "Q,THS_PER,M,SE\t210.4 e\t215 bp"),
        [("SE", "Females", "2022-Q1", "201000"), ("SE", "Males", "2022-Q1", "210400"), ("SE", "Males", "2022-Q2", "215000")],
        kind="eurostat", unit="person", producer="Eurostat", note="estimated (e)", left_out=1,
    ),
    Shape(
        "SDMX-CSV with codes, a scale and a status", "sdmx.csv",
        text("DATAFLOW,FREQ,REF_AREA,MEASURE,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,DECIMALS",
             "X:DF(1.0),A,SWE,Public debt,SEK,2021,1234.5,A,6,1", "X:DF(1.0),A,SWE,Public debt,SEK,2022,1300,P,6,1", "X:DF(1.0),A,NOR,Public debt,SEK,2022,,M,6,1"),
        [("SWE", "Public debt", "2021", "1234500000"), ("SWE", "Public debt", "2022", "1300000000")],
        kind="sdmx", unit="SEK", note="provisional", left_out=1,
    ),
    Shape(
        "Our World in Data with its metadata beside", "life.csv",
        text("Entity,Code,Year,life_expectancy", "Sweden,SWE,2020,82.4", "Norway,NOR,2020,83.2"),
        [("Sweden", "", "2020", "82.4"), ("Norway", "", "2020", "83.2")],
        kind="owid", unit="year", producer="UN WPP (2024)", title="Life expectancy", arguments=(),
        beside={"life.metadata.json": json.dumps({
            "chart": {"title": "Life expectancy at birth", "originalChartUrl": "https://example.org/grapher/life"},
            "columns": {"Life expectancy": {"titleShort": "Life expectancy", "unit": "years", "shortName": "life_expectancy",
                                            "citationShort": "UN WPP (2024) – with minor processing by Our World in Data", "lastUpdated": "2024-07-15"}},
            "dateDownloaded": "2025-01-05"}).encode()},
    ),
    Shape(
        "the World Bank's CSV with lines above its header", "wb.csv",
        b"\xef\xbb\xbf" + text('"Data Source","World Development Indicators",', "", '"Last Updated Date","2024-06-28",', "",
                               '"Country Name","Country Code","Indicator Name","Indicator Code","2021","2022",',
                               '"Sweden","SWE","Unemployment, total (% of labour force)","SL.UEM","8.72","",', '"Norway","NOR","Unemployment, total (% of labour force)","SL.UEM","4.4","3.2",'),
        [("Sweden", "", "2021", "8.72"), ("Norway", "", "2021", "4.4"), ("Norway", "", "2022", "3.2")],
        kind="world-bank", unit="percent", producer="World Bank", left_out=1,
    ),
    Shape(
        "the World Bank's DataBank with years in brackets and dots", "databank.csv",
        text("Country Name,Country Code,Series Name,Series Code,2021 [YR2021],2022 [YR2022]", 'Sweden,SWE,"Population, total",SP.POP,10415811,..',
             ",,,,,", "Data from database: World Development Indicators,,,,,", "Last Updated: 06/28/2024,,,,,"),
        [("Sweden", "", "2021", "10415811")], kind="world-bank", unit="person", left_out=1,
    ),
    Shape(
        "the OECD's CSV with a code and a name for each dimension", "oecd.csv",
        text("LOCATION,Country,SUBJECT,Subject,TIME,Time,Unit Code,Unit,PowerCode Code,PowerCode,Value,Flag Codes,Flags",
             "SWE,Sweden,HOURS,Hours worked,2021,2021,HR,Hours,0,Units,1444,,", "NOR,Norway,HOURS,Hours worked,2021,2021,HR,Hours,0,Units,1427,E,Estimated value"),
        [("Sweden", "Hours worked", "2021", "1444"), ("Norway", "Hours worked", "2021", "1427")], kind="oecd", unit="hour", note="stimated",
    ),
    Shape(
        "a time series of the ONS: lines about it, then period and figure", "ons.csv",
        text('"Title","Unemployment rate (aged 16 and over): %"', '"CDID","MGSX"', '"Source dataset ID","LMS"', '"PreUnit",""', '"Unit","%"',
             '"Release date","16-07-2024"', '"Next release","13 August 2024"', '"Important notes",', '"2023","4.0"', '"2023 Q4","3.8"', '"2024 JAN","4.0"'),
        [("", "Unemployment rate", "2023", "4.0"), ("", "Unemployment rate", "2023-Q4", "3.8"), ("", "Unemployment rate", "2024-01", "4.0")],
        kind="ons", unit="percent", title="Unemployment rate (aged 16 and over): %",
    ),
)  # fmt: skip
