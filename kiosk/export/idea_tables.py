"""Ideas and who supports them, as tables."""

from kiosk.export.table import Row, Table, Value
from kiosk.export.words import NAMES, SUPPORT
from kiosk.model import Idea, Initiative, Supporter
from kiosk.reckoning import Reckoning

_IDEAS = (
    "id", "words", "name", "contact", "supporters", "helpers", "needed", "joined_with", "became", "hidden",
    "hidden_by", "hidden_why", "created", "changed",
)  # fmt: skip
_SUPPORTERS = (
    "id", "idea", "idea_words", "support", "name", "contact", "withdrawn", "created", "changed",
)  # fmt: skip


def ideas(reckoning: Reckoning, threshold: int, *, contacts: bool) -> Table:
    """Every idea, hidden ones included, but none that was taken back; how to reach its author only with
    `contacts`.

    Numbers are those of all that were joined with it.
    """
    rows = [_idea(reckoning, idea, threshold) for idea in reckoning.facts.all(Idea) if not idea.withdrawn]
    return Table("ideas", _columns(_IDEAS, contacts=contacts), rows)


def supporters(reckoning: Reckoning, *, contacts: bool) -> Table:
    """Everybody who said *ik ook* or *ik help mee*, those who took it back included.

    Who stood by an idea that was taken back stood by nothing.
    """
    facts = reckoning.facts
    stood_by = [(facts.get(Idea, each.idea), each) for each in facts.all(Supporter)]
    rows = [_supporter(idea, each) for idea, each in stood_by if idea is None or not idea.withdrawn]
    columns = _columns(_SUPPORTERS, contacts=contacts)
    return Table("supporters", columns, rows, {"support": SUPPORT, "name": NAMES})


def _columns(all_of_them: tuple[str, ...], *, contacts: bool) -> tuple[str, ...]:
    return all_of_them if contacts else tuple(key for key in all_of_them if key != "contact")


def _idea(reckoning: Reckoning, idea: Idea, threshold: int) -> Row:
    circle = reckoning.circle(idea)
    progress = circle.progress(threshold)
    initiative = reckoning.facts.get(Initiative, idea.became)
    plain: dict[str, Value] = {
        name: getattr(idea, name)
        for name in (
            "id",
            "words",
            "name",
            "contact",
            "hidden",
            "hidden_by",
            "hidden_why",
            "created",
            "changed",
        )
    }
    return plain | {
        "supporters": progress.supporters,
        "helpers": progress.helpers,
        "needed": progress.needed,
        "joined_with": ", ".join(each.id for each in circle.ideas if each.id != idea.id),
        "became": initiative.slug if initiative else idea.became,
    }


def _supporter(idea: Idea | None, supporter: Supporter) -> Row:
    return {
        "id": supporter.id,
        "idea": supporter.idea,
        "idea_words": idea.words if idea else "",
        "support": supporter.kind,
        "name": supporter.name,
        "contact": supporter.contact,
        "withdrawn": supporter.withdrawn,
        "created": supporter.created,
        "changed": supporter.changed,
    }
