"""The console's colours: a dark and a light theme of its own, and one for terminals of sixteen colours or none.

Every name below is used by `console.tcss` and the widgets; none of them is the only sign of a state.
"""

import os
from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="kendari-malam",
    dark=True,
    primary="#5cc2b0",
    secondary="#7fa8c9",
    accent="#e6b566",
    warning="#e6b566",
    error="#f0806f",
    success="#93cf86",
    foreground="#dbe5e1",
    background="#0f1719",
    surface="#141e21",
    panel="#1b282c",
    variables={
        "muted": "#83979a",
        "faint": "#53666a",
        "line": "#2a3a3f",
        "bar": "#17323a",
        "bar-text": "#cfe6e1",
        "row": "#21414a",
        "row-text": "#f2f8f6",
        "row-blurred": "#1d2c31",
        "marked": "#2b3a24",
        "hint-key": "#8fd8c9",
        "input-cursor-background": "#e6b566",
        "input-cursor-foreground": "#0f1719",
        "input-cursor-text-style": "none",
        "input-selection-background": "#2f5b66",
        "scrollbar": "#2a3a3f",
        "scrollbar-hover": "#3a4d53",
        "scrollbar-active": "#5cc2b0",
        "scrollbar-background": "#141e21",
        "scrollbar-background-hover": "#141e21",
        "scrollbar-background-active": "#141e21",
        "scrollbar-corner-color": "#141e21",
    },
)

LIGHT = Theme(
    name="kendari-siang",
    dark=False,
    primary="#0b6b60",
    secondary="#2f5f86",
    accent="#8a5300",
    warning="#8a5300",
    error="#b0271b",
    success="#2c6b2a",
    foreground="#1e2b2c",
    background="#f6f7f3",
    surface="#f0f3ee",
    panel="#e3e9e3",
    variables={
        "muted": "#586a6b",
        "faint": "#95a3a2",
        "line": "#ccd6d0",
        "bar": "#d3e5e0",
        "bar-text": "#12413b",
        "row": "#c4e0d9",
        "row-text": "#0d2422",
        "row-blurred": "#dde6e1",
        "marked": "#e6ecca",
        "hint-key": "#0b6b60",
        "input-cursor-background": "#0b6b60",
        "input-cursor-foreground": "#f6f7f3",
        "input-cursor-text-style": "none",
        "input-selection-background": "#a9d3c9",
        "scrollbar": "#c3cfc8",
        "scrollbar-hover": "#aab9b1",
        "scrollbar-active": "#0b6b60",
        "scrollbar-background": "#f0f3ee",
        "scrollbar-background-hover": "#f0f3ee",
        "scrollbar-background-active": "#f0f3ee",
        "scrollbar-corner-color": "#f0f3ee",
    },
)

SIXTEEN = Theme(
    name="kendari-16",
    ansi=True,
    dark=True,
    primary="ansi_cyan",
    secondary="ansi_blue",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_cyan",
        "screen-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
        "muted": "ansi_default",
        "faint": "ansi_default",
        "line": "ansi_default",
        "bar": "ansi_default",
        "bar-text": "ansi_default",
        "row": "ansi_cyan",
        "row-text": "ansi_black",
        "row-blurred": "ansi_default",
        "marked": "ansi_default",
        "hint-key": "ansi_cyan",
        "input-cursor-background": "ansi_yellow",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-text-style": "none",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
    },
)

ALL = (DARK, LIGHT, SIXTEEN)


def fitting(color_system: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """Return the theme's name for a terminal: by its number of colours, `NO_COLOR`, and the background it tells.

    `COLORFGBG` (rxvt, Konsole and others) ends with the background's number; 7 and 15 are white.
    """
    if color_system in (None, "standard") or "NO_COLOR" in environ:
        return SIXTEEN.name
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in ("7", "15") else DARK.name
