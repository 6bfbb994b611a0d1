"""Finds the sentences in Python source: literals in the calls that translate, mark or raise."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from kiosk.language.placeholders import names

ERRORS = "KioskError"
"""It and every class that derives from it takes a sentence first."""

_PUT_TOGETHER = "the sentence is put together, so it has no translation"


@dataclass(frozen=True)
class Literal:
    """A sentence at its place in the source."""

    message: str
    """The msgid."""
    plural: str | None
    """Its plural, in a call that takes one."""
    first_line: int
    """Where the literal begins."""
    last_line: int
    """Where it ends."""
    statement_line: int
    """Where its statement begins."""
    column: int
    """Where on its line the literal begins."""

    @classmethod
    def at(cls, first: ast.expr, last: ast.expr, message: str, plural: str | None, statement: int) -> Self:
        """The sentence that stands from the first to the last expression."""
        end = last.end_lineno or last.lineno
        return cls(message, plural, first.lineno, end, statement, first.col_offset)

    @property
    def place(self) -> tuple[int, int]:
        """Line and column."""
        return self.first_line, self.column


@dataclass(frozen=True)
class Mistake:
    """A call whose sentence would not be translated, or not be filled in."""

    line: int
    """Where."""
    words: str
    """What is the matter."""


def error_names(trees: Iterable[ast.Module]) -> frozenset[str]:
    """The names of all classes that derive from the base of errors, however far."""
    bases = {
        node.name: {
            base.id if isinstance(base, ast.Name) else getattr(base, "attr", "") for base in node.bases
        }
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found, before = {ERRORS}, 0
    while len(found) != before:
        before = len(found)
        found |= {name for name, above in bases.items() if above & found}
    return frozenset(found)


class Calls(ast.NodeVisitor):
    """Collects the sentences and mistakes of one file."""

    def __init__(self, errors: frozenset[str]) -> None:
        self.mistakes: list[Mistake] = []
        self._found: list[Literal] = []
        self._takers = {"mark"} | errors
        self._statement = 0
        self._named: dict[str, list[ast.Assign]] = {}

    @property
    def literals(self) -> list[Literal]:
        """The sentences in the order of the source."""
        return sorted(self._found, key=lambda literal: literal.place)

    def visit(self, node: ast.AST) -> None:
        """Walk on, knowing the statement one is in, and the names of the function one is in."""
        statement, named = self._statement, self._named
        if isinstance(node, ast.stmt):
            self._statement = node.lineno
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            self._named = {}
        super().visit(node)
        self._statement, self._named = statement, named

    def visit_Assign(self, node: ast.Assign) -> None:
        """Remember what a name stands for: a long sentence may get one before it is raised."""
        for target in node.targets:
            if isinstance(target, ast.Name):
                self._named.setdefault(target.id, []).append(node)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """Take the sentence of a call, then look into its arguments."""
        owner, name = self._called(node.func)
        asks_a_language = owner.lower().endswith("language")
        if name == "plural" and asks_a_language and len(node.args) >= 3:
            self._take_plural(node)
        elif node.args and (name in self._takers or (name == "text" and asks_a_language)):
            self._take(node, given=None if name == "mark" else _given(node))
        self.generic_visit(node)

    def _called(self, function: ast.expr) -> tuple[str, str]:
        """The last name before the dot, and the name of what is called: *language*, *text*.

        A function without owner that is called text or plural was taken from a language.
        """
        if isinstance(function, ast.Name) and function.id in self._named:
            function = self._named[function.id][-1].value
        match function:
            case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=name):
                return owner, name
            case ast.Name(id=name):
                return "language", name
            case ast.Attribute(attr=name):
                return "", name
        return "", ""

    def _take(self, node: ast.Call, given: frozenset[str] | None) -> None:
        first = node.args[0]
        named = self._named.get(first.id, []) if isinstance(first, ast.Name) else []
        for value, statement in [(first, self._statement), *((one.value, one.lineno) for one in named)]:
            if _is_put_together(value):
                self.mistakes.append(Mistake(value.lineno, _PUT_TOGETHER))
            for part, message in _literals(value):
                self._add(Literal.at(part, part, message, None, statement), given)

    def _take_plural(self, node: ast.Call) -> None:
        one, many = list(_literals(node.args[0])), list(_literals(node.args[1]))
        if len(one) == len(many) == 1:
            (first, message), (last, plural), given = one[0], many[0], _given(node)
            literal = Literal.at(first, last, message, plural, self._statement)
            self._add(literal, None if given is None else given | {"n"})
        elif any(_is_put_together(argument) for argument in node.args[:2]):
            self.mistakes.append(Mistake(node.lineno, _PUT_TOGETHER))

    def _add(self, literal: Literal, given: frozenset[str] | None) -> None:
        if literal in self._found:
            return
        self._found.append(literal)
        message, line = literal.message, literal.first_line
        try:
            asked = names(message) | names(literal.plural or "")
        except ValueError:
            self.mistakes.append(Mistake(line, f"a place in {message!r} is more than a name in braces"))
            return
        for name in sorted(asked - given) if given is not None else ():
            self.mistakes.append(Mistake(line, f"nothing is given for {{{name}}} in {message!r}"))


def _given(node: ast.Call) -> frozenset[str] | None:
    """Names of the values that a call hands over; None when they cannot be read from the source."""
    given = [keyword.arg for keyword in node.keywords]
    return None if None in given else frozenset(name for name in given if name)


def _literals(node: ast.expr) -> Iterator[tuple[ast.expr, str]]:
    """The text an expression can be, where the source says so: a literal, or one of two."""
    match node:
        case ast.Constant(value=str(text)) if text:
            yield node, text
        case ast.IfExp(body=body, orelse=other):
            yield from _literals(body)
            yield from _literals(other)


def _is_put_together(node: ast.expr) -> bool:
    """An f-string, a sum or a formatted text: English with values in it, that no catalog can have."""
    match node:
        case ast.JoinedStr():
            return True
        case ast.BinOp(left=left, right=right):
            return any(_is_put_together(side) or any(_literals(side)) for side in (left, right))
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str()), attr="format")):
            return True
    return False
