"""What people were told since they signed up: the answers to calls, as far as places depend on them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from kiosk.model import CallAnswer, Cause, SignUp


def last_answers(
    answers: Iterable[CallAnswer],
) -> dict[tuple[str, Cause, datetime | None], CallAnswer]:
    """The last answer for each sign-up (by id), cause, and occurrence (original start) or None, the whole."""
    last: dict[tuple[str, Cause, datetime | None], CallAnswer] = {}
    for answer in answers:
        key = (answer.sign_up, answer.cause, answer.occurrence)
        if key not in last or _later(answer) > _later(last[key]):
            last[key] = answer
    return last


def moved_up_answers(answers: Iterable[CallAnswer]) -> dict[str, CallAnswer]:
    """The last answer to *you have a place now* for each sign-up (by id), which knows its own occurrence."""
    last: dict[str, CallAnswer] = {}
    for answer in answers:
        known = last.get(answer.sign_up)
        if answer.cause == "moved_up" and (known is None or _later(answer) > _later(known)):
            last[answer.sign_up] = answer
    return last


def told_a_place(sign_ups: Iterable[SignUp], answers: Mapping[str, CallAnswer]) -> dict[str, int]:
    """Ids of those who were told *you have a place*, when signing up or by a call; with the milliseconds."""
    told: dict[str, int] = {}
    for sign_up in sign_ups:
        answer = answers.get(sign_up.id)
        if answer is not None and answer.answer == "told":
            told[sign_up.id] = answer.answered
        elif sign_up.told == "place":
            told[sign_up.id] = sign_up.made.milliseconds if sign_up.made else 0
    return told


def unspent_passes(
    arrived: Sequence[SignUp], told: Mapping[str, int], answers: Mapping[str, CallAnswer]
) -> frozenset[str]:
    """Ids of those who were passed over (*volgende*) and still are.

    A pass is for the place that was free then: it is spent when somebody behind them in the same row was told
    a place after it. `arrived` are all sign-ups of a family, cancelled ones too, in order of arrival.
    """
    unspent: set[str] = set()
    behind: dict[datetime | None, int] = {}
    for sign_up in reversed(arrived):
        last = behind.get(sign_up.occurrence, -1)
        answer = answers.get(sign_up.id)
        if answer is not None and answer.answer == "passed" and last <= answer.answered:
            unspent.add(sign_up.id)
        behind[sign_up.occurrence] = max(last, told.get(sign_up.id, -1))
    return frozenset(unspent)


def _later(answer: CallAnswer) -> tuple[int, str]:
    return answer.answered, answer.id
