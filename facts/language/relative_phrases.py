"""The phrases that name a time from the text's date or from the time named before: "i fjol", "the year before"."""

from __future__ import annotations

import re

from facts.language import period_codes
from facts.language import period_seasons as seasons
from facts.language import relative_codes as codes
from facts.language.period_words import COUNT, RELATIVE_YEARS, SIDES, YEAR, YEAR_OR_WORD, Phrase, named_year, phrase

_BARELY = r"(?:(?:just|only|bara|endast|drygt|knappt|little\s+(?:more|less)\s+than|(?:the\s+)?(?:past|last))\s+)?"

RECKONED_PHRASES: tuple[Phrase, ...] = (
    phrase(rf"^(?:Efter|After)\s+{COUNT.format('n')}\s+(?:år|years)\b", codes.code_of_after, "efter|after", "reckoned"),
    phrase(
        r"\b(?:vid\s+)?(?:den\s+här|denna)\s+tid(?:punkt)?(?:en)?\s+(?:(?:i\s+fjol|förra\s+året)|för\s+ett\s+år\s+sedan)"
        r"|\b(?:at\s+)?this\s+(?:time|point)\s+(?:last\s+year|a\s+year\s+ago)\b",
        codes.code_of_this_time_last_year,
        "tid|this time|this point",
    ),
    phrase(
        rf"\b(?:(?:in|over|during|within|for)\s+)?the\s+(?:next|coming|following)\s+(?:{COUNT.format('n')}\s+)?(?P<unit>years|months|decade)\b"
        rf"|\b(?:(?:under|på|i|över|inom|för)\s+)?de\s+(?:närmaste|kommande|nästa|nästkommande)\s+{COUNT.format('n2')}\s+(?P<unit2>åren|månaderna)\b"
        r"|\b(?:under\s+)?det\s+(?:kommande|närmaste)\s+(?P<unit3>decenniet|årtiondet|året)\b"
        rf"|\b(?:under\s+|på\s+)?(?:kommande|närmaste)\s+{COUNT.format('n3')}\s+(?P<unit4>år|månader)\b",
        codes.code_of_span_ahead,
        "next|coming|following|närmaste|kommande|nästa",
    ),
    phrase(
        rf"\b(?:inom|om)\s+{COUNT.format('n')}\s+(?P<unit>år|månader)\b|\bwithin\s+{COUNT.format('n2')}\s+(?P<unit2>years?|months)\b"
        rf"|\bin\s+{COUNT.format('n3')}\s+(?P<unit3>years?|months)[’']?\s+time\b",
        codes.code_of_end_ahead,
        "inom|om |within|time",
        "ahead",
    ),
    phrase(
        r"\b(?:the\s+)?end\s+of\s+the\s+decade\b|\b(?:decenniets|årtiondets)\s+slut\b|\b(?:slutet\s+av\s+(?:decenniet|årtiondet))\b"
        r"|\b(?:decenniet|årtiondet)\s+är\s+slut\b",
        codes.code_of_decade_end,
        "decade|decenni|årtionde",
    ),
    phrase(
        rf"\b(?:för\s+)?{COUNT.format('n')}\s+(?P<unit>dagar|veckor|vecka|månader|månad)\s+sedan\b"
        rf"|\b{COUNT.format('n2')}\s+(?P<unit2>days|weeks?|months?|fortnight)\s+ago\b"
        r"|\bför\s+ett\s+(?P<unit3>halvår)\s+sedan\b|\bhalf\s+a\s+(?P<unit4>year)\s+ago\b|\b(?P<unit5>yesterday|i\s+går)\b",
        codes.code_of_time_ago,
        "dagar sedan|veckor sedan|vecka sedan|månader sedan|månad sedan|halvår sedan|ago|yesterday|går",
        "ago",
    ),
    phrase(
        r"\b(?:(?P<unit>kvartalet|månaden|halvåret|tertialet)\s+(?:före|innan|dessförinnan)"
        rf"|\b(?:the|de)\s+(?:previous|preceding|föregående)\s+{COUNT.format('n')}\s+(?P<unit4>months|månaderna)"
        r"|(?P<unit3>veckan)\s+(?:före|innan|dessförinnan)|(?:in\s+|on\s+)?the\s+(?P<unit2>week|quarter|month|half-year|half\s+year)\s+before(?!\s+(?:the|its|their|that|it|we)\b))",
        codes.code_of_part_before,
        "före|innan|before|previous|preceding|föregående",
    ),
    phrase(
        r"\b(?:over|in|during|for|across|within)\s+(?:the|these|those)\s+(?P<length>(?:twelve|12|six|three|nine|four)\s+months|quarter|half-year"
        r"|half\s+year|period)\b(?!\s+(?:of|to|from|ending|ended|up|before|after|since|until|between|that|when)\b)"
        r"|\b(?:under|i|för)\s+(?P<length2>kvartalet|tertialet|halvåret|perioden|mätperioden|rapportperioden|delåret)\b(?!\s+(?:till|från|före|efter|innan|som|då|mellan|januari|april|juli|\d))",
        codes.code_of_topic,
        "months|quarter|half|period|kvartalet|tertialet|halvåret|delåret",
    ),
    phrase(
        rf"\b(?:under|på|over|in|during)\s+(?:de|the)\s+(?:{COUNT.format('n')}\s+första\s+åren|första\s+{COUNT.format('n2')}\s+åren"
        rf"|first\s+{COUNT.format('n3')}\s+years)\s+(?:efter|sedan|after|since|of)\b",
        codes.code_of_first_years,
        "första|first",
    ),
    phrase(
        r"\b(?:sedan\s+|vid\s+|före\s+|efter\s+)?(?P<change>regeringsskiftet)(?!\s+(?:år\s+)?\d)"
        r"|\b(?:sedan|när|då)\s+(?:den\s+(?:här|nuvarande|sittande)\s+regeringen|den\s+nya\s+regeringen)\s+(?:tillträdde|kom\s+till\s+makten|tog\s+över)\b"
        r"(?!\s+(?:år\s+|i\s+\w+\s+|den\s+)?\d)",
        codes.code_of_government,
        "regering",
    ),
    phrase(
        rf"\b(?:when|när|då)\s+(?:the\s+)?(?P<side>{'|'.join(SIDES)})\s+(?:"
        r"(?P<left>left\s+(?:office|power|government)|lost\s+(?:power|office)|lämnade\s+(?:över(?:\s+makten)?|makten)|förlorade\s+makten)"
        r"|(?P<took>came\s+(?:to|into)\s+(?:power|office)|took\s+(?:office|power|over)|tillträdde|kom\s+till\s+makten|tog\s+över))\b"
        r"(?!\s+(?:in\s+|år\s+|i\s+\w+\s+)?\d)"
        rf"|(?<!full\syear\s)(?<!years\s)(?<!period\s)(?<!quarter\s)\b(?:under|during)\s+(?:the\s+)?(?P<side2>{'|'.join(SIDES)})\b(?!\s+(?:law|rules?|party|leadership|mayor))",
        codes.code_of_side,
        "|".join(SIDES),
    ),
    phrase(
        # Those who govern a municipality or region took over with its last election.
        r"\bmandatperiodens\s+(?:början|start|inledning)\b|\b(?:när|då)\s+(?:vi|ni|de|(?:den\s+(?:nuvarande|här)\s+)?majoriteten"
        r"|minoriteten|styret|de\s+styrande)\s+(?:tillträdde|tog\s+över|kom\s+till\s+makten|fick\s+makten)\b"
        r"(?!\s+(?:år\s+|i\s+\w+\s+|den\s+|för\s+)?(?:\d|[^\W\d]+\s+år))",
        codes.code_of_term_begin,
        "mandatperiodens|tillträdde|tog över|makten",
    ),
    phrase(
        r"\b(?:at|over|before|since)\s+(?P<holiday>Christmas|Easter)\b(?!\s+(?:Day|Eve|Sunday|Monday))|\bi\s+(?P<holiday2>julas|påskas)\b"
        r"|\b(?P<to>by\s+Christmas|by\s+Easter|till\s+jul|till\s+påsk)\b(?!\s+\d)",
        seasons.code_of_feast,
        "christmas|easter|julas|påskas|till jul|till påsk",
    ),
    phrase(r"\bsekelskiftet\b|\bthe\s+turn\s+of\s+the\s+century\b", lambda *_: "2000", "sekelskifte|century"),
    phrase(
        r"\b(?:sedan|efter)\s+(?:krigsslutet|(?:andra\s+världs)?kriget)(?=\s*[.,;)])|\bsince\s+(?:the\s+(?:second\s+world\s+)?war|world\s+war\s+two)(?=\s*[.,;)])",
        lambda *_: "1945",
        "krig|war",
        "since",
    ),
    phrase(
        rf"(?:samma|motsvarande)\s+(?:\w+\s+)?(?:kvartal|period|månad(?:er)?|halvår|tertial|tid|vecka|veckor|dag|datum)\s+(?:i\s+)?(?:{YEAR_OR_WORD})"
        rf"|(?:the\s+)?(?:same|corresponding|equivalent)\s+(?:\w+\s+)?(?:quarter|period|months?|half|weeks?|stretch|time|day|date)\s+"
        rf"(?:in\s+|of\s+)?{named_year(2)}",
        codes.code_of_same_part,
        "samma|same|motsvarande|corresponding|equivalent",
    ),
    phrase(
        r"(?:(?:samma|motsvarande)\s+(?:\w+\s+)?(?:period|månad(?:er)?|kvartal|halvår|tertial|tid)\s+)?(?:(?:ett\s+år|året|läsåret|budgetåret)\s+(?:innan|före|dessförinnan"
        r"|tidigare)|föregående\s+år)\b"
        r"|(?:the\s+)?(?:(?:same|corresponding|equivalent)\s+(?:\w+\s+)?(?:period|months?|quarter|half|weeks?)\s+)?(?:(?:in\s+)?the\s+|an?\s+)?(?:(?:financial|fiscal)\s+)?year\s+"
        r"(?:before(?!\s+(?:the|its|their|his|her|this|that|an?)\b)|earlier|ago)\b|(?:the\s+)?(?:(?:same|corresponding|equivalent)\s+(?:\w+\s+)?(?:period|months?|quarter|half|weeks?)\s+)?(?:of\s+|in\s+)?the\s+previous"
        r"\s+year\b|a\s+year\s+(?:earlier|ago)\b|\b(?:twelve|12)\s+months\s+(?:before|earlier|previously)\b"
        r"|\b(?:tolv|12)\s+månader\s+(?:tidigare|innan|dessförinnan)\b",
        codes.code_of_year_before,
        "året|ett år|year|föregående|months|månader",
    ),
    phrase(
        rf"\b{COUNT.format('n')}\s+(?:years\s+(?:earlier|before)|år\s+(?:tidigare|dessförinnan|innan))\b",
        codes.code_of_years_earlier,
        "earlier|before|tidigare|innan",
        "reckoned",
    ),
    phrase(
        r"\bi\s+(?P<last>fjol\s+)?(?P<season>våras|somras|höstas|vintras)\b|\bförra\s+(?P<season2>våren|sommaren|hösten|vintern)\b"
        r"|\blast\s+(?P<season3>spring|summer|autumn|fall|winter)\b",
        seasons.code_of_season,
        "våras|somras|höstas|vintras|förra|last",
    ),
    phrase(
        r"\b(?:under\s+(?:den\s+\w+\s+)?(?P<season>våren|sommaren|hösten|vintern)|(?P<to>till)\s+(?P<season2>våren|sommaren|hösten|vintern)"
        r"|(?P<this>i)\s+(?P<season3>sommar|höst|vinter|vår(?=\s*(?:[.,;)]|$)))"
        r"|(?P<this2>this)\s+(?P<season4>spring|summer|autumn|winter)"
        r"|(?:over|during|in)\s+the\s+(?P<season5>spring|summer|autumn|winter)"
        r"|(?P<to2>by|next|in\s+the\s+coming|(?:nästa|kommande|inför)(?=\s+[hsv]))\s+(?:the\s+)?(?P<season6>spring|summer|autumn|winter|vår|sommar|höst|vinter))\b(?!\s+(?:months?|term|of)\b)"
        rf"(?:\s+(?P<year>{YEAR})\b)?",
        seasons.code_of_near_season,
        "våren|sommar|höst|vinte|i vår|spring|summer|autumn|winter",
    ),
    phrase(
        r"\b(?:the\s+(?:turn|start|beginning)\s+of\s+the\s+decade|(?:decennie|årtionde)skiftet|(?:årtiondets|decenniets)"
        r"\s+början|början\s+av\s+(?:årtiondet|decenniet))\b",
        lambda _, text: f"{text.year // 10}0" if text.year else None,
        "decad|decenni|årtionde",
    ),
    phrase(
        rf"\b(?:året\s+(?:efter|därpå|därefter)|(?:the|in\s+the)\s+following\s+year|the\s+year\s+after)\b"
        rf"|(?:^|(?<=[.;,]\s)){COUNT.format('n')}\s+(?:years?\s+(?:later|on)|år\s+senare)\b"
        # Within a sentence it ends its clause: "from 359 in 2010 to 213 seven years later".
        rf"|\b{COUNT.format('inner')}\s+(?:years?\s+later|år\s+senare)(?=[,.;]|$)",
        codes.code_of_year_after,
        "året|year|senare",
    ),
    phrase(
        rf"för\s+{COUNT.format('n')}\s+år\s+sedan\b(?P<same>\s+denna\s+månad\b)?"
        rf"|\b{COUNT.format('n2')}\s+years?\s+ago\b(?P<same2>\s+this\s+month\b)?|\ba\s+(?P<n3>decade)\s+ago\b",
        codes.code_of_ago,
        "år sedan|ago",
        "ago",
    ),
    phrase(
        rf"\b(?:på|under(?:\s+de\s+senaste)?|de\s+senaste|de(?=\s+\w+\s+senaste))\s+{_BARELY}{COUNT.format('n')}\s+"
        r"(?:senaste\s+)?(?:år|åren)\b"
        rf"|\b(?:in|within|over)\s+{_BARELY}{COUNT.format('n2')}\s+(?:(?:financial|fiscal|school|academic|calendar|full)\s+)?years?\b"
        r"|\b(?:in|over|under)\s+(?:the\s+)?(?:past|last)\s+(?P<n3>year|decade)\b"
        rf"|\b(?:in|within|over|på|under)\s+{_BARELY}(?:a|ett)\s+(?P<n7>decade|decennium|årtionde)\b"
        rf"|\b(?:in|within|over|på|under)\s+{_BARELY}{COUNT.format('decades')}\s+(?:decades|decennier|årtionden)\b"
        r"|\bdet\s+senaste\s+(?P<n4>året|decenniet)\b"
        rf"|\bpå\s+{_BARELY}ett\s+(?:enda\s+)?(?P<n5>år)\b|\bin\s+(?:just\s+|only\s+)?a\s+(?:single\s+)?(?P<n6>year)\b",
        codes.code_of_lapse,
        " år|year|decad|decenn| årtionde",
        "lapse",
    ),
    phrase(
        r"\b(?:(?:under|på)\s+)?det\s+(?:senaste|gångna)\s+(?P<n>halvåret|kvartalet)\b"
        r"|\b(?:in|over|during)\s+the\s+(?:past|last)\s+(?P<n2>half-year|half year|quarter)\b",
        codes.code_of_recent_months,
        "halvår|kvartal|half|quarter",
        "lapse",
    ),
    phrase(
        rf"\b(?:på|under(?:\s+de\s+senaste)?|de\s+senaste)\s+{_BARELY}{COUNT.format('n')}\s+(?:månader|månaderna)\b"
        rf"|\b(?:in|over)\s+{_BARELY}{COUNT.format('n2')}\s+months\b",
        codes.code_of_months_ago,
        "månad|month",
        "lapse",
    ),
    phrase(rf"\b(?:före|before)\s+(?P<year>{YEAR})\b", lambda match, _: str(int(match["year"]) - 1), "före|before"),
    phrase(r"\b(?:since\s+then|sedan\s+dess|sen\s+dess)\b", codes.code_of_since_then, "then|dess", "reckoned"),
    phrase(r"\b(?:innan|före)\s+dess\b|\bbefore\s+then\b", codes.code_of_before_then, "then|dess", "reckoned"),
    phrase(r"\b(?:millennieskiftet|the\s+(?:turn\s+of\s+the\s+)?(?:new\s+)?millennium)\b", lambda *_: "2000", "mill"),
    phrase(r"\bpre-pandemic\b", lambda *_: "2019", "pandemic", "base"),
    phrase(
        r"\b(?:before|innan|före)\s+(?:the\s+)?pandemi[cn]\b|\bon\s+the\s+eve\s+of\s+the\s+pandemic\b",
        lambda *_: "2019",
        "pandemi",
    ),
    phrase(
        r"\b(?P<since>(?:since|sedan)\s+(?:the\s+)?)?(?:(?:during\s+|under\s+)(?:the\s+)?)?(?<!post-)(?<!efter\s)(?<!after\sthe\s)"
        r"pandemi[cn](?:s\s+(?:start|början))?\b(?!\s+(?:in|of|i|år)\s+(?:19|20))(?:\s+(?:began|struck|hit|broke\s+out|bröt\s+ut|började))?",
        codes.code_of_pandemic,
        "pandemi",
    ),
    phrase(
        r"\b(?:det\s+gångna\s+året|året\s+som\s+(?:gått|gick)|the\s+year\s+(?:just|now)\s+(?:ended|past|gone))\b",
        codes.code_of_year_gone,
        "året|year",
    ),
    phrase(
        rf"\b(?:in|over|during|under)\s+(?:the|de)\s+{COUNT.format('n')}\s+(?:years?|år(?:en)?)\s+"
        r"(?:(?:that|since|som)\s+)?(?:i|we|he|she|they|it|jag|vi|han|hon)\b",
        codes.code_of_ago,
        "year|åren|år ",
        "since",
    ),
    phrase(
        r"\b(?:since|sedan)\s+(?:the\s+)?(?:(?:early|late|mid|början\s+av|slutet\s+av|mitten\s+av)[\s-]+)?"
        r"(?P<decade>(?:19|20)\d0)(?:s|-talet)\b",
        lambda match, _: match["decade"],  # its first year
        "0s|0-tal",
    ),
    phrase(
        r"\b(?:the\s+|in\s+the\s+|på\s+)?(?P<decade>(?:19|20)\d0)(?:s|-talet)\b",
        lambda match, _: (match["decade"], str(int(match["decade"]) + 9)),
        "0s|0-tal",
    ),
    phrase(
        r"\b(?:samma\s+år|det\s+året(?!\s+som)|same\s+year|that\s+year)\b",
        lambda _, text: text.last[:4] if re.match(YEAR, text.last) else None,
        " år|year",
    ),
    phrase(
        rf"\b(?:riksdagsvalet|(?:förra|senaste)\s+valet|(?<=sedan\s)valet|(?<=vid\s)valet|valet(?=\s+(?:år\s+)?{YEAR}))"
        rf"(?:\s+(?:år\s+)?(?P<year>{YEAR}))?"
        rf"|\b(?:the\s+)?(?:(?:last|previous|(?P<year2>{YEAR}))\s+)?general\s+election(?:\s+(?:in|of)\s+(?P<year3>{YEAR}))?\b"
        r"|(?<=since\s)the\s+election\b|(?<=at\s)the\s+election\b",
        codes.code_of_election,
        "valet|election",
    ),
    phrase(
        r"\b(?P<which>förra|föregående|förgångna|gångna|avslutade|senaste|denna|den\s+här|innevarande|nuvarande|pågående"
        r"|kommande|nästa)\s+mandatperiod(?:en)?\b",
        codes.code_of_term,
        "mandatperiod",
    ),
    phrase(
        r"\b(?:under\s+)?(?P<term>mandatperioden)(?=\s*(?:[.,;:)]|$|har|hade|hittills|så\s+långt))",
        codes.code_of_term,
        "mandatperioden",
    ),
    phrase(
        r"\b(?P<term>höst|vår)terminens\s+(?:start|början|inledning)\b"
        r"|\b(?:the\s+)?(?:start|beginning)\s+of\s+(?:the\s+)?(?P<term2>autumn|spring)\s+term\b",
        seasons.code_of_term_start,
        "termin|term",
    ),
    phrase(
        r"\b(?:hittills\s+i\s+år|so\s+far\s+this\s+year|this\s+year\s+so\s+far|(?:in\s+the\s+)?year\s+to\s+date)\b",
        codes.code_of_year_to_date,
        "hittills|so far|to date",
    ),
    phrase(
        r"\b(?P<next>nästa\s+årsskifte|kommande\s+årsskifte(?:t)?)\b|\b(?:årsskiftet|(?:the\s+)?(?:turn|start|beginning)\s+of\s+the\s+year|årets\s+(?:början|ingång)|(?:början|ingången)\s+av\s+året)\b",
        codes.code_of_new_year,
        "årsskift|of the year|årets|av året",
    ),
    phrase(rf"\b(?P<relative>{RELATIVE_YEARS})(?!\w)", period_codes.code_of_relative, " år| helår|året|year|fjol"),
    phrase(
        r"\b(?:i\s?dag|just\s+nu|för\s+närvarande|i\s?kväll|today|tonight|this\s+(?:evening|afternoon)|currently|at\s+present|right\s+now|th(?:is|at)\s+morning|i\s+morse)\b",
        lambda _, text: text.today.isoformat() if text.today else None,
        "dag|nu|närv|kväll|tonight|this |today|current|present|now|mor",
        "today",
    ),
    phrase(
        rf"(?:\bår\s+)?\b(?<![\d:/§.,-])(?P<year>{YEAR})\b(?![:/]\d|[.,]\d|\s?(?:kronor|kr|personer))",
        lambda match, _: match["year"],
        "1|2",
    ),
)
