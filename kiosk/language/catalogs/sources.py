"""Reads all sentences of a checkout, and joins them with the translations in the comments beside them."""

import ast
from collections.abc import Sequence
from pathlib import Path

from kiosk.language.catalogs.calls import Calls, Literal, error_names
from kiosk.language.catalogs.comments import Tagged, tagged
from kiosk.language.catalogs.sentence import Sentence, Sources

FOLDERS = ("kiosk", "screens")
"""Where sentences for people stand."""


def read_sources(root: Path) -> Sources:
    """Every sentence under `root`, each once, in the order of the files and their lines.

    Raises SyntaxError for a file that is not Python.
    """
    paths = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*.py"))]
    texts = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}
    trees = {file: ast.parse(text, file) for file, text in texts.items()}
    errors = error_names(trees.values())
    found: dict[str, Sentence] = {}
    problems: list[str] = []
    for file, text in texts.items():
        calls = Calls(errors)
        calls.visit(trees[file])
        problems += [f"{file}:{mistake.line}: {mistake.words}" for mistake in calls.mistakes]
        literals = calls.literals
        beside, orphans = assign(literals, tagged(text))
        problems += [f"{file}:{tag.line}: no sentence goes with {tag.text!r}" for tag in orphans]
        for literal, authored in zip(literals, beside, strict=True):
            sentence = Sentence(literal.message, literal.plural, (file,), authored)
            known = found.get(literal.message)
            found[literal.message] = _joined(known, sentence, problems) if known else sentence
    return Sources(tuple(found.values()), tuple(problems))


def assign(literals: Sequence[Literal], tags: Sequence[Tagged]) -> tuple[list[dict[str, str]], list[Tagged]]:
    """Which translation goes with which sentence of one file, and which go with none.

    A comment above code belongs to the next sentence of the statement it stands above or in, several
    comments in a row to as many sentences; a comment behind code to the sentence on its own line.
    """
    beside: list[dict[str, str]] = [{} for _ in literals]
    orphans = []
    for tag in tags:
        for literal, authored in zip(literals, beside, strict=True):
            if tag.language not in authored and _speaks_of(tag, literal):
                authored[tag.language] = tag.text
                break
        else:
            orphans.append(tag)
    return beside, orphans


def _speaks_of(tag: Tagged, literal: Literal) -> bool:
    if tag.trailing:
        return literal.first_line <= tag.line <= literal.last_line
    return literal.statement_line <= tag.next_code <= literal.first_line


def _joined(known: Sentence, again: Sentence, problems: list[str]) -> Sentence:
    """One sentence that stands in several places; two translations of it are a mistake."""
    for language in sorted(known.authored.keys() & again.authored.keys()):
        one, other = known.authored[language], again.authored[language]
        if one != other:
            places = f"{known.files[0]}, {again.files[0]}"
            problems.append(f"{places}: {known.message!r} has two translations: {one!r} and {other!r}")
    if known.plural and again.plural and known.plural != again.plural:
        problems.append(f"{again.files[0]}: {known.message!r} has two plurals")
    files = tuple(dict.fromkeys(known.files + again.files))
    return Sentence(known.message, known.plural or again.plural, files, {**again.authored, **known.authored})
