"""Writings of numbers that are no claims, each with the reason: the data that `left_out.py` looks for."""

from __future__ import annotations

import re

from facts.language.vocabulary import number_words
from facts.words import Text


class Reason:
    """Why a number is no claim, in both languages."""

    DATE = Text("date", "datum")
    YEAR = Text("year", "årtal")
    LAW = Text("law", "lagrum")
    DOCUMENT = Text("document number", "dokumentnummer")
    TIME_OF_DAY = Text("time of day", "klockslag")
    TELEPHONE = Text("telephone", "telefonnummer")
    ADDRESS = Text("address", "adress")
    PAGE = Text("page or table", "sida eller tabell")
    LIST = Text("list number", "listnummer")
    FOOTNOTE = Text("footnote mark", "fotnotstecken")
    VOTE = Text("vote", "röstetal")
    AGE = Text("age group", "åldersgrupp")
    NAME = Text("name", "namn")
    ATTENDANCE = Text("attendance", "närvaro")
    SELF = Text("counts the text itself", "räknar textens egna delar")
    LENGTH = Text("length of time", "tidslängd")
    LIMIT = Text("limit that defines a group", "gräns som avgränsar en grupp")
    QUESTION = Text("in a question", "i en fråga")
    STORY = Text("one person's or firm's story", "en enskilds eller ett företags berättelse")
    RUNNING = Text("head or foot of the page", "sidhuvud eller sidfot")
    LABEL = Text("speaker's label", "talaretikett")
    GROUP = Text("names a group", "namnger en grupp")
    BASE = Text("base of a share or rate", "basen för en andel eller kvot")
    HEADING = Text("in a heading", "i en rubrik")
    POSSIBLE = Text("no statement of fact", "inget sakpåstående")
    AGAIN = Text("said before", "sagt tidigare")
    SURVEY = Text("how many were asked or answered", "antal tillfrågade eller svarande")
    MANY = Text("too many numbers for a sentence", "för många tal för en mening")
    FEW = Text("two or three of something", "två eller tre av något")
    OTHER = Text("no claim recognised", "inget påstående igenkänt")
    NO_TEXT = Text("page without text (a picture?)", "sida utan text (en bild?)")


_NUM = r"\d{1,3}(?:[  \u202f,.]\d{3})+|\d+"
_SMALL = rf"(?:\d{{1,2}}|{number_words(2, 12)})"
_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|hundred)"
)
_AGED = r"(?:år|års|åring(?:ar(?:na)?|en)?|years?[\s-]olds?|years? of age|yrs)"

