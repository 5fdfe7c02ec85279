"""Text that means harm, or only trouble: escape sequences, markup, bidi, towers, width traps, spreadsheets, headers."""

import json
from pathlib import Path

MARKUP = {
    "markup_click": "[@click=app.quit]tekan di sini[/]",
    "markup_close": "[/]",
    "markup_open": "[/b] [bold",
    "markup_link": "[link=file:///etc/passwd]berkas[/link]",
    "markup_backslash": "\\[/] \\\\[b]",
    "osc52": "\x1b]52;c;cm0gLXJm\x07salin",
    "osc_title": "\x1b]0;judul\x1b\\",
    "cursor_query": "\x1b[6n",
    "c1_csi": "\x9b2J\x9d0;x\x9c",
    "bidi": "aman \u202e gnarab \u2066terbalik\u2069",
    "tower": "Z" + "\u0301\u0327\u0336" * 60,
    "long_line": "x" * 4_000,
    "rtl": "שלום عالم",
    "zwj": "👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 1️⃣ 🇮🇩",
    "wide": "日本語テキスト㍿",
    "private": "\ue000\uf8ff",
    "blank": "\u3164\u2800\u00ad\u200b",
    "crlf": "a\r\nSet-Cookie: x=1\r\n",
    "formula": '=HYPERLINK("http://x","klik")',
}


def _cases() -> dict[str, str]:
    shipped = json.loads((Path(__file__).parent / "hostile.json").read_text(encoding="utf-8"))
    flat = {
        name: case if isinstance(case, str) else json.dumps(case, ensure_ascii=False) for name, case in shipped.items()
    }
    return {**flat, **MARKUP}


CASES: dict[str, str] = _cases()
