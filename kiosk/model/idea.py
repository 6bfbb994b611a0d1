"""What is not an initiative yet: the idea, who says *ik ook* or *ik help mee*, and which ideas are alike."""

from typing import Literal

from kiosk.model.record import Moment, Record, check_years


class Idea(Record, frozen=True, kw_only=True):
    """In its author's own words. How far it is, is derived (kiosk.rules.ideas)."""

    words: str
    """As typed."""
    name: str = ""
    """Public name of the author, when given."""
    contact: str = ""
    """Telephone or mail, when given; never shown to visitors."""
    code: str = ""
    """HMAC of the author's own code (kiosk.privacy.codes); none: the author left none, or was erased."""
    hidden: bool = False
    """Not shown to visitors. By whom, why and when stand beside it."""
    hidden_by: str = ""
    hidden_why: str = ""
    hidden_at: Moment | None = None
    """Wall clock (UTC)."""
    became: str = ""
    """Id of the initiative that was made of it."""
    withdrawn: bool = False
    """Its author took it back: as if it had not been left, for everybody."""
    withdrawn_at: Moment | None = None
    """Wall clock (UTC)."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.words:
            raise ValueError("an idea needs words")
        check_years(self.hidden_at, self.withdrawn_at)

    @property
    def shown(self) -> bool:
        """Whether it is for visitors' eyes."""
        return not (self.hidden or self.withdrawn)

    @property
    def off_the_board(self) -> Moment | None:
        """Since when it is not shown; None: it is, or nobody noted it."""
        moments = (self.hidden_at if self.hidden else None, self.withdrawn_at if self.withdrawn else None)
        return min((moment for moment in moments if moment is not None), default=None)


class Supporter(Record, frozen=True, kw_only=True):
    """*Ik ook*, or an offer of help."""

    idea: str
    """Id of the idea."""
    kind: Literal["too", "help"]
    name: str = ""
    """Of who helps, as the person wants it; *ik ook* asks for none."""
    contact: str = ""
    """Telephone or mail of who helps, when given."""
    code: str = ""
    """HMAC of the own code of who helps; several records may carry the same."""
    person: str
    """The same for what one person said; it tells nothing about them, and stays when their name is erased."""
    withdrawn: bool = False
    withdrawn_at: Moment | None = None
    """Wall clock (UTC)."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.person:
            raise ValueError("a supporter is somebody")
        if self.kind == "help" and not self.name:
            raise ValueError("who helps has a name")
        check_years(self.withdrawn_at)


class Likeness(Record, frozen=True, kw_only=True):
    """Somebody finds two ideas alike. A visitor says so; an author wants them to be one."""

    one: str
    """Id of an idea; where an author says it, of their own."""
    other: str
    """Id of the other idea."""
    by: Literal["visitor", "author"] = "visitor"
    person: str = ""
    """As `Supporter.person`, of a visitor or an author; none: nobody noted who it was."""
    withdrawn: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.one == self.other:
            raise ValueError("an idea is not like itself")
