"""What no record can hold, whoever wrote it: a file edited by hand, another program, a later version."""

import msgspec
import pytest

from kiosk.model import KINDS

SIGN_UP: dict[str, object] = {"id": "s", "initiative": "i", "name": "Anna", "told": "place"}
WRONG: dict[str, tuple[str, dict[str, object]]] = {
    "a year before the first": ("meeting", {"id": "m", "initiative": "i", "start": "0001-01-01T00:00:00"}),
    "a year after the last": ("meeting", {"id": "m", "initiative": "i", "start": "9999-12-31T23:59:00"}),
    "an end beyond": (
        "meeting",
        {"id": "m", "initiative": "i", "start": "2026-12-01T19:30:00", "end": "9999-12-31T00:00:00"},
    ),
    "a moved date beyond": (
        "occurrence",
        {"id": "o", "meeting": "m", "original": "2026-12-01T19:30:00Z", "start": "9999-12-31T00:00:00"},
    ),
    "an occurrence beyond": ("sign_up", SIGN_UP | {"occurrence": "0001-01-01T00:00:00Z"}),
    "an occurrence on nobody's clock": ("sign_up", SIGN_UP | {"occurrence": "2026-12-01T19:30:00"}),
    "a note of the store beyond": ("sign_up", SIGN_UP | {"changed": "9999-12-31T00:00:00Z"}),
    "a task of no name": ("sign_up", SIGN_UP | {"task": ""}),
}


@pytest.mark.parametrize(("kind", "document"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_calculated_with_is_no_record(kind: str, document: dict[str, object]) -> None:
    """Refused where it is read, so that no screen has to know of it."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(document, KINDS[kind])


def test_a_record_with_a_date_that_can_be_is_read() -> None:
    """The refusals above are for what they name, not for another field."""
    msgspec.convert(SIGN_UP | {"occurrence": "2026-12-01T19:30:00Z", "task": "t"}, KINDS["sign_up"])
    changed = {"id": "o", "meeting": "m", "original": "2026-12-01T19:30:00Z", "start": "9998-12-31T00:00:00"}
    msgspec.convert(changed, KINDS["occurrence"])
