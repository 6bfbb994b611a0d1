"""`check` does not take for damage what a power cut may leave."""

from pathlib import Path

from rebuilt import PowerCuts, fast_folder
from reopened import LIVE, Reopened
from scripted_day import recorded

from kiosk.store import Files, check


def test_what_a_power_cut_leaves_is_no_damage() -> None:
    """Wherever it strikes in a day of two writers, compactions and an erasure; nor is what recovery makes."""
    with fast_folder() as folder:
        root = folder / "hall"
        root.mkdir()
        day, reopening = recorded(root)

        def opened(folder: Path, files: Files) -> Reopened:
            before = check(folder / LIVE, files)
            found = reopening.opened(folder, files)
            wrong = before.damage + check(folder / LIVE, files).damage
            return found._replace(wrong=str(wrong)) if wrong else found

        tried = PowerCuts(day.trace, opened, reopening.judge).tried(150, close=False)
    assert tried.wrong == []
    assert tried.states >= 150
