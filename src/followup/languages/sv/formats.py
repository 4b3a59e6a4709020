"""
Days and numbers in Swedish.
"""

from __future__ import annotations

from followup.languages.formats import Formats


FORMATS = Formats(
    months=(
        *("januari", "februari", "mars", "april", "maj", "juni"),
        *("juli", "augusti", "september", "oktober", "november", "december"),
    ),
    short_months=("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"),
    weekdays=("Måndagen", "Tisdagen", "Onsdagen", "Torsdagen", "Fredagen", "Lördagen", "Söndagen"),
    numbers=("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
    common_nouns=(
        *("fullmäktige", "styrelsen", "nämnden", "utskottet"),
        *("beredningen", "gruppen", "kommittén", "rådet"),
    ),
)