# An expression, why what it finds is no claim, and what a text needs to hold where it finds anything (`NeededLetters`):
# most texts hold none of it, and are not looked through. An expression without that is always tried.
PATTERNS: tuple[tuple[str, Text] | tuple[str, Text, str], ...] = (
    # What a paper corrects, and how many have written below an article.
    (
        rf"^(?:An\searlier|A\sprevious|I?\s?[Ee]n\stidigare)\sversion\b.*|^(?:{_NUM})\s(?:comments|shares|kommentarer|delningar)$",
        Reason.POSSIBLE,
        "version|comments|shares|kommentarer|delningar",
    ),
    (
        r"\b(?:Apologies|Present|Absent|In attendance|Also present|Närvarande|Frånvarande|Anmält förhinder)"
        r"(?: for absence)?\s?:\s?\d{1,3}\b",
        Reason.ATTENDANCE,
        ":",
    ),
    (r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", Reason.ADDRESS, "http|www.|@"),
    (
        r"\b(?:tfn|telefon(?:nummer)?|tel|phone|telephone|mobil|fax|växel)\b[.:]?\s*\+?[\d(][\d ()/–-]{5,}\d",
        Reason.TELEPHONE,
        "tfn|tel|phone|mobil|fax|växel",
    ),
    (
        r"(?<![\d.,])\+\d{2}[\d ()–-]{7,}\d|(?<![\d.,])0\d{1,4}(?:[ –-]\s?\d{2,4}){2,4}(?!\d)"
        r"|(?<![\d.,])0\d{1,3}[–-]\d{5,8}\b",
        Reason.TELEPHONE,
        "+|0",
    ),
    (
        r"\b(?:Dnr|Diarienr|Diarienummer|Ref(?:erens)?nr|Ärendenr|Reg\.?nr|ISBN|ISSN|SOU|Ds|prop\.|bet\.|skr\."
        r"|motion|mot\.|EDM"
        r"|early-day motion|HC|HL|Cm|COM|Beslut|Protokoll|Rapport|Report)\s*(?:nr\s*)?[:.]?\s*"
        r"(?:[A-ZÅÄÖ]{0,5}\s?\(?\d[\w/:().–-]*|[A-ZÅÄÖ]{1,6}[-\d]*\d[\w/:().–-]*)",
        Reason.DOCUMENT,
    ),
    (
        r"\b(?:[Aa]genda\s)?[Ii]tem\s(?:[Nn]o\.?\s)?\d+(?:\.\d+)*|\bUIN:?\s\d+|\b[Vv]ersion\s\d+(?:\.\d+)*"
        r"|\b[Mm]ål(?:nummer|\snr\.?)?:?\s[A-ZÅÄÖ]{1,2}\s\d+-\d+|\b[Cc]hannel\s\d{1,3}\b|\b[Aa]nslag(?:et|en)?\s[A-Z]\s?\d{1,2}\b"
        r"|\b(?:HC|HL)\s\d+\s\d{1,3}$",
        Reason.DOCUMENT,
        "tem|UIN|ersion|ål|hannel|nslag|HC|HL",
    ),
    (
        r"\bFOI\s\d+\b|\b[Rr]egistered\s(?:charity|company)\s(?:[Nn]umber\s|[Nn]o\.?\s)?\d{5,8}\b|\b(?:[Cc]ompany|[Cc]harity)\s"
        r"(?:[Nn]umber|[Nn]o\.?)\s\d{5,8}\b|\borg(?:anisations)?\.?\s?n(?:umme)?r\.?:?\s\d{6}-\d{4}\b"
        r"|\b[A-ZÅÄÖ]{1,2}\s\d{1,2}\sSM\s\d{4}\b|\b[Vv]olumes?\s\d+|\b[Cc]olumns?\s\d+(?:\s(?:to|and)\s\d+)?\b",
        Reason.DOCUMENT,
        "FOI|egistered|ompany|harity|org|SM|olum",
    ),
    (r"\b(?:[Bb]ild|[Ff]oto|[Ii]mage|[Ss]lide|[Ss]ida|[Pp]age)\s\d{1,3}\s(?:av|of)\s\d{1,3}\b", Reason.PAGE, "av|of"),
    # Text recognition took a letter for a digit: "0ch", "1änet".
    (r"(?<!\w)[01](?!st\b|kr\b|km\b|kg\b|tn\b|bn\b)[a-zåäö]{2,}(?!\w)", Reason.OTHER, "0|1"),
    (
        rf"\b(?:{_NUM})\s(?:(?:motions)?yrkanden|delegationsbeslut|anmälningsärenden|reservationer)\b",
        Reason.SELF,
        "yrkanden|delegationsbeslut|ärenden|reservationer",
    ),
    (r"\b(?:[A-Z][a-z]+,\s[A-Z]{2}|D\.?C\.?)\s\d{5}(?:-\d{4})?\b", Reason.ADDRESS, "C|,"),
    (
        rf"\b(?:[Mm]argin of error|[Ff]elmarginal(?:en)?)[^.;,\d]{{0,20}}(?:{_NUM})(?:\s?%)?"
        rf"|\b(?:drew|received|gav|inkom med)\s(?:{_NUM})\s(?:replies|responses|svar|remissvar)\b",
        Reason.SURVEY,
        "argin|drew|received|gav|inkom",
    ),
    (
        rf"\b(?:kommuner|skolor|företag|hushåll|orter|regioner|gårdar|byar|municipalities|schools|firms|companies|towns|villages"
        rf"|councils|classes|klasser|counties)\s(?:med|of|with)\s(?:färre|fler|mer|mindre|fewer|more|less)\s(?:än|than)\s(?:{_NUM})",
        Reason.LIMIT,
        "än|than",
    ),
    (
        rf"\b(?:I\shave|I['’]ve|[Ww]e\shave|[Jj]ag\shar|[Vv]i\shar)\s(?:själv\s|personally\s|also\s)?(?:been\sto|visited|met|spoken\sto|vetoed|knocked\son"
        rf"|besökt|träffat|stått|pratat\smed|varit\spå|suttit)\s(?:[^\W\d]+\s){{0,5}}?(?:{_NUM}|{_SMALL})\b",
        Reason.STORY,
        "have|'ve|’ve|har",
    ),
    (
        rf"\b(?:[Uu]tredningen|[Kk]ommittén|[Uu]tskottet|[Ww]e|[Tt]he\s(?:[Cc]ommittee|[Ii]nquiry|[Pp]anel))\s(?:har\s|has\s|have\s)?"
        rf"(?:besökt|hållit|haft|visited|held|met)\s(?:{_NUM}|{_SMALL})\s[^\W\d]+"
        rf"(?:\s(?:och|and)\s(?:hållit|haft|besökt|held|visited)\s(?:{_NUM}|{_SMALL})\s[^\W\d]+)?",
        Reason.SELF,
        "visited|held|met|besökt|hållit|haft",
    ),
    (r"\b\d{4}/\d{2,4}:\s?[A-ZÅÄÖa-zåäö]{0,6}\s?\d+\b|\[\d{3,7}\]", Reason.DOCUMENT, "/|["),
    (
        r"\b[A-ZÅÄÖ]{1,4}\s?(?:19|20)\d\d[/:-]\d+(?:[/:-][A-Za-z\d]+)*|\b[A-ZÅÄÖ]{2,4}-[A-Z]*\d+-\d+\b"
        r"|\b\d+[-–]\d+/(?:19|20)\d\d\b",
        Reason.DOCUMENT,
    ),
    (r"\b(?:19|20)\d\d:(?:[A-Z]{1,4})?\d{1,4}\b", Reason.LAW, ":"),
    (
        r"\b\d{1,3}\s?[a-z]?\s?kap\.?(?:\s?\d{1,3}\s?[a-z]?(?:[–-]\d{1,3})?\s?§§?)?"
        r"|§§?\s?\d+(?:[–-]\d+)?(?:\s(?:och|and)\s\d+)?|\b\d{1,3}\s?[a-z]?(?:[–-]\d{1,3})?\s?§§?",
        Reason.LAW,
        "kap|§",
    ),
    (r"\b\d{1,3}\sU\.S\.C\.(?:\s\d+\w*)?|\b(?:H\.R\.|S\.)\s\d{1,4}\b", Reason.LAW, "U.S.C.|H.R.|S."),
    (r"\(\d{3}\)\s?\d{3}-\d{4}\b", Reason.TELEPHONE, "("),
    (r"\b[A-ZÅÄÖ][a-zåäö]{3,}\s(?:1\s(?:och|and)\s2|2\s(?:och|and)\s3|3\s(?:och|and)\s4)\b", Reason.NAME),
    (r"\b[Mm]ax(?:imalt)?\s[\d ]{3,7}\stecken\b", Reason.SELF, "tecken"),
    (
        r"\b(?:[Ss]ection|[Aa]rticle|[Aa]rtikel|[Cc]lause|[Ss]chedule|[Rr]egulation"
        r"|förordning)\s+(?:\([A-Z]+\)\s*)?(?:nr\s*)?\d+(?:[./]\d+)*(?:\(\w+\))*",
        Reason.LAW,
    ),
    (
        r"\bkl(?:ockan|\.)?\s*\d{1,2}\s(?:och|till)\s\d{1,2}\b|\bkl(?:ockan|\.)?\s*\d{1,2}(?:[.:]\d{2})?(?:\s?[–-]\s?\d{1,2}[.:]\d{2})?"
        r"|\b\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\.?)(?!\w)|\b[0-2]?\d[.:][0-5]\d\s?[–-]\s?[0-2]?\d[.:][0-5]\d\b"
        r"|\b0\d[.:][0-5]\d\b|\b[0-2]\d:[0-5]\d\b",
        Reason.TIME_OF_DAY,
    ),
    (
        r"\b\d{3}\s\d{2}\s(?=[A-ZÅÄÖ][a-zåäöA-ZÅÄÖ]+)|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b|\bBox\s\d+\b",
        Reason.ADDRESS,
    ),
    (
        r"\b\d{1,4}[a-zA-Z]?\s(?:[A-Z][a-z]+\s){1,3}(?:Street|Road|Avenue|Lane|Square|Place|Gate|Row|Hill|Close|Drive|Terrace|Crescent|Court|Green|Walk|Yard|Quay)\b"
        r"|\b[A-ZÅÄÖ][a-zåäö]+(?:gatan|vägen|torget|gränd|allén|plan)\s\d{1,3}\b",
        Reason.ADDRESS,
        "Street|Road|Avenue|Lane|Square|Place|Gate|Row|Hill|Close|Drive|Terrace|Crescent|Court|Green|Walk|Yard|Quay|gatan"
        "|vägen|torget|gränd|allén|plan",
    ),
    (
        r"\b(?:sid(?:an|orna|\.)?|page|pages|pp?\.|s\.|[Cc]olumn|kolumn|[Tt]abell(?:en)?|[Tt]able|[Dd]iagram"
        r"|[Ff]igur|[Ff]igure|[Bb]ilaga|[Aa]nnex|[Aa]ppendix"
        r"|[Pp]unkt(?:en)?|[Kk]apitel|[Cc]hapter|[Aa]vsnitt|[Nn]r|[Nn]o\.|[Nn]ummer|[Rr]uta|[Bb]ox|[Ff]råga"
        r"|[Qq]uestion|[Ii]nterpellation|[Aa]mendment|[Ää]ndringsförslag|[Yy]rkande|[Uu]tgiftsområde|[Dd]el|[Pp]art|[Vv]olym|[Vv]ol\.)\s*\d+(?:[.:]\d+)*(?:\s?[–-]\s?\d+)?",
        Reason.PAGE,
        "sid|page|p.|s.|olumn|abell|able|iagram|igur|ilaga|nnex|ppendix|unkt|apitel|hapter|vsnitt| Nr| nr|o.|ummer|uta"
        "|ox|råga|uestion|nterpell|mendment|ndringsf|rkande|tgiftso| Del| del| Part| part|olym|ol.",
    ),
    (
        r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|Q\d+\.)(?:\s|$)|^\d{1,3}\s(?=[A-ZÅÄÖ][a-zåäö]*\s[^.]{20,}[.:;])",
        Reason.LIST,
    ),
    (
        r"[⁰¹²³⁴-⁹]+|(?<=[\w.,;:!?%)”\"])\[\d{1,3}\]|^\[\d{1,3}\]|(?<=[^\W\d_])\d{1,2}\)(?!\w)|(?<=[^\W\d][.,;:!?])\d{1,2}\)(?!\w)|(?<=[.,;:!?])\(\d{1,2}\)|^(?:_+\s)?\(\d{1,2}\)",
        Reason.FOOTNOTE,
        "[|(|)|⁰|¹|²|³|⁴|⁵|⁶|⁷|⁸|⁹",
    ),
    (
        rf"\b(?i:{_SMALL})\s(?:ledamöter|members)\s(?:av|of)\s(?:the\s)?{_SMALL}\b|\b[Mm]ed\s(?:{_NUM}|{_SMALL})\sröster\s(?:mot|för)\s(?:{_NUM}|{_SMALL})|\b(?:{_NUM}|{_SMALL})\s(?:ja-"
        rf"|nej-|för|mot)?(?:röster|röst)(?:\s(?:för|mot|avgavs))?\b"
        rf"|\bby\s(?:{_NUM}|{_SMALL})\svotes?\sto\s(?:{_NUM}|{_SMALL})|\b(?:{_NUM}|{_SMALL})\svotes?(?:\sto\s(?:{_NUM}))?\b|\b(?:[Aa]yes"
        rf"|[Nn]oes)[:\s]+\d+|\b(?:ja|nej|avstår|frånvarande)[:\s]+\d+\b"
        rf"|\b(?:{_NUM}|{_SMALL})\s(?:ledamöter|members|councillors)\s(?:var\s)?(?:närvarande|närvarade"
        rf"|present|voted|röstade)|\b(?:röstade|voted|röstsiffrorna)\s(?:[\w-]+\s){{0,3}}?(?:med\s|by\s)?\d{{1,3}}\s(?:mot|to|against|–)\s\d{{1,3}}\b",
        Reason.VOTE,
        "öst|ote|yes|oes| ja|nej|avst|frånv|ledam|member|councillor",
    ),
    (
        rf"\b(?:mellan\s|between\s)\d{{1,2}}\s?(?:[-–]|och|and)\s?\d{{1,2}}\s?-?\s?{_AGED}"
        rf"|\b(?:aged?\s|ages\s|i åldern\s|åldrarna\s|ålder(?:sgruppen)?\s)(?:mellan\s|between\s)?"
        rf"\d{{1,2}}\s?(?:[-–]|och|till|to|and)\s?\d{{1,2}}"
        rf"(?!\d|\s?(?:%|procent|per\b|kronor|kr\b|miljo|mil))(?:\s?-?\s?{_AGED})?"
        rf"|\b\d{{1,2}}\s?[-–]\s?\d{{1,2}}\s?-?\s?{_AGED}|\b(?:över|under|minst|fyllda|lägst|aged|age|over"
        rf"|fyllt)\s\d{{1,3}}\s{_AGED}(?:\s(?:och|eller)\s(?:äldre|över|yngre))?"
        rf"|\bfyll(?:t|er|de)\s\d{{2}}\b|\b\d{{1,3}}\s{_AGED}\s(?:och|eller)\s(?:äldre|yngre|däröver)|\b\d{{1,3}}-{_AGED}"
        rf"|\b\d{{1,3}}-åri\w+|\b(?:over|under)-\d{{2}}s\b"
        r"|\b(?:[Aa]ged?)\s(?:(?:over|under|from)\s)?\d{1,3}(?:\s(?:and|or)\s(?:over|older|above|under"
        r"|younger)|\+)?|\b\d{2}\s(?:and|or)\s(?:over|older)\b"
        r"|(?:(?<=ungdomar)|(?<=unga)|(?<=vuxna)|(?<=vuxen)|(?<=person)|(?<=kvinna)|(?<=elev)|(?<=barn)|(?<=personer)|(?<=kvinnor)|(?<=män)|(?<=elever)|(?<=people)"
        r"|(?<=adults)|(?<=women)|(?<=men)|(?<=children))\s(?:mellan|between)\s\d{1,2}\s(?:och|and)\s\d{1,2}\b",
        Reason.AGE,
        "år|åld|age|Age|year|yrs|over|under-|older|mellan|between|fyll",
    ),
    (
        rf"(?:(?<=children)|(?<=child)|(?<=barn)|(?<=pupils))\s(?:under|over|över)\s(?:the age of\s)?{_SMALL}\b"
        r"(?!\s?(?:%|per|procent))|\b(?:under|over)-(?:fives|sixes|twelves|tens)\b",
        Reason.AGE,
        "under|over|över",
    ),
    (
        r"\b(?:\w+|\d{1,3})-year-olds?\b|\b(?:children|people|adults|women|men|those|barn"
        r"|personer)\s(?:aged\s)?(?:under|over|över)\s\d{1,2}\b(?!\s?(?:%|per))",
        Reason.AGE,
        "year-old|under|over|över",
    ),
    (
        rf"\b(?:(?:[Aa]v|[Oo]f)\s(?:the\s|de\s)?(?:{_NUM})\s)?(?:[^\W\d]+\s)?(?:tillfrågade|asked|surveyed)\s(?:\w+\s)?(?:svarade|replied|responded|answered)\s(?:{_NUM})"
        rf"|\bsurveyed\s(?:{_NUM})\s[\w-]+"
        rf"|\b(?:[Ww]e\s(?:asked|surveyed|polled|interviewed)|[Vv]i\s(?:frågade|intervjuade))\s(?:{_NUM})\s[\w-]+"
        rf"|\b(?<![–-])(?!(?:19|20)\d\d\s)(?:{_NUM})\s(?:(?:replied|responded|answered|svarade|har\ssvarat)\b(?!\s(?:that|att|ja|nej|yes|no)\b)"
        rf"|(?:sent|returned|lämnade|skickade)\s(?:in\s)?(?:their|its|sina|sitt)\s(?:returns?|answers?|replies|svar)\b)",
        Reason.SURVEY,
        "frågade|asked|surveyed|polled|interv|replied|responded|answered|svara|sent|returned|lämnade|skickade",
    ),
    (
        r"\b[A-ZÅÄÖ][a-zåäöé-]+\s[A-ZÅÄÖ][\w-]+(?:\s\([A-ZÅÄÖa-z]{1,4}\))?,\s\d{2}(?=,\s[a-zåäö])"
        r"|(?<=,\s)(?:who|som)\s(?:is|was|är|var)\s(?:now\s|nu\s)?\d{2}(?=[,.])"
        r"|\b(?:[Jj]ag\sär\s(?:själv\s|nu\s)?|I\sam\s(?:now\s)?|I['’]m\s)\d{2}\b(?=\s(?:och|and)\b|[.,]|\sår)",
        Reason.AGE,
        ",| Jag| jag| I",
    ),
    (
        rf"\b(?:{_NUM})\s(?:too\s(?:many|few|much)|för\s(?:många|få|mycket))\b|(?<=,\s)(?:not|inte)\s(?:{_NUM})(?=[.;!])",
        Reason.POSSIBLE,
        "too|för|not|inte",
    ),
    (
        rf"\(\d{{1,2}}\s(?:ledamöter|mandat|members|seats)\)|\b(?:{_NUM})\s(?:frånvarande|avstod)\b"
        rf"|\b(?:{_NUM})\sför\s(?:res(?:ervation|\.)(?:\s?\d+)?|utskottet)"
        rf"|\b(?:{_NUM}|{_SMALL})\s(?:[Mm]embers|[Cc]ouncillors)\s(?:voted|wish\sto\sspeak|spoke)\b|(?<=\sand\s)\d{{1,3}}\sfor\sthe\s(?:amendment|motion)"
        rf"|\b(?:failed|carried|passed|lost),\s\d{{1,2}}[-–]\d{{1,2}}\b|(?i:{_SMALL})\sledamöter(?=\s(?:begärde|yttrade|talade)|\.)",
        Reason.VOTE,
        "ledam|mandat|ember|seats|frånv|avstod|utskottet|res|ouncillor|amendment|motion|ed,|lost,",
    ),
    (
        rf"\b(?:{_NUM}|{_SMALL})\s(?:votes?|röster|ja)\s(?:to|mot)\s(?:{_NUM}|{_SMALL})(?:\snej)?\b"
        rf"|\b(?:won|win|winning|took|taking|holds?|vann|fick)\s(?:{_NUM})\s(?:(?:of|av)\s(?:the\s|de\s)?(?:{_NUM})\s)?(?:seats|mandat)\b"
        rf"|\b(?:{_NUM}|{_SMALL})\sledamöter\s(?:var\sfrånvarande|enligt\s(?:\w+\s)?närvarolista)"
        rf"|\b(?i:{_NUM}|{_SMALL})\s(?:ledamöter|members|councillors)\s(?:avst\w+|abstain\w*)",
        Reason.VOTE,
        "vote|röster|avst|abstain| ja|seats|mandat|ledamöter",
    ),
    (
        rf"\b(?:{_NUM}|(?i:{_SMALL}))\smembers\sof\sthe\s(?:public|press)(?=\s(?:attended|were\spresent|and)\b|[.,;]|$)"
        rf"|\b(?:[Åå]hörare|Antal\snärvarande)\s?:\s?(?:{_NUM})|\bsammanlagt\s(?:{_NUM})\sledamöter\b",
        Reason.ATTENDANCE,
        "members|hörare|närvarande|ledamöter",
    ),
    (
        rf"\b(?:{_NUMBER_WORD}|\d{{1,2}})\so[’']clock\b|\b[Kk]lockan\s{_SMALL}\b"
        r"|\b(?:leaves|departs|opens|closes|starts|begins|arrives|går|avgår|öppnar|stänger|börjar)\s(?:at\s|kl\.?\s)?[0-2]?\d\.[0-5]\d\b",
        Reason.TIME_OF_DAY,
        "clock|lockan|.",
    ),
    (
        rf"\b(?:[Ww]ithin|[Ii]nom|for)\s(?:{_NUM}|{_SMALL})\s(?:(?:working|business|calendar|clear)\sdays|arbetsdagar|vardagar)\b",
        Reason.LIMIT,
        "days|dagar",
    ),
    (
        rf"\b(?:[Ww]ithin|[Ii]nom)\s(?:{_NUM}|{_SMALL}|one|en)\s(?:miles?|km|kilomet\w+|met(?:re|er)s?|mil)\b"
        r"|\b(?:en|ett)\s[a-zåäö]{4,}\s(?:över|under)\s\d{1,3}\s(?:procent\b|%)",
        Reason.LIMIT,
        "ithin|nom|över|under",
    ),
    (
        rf"\b(?:nearest|närmaste|närmsta)\s(?:whole\s|hela\s)?[£$€]?(?:{_NUM}|ten|hundred|thousand|million|tio|tiotal|hundra\w*|tusen\w*|miljon)\b",
        Reason.SELF,
        "nearest|närm",
    ),
    (
        r"\b(?:[Tt]he|[Tt]hese|[Dd]e|[Dd]essa)\s(?:two|three|four|två|tre|fyra)"
        r"(?=\s(?:together|combined|alike|tillsammans|sammantaget|apart)\b|[.,;])",
        Reason.AGAIN,
        "two|three|four|två|tre|fyra",
    ),
    (
        rf"\b(?:granska\w*|kontrollera\w*|faktagranska\w*|(?:fact-)?checked|reviewed|examined|rated|looked\sat)\s"
        rf"(?:[^\W\d]+\s){{0,3}}?(?:{_NUM}|{_SMALL})\s(?:[^\W\d]+\s)?(?:påståenden|uttalanden|utsagor|claims|statements)\b",
        Reason.SELF,
        "påstå|utta|utsag|claims|statements",
    ),
    (
        rf"\b(?:bygger|baseras|[Bb]ased|covered)\s(?:på|on|just|only)\s(?:[^\W\d]+\sfrån\s|[^\W\d]+\sfrom\s)?(?:{_NUM})\s(?:granskade\s)?"
        r"(?:svar|intervjuer|personer|hushåll|företag|kliniker\w*|people|adults|interviews|households|replies|responses|firms|practices)\b"
        r"|\b\d{1,2}\syears[’']\s(?:experience|service)\b",
        Reason.SURVEY,
        "bygger|baseras|ased|covered|experience|service",
    ),
    (
        r"\b(?:[Ss]urvey|[Pp]oll|[Ss]ample|[Ee]nkät|[Uu]ndersökning)\s(?:of|among|med|bland)\s(?:more\sthan\s|over\s|some\s|nearly\s|almost\s|about\s|just\sover\s|drygt\s|över\s)?"
        rf"(?:{_NUM})\s[^\W\d]+",
        Reason.SURVEY,
        "urvey|oll|ample|nkät|dersökning",
    ),
    (
        r"\b\w*(?:[Ll]inje|[Bb]uss)\s\d{1,4}\b(?!\s?(?:%|procent|miljo|km|mil))(?:(?:,\s\d{1,4})*\s(?:och|eller)\s\d{1,4}\b)?"
        r"|\b(?:Tåg|[Ss]pårvagn|[Bb]us|[Tt]ram|Train)\s\d{1,4}[A-Z]?\b(?!,\d|\s?(?:%|per\b))",
        Reason.NAME,
        "inje|uss|Tåg|vagn|us|ram|Train",
    ),
    (
        r"\b[A-ZÅÄÖ]{2,5}\.\d{1,4}\b|\b[Pp]ara(?:graf(?:er)?|graph)?s?[.:]?\s\d+(?:[–-]\d+)?(?:\.\d+)*(?:\(\w+\))?",
        Reason.DOCUMENT,
        ".|ara",
    ),
    (
        r"\b(?:efter|från|till|på|före|vid|sedan|after|by|on|from|until)\s(?:dag|day)\s\d{1,3}\b(?!\s?(?:%|per\b))",
        Reason.LIMIT,
        "dag|day",
    ),
    (
        r"\b(?:arbet|jobba|work|stanna|pension|retir)\w*\s(?:[^\W\d]+\s){0,2}?(?:efter|till|före|vid|past|after|beyond|until|before|at)\s"
        r"[5-7]\d\b(?!\s?(?:%|procent|per\b|,?\d|[^\W\d]+(?:er|or|ar|s)\b))"
        r"|\b(?:kvinnor|män|unga|vuxna|anställda|patienter|elever|grupp(?:en)?|[Dd]e|[Dd]em|[Aa]lla|[Tt]hose)\s(?:under|över|over)\s\d{2}\b"
        r"(?!\s?(?:%|procent|per\b|,?\d|år|[^\W\d]+(?:er|or|ar|s)\b))",
        Reason.AGE,
        "rbet|obba|ork|tanna|ension|etir|under|över|over",
    ),
    (
        r"\b(?:de|the)\s(?:\d{1,2}|två|tre|fyra|fem|sex|tio|two|three|four|five|six|ten)\s(?:största|minsta"
        r"|högsta|lägsta|främsta|biggest|largest|main|other|leading|andra|[a-zåäö]+(?:arna|erna|orna|ingen|ena))\b",
        Reason.GROUP,
    ),
    (r"\b(?:18)?\d0-tal(?:et|ets|en)?\b|\b(?:the\s)?(?:(?:early|late|mid)-?\s?)?\d0s\b", Reason.DATE, "0-tal|0s"),
    (
        r"\b(?:[Vv]ision|[Aa]genda|[Hh]orizon|[Mm]ål|[Gg]oal|SDG|linje|buss|väg|[Ll]ine|[Rr]oute|[Cc]ovid|[Aa]rea"
        r"|[Pp]rojekt|[Kk]lass|årskurs|åk|Year|[Gg]rade|[Ff]ormel|[Bb]and|[Nn]ivå|[Ll]evel|[Ff]as|[Pp]hase"
        r"|[Ss]teg|[Zz]on|[Hh]us|[Ee]tapp|[Rr]eaktor|[Gg]rupp|[Ss]cenario)[\s-]\d{1,4}(?![\d.,]*\s?(?:%|procent"
        r"|per cent|kr|mil))(?:\s?[–-]\s?\d{1,2}\b)?",
        Reason.NAME,
        "ision|genda|orizon|ål|oal|SDG|linje|buss|väg| Line| line|oute|ovid| Area| area|rojekt|lass|årskurs| åk|Year"
        "|rade|ormel| Band| band|ivå|evel| Fas| fas|hase| Steg| steg| Zon| zon| Hus| hus|tapp|eaktor|rupp|cenario",
    ),
    (
        rf"\b(?:årskurs|åk|klass|Year|[Gg]rade|[Cc]lass|[Ll]evel|nivå|[Rr]oom|[Rr]um|[Ss]al|[Ll]okal|[Ss]uite|[Pp]latform"
        rf"|[Gg]ate|[Uu]nit|[Aa]vsnitt|[Ee]pisod|[Ee]pisode|\w+avsnitt)\s(?:{_SMALL}|\d{{1,4}})\b(?!\s?(?:%|procent|per\b))",
        Reason.NAME,
        "årskurs| åk|lass|Year|rade|evel|ivå|oom| Rum| rum| Sal| sal|okal|uite|latform| Gate| gate| Unit| unit"
        "|vsnitt|pisod",
    ),
    (
        r"\((?:PDF|pdf|Excel|Word|DOCX?|XLSX?|CSV|ZIP)\b[^()]{0,40}\)|\b\d+(?:[.,]\d+)?\s?(?:kB|KB|MB|GB|TB)\b"
        r"|\b\d{1,4}\s(?:sidor|pages)\b|\b\d{1,2}[\s-]min(?:ute|uters|uts|\.)?\s(?:read|läsning)\b"
        r"|\bLästid:?\s\d{1,2}\smin\w*",
        Reason.DOCUMENT,
        "(|B|sidor|pages|min",
    ),
    (
        rf"\b{_NUMBER_WORD}(?=-(?!odd\b|fold\b|half\b|halves\b|thirds?\b|quarters?\b|fifths?\b|sixths?\b|tenths?\b"
        rf"|eighths?\b|hundredths?\b|(?:one|two|three|four|five|six|seven|eight|nine)\b)[a-z]+\b)"
        rf"|\b{_NUMBER_WORD}-odd\s(?:years|months|weeks|days)\b",
        Reason.NAME,
        "-",
    ),
    (r"\b(?!FY\d|[QK][1-4]\b)[A-ZÅÄÖ]{1,3}\d{1,4}\b|\b\d{1,2}:\d{1,2}(?:-\w+)?\b", Reason.NAME),
    (
        r"\b\d+(?:[.,]\d+)?-(?!procent|per\b|miljon|miljard|krons|tal(?:et)?\b|kr\b)[a-zåäöA-ZÅÄÖ][\w-]*",
        Reason.NAME,
        "-",
    ),
)
SWEDISH_NAME = re.compile(r"(?<!\d )(?<![\d,.])\b\d{2,4}\s(?=[A-ZÅÄÖ][a-zåäö]{3,})")
COUNTS_ITSELF = re.compile(
    rf"(?<![\d.,])\b{_SMALL}\s(?:(?!percentage\b|cent\b)\w+\s)?(?:frågor|punkter|exempel|skäl|saker|håll|fronter|besked|etapper|tabeller|panels|steg|områden|kategorier|alternativ|principer"
    rf"|delmål|huvudområden|avsnitt|aspekter|slutsatser"
    r"|yrkanden|yttranden|reservationer|tips|förslag|källor|sources|declarations|jourlinjer|mandatperioder|points|questions|reasons|things"
    r"|examples|steps|areas"
    r"|categories|principles|priorities|tests|pillars|chapters"
    r"|ways|conclusions|recommendations"
    r"|releases|opinions|comments|kommentarer|pages|sidor|ord|words|minutes of|speakers|talare|inlägg)\b",
    re.I,
)
