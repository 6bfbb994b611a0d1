"""One row of a sheet as a listing."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.errors import InputRefused
from kiosk.intake import wording
from kiosk.intake.found import Found
from kiosk.intake.repeat_words import rule_of
from kiosk.intake.sheet_columns import Columns
from kiosk.intake.sheet_dates import read_date, read_times
from kiosk.intake.sheet_rows import Cell, Row

_YES = {
    "ja",
    "j",
    "yes",
    "y",
    "true",
    "waar",
    "x",
    "1",
    "privé",
    "prive",
    "private",
    "besloten",
    "vertrouwelijk",
}
_NO = {"nee", "n", "no", "niet", "onwaar", "false", "0"}
_CANCELLED = {
    "geannuleerd", "afgelast", "vervallen", "vervalt", "gaat niet door",
    "cancelled", "canceled", "called off",
}  # fmt: skip
_NO_LIMIT = {"", "-", "geen", "onbeperkt", "geen limiet", "none", "no limit", "unlimited", "nvt", "n.v.t."}

_ANY_DAY = datetime(2026, 1, 1)  # noqa: DTZ001 - only to see whether words speak of a repeat


@dataclass(frozen=True, slots=True)
class _When:
    start: datetime | None = None
    end: datetime | None = None
    all_day: bool = False


class Listing:
    """One row, by the meaning of its cells. `zone` is the hall's; `month_first` as in `read_date`."""

    def __init__(self, row: Row, columns: Columns, zone: str, month_first: bool) -> None:
        self._row, self._columns, self._zone, self._month_first = row, columns, zone, month_first

    @property
    def is_private(self) -> bool:
        """Outlook writes such a column; nothing else of the row is read then."""
        return self.text("private").casefold() in _YES

    def cell(self, column: str) -> Cell:
        """What stands in the column of that meaning; an empty string when there is no such column."""
        place = self._columns.get(column)
        return "" if place is None else self._row.at(place)

    def text(self, column: str) -> str:
        """The same as people see it."""
        cell = self.cell(column)
        if isinstance(cell, float) and cell.is_integer():
            return str(int(cell))
        if isinstance(cell, time):
            return f"{cell:%H:%M}"
        return str(cell).strip()

    def found(self) -> Found:
        """The listing. Raises InputRefused with what is wrong with the row."""
        title = wording.title(self.text("title"))
        if not title:
            # NL: Er staat geen titel bij.
            raise InputRefused("It has no title.")
        when = self._when()
        rule = self._rule(when)
        full = wording.line(self.text("title"))
        return Found(
            uid=self.text("uid")[:1000],
            title=title,
            line=self._row.line,
            zone=self._zone,
            start=when.start,
            end=when.end,
            all_day=when.all_day,
            rule=rule,
            summary=wording.line(self.text("summary")) or (full if full != title else ""),
            description=wording.long_text(self.text("description")),
            place=wording.line(self.text("place")),
            cancelled=self._cancelled(),
            theme=wording.line(self.text("theme"), 60),
            initiator=wording.line(self.text("initiator"), 60),
            url=self._link(),
            costs=self._costs(),
            bring=wording.line(self.text("bring")),
            capacity=self._capacity(),
        )

    def _when(self) -> _When:
        if not str(self.cell("date")).strip():
            if self.text("time") or self.text("end"):
                # NL: Er staat geen datum bij.
                raise InputRefused("It has no date.")
            return _When()
        day, left = read_date(self.cell("date"), month_first=self._month_first)
        begin, until = read_times(self.cell("time") if self.text("time") else left)
        if self.text("all_day").casefold() in _YES:
            begin = until = None
        last, until = self._last(day, until)
        self._check_years(day, last)
        if begin is None:
            if until is not None:
                # NL: Er staat wel een eindtijd bij, maar geen begintijd.
                raise InputRefused("It has an end but no beginning.")
            start = datetime.combine(day, time())
            return self._checked(
                _When(start, datetime.combine(last, time()) + timedelta(days=1), all_day=True)
            )
        start = datetime.combine(day, begin)
        if until is None and last == day:
            return self._checked(_When(start))
        if until is None:
            last, until = last + timedelta(days=1), time()  # to the end of its last day
        end = datetime.combine(last, until)
        if end < start and last == day:
            end += timedelta(days=1)  # over midnight
        return self._checked(_When(start, end if end != start else None))

    def _last(self, day: date, until: time | None) -> tuple[date, time | None]:
        """The last day and the end time, from the columns for them; a date may stand in the end column."""
        last, end = day, self.cell("end")
        if self.text("end_date"):
            last, left = read_date(self.cell("end_date"), month_first=self._month_first)
            until = until or read_times(left)[0]
        if isinstance(end, datetime) or (
            isinstance(end, str) and re.search(r"\d+[-/.]\d+[-/.]\d|\d [a-z]{3,}.* \d{4}", end)
        ):
            last, left = read_date(end, month_first=self._month_first)
            return last, read_times(left)[0] or until
        return last, read_times(end)[0] or until

    @staticmethod
    def _check_years(*days: date) -> None:
        for day in days:
            if not 1900 <= day.year <= 2199:
                # NL: Het jaar {year} kan niet kloppen.
                raise InputRefused("The year {year} cannot be right.", year=day.year)

    @staticmethod
    def _checked(when: _When) -> _When:
        if when.start and when.end and (when.end < when.start or (when.all_day and when.end == when.start)):
            # NL: Het eind is eerder dan het begin.
            raise InputRefused("It ends before it begins.")
        return when

    def _rule(self, when: _When) -> str:
        if when.start is not None:
            return rule_of(self.cell("repeat"), when.start, self._zone)
        if rule_of(self.cell("repeat"), _ANY_DAY, self._zone):
            # NL: Een herhaling heeft een eerste datum nodig.
            raise InputRefused("A repeat needs a first date.")
        return ""

    def _capacity(self) -> int | None:
        text = self.text("capacity")
        if text.casefold() in _NO_LIMIT:
            return None
        found = re.search(r"\d{1,6}", text)
        if not found or len(re.findall(r"\d+", text)) > 1 or not int(found[0]):
            # NL: Het aantal plekken {capacity} is niet te begrijpen. Schrijf bijvoorbeeld 12.
            raise InputRefused(
                "The number of places {capacity} is not understood. Write for example 12.",
                capacity=wording.line(text, 40),
            )
        return int(found[0])

    def _cancelled(self) -> bool:
        """Said by a status, by *gaat door: nee*, or by *afgelast: ja*."""
        said = self.text("called_off").casefold()
        return (
            self.text("status").casefold() in _CANCELLED
            or self.text("takes_place").casefold() in _NO | _CANCELLED
            or said in _YES | _CANCELLED
        )

    def _costs(self) -> str:
        cell = self.cell("costs")
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return "€ " + (f"{cell:.2f}".replace(".", ",") if cell % 1 else f"{cell:.0f}")
        return wording.line(self.text("costs"))

    def _link(self) -> str:
        text = self.text("url")
        return wording.link(text if "://" in text or not text else f"https://{text}")
