"""The events of a calendar brought together: changed occurrences go to their series."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from kiosk.errors import InputRefused
from kiosk.intake.events import EventRead
from kiosk.intake.found import Found, FoundChange, Refused
from kiosk.intake.moments import Moment
from kiosk.intake.repeats import gives, without_count
from kiosk.rules.series import LONGEST, starts


def together(events: Iterable[EventRead]) -> tuple[list[Found], list[Refused]]:
    """Series with their changed occurrences, and by name what has no place in any series.

    A moved or cancelled occurrence is never a listing of its own.
    """
    listed: list[Found] = []
    refused: list[Refused] = []
    alone: list[EventRead] = []
    by_uid: dict[str, list[EventRead]] = defaultdict(list)
    for event in events:
        (by_uid[event.found.uid] if event.found.uid else alone).append(event)
    for event in alone:
        if event.original is None:
            listed.append(synchronised(event.found))
        else:
            refused.append(_no_series(event))
    for same in by_uid.values():
        found, left = _one_series(same)
        listed += [found] if found else []
        refused += left
    return sorted(listed, key=lambda found: found.line), refused


def _one_series(events: Sequence[EventRead]) -> tuple[Found | None, list[Refused]]:
    masters, refused = _newest([event for event in events if event.original is None])
    changed = [event for event in events if event.original is not None]
    if not masters:
        return None, [_no_series(event) for event in changed if not event.hidden]
    series = synchronised(masters[0].found)
    by_original: dict[datetime, list[EventRead]] = defaultdict(list)
    for event in changed:
        if event.original is not None:
            by_original[_meant(series, event.original)].append(event)
    changes: list[FoundChange] = []
    excluded = {at for at in series.excluded if at not in by_original}
    for original, rivals in sorted(by_original.items()):
        newest, left = _newest(rivals)
        refused += [row for row in left if not newest[0].hidden]
        if newest[0].hidden:
            excluded.add(original)
        elif _has(series, original):
            changes.append(_change(series, original, newest[0].found))
        else:
            refused.append(_refuse(newest[0], _not_of_series()))
    return replace(series, changes=tuple(changes), excluded=tuple(sorted(excluded))), refused


def _newest(events: Sequence[EventRead]) -> tuple[list[EventRead], list[Refused]]:
    ordered = sorted(events, key=lambda event: event.version, reverse=True)
    # NL: Dit staat twee keer in het bestand. Alleen de nieuwste telt.
    older = InputRefused("This is in the file twice. Only the newest counts.")
    return ordered[:1], [_refuse(event, older) for event in ordered[1:]]


def synchronised(series: Found) -> Found:
    """Make the first start an occurrence where the rule would not give it, as RFC 5545 (3.8.5.3) has it.

    *Every Monday*, first on a Tuesday: that Tuesday is there as well.
    """
    if not series.rule or series.start is None:
        return series
    if gives(series.rule, series.start, series.start):
        return series
    endless, count = without_count(series.rule)
    rule = series.rule if count is None else f"{endless};COUNT={count - 1}" if count > 1 else ""
    if rule and next(starts(rule, series.start, series.start, series.start + LONGEST), None) is None:
        rule = ""  # UNTIL lies before its first start
    if not rule and not series.extra:
        return replace(series, rule="")
    return replace(series, rule=rule, extra=tuple(sorted({*series.extra, series.start})))


def _meant(series: Found, original: Moment) -> datetime:
    """The start of the series that RECURRENCE-ID names. Exchange publishes some as the midnight before."""
    if series.start is None:
        return original.at
    at = original.as_start(series.zone, series.start, series.all_day)
    that_day = datetime.combine(at.date(), series.start.time())
    return that_day if at.time() == time() and not _has(series, at) else at


def _has(series: Found, original: datetime) -> bool:
    if series.start is None:
        return False
    if original == series.start or original in series.extra or original in series.excluded:
        return True
    return bool(series.rule) and gives(series.rule, series.start, original)


def _change(series: Found, original: datetime, event: Found) -> FoundChange:
    """What differs from the series; a time on another zone's clock is told on the series' own."""
    if event.cancelled:
        return FoundChange(original, cancelled=True)
    start, end = _on(event.start, event, series), _on(event.end, event, series)
    usual = series.end - series.start if series.end and series.start else timedelta(0)
    lasts = end - start if end and start else timedelta(0)
    moved = start != original
    return FoundChange(
        original,
        start=start if moved else None,
        end=end if lasts != usual else None,
        place=event.place if event.place != series.place else None,
    )


def _on(at: datetime | None, event: Found, series: Found) -> datetime | None:
    return None if at is None else Moment(at, event.zone, event.all_day).on(series.zone)


def _refuse(event: EventRead, reason: InputRefused) -> Refused:
    return Refused(event.found.line, event.found.title, reason, event.found.uid)


def _no_series(event: EventRead) -> Refused:
    # NL: De reeks waar dit bij hoort staat er niet bij.
    return _refuse(event, InputRefused("The series this belongs to is not there."))


def _not_of_series() -> InputRefused:
    # NL: Deze datum hoort niet bij zijn reeks.
    return InputRefused("This date is not one of its series.")
