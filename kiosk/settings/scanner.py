"""On which line of a TOML text each key and each value in a list stands: tomllib does not tell.

The text must already have been accepted by tomllib; only where things stand is looked for here.
Grammar: TOML 1.0.0.
"""

import re
import tomllib

Path = tuple[str | int, ...]
"""Keys and, inside lists, places from 0: `("themes", "moestuin", "nl")`, `("hall", "closed_days", 1)`."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_SEPARATOR = re.compile(r"(?:[ \t\n,]|#[^\n]*)*")
_PLAIN = re.compile(r"[^,\]}#\n]*")
_STRINGS = (
    re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}', re.DOTALL),
    re.compile(r"'''.*?'{3,5}", re.DOTALL),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)


def find_lines(text: str) -> dict[Path, int]:
    """The line, from 1, of every table, key and list item of a valid TOML text."""
    return _Scanner(text.replace("\r\n", "\n")).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._lines: dict[Path, int] = {}
        self._lists: dict[Path, int] = {}

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        self._skip(_GAP)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_GAP)
        return self._lines

    def _header(self) -> Path:
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        path: Path = ()
        for step in self._keys():
            if path in self._lists:
                path += (self._lists[path],)
            path += (step,)
            self._lines.setdefault(path, self._line)
        if many:
            self._lists[path] = self._lists.get(path, -1) + 1
            path += (self._lists[path],)
        elif path in self._lists:
            path += (self._lists[path],)
        self._lines.setdefault(path, self._line)
        self._at += 2 if many else 1
        return path

    def _pair(self, table: Path) -> None:
        path = table
        for step in self._keys():
            path += (step,)
            self._lines.setdefault(path, self._line)
        self._at += 1
        self._skip(_BLANK)
        self._value(path)

    def _keys(self) -> list[str]:
        """A dotted key; stops at what follows it: `=` or `]`."""
        keys: list[str] = []
        while True:
            self._skip(_BLANK)
            keys.append(self._key())
            self._skip(_BLANK)
            if self._text[self._at] != ".":
                return keys
            self._at += 1

    def _key(self) -> str:
        if self._text[self._at] in "\"'":
            quoted = self._string()
            return str(tomllib.loads(f"key = {quoted}")["key"])
        return self._skip(_BARE_KEY)

    def _value(self, path: Path) -> None:
        sign = self._text[self._at]
        if sign in "\"'":
            self._string()
        elif sign == "[":
            self._items(path)
        elif sign == "{":
            self._inline_table(path)
        else:
            self._skip(_PLAIN)

    def _items(self, path: Path) -> None:
        self._at += 1
        self._skip(_GAP)
        place = 0
        while self._text[self._at] != "]":
            self._lines[(*path, place)] = self._line
            self._value((*path, place))
            place += 1
            self._skip(_SEPARATOR)
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        self._skip(_GAP)
        while self._text[self._at] != "}":
            self._pair(path)
            self._skip(_SEPARATOR)
        self._at += 1

    def _string(self) -> str:
        for form in _STRINGS:
            if form.match(self._text, self._at):
                return self._skip(form)
        raise ValueError("not a TOML string")

    def _skip(self, form: re.Pattern[str]) -> str:
        """Step over what matches here, counting lines."""
        found = form.match(self._text, self._at)
        words = found.group() if found else ""
        self._at += len(words)
        self._line += words.count("\n")
        return words
