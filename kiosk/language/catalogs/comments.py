"""Translations written in comments: `# NL: Terug`, going on in the next comment line when it is long."""

import io
import re
import tokenize
from collections.abc import Sequence
from dataclasses import dataclass

_TAG = re.compile(r"([A-Z]{2,3}(?:_[A-Z]{2})?):\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Tagged:
    """One translation in a comment."""

    language: str
    """Language code: nl."""
    text: str
    """The sentence in that language."""
    line: int
    """Where it begins."""
    next_code: int
    """The line of code it speaks of: its own when it is behind code, else the first one after its block."""
    trailing: bool
    """It stands behind code."""


def tagged(source: str) -> list[Tagged]:
    """All translations in the comments of a Python file, in order."""
    found: list[Tagged] = []
    block: list[tuple[int, str]] = []
    code_lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        line, text = token.start[0], token.string
        if token.type == tokenize.COMMENT and line in code_lines:
            found += [
                Tagged(code, said, line, line, trailing=True) for code, said, _ in parse([(line, text)])
            ]
        elif token.type == tokenize.COMMENT:
            if block and block[-1][0] != line - 1:
                block = []
            block.append((line, text))
        elif token.type not in {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}:
            code_lines.update(range(line, token.end[0] + 1))
            found += [Tagged(code, said, at, line, trailing=False) for code, said, at in parse(block)]
            block = []
    return found


def parse(lines: Sequence[tuple[int, str]]) -> list[tuple[str, str, int]]:
    """Language code, sentence and line of each translation in a block of numbered comment lines."""
    found: list[tuple[str, str, int]] = []
    for number, line in lines:
        text = line.lstrip("#: ").strip()
        tag = _TAG.fullmatch(text)
        if tag:
            found.append((tag[1].lower(), tag[2].strip(), number))
        elif found and text:
            code, said, begun = found[-1]
            found[-1] = (code, f"{said} {text}".strip(), begun)
    return found
