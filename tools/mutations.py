"""The small changes made by `mutate.py`: a table from node types to functions yielding plausible mistakes."""

import ast
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final

COMPARISONS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
OPERATORS: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
FUNCTIONS: Final = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list"}
COMPOSITE: Final = (ast.BoolOp, ast.Compare, ast.BinOp, ast.UnaryOp, ast.IfExp, ast.Lambda)
NOT_RUN: Final = {"annotation", "returns", "decorator_list", "type_params"}
GENERIC: Final = {"dict", "frozenset", "list", "set", "tuple", "type"}

Variant = tuple[Any, Any]
"""A node and its replacement."""


@dataclass(frozen=True, slots=True)
class Change:
    """A replacement between two UTF-8 byte offsets of a source."""

    start: int
    end: int
    code: bytes

    def applied(self, source: bytes) -> bytes:
        """Apply the change to the source."""
        return source[: self.start] + self.code + source[self.end :]


def changes(source: bytes) -> Iterator[Change]:
    """Yield every change to a source, in source order."""
    lines = list(accumulate(map(len, source.splitlines(keepends=True)), initial=0))
    for node in run_nodes(ast.parse(source)):
        for old, new in MUTATIONS.get(type(node), lambda _: ())(node):
            code = ast.unparse(new)
            if code != ast.unparse(old):
                start, end = lines[old.lineno - 1] + old.col_offset, lines[old.end_lineno - 1] + old.end_col_offset
                bracketed = isinstance(new, COMPOSITE) and type(new) is not type(old)
                yield Change(start, end, (f"({code})" if bracketed else code).encode())


def run_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield executed nodes that have their own position: no annotations, nothing inside f-strings."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in NOT_RUN or (name == "slice" and is_generic(node)):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                yield from run_nodes(child)


def is_generic(node: Any) -> bool:
    """Whether a subscript is a type, such as `Callable[[str], int]`."""
    name = node.value.id if isinstance(node.value, ast.Name) else ""
    return name in GENERIC or (name[:1].isupper() and not name.isupper())


def comparison(node: ast.Compare) -> Iterator[Variant]:
    """Use another operator; compare lengths instead of values."""
    for index, operator in enumerate(node.ops):
        if type(operator) in COMPARISONS:
            yield node, changed(node, ops=[*node.ops[:index], COMPARISONS[type(operator)](), *node.ops[index + 1 :]])
    if len(node.ops) == 1 and isinstance(node.ops[0], (ast.Eq, ast.NotEq)):
        yield node, changed(node, left=length(node.left), comparators=[length(node.comparators[0])])


def boolean(node: ast.BoolOp) -> Iterator[Variant]:
    """Swap `and` and `or`; drop an operand."""
    yield node, changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for rest in without_one(node.values):
        yield node, changed(node, values=rest) if len(rest) > 1 else rest[0]


def constant(node: ast.Constant) -> Iterator[Variant]:
    """Add or subtract one; negate a boolean."""
    if isinstance(node.value, bool):
        yield node, ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield from ((node, ast.Constant(node.value + step)) for step in (1, -1))


def unary(node: ast.UnaryOp) -> Iterator[Variant]:
    """Drop `not` or the minus sign."""
    yield node, node.operand


def binary(node: ast.BinOp) -> Iterator[Variant]:
    """Use another operator."""
    if type(node.op) in OPERATORS:
        yield node, changed(node, op=OPERATORS[type(node.op)]())


def condition(node: ast.If | ast.While | ast.IfExp) -> Iterator[Variant]:
    """Negate the condition."""
    yield node.test, ast.UnaryOp(ast.Not(), node.test)


def comprehension(node: ast.comprehension) -> Iterator[Variant]:
    """Make the filter always true."""
    yield from ((test, ast.Constant(True)) for test in node.ifs)


def returned(node: ast.Return) -> Iterator[Variant]:
    """Return nothing."""
    if node.value and ast.unparse(node.value) != "None":
        yield node.value, ast.Constant(None)


def elements(node: ast.List | ast.Tuple | ast.Set) -> Iterator[Variant]:
    """Drop one element."""
    if isinstance(node, ast.Set) or isinstance(node.ctx, ast.Load):
        yield from ((node, changed(node, elts=rest)) for rest in without_one(node.elts))


def entries(node: ast.Dict) -> Iterator[Variant]:
    """Drop one entry."""
    for rest in without_one(list(zip(node.keys, node.values, strict=True))):
        yield node, changed(node, keys=[key for key, _ in rest], values=[value for _, value in rest])


def call(node: ast.Call) -> Iterator[Variant]:
    """Swap two adjacent arguments; call the opposite function."""
    for index, (first, second) in enumerate(zip(node.args, node.args[1:], strict=False)):
        yield node, changed(node, args=[*node.args[:index], second, first, *node.args[index + 2 :]])
    if isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
        yield node.func, ast.Name(FUNCTIONS[node.func.id])


def statement(node: ast.Expr | ast.AugAssign) -> Iterator[Variant]:
    """Drop the statement."""
    if isinstance(node, ast.AugAssign) or isinstance(node.value, (ast.Call, ast.Yield, ast.YieldFrom)):
        yield node, ast.Pass()


MUTATIONS: Final[dict[type[ast.AST], Callable[[Any], Iterator[Variant]]]] = {
    ast.Compare: comparison,
    ast.BoolOp: boolean,
    ast.Constant: constant,
    ast.UnaryOp: unary,
    ast.BinOp: binary,
    ast.comprehension: comprehension,
    ast.Return: returned,
    ast.Dict: entries,
    ast.Call: call,
    **dict.fromkeys((ast.If, ast.While, ast.IfExp), condition),
    **dict.fromkeys((ast.List, ast.Tuple, ast.Set), elements),
    **dict.fromkeys((ast.Expr, ast.AugAssign), statement),
}


def changed(node: Any, **fields: Any) -> Any:
    """Copy a node with some fields replaced."""
    new = copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def length(node: ast.expr) -> ast.Call:
    """Wrap a node in `len()`."""
    return ast.Call(ast.Name("len"), [node], [])


def without_one(values: list[Any]) -> Iterator[list[Any]]:
    """Yield copies of the list, each missing one element."""
    return ([*values[:index], *values[index + 1 :]] for index in range(len(values)))
