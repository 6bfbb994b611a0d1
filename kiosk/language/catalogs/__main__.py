"""`python -m kiosk.language.catalogs`: see the package."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.language.catalogs import check, po, update
from kiosk.language.catalogs.sentence import Sources
from kiosk.language.catalogs.sources import read_sources

CHECKOUT = Path(__file__).parents[3]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when `check` found something."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.language.catalogs", description=__doc__)
    parser.add_argument("--root", type=Path, default=CHECKOUT, help="the checkout")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("extract", help="print a template with every sentence of the source")
    commands.add_parser("update", help="bring every catalog up to date with the source")
    commands.add_parser("fill-en", help="bring the English catalog alone up to date")
    commands.add_parser("check", help="name everything that is missing or wrong")
    chosen = parser.parse_args(arguments)
    sources = read_sources(chosen.root)
    locale = chosen.root / "kiosk" / "locale"
    match chosen.command:
        case "extract":
            sys.stdout.write(po.written(update.template(sources)))
        case "update":
            _update(locale, sources, po.codes(locale))
        case "fill-en":
            _update(locale, sources, (update.SOURCE_LANGUAGE,))
        case _:
            return _check(locale, sources)
    return 0


def _update(locale: Path, sources: Sources, codes: Sequence[str]) -> None:
    for code in codes:
        path = po.path_of(locale, code)
        path.write_text(po.written(update.updated(po.read(path, code), sources, code)), "utf-8")
        print(f"{code}: {len(sources.sentences)} sentences", file=sys.stderr)


def _check(locale: Path, sources: Sources) -> int:
    found = list(sources.problems)
    for code in po.codes(locale):
        found += check.problems(po.read(po.path_of(locale, code), code), sources, code)
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
