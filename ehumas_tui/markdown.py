"""Markdown as the console shows it: headings, lists, quotes and emphasis as content, links by their words."""

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node
from textual.content import Content

from ehumas_tui import text

_PARSER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_EMPHASIS = {"strong": "bold", "em": "italic", "s": "strike", "link": "underline $secondary"}
_HEADINGS = {"h1": "bold $primary", "h2": "bold $primary"}


def render(source: str) -> Content:
    """Return the text as content; nothing in it can be clicked on, and no picture is fetched.

    Words are cleaned behind the parser too: `&#27;` becomes a control character there.
    """
    return _stacked(Node(_PARSER.parse(text.plain(source))), gap=2)


def _stacked(node: Node, gap: int) -> Content:
    return Content("\n" * gap).join([_block(child) for child in node.children])


def _block(node: Node) -> Content:
    draw = _BLOCKS.get(node.type)
    return draw(node) if draw else _inline(node, "")


def _heading(node: Node) -> Content:
    return _inline(node, _HEADINGS.get(node.tag, "bold"))


def _list(node: Node) -> Content:
    first = int(node.attrs.get("start", 1))
    items = []
    for number, item in enumerate(node.children, start=first):
        sign = f"{number}. " if node.type == "ordered_list" else "• "
        items.append(_indented(_stacked(item, gap=1), sign))
    return Content("\n").join(items)


def _quote(node: Node) -> Content:
    return Content("\n").join(
        [Content.assemble(("│ ", "$primary"), line) for line in _stacked(node, gap=2).split("\n")]
    )


def _code(node: Node) -> Content:
    return text.block(node.content.rstrip("\n"), "$accent")


def _rule(_node: Node) -> Content:
    return Content.styled("─" * 20, "$muted")


def _table(node: Node) -> Content:
    rows = [row for part in node.children for row in part.children]
    return Content("\n").join([Content(" │ ").join([_inline(cell, "") for cell in row.children]) for row in rows])


_BLOCKS: dict[str, Callable[[Node], Content]] = {
    "heading": _heading,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "fence": _code,
    "code_block": _code,
    "hr": _rule,
    "table": _table,
}


def _indented(content: Content, sign: str) -> Content:
    first, *others = content.split("\n", allow_blank=True)
    lines = [Content.assemble((sign, "$primary"), first), *(Content.assemble(" " * len(sign), line) for line in others)]
    return Content("\n").join(lines)


def _inline(node: Node, style: str) -> Content:
    """Return the words below a node with their emphasis."""
    if node.type == "softbreak":
        return Content(" ")
    if node.type == "hardbreak":
        return Content("\n")
    if node.type == "image":
        return Content.styled(f"▣ {text.plain(node.content)}", "$muted")
    if node.type == "code_inline":
        return text.block(node.content, "$accent")
    if node.type == "text":
        return text.block(node.content, style)
    inner = f"{style} {_EMPHASIS.get(node.type, '')}".strip()
    return Content.assemble(*(_inline(child, inner) for child in node.children))
