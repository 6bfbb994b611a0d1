"""All tables in one JSON file, in keys and ISO 8601 times: for programs."""

import json
from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from kiosk.export.table import Table, Value


def json_file(hall: str, at: datetime, tables: Iterable[Table], zone: tzinfo) -> bytes:
    """`{"hall", "exported", <table>: [row, ...]}`; moments with the offset of `zone`, choices as keys."""
    content: dict[str, object] = {"hall": hall, "exported": _plain(at, zone)}
    for table in tables:
        content[table.key] = [{key: _plain(row[key], zone) for key in table.columns} for row in table.rows]
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="replace")


def _plain(value: Value, zone: tzinfo) -> str | int | None:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
