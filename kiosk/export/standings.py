"""How it stands with everybody who signed up for one initiative."""

from kiosk.model import SignUp, Task
from kiosk.reckoning import Outlook
from kiosk.rules.places import Allotment, Standing
from kiosk.store import State


def standings(outlook: Outlook, facts: State) -> list[tuple[SignUp, Task | None, Standing]]:
    """Each sign-up with its task (None: to join) and whether it has a place, in order of arrival.

    Each family is dealt out once. A sign-up to a task that cannot be found counts as cancelled.
    """
    dealt: dict[str | None, Allotment] = {None: outlook.joiners}
    found: list[tuple[SignUp, Task | None, Standing]] = []
    for sign_up in facts.of(SignUp, outlook.initiative.id):
        task = facts.get(Task, sign_up.task) if sign_up.task else None
        if sign_up.task and task is None:
            found.append((sign_up, None, Standing("cancelled")))
            continue
        if sign_up.task not in dealt:
            dealt[sign_up.task] = outlook.allotment(task)
        found.append((sign_up, task, dealt[sign_up.task].standing(sign_up.id)))
    return found
