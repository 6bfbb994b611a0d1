"""What a task tells who wants to help: what goes on at the same time, and when hands are enough."""

from kiosk.board import TaskCard
from kiosk.language import Language
from screens.wording import moments
from screens.wording.view import View


def warning(language: Language, clash: str, *, mine: bool) -> str:
    """That this visit helps there already, or is elsewhere then; empty: neither. Nobody is kept off."""
    if mine:
        # NL: hier help je al bij
        return language.text("you help here already")
    if clash:
        # NL: tegelijk met {title}
        return language.text("same time as {title}", title=clash)
    return ""


def named(view: View, task: TaskCard) -> str:
    """*Mensen welkom heten, zaterdag 10:00*."""
    return f"{task.title}, {moments.of_task(view, task)}"
