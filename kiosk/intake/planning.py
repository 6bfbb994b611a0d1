"""Works a plan out, listing by listing."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec

from kiosk.follow_up.links import slug
from kiosk.ids import derived_id
from kiosk.intake import identity
from kiosk.intake.found import Found, Reading
from kiosk.intake.merge import Merged, builtins, builtins_of, is_untouched, merge
from kiosk.intake.plan import Entry, Plan
from kiosk.intake.promised import as_promised
from kiosk.intake.wanted import (
    CHANGE_GROUPS,
    INITIATIVE_GROUPS,
    MEETING_GROUPS,
    UNCHANGED,
    Fields,
    Groups,
    change_fields,
    initiative_fields,
    meeting_fields,
    original_of,
)
from kiosk.model import Imported, Initiative, Meeting, OccurrenceChange, Record, SignUp
from kiosk.rules import agenda
from kiosk.settings import Theme
from kiosk.store import State

R = TypeVar("R", bound=Record)

_COPY_NUMBER = re.compile(r"[ _-]?\(\d{1,3}\)(?=\.[^.]*$)")
"""What a browser adds when a file of that name was downloaded before."""


class Planner:
    """Gathers what becomes of each found event. Reads the state, never changes it."""

    def __init__(self, state: State, now: datetime, themes: tuple[Theme, ...], file: str) -> None:
        self._state, self._now, self._themes = state, now, themes
        self._file = _COPY_NUMBER.sub("", file)
        self._slugs = {initiative.slug for initiative in state.all(Initiative)}
        self._records: list[Record] = []
        self._new: list[tuple[Entry, Found, str]] = []
        self._updated: list[Entry] = []
        self._kept: list[Entry] = []
        self._unchanged = 0
        self._sources: set[str] = set()

    def take(self, found: Found) -> None:
        """Plan one found event."""
        source = identity.of_found(found)
        self._sources.add(source)
        record = derived_id("initiative", source)
        current = self._state.get(Initiative, record)
        fields = initiative_fields(found, self._themes)
        if current is None:
            current = self._add(Initiative, {"id": record, "slug": slug(found.title, self._slugs), **fields})
            self._slugs.add(current.slug)
            self._remember(source, current, fields)
            self._new.append((Entry(current.title, current.slug), found, source))
            self._meeting(source, current, found)
            return
        merged = self._merge(source, current, fields, INITIATIVE_GROUPS)
        changed, kept = self._meeting(source, current, found)
        title = str(merged.fields.get("title", current.title))
        entry = Entry(title, current.slug, tuple(dict.fromkeys(merged.changed + changed)))
        if entry.parts:
            self._updated.append(entry)
        else:
            self._unchanged += 1
        if merged.kept or kept:
            self._kept.append(replace(entry, parts=tuple(dict.fromkeys(merged.kept + kept))))

    def done(self, reading: Reading) -> Plan:
        """The plan, once everything found in this reading was taken."""
        gone = self._gone(reading)
        by_start = {start: initiative for initiative in gone for start in self._starts(initiative)}
        by_title: dict[str, Initiative] = {}
        for initiative in self._state.all(Initiative):
            by_title.setdefault(identity.plain_title(initiative.title), initiative)
        new = []
        for entry, found, _ in self._new:
            like = by_title.get(identity.plain_title(found.title)) or (
                found.start and by_start.get(found.start)
            )
            new.append(replace(entry, resembles=like.slug if like else ""))
        return Plan(
            new=tuple(new),
            updated=tuple(self._updated),
            kept=tuple(self._kept),
            gone=tuple(Entry(initiative.title, initiative.slug) for initiative in gone),
            unchanged=self._unchanged,
            records=tuple(self._records),
        )

    def _meeting(
        self, source: str, initiative: Initiative, found: Found
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Plan when it is; what changes, and what is kept."""
        record = derived_id("meeting", source)
        current = self._state.get(Meeting, record)
        if current is not None and self._follows(current):
            changes = self._state.of(OccurrenceChange, record)
            found = as_promised(found, current, changes, people=self._people(initiative), now=self._now)
        fields = meeting_fields(found)
        changed: tuple[str, ...] = ()
        kept: tuple[str, ...] = ()
        if current is None:
            current = self._add(Meeting, {"id": record, "initiative": initiative.id, **fields})
            self._remember(source, current, fields)
            changed = ("when",)
        else:
            merged = self._merge(source, current, fields, MEETING_GROUPS)
            changed, kept = merged.changed, merged.kept
        if "when" in kept:
            return changed, kept  # its occurrences are not those of the file any more
        more_changed, more_kept = self._occurrences(source, current, found)
        return changed + more_changed, kept + more_kept

    def _occurrences(
        self, source: str, meeting: Meeting, found: Found
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        current = {change.original: change for change in self._state.of(OccurrenceChange, meeting.id)}
        wanted: dict[datetime, Fields] = {
            original_of(change, found.zone): change_fields(change) for change in found.changes
        }
        for original, change in current.items():
            recent = original > self._now - timedelta(days=1)
            if recent and original not in wanted and self._memory(change.id):
                wanted[original] = UNCHANGED
        changed: tuple[str, ...] = ()
        kept: tuple[str, ...] = ()
        for original, fields in wanted.items():
            if original in current:
                merged = self._merge(source, current[original], fields, CHANGE_GROUPS)
                changed, kept = changed + merged.changed, kept + merged.kept
            else:
                record = derived_id("occurrence", meeting.id, original.isoformat())
                identifying = {"id": record, "meeting": meeting.id, "original": original}
                self._remember(source, self._add(OccurrenceChange, {**identifying, **fields}), fields)
                changed += tuple(
                    group for group, names in CHANGE_GROUPS.items() if any(fields[name] for name in names)
                )
        return changed, kept

    def _merge(self, source: str, current: Record, fields: Fields, groups: Groups) -> Merged:
        memory = self._memory(current.id)
        merged = merge(current, memory.taken if memory else {}, fields, groups)
        if merged.fields:
            self._add(type(current), {**builtins(current), **merged.fields})
        self._remember(source, current, merged.taken)
        return merged

    def _remember(self, source: str, record: Record, taken: Mapping[str, object]) -> None:
        before = self._memory(record.id)
        memory = Imported(
            id=before.id if before else derived_id("imported", record.id),
            source=source,
            kind=_TABLE[type(record)],
            record=record.id,
            taken=builtins_of(taken),
            file=self._file,
        )
        if before is None or _said(before) != _said(memory):
            self._records.append(memory)

    def _memory(self, record: str) -> Imported | None:
        return next(iter(self._state.of(Imported, record)), None)

    def _add(self, kind: type[R], fields: Mapping[str, object]) -> R:
        record = msgspec.convert(builtins_of(fields), kind)
        self._records.append(record)
        return record

    def _gone(self, reading: Reading) -> list[Initiative]:
        """Taken from a file of this name before, still shown and not over, and not in the file now."""
        there = self._sources | reading.known
        unread = {identity.plain_title(row.title) for row in reading.refused}
        found = []
        for memory in self._state.all(Imported):
            if memory.kind != "initiative" or memory.file != self._file or memory.source in there:
                continue
            initiative = self._state.get(Initiative, memory.record)
            if initiative is None or identity.plain_title(initiative.title) in unread:
                continue  # it is there, but could not be read this time
            if not initiative.hidden and initiative.status in {"active", "paused"}:
                meetings = self._state.of(Meeting, initiative.id)
                changes = [
                    change for each in meetings for change in self._state.of(OccurrenceChange, each.id)
                ]
                if not agenda.is_over(meetings, changes, self._now):
                    found.append(initiative)
        return found

    def _follows(self, meeting: Meeting) -> bool:
        """Whether its dates are still those of the file: nobody set others at the kiosk."""
        memory = self._memory(meeting.id)
        return is_untouched(meeting, memory.taken if memory else {}, MEETING_GROUPS["when"])

    def _people(self, initiative: Initiative) -> bool:
        return any(not each.cancelled for each in self._state.of(SignUp, initiative.id))

    def _starts(self, initiative: Initiative) -> list[datetime]:
        return [meeting.start for meeting in self._state.of(Meeting, initiative.id) if meeting.start]


_TABLE: dict[type[Record], str] = {
    Initiative: "initiative",
    Meeting: "meeting",
    OccurrenceChange: "occurrence",
}


def _said(memory: Imported) -> tuple[object, ...]:
    return memory.source, memory.kind, memory.record, memory.taken, memory.file
