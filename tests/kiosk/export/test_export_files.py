"""What `kiosk export` writes: which tables, for whose eyes, in which words."""

import csv
import io
import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.actions.ideas import HelpForm, IdeaForm, help_along, leave_idea
from kiosk.actions.listings import Dates, TaskForm, add_initiative, add_task
from kiosk.actions.sign_up import SignUpForm, sign_up
from kiosk.clock import FixedClock
from kiosk.errors import InputRefused
from kiosk.export import export
from kiosk.hall import Hall
from kiosk.model import Initiative
from kiosk.store import Who

CONTACT = "06 12 34 56 78"
TABLES = ("initiatives", "tasks", "meetings", "dates", "sign_ups", "ideas", "supporters", "log")


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Singing on Thursdays for two, with a task, two people and one who waits."""
    clock = FixedClock(datetime(2026, 11, 24, 13, 5, tzinfo=UTC))
    hall = Hall.create(tmp_path / "hall", "De Wierde", "nl", "Europe/Amsterdam", "4321", clock=clock)
    start, end = datetime(2026, 11, 26, 19, 30), datetime(2026, 11, 26, 22)
    dates = Dates(start=start, end=end, rule="FREQ=WEEKLY")
    add_initiative(hall, {"title": "=Zingen", "capacity": 2, "contact": CONTACT}, dates)
    add_task(hall, "zingen", TaskForm(title="Koffie zetten"))
    (initiative,) = hall.store.state.all(Initiative)
    for token, name in enumerate(("+Anje", "Bé", "Corrie")):
        form = SignUpForm(token=str(token), initiative=initiative.id, name=name, contact=CONTACT)
        sign_up(hall, form)
    left = leave_idea(hall, IdeaForm(token="i", words="-Een moestuin", name="Anje", contact=CONTACT))
    help_along(hall, HelpForm(token="h", idea=left.id, name="Bé", contact=CONTACT))
    return hall


def rows(path: Path, separator: str = ",") -> list[dict[str, str]]:
    """A CSV file's rows by heading."""
    text = path.read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def test_every_table_in_every_format(hall: Hall, tmp_path: Path) -> None:
    """Initiatives, tasks, meetings with their dates, sign-ups and the log; private files, replaced whole."""
    to = tmp_path / "uit"
    to.mkdir()
    (to / "log.csv").write_text("oud")
    files = export(hall, to, ("csv", "xlsx", "json"))
    names = {f"{table.replace('_', '-')}.csv" for table in TABLES} | {"hall.xlsx", "hall.json"}
    assert {file.name for file in files} == names == {file.name for file in to.iterdir()}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    data = json.loads((to / "hall.json").read_bytes())
    assert set(TABLES) <= data.keys()
    assert all(data[table] for table in TABLES)
    book = load_workbook(to / "hall.xlsx")
    assert book.sheetnames[:3] == ["initiatieven", "klussen", "bijeenkomsten"]
    assert [page.max_row - 1 for page in book.worksheets] == [len(data[table]) for table in TABLES]


def test_times_are_on_the_halls_clock_and_in_iso(hall: Hall, tmp_path: Path) -> None:
    """A date stands as people read it and as programs do; twelve weeks of a series are there."""
    export(hall, tmp_path / "uit", ("csv", "json"))
    dates = rows(tmp_path / "uit" / "dates.csv")
    assert (dates[0]["Begin"], dates[0]["Begin (ISO)"]) == ("2026-11-26 19:30", "2026-11-26T19:30:00+01:00")
    assert len(dates) == 12
    (meeting,) = json.loads((tmp_path / "uit" / "hall.json").read_bytes())["meetings"]
    assert (meeting["start"], meeting["rule"]) == ("2026-11-26T19:30:00+01:00", "FREQ=WEEKLY")


def test_sign_ups_say_how_it_stands(hall: Hall, tmp_path: Path) -> None:
    """Who has a place, who waits and as which number: in words for people, in keys for programs."""
    export(hall, tmp_path / "uit", ("csv", "json"), separator=";")
    people = rows(tmp_path / "uit" / "sign-ups.csv", ";")
    assert [(each["Naam"], each["Hoe het ermee staat"]) for each in people] == [
        ("'+Anje", "doet mee"),
        ("Bé", "doet mee"),
        ("Corrie", "wacht"),
    ]
    last = json.loads((tmp_path / "uit" / "hall.json").read_bytes())["sign_ups"][-1]
    assert (last["name"], last["state"], last["position"]) == ("Corrie", "waiting", 1)


