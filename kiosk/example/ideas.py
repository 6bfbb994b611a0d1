"""A file of `listings/ideas/`: what people left as an idea, with who stands by it."""

from pathlib import Path

from kiosk.actions.ideas import WORDS
from kiosk.example.table import Table, open_table
from kiosk.ids import derived_id
from kiosk.model import Idea, Record, Supporter
from kiosk.text import LINE, NAME


def read_ideas(path: Path) -> list[Record]:
    """The records of all ideas in the file. Nobody there has a code: whoever helps may start one.

    Raises InputRefused, with file and line.
    """
    table = open_table(path)
    written = table.tables("ideas")
    table.finish()
    return [record for number, idea in enumerate(written) for record in _idea(idea, path.stem, number)]


def _idea(table: Table, file: str, number: int) -> list[Record]:
    idea = Idea(
        id=derived_id("example", "idea", file, str(number)),
        words=table.text("words", WORDS) or table.required("words", WORDS),
        name=table.line("name", NAME),
        contact=table.line("contact", LINE),
        hidden=table.flag("hidden"),
        hidden_by=table.line("hidden_by", NAME),
        hidden_why=table.line("hidden_why", LINE),
    )
    records: list[Record] = [idea]
    for visit in range(table.number("too") or 0):
        record = derived_id("too", idea.id, str(visit))
        records.append(Supporter(id=record, idea=idea.id, kind="too", person=record))
    for place, name in enumerate(table.names("helpers", NAME)):
        record = derived_id("help", idea.id, str(place))
        records.append(Supporter(id=record, idea=idea.id, kind="help", name=name, person=record))
    table.finish()
    return records
