"""Catalog files: read, and written so that only what changed differs between two versions."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from kiosk.language.catalog import Language

HEADER = "# The sentences of the kiosk. The translations come from the comments beside them in the source."

_CHURN = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Report-Msgid-Bugs-To")
"""Header fields that name a person or a moment."""

_GENERATED = "Generated-By"


def path_of(locale: Path, code: str) -> Path:
    """Where the catalog of a language is."""
    return locale / code / "LC_MESSAGES" / "kiosk.po"


def codes(locale: Path) -> tuple[str, ...]:
    """The languages that have a source catalog."""
    return tuple(code for code in Language.available(locale) if path_of(locale, code).exists())


def read(path: Path, code: str) -> Catalog:
    """The catalog in a file. Raises ValueError when it is not one."""
    with path.open("rb") as source:
        return read_po(source, locale=code, domain="kiosk", abort_invalid=True)


def written(catalog: Catalog) -> str:
    """The text of the file: no dates, no people, no line numbers, nothing folded."""
    catalog.header_comment = HEADER
    catalog.project, catalog.version = "kiosk", "1"
    content = BytesIO()
    write_po(content, catalog, width=0, include_lineno=False, ignore_obsolete=True)
    lines = content.getvalue().decode().splitlines()
    skipped = tuple(f'"{field}:' for field in (*_CHURN, _GENERATED, "Project-Id-Version"))
    return "\n".join(line for line in lines if not line.startswith(skipped)).rstrip("\n") + "\n"
