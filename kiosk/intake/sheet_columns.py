"""Which column of a sheet means what: Dutch and English headers, forgiving in case, spaces and accents."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.errors import InputRefused
from kiosk.intake import wording
from kiosk.intake.sheet_rows import Cell, Row

_HEADERS = {
    "title": "titel naam activiteit wat evenement onderwerp bijeenkomst initiatief agendapunt "
    "title name activity what event subject summary initiative",
    "summary": "samenvatting kort korteomschrijving inhetkort intro inleiding shortdescription short",
    "description": "omschrijving beschrijving toelichting tekst informatie info description details text",
    "date": "datum dag wanneer begindatum startdatum vanaf eerstekeer eerstedatum "
    "date day when startdate firstdate",
    "time": "tijd begintijd starttijd aanvang tijdstip beginuur van begin start time starttime from",
    "end": "eindtijd einde eind tot totentijd eindetijd end endtime until to",
    "end_date": "einddatum totdatum datumeinde enddate",
    "all_day": "heledag gebeurtenisduurtheledag duurtheledag alldayevent allday wholeday",
    "place": "plaats locatie waar zaal ruimte plek place location where room venue",
    "theme": "thema categorie categorieen soort rubriek theme category categories kind",
    "initiator": "initiatiefnemer organisator wie trekker door initiator who host by",
    "capacity": "capaciteit plekken plaatsen aantalplaatsen aantalplekken maximum maxaantal max deelnemers "
    "maxdeelnemers maximaalaantal capacity places seats maxparticipants",
    "costs": "kosten prijs entree toegang bijdrage eigenbijdrage costs cost price fee entry",
    "bring": "meenemen meebrengen neemmee watmeenemen bring whattobring tobring",
    "url": "link website webadres url site webpagina meerinformatie web webaddress webpage",
    "repeat": "herhaling herhalen herhaal hoevaak frequentie repeat repeats recurrence frequency howoften",
    "status": "status staat",
    "takes_place": "gaatdoor takesplace",
    "called_off": "afgelast geannuleerd vervallen cancelled canceled calledoff",
    "private": "prive besloten private",
    "uid": "uid id kenmerk",
}
_BY_HEADER = {word: column for column, words in _HEADERS.items() for word in words.split()}
_SEARCHED = 10
"""A header may have a few lines of greeting above it."""

Columns = Mapping[str, int]
"""Meaning to place in the row."""


@dataclass(frozen=True, slots=True)
class Table:
    """What stands under one header."""

    rows: Sequence[Row]
    columns: Columns
    width: int
    """How many columns the header has."""
    ignored: tuple[str, ...]
    """Headers that mean nothing here."""


def find_tables(sheets: Sequence[Sequence[Row]]) -> list[Table]:
    """The table of each sheet that has a header with a title in its first lines.

    Raises InputRefused, naming what stands where the header should be, when there is none.
    """
    found = [table for rows in sheets if (table := _table(rows))]
    if not found:
        raise _no_title(sheets)
    return found


def known_columns(rows: Sequence[Row]) -> int:
    """How many headers of the likeliest line are known; the title counts most."""
    known = (_meanings(row) for row in rows[:_SEARCHED])
    return max((len(columns) + 100 * ("title" in columns) for columns in known), default=0)


def _table(rows: Sequence[Row]) -> Table | None:
    at = max(range(min(_SEARCHED, len(rows))), key=lambda at: known_columns(rows[at : at + 1]), default=None)
    columns = _meanings(rows[at]) if at is not None else {}
    if at is None or "title" not in columns:
        return None
    header = [str(cell).strip() for cell in rows[at].cells]
    ignored = (
        wording.line(name, 30) for place, name in enumerate(header) if name and place not in columns.values()
    )
    return Table(rows[at + 1 :], columns, len(header), tuple(ignored))


def _meanings(row: Row) -> Columns:
    """What the cells of a header mean; of two with one meaning the first counts.

    *Summary* is what calendar programs call a title, and what people call a short text: beside a title it is
    the latter.
    """
    columns: dict[str, int] = {}
    words = [_plain(cell) for cell in row.cells]
    for at, word in enumerate(words):
        meaning = _BY_HEADER.get(word)
        if meaning and meaning not in columns:
            columns[meaning] = at
    if "summary" in words and "summary" not in columns:
        titles = [
            at for at, word in enumerate(words) if _BY_HEADER.get(word) == "title" and word != "summary"
        ]
        if titles:
            columns |= {"title": titles[0], "summary": words.index("summary")}
    return columns


def _plain(cell: Cell) -> str:
    text = unicodedata.normalize("NFKD", str(cell)[:80].casefold())
    return re.sub(r"[^a-z]", "", re.sub(r"\(.*?\)", "", text))


def _no_title(sheets: Sequence[Sequence[Row]]) -> InputRefused:
    first = next((row for rows in sheets for row in rows if not row.empty), None)
    if first is None:
        # NL: Dit bestand is leeg.
        return InputRefused("This file is empty.")
    names = [wording.line(str(cell), 30) for cell in first.cells if str(cell).strip()][:8]
    # NL: Er is geen kolom met de titel. Noem die kolom bijvoorbeeld Titel. Gevonden: {headers}.
    return InputRefused(
        "There is no column with the title. Call that column Title, for example. Found: {headers}.",
        headers=", ".join(names),
    )
