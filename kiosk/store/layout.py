"""The names of a hall's files (docs/store.md)."""

import re
from pathlib import Path

from kiosk.store.files import Files

_NUMBERED = re.compile(r"(journal|snapshot)\.(\d{6,})(\.json|\.sums)?")
_ARCHIVED = re.compile(r"\d{4,}-\d\d\.\d{6,}\.jsonl")


class Layout:
    """Where what is, in the folder of one hall's live data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = folder / "lock"
        self.compacting = folder / "compacting"
        self.tail = folder / "tail"
        self.mark = folder / "mark"
        self.writer = folder / "writer.json"
        self.redacting = folder / "redacting.json"
        self.archive = folder / "archive"
        self.damaged = folder / "damaged"
        self.old = folder / "hall.json"
        """One file with everything: what the kiosk wrote before it had a journal, or a plain TinyDB file."""

        self.backup = folder / "hall.json.backup"

    def journal(self, generation: int) -> Path:
        """Header, transactions, zeros."""
        return self.folder / f"journal.{generation:06}"

    def snapshot(self, generation: int) -> Path:
        """All documents at the start of the generation, as stock TinyDB reads them."""
        return self.folder / f"snapshot.{generation:06}.json"

    def sums(self, generation: int) -> Path:
        """A checksum for each line of the snapshot."""
        return self.folder / f"snapshot.{generation:06}.sums"

    def archived(self, month: str, generation: int) -> Path:
        """The lines of an earlier generation that are of that month (2026-11)."""
        return self.archive / f"{month}.{generation:06}.jsonl"

    def generations(self, files: Files) -> list[int]:
        """The generations whose journal is there, lowest first. Raises OSError."""
        return sorted(number for kind, number, _ in self._numbered(files) if kind == "journal")

    def of_generations(self, files: Files) -> list[tuple[int, Path]]:
        """Every journal, snapshot and file of sums, with its generation. Raises OSError."""
        return [(number, path) for _, number, path in self._numbered(files)]

    def archives(self, files: Files) -> list[Path]:
        """The archive files, oldest first. Raises OSError."""
        return [self.archive / name for name in files.names(self.archive) if _ARCHIVED.fullmatch(name)]

    def set_aside(self, files: Files) -> list[Path]:
        """What recovery cut off and kept. Raises OSError."""
        return [self.folder / name for name in files.names(self.folder) if name.startswith("torn.")]

    def copies(self, files: Files) -> list[Path]:
        """What migration and repair kept of how it was. Raises OSError."""
        kept = [self.damaged / name for name in files.names(self.damaged)]
        known = files.names(self.folder)
        return kept + [path for path in (self.backup, self.old) if path.name in known]

    def leftovers(self, files: Files) -> list[Path]:
        """What a process that died left half-written. Raises OSError."""
        return [
            folder / name
            for folder in (self.folder, self.archive)
            for name in files.names(folder)
            if name.endswith(".new")
        ]

    def _numbered(self, files: Files) -> list[tuple[str, int, Path]]:
        matches = (_NUMBERED.fullmatch(name) for name in files.names(self.folder))
        return [(found[1], int(found[2]), self.folder / found[0]) for found in matches if found]
