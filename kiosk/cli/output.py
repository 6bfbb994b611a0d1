"""What a command says: lines and JSON on stdout, one line of trouble on stderr, nothing a terminal obeys."""

import io
import json
import os
import sys
from collections.abc import Iterable, Sequence

from kiosk.errors import InputRefused, KioskError
from kiosk.language import Language
from kiosk.text import LINE, cells, clean_line, harmless

Json = None | bool | int | float | str | Sequence["Json"] | dict[str, "Json"]
"""What JSON can say."""

_GAP = "  "


def prepare() -> None:
    """UTF-8 out, whatever the locale says, and no trouble over a letter that cannot be written."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str = "") -> None:
    """Write these lines to stdout. Raises InputRefused when it takes no more (a full disk)."""
    _write("".join(harmless(line) + "\n" for line in text.split("\n")))


def say_json(value: Json) -> None:
    """Write the value to stdout as JSON (RFC 8259), every sign that a terminal could obey escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    _write(
        "".join(sign if sign == "\n" or sign.isprintable() else json.dumps(sign)[1:-1] for sign in text)
        + "\n"
    )


def say_table(rows: Iterable[Sequence[str]]) -> None:
    """Write rows under one another, each column as wide as its widest cell."""
    rows = list(rows)
    widths = [max(cells(row[at]) for row in rows) for at in range(len(rows[0]))] if rows else []
    for row in rows:
        padded = (cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True))
        say(_GAP.join(padded).rstrip())


def in_words(language: Language, error: KioskError) -> str:
    """The error in that language; what it speaks of is cut where it would hide the rest."""
    values = {name: _short(value) for name, value in error.values.items()}
    return language.text(error.sentence, **values)


def complain(sentence: str) -> None:
    """One line on stderr, however long or strange what it speaks of."""
    try:
        print(f"kiosk: {clean_line(sentence, 1000)}", file=sys.stderr, flush=True)
    except OSError:
        abandon()


def finish() -> None:
    """Everything said is out. Raises InputRefused when that does not work."""
    _write("")


def abandon() -> None:
    """Nobody listens any more: let the interpreter end without trying again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            try:
                stream.flush()
            except OSError:
                os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _short(value: object) -> object:
    """Numbers as they are, anything else as one line of at most `LINE` characters."""
    if isinstance(value, int | float):
        return value
    text = clean_line(str(value), LINE)
    return text if len(text) < LINE else f"{text}…"


def _write(text: str) -> None:
    if sys.stdout is None:  # started with its stdout closed
        return
    try:
        sys.stdout.write(text)
        if not text:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon()
        # NL: De uitvoer is niet te schrijven: {detail}.
        raise InputRefused(
            "The answer cannot be written: {detail}.", detail=error.strerror or error
        ) from error
