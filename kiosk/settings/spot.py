"""Where in `hall.toml` a value stands, and what was probably meant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from kiosk.settings.scanner import Path
from kiosk.text import clean_line


@dataclass(frozen=True)
class Spot:
    """A table, key or list item of the file, for the sentence that refuses it."""

    file: str
    lines: Mapping[Path, int]
    path: Path = ()

    def inside(self, step: str | int) -> "Spot":
        """A key of this table, or an item of this list."""
        return Spot(self.file, self.lines, (*self.path, step))

    @property
    def key(self) -> str:
        """The last name on the way here, as it may be shown."""
        names = [step for step in self.path if isinstance(step, str)]
        return quoted(names[-1]) if names else ""

    @property
    def line(self) -> int:
        """Its own line; for what is not in the file, that of the table it belongs to."""
        known = (self.lines.get(self.path[:length]) for length in range(len(self.path), 0, -1))
        return next((line for line in known if line), 1)

    @property
    def told(self) -> dict[str, object]:
        """What every refusal begins with: `{file}, line {line}`, and `{key}`."""
        return {"file": self.file, "line": self.line, "key": self.key}


def quoted(value: object) -> str:
    """Something a person wrote, short and harmless, to be repeated in a refusal."""
    return clean_line(str(value), 40)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, "" when none is near."""
    by_folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold()[:100], by_folded, n=1)
    return by_folded[found[0]] if found else ""