def test_contacts_only_when_asked_and_never_in_the_log(hall: Hall, tmp_path: Path) -> None:
    """Without `contacts` no file holds a telephone number or a column for it; the log and codes never do."""
    export(hall, tmp_path / "zonder", ("csv", "xlsx", "json"))
    export(hall, tmp_path / "met", ("csv", "xlsx", "json"), contacts=True)
    kinds = ("sign_up", "idea", "supporter")
    codes = [row["code"] for kind in kinds for row in _documents(hall, kind)]
    for folder in ("zonder", "met"):
        words = _everything(tmp_path / folder)
        assert not any(code in words for code in codes)
        assert CONTACT not in (tmp_path / folder / "log.csv").read_text("utf-8-sig")
    assert CONTACT not in _everything(tmp_path / "zonder")
    for table in ("sign-ups", "ideas", "supporters"):
        assert not [row for row in rows(tmp_path / "zonder" / f"{table}.csv") if "Te bereiken" in row]
    met = json.loads((tmp_path / "met" / "hall.json").read_bytes())
    assert {
        each["contact"] for each in (*met["sign_ups"], *met["initiatives"], *met["ideas"], *met["supporters"])
    } == {CONTACT}
    assert CONTACT not in json.dumps(met["log"])


def test_a_file_for_a_folder_is_refused(hall: Hall, tmp_path: Path) -> None:
    """Nothing is written over somebody's file."""
    (tmp_path / "brief.txt").write_text("Lieve Anje")
    with pytest.raises(InputRefused):
        export(hall, tmp_path / "brief.txt", ("csv",))
    with pytest.raises(InputRefused):
        export(hall, tmp_path / "brief.txt" / "uit", ("csv",))
    assert (tmp_path / "brief.txt").read_text() == "Lieve Anje"


def test_the_halls_own_folder_is_refused(hall: Hall, tmp_path: Path) -> None:
    """Its data has a name that an export has as well: not by itself, a folder in it, or a link to it."""
    (tmp_path / "link").symlink_to(hall.folder / "live")
    before = {path: path.read_bytes() for path in (hall.folder / "live").iterdir()}
    for to in (hall.folder / "live", hall.folder / "live" / "uit", tmp_path / "link"):
        with pytest.raises(InputRefused, match="own data"):
            export(hall, to, ("json",))
    assert {path: path.read_bytes() for path in (hall.folder / "live").iterdir()} == before


@pytest.mark.parametrize("name", ["a link to itself", "far too long a name" * 20])
def test_a_folder_that_cannot_be_is_refused_in_a_sentence(hall: Hall, tmp_path: Path, name: str) -> None:
    """Whatever the system has against it."""
    (tmp_path / "a link to itself").symlink_to("a link to itself")
    with pytest.raises(InputRefused, match="cannot be written"):
        export(hall, tmp_path / name, ("csv",))


def test_the_log_tells_what_people_did_and_not_what_the_store_notes(hall: Hall, tmp_path: Path) -> None:
    """Stamps and times of the store are no change that anybody made."""
    with hall.store.transaction(Who("host"), "edit") as transaction:
        (initiative,) = transaction.state.all(Initiative)
        transaction.change(initiative, place="Kerk")
    export(hall, tmp_path / "uit", ("json",))
    log = json.loads((tmp_path / "uit" / "hall.json").read_bytes())["log"]
    assert [line["field"] for line in log if line["what"] == "edit"] == ["place"]
    assert not [line for line in log if line["field"] == "" and '"touched"' in line["after"]]


def test_an_empty_hall_has_empty_tables(tmp_path: Path) -> None:
    """Only headings, and an English hall has English ones."""
    hall = Hall.create(tmp_path / "hall", "A", "en", "Europe/London", "4321")
    export(hall, tmp_path / "out", ("csv", "xlsx", "json"))
    assert (tmp_path / "out" / "tasks.csv").read_text("utf-8-sig").startswith("ID,Initiative,")
    book = load_workbook(tmp_path / "out" / "hall.xlsx")
    assert [page.max_row for page in book.worksheets] == [1] * len(TABLES)


def _documents(hall: Hall, table: str) -> list[dict[str, str]]:
    return [dict(row) for row in hall.store.database.table(table)]


def _everything(folder: Path) -> str:
    """All that the files of an export say, the workbook's cells included."""
    book = load_workbook(folder / "hall.xlsx")
    cells = [str(cell.value) for page in book.worksheets for row in page.iter_rows() for cell in row]
    texts = [file.read_text("utf-8-sig") for file in folder.iterdir() if file.suffix != ".xlsx"]
    return "\n".join([*cells, *texts])
