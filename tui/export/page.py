"""The frame of an exported page: no script, nothing loaded, dark and light, readable on a phone."""

from __future__ import annotations

from collections.abc import Iterable

from index.formats.html_page import OURS
from tui.looks.colours import DARK, LIGHT

_STYLE = """
:root { color-scheme: light dark; %(light)s }
@media (prefers-color-scheme: dark) { :root { %(dark)s } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; font: 1rem/1.55 Georgia, 'Times New Roman', serif;
  color: var(--foreground); background: var(--background); overflow-wrap: anywhere }
h1, h2, .label, .glyph, nav, table, .note { font-family: system-ui, sans-serif }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem }
a { color: var(--mark-reworded) } p { margin: 0 0 .4rem }
small, .label, .aside, .missing { color: var(--quiet) }
ol { padding-left: 1.6rem } li { margin-bottom: .3rem }
nav { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: 1rem 0; font-size: .9rem }
.row { display: grid; grid-template-columns: 1fr 3rem 1fr; column-gap: .6rem; padding: .5rem 0;
  border-top: 1px solid var(--rule); scroll-margin-top: 2.4rem }
.heads { display: grid; grid-template-columns: 1fr 3rem 1fr; column-gap: .6rem; position: sticky; top: 0;
  padding: .4rem 0; background: var(--background); font: bold .9rem system-ui, sans-serif }
.heads :last-child { grid-column: 3 }
summary { cursor: pointer }
details > div { margin: .4rem 0 0; font-family: Georgia, 'Times New Roman', serif }
details .said { display: block; font: .8rem system-ui, sans-serif; color: var(--quiet) }
.row:target, tr:target { background: var(--panel) }
.glyph { text-align: center } .label { display: none; font-size: .8rem }
.row.aside { font-size: .85rem } .elsewhere, .elsewhere a { font-size: .9rem; color: var(--quiet) }
time { white-space: nowrap }
.note { grid-column: 1 / -1; font-size: .9rem; margin: .2rem 0 0 }
.same .glyph, td.same { color: var(--mark-same) } .partial .glyph, td.partial { color: var(--mark-reworded) }
.only_left .glyph, .only_right .glyph { color: var(--mark-only) }
.differs .glyph, .note, td.differs { color: var(--mark-contradicts) }
mark { background: none; color: inherit }
mark.contradicts, mark.minor { color: var(--mark-contradicts); font-weight: bold; text-decoration: underline }
mark.contradicts { text-decoration-style: double }
mark.reworded { color: var(--mark-reworded); text-decoration: underline dotted }
mark.only { color: var(--mark-only) } mark.moved { color: var(--mark-moved); font-style: italic }
.table { overflow-x: auto } table { border-collapse: collapse; font-size: .95rem; width: 100%% }
th, td { padding: .35rem .5rem; text-align: center; border-top: 1px solid var(--rule); vertical-align: top }
th { overflow-wrap: normal; white-space: nowrap } tfoot td:first-child { color: var(--quiet) }
th:first-child, td:first-child { text-align: left; font-weight: normal; min-width: 12rem }
th:nth-child(2):nth-last-child(n + 6), th:nth-child(2):nth-last-child(n + 6) ~ th {
  writing-mode: vertical-rl; text-align: left
}
@media (max-width: 44rem) {
  .row { grid-template-columns: 1.6rem 1fr } .row .glyph { grid-column: 1; grid-row: 1 / 3; text-align: left }
  .row .side { grid-column: 2 } .side.none { display: none } .label { display: block }
  .note { grid-column: 2 } .heads { display: none }
  th:not(:first-child) { writing-mode: vertical-rl; text-align: left; padding: .35rem .2rem }
  td:not(:first-child) { padding: .35rem .3rem } th:first-child { white-space: normal }
}
@media print { .row, tr { break-inside: avoid } }
"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(title: str, body: Iterable[str]) -> str:
    """A whole HTML document; `title` and `body` are markup, with the texts of others escaped already."""
    style = _STYLE % {"light": _variables(LIGHT), "dark": _variables(DARK)}
    return "\n".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="generator" content="{OURS}">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{title}</title>",
            f"<style>{style}</style>\n</head>\n<body>",
            *body,
            "</body>\n</html>\n",
        )
    )


def _variables(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colours.items())
