"""
Blocks as a small page of HTML for mail: styles in line, no scripts, no links, everything stored escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from followup.reports.drawing.blocks import (
    BLANK,
    GLUE,
    Advice,
    Block,
    Count,
    Heading,
    Item,
    Paragraph,
    Quote,
    Table,
)
from followup.reports.drawing.escaping import escaped


PAGE = "font:16px/1.45 sans-serif;max-width:40em;margin:0 auto;padding:.5em;overflow-wrap:anywhere"
ASIDE = "color:#555;font-size:.9em"
KEY = "font-weight:bold;white-space:nowrap"
CELL = "text-align:left;vertical-align:top;padding:.2em .6em .2em 0"


def html(blocks: Iterable[Block], title: str, language: str) -> str:
    """
    The page, which a phone shows as well as a wide window.
    """
    drawn = "\n".join(line for block in blocks if block != BLANK for line in _drawn(block))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{_plain(title)}</title>'
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head>{head}</head>\n'
        f'<body><div style="{PAGE}">\n{drawn}\n</div></body></html>\n'
    )


def _drawn(block: Block) -> list[str]:
    match block:
        case Heading():
            level = min(block.level, 3)
            tag = f' <span style="{ASIDE}">{_plain(block.tag)}</span>' if block.tag else ""
            return [f"<h{level}>{_plain(' '.join((block.lead + block.text).split()))}{tag}</h{level}>"]
        case Paragraph(text, small=small):
            return [f'<p style="{ASIDE if small else "margin:.5em 0"}">{_plain(text)}</p>']
        case Item():
            return _item(block)
        case Count(text, number):
            return [f"<p>{_plain(text)}: <b>{number}</b></p>"]
        case Quote(text):
            return [f"<blockquote>{_plain(text)}</blockquote>"]
        case Advice(text, command):
            return [f"<p>{_plain(text)} <code>{_plain(command)}</code></p>"]
        case Table():
            return _table(block)


def _item(item: Item) -> list[str]:
    lead, tag = " ".join(item.lead.split()), item.key or item.tag
    first = f'<span style="{KEY}">{_plain(lead)}</span> ' if lead else ""
    last = f' <span style="{ASIDE}">{_plain(tag)}</span>' if tag else ""
    below = [line for block in item.below for line in _drawn(block)]
    return [
        '<div style="margin:.7em 0">',
        f"<div>{first}{_plain(item.text)}{last}</div>",
        *(('<div style="margin-left:1.2em">', *below, "</div>") if below else ()),
        "</div>",
    ]


def _table(table: Table) -> list[str]:
    heads = "".join(f'<th style="{CELL}">{_plain(cell)}</th>' for cell in table.headers)
    rows = [
        "<tr>" + "".join(f'<td style="{CELL}">{_plain(str(cell))}</td>' for cell in row) + "</tr>" for row in table.rows
    ]
    return [f"<table><tr>{heads}</tr>", *rows, "</table>"]


def _plain(text: str) -> str:
    return escape(escaped(text).replace(GLUE, " "))
