"""When the purpose of an idea, and of standing by one, has ended: then its contact details and names are due.

That of an idea ends when its author takes it back, when a host hides it, or with the initiative it became;
that of an offer of help when it is taken back or with the idea as such: who helps is
signed up for the initiative from then on. Of who had the idea, the name may stand in the initiative's
description as well, and goes from there with the idea's.
"""

from datetime import datetime

from kiosk.model import Idea, Initiative, Supporter


def idea_end(idea: Idea, over: datetime | None) -> datetime | None:
    """None: it goes on. `over`: when the initiative it became was over for good; None: it goes on."""
    return _first(idea.off_the_board, over if idea.became else None)


def support_end(supporter: Supporter, idea: Idea | None, initiative: Initiative | None) -> datetime | None:
    """None: it goes on. `idea` and `initiative`: what it stands by, what that became; None: not there."""
    if idea is None:
        return supporter.changed
    started = initiative.created if initiative else idea.changed
    return _first(
        supporter.withdrawn_at if supporter.withdrawn else None,
        idea.off_the_board,
        started if idea.became else None,
    )


def signed(words: str, name: str) -> str:
    """The words of who is not the initiator, as they stand in the initiative's description."""
    return f"{words}\n{_signature(name)}" if name else words


def unsigned(description: str, name: str) -> str:
    """The description without the lines that `signed` wrote for this name, which is to be erased."""
    return "\n".join(line for line in description.split("\n") if not name or line != _signature(name))


def _signature(name: str) -> str:
    return f"\u2013 {name}"


def _first(*ends: datetime | None) -> datetime | None:
    return min((end for end in ends if end is not None), default=None)
