"""Pages: templates filled, always escaped, in the language in force, with what every page shows."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from portal import guard
from portal.assets import icon_path, style_path
from portal.calls import Call
from portal.markdown import to_html
from portal.words import (
    clock_day,
    kind_name,
    kind_path,
    privacy_meaning,
    privacy_name,
    regulation_status,
    regulation_type,
    step_sentence,
)
from store.clock import to_iso
from store.formats import format_day, format_instant, format_number, format_span
from store.language import _, languages, ngettext

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Return the template engine; it knows our formats, and an unknown name in a template is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(_, ngettext, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    made.filters |= {
        "instant": format_instant,
        "day": format_day,
        "number": format_number,
        "span": format_span,
        "markdown": to_html,
        "clock_day": clock_day,
        "kind_name": kind_name,
        "kind_path": kind_path,
        "privacy_meaning": privacy_meaning,
        "privacy_name": privacy_name,
        "regulation_type": regulation_type,
        "regulation_status": regulation_status,
    }
    made.globals |= {"iso": to_iso, "step_sentence": step_sentence, "icon_path": icon_path, "style_path": style_path}
    return made


def page(call: Call, template: str, status: int = 200, /, *, private: bool = True, **values: Any) -> Response:
    """Return a filled page. A private one is kept by nobody; any other may be kept, but is asked for again."""
    html = (
        environment()
        .get_template(template)
        .render(
            call=call,
            language=call.language,
            other_language=next(code for code in languages if code != call.language),
            form_token=lambda: guard.token(call.browser),
            **values,
        )
    )
    return HTMLResponse(
        html, status, {"Cache-Control": "no-store" if private or call.is_citizen else "private, no-cache"}
    )


def document(call: Call, template: str, media_type: str, /, **values: Any) -> Response:
    """Return a filled document that is no page, such as a feed; anybody may keep it for a few minutes."""
    text = environment().get_template(template).render(language=call.language, **values)
    return Response(text, media_type=media_type, headers={"Cache-Control": "public, max-age=300"})


def failure(
    call: Call,
    status: int,
    title: str,
    sentence: str,
    headers: Mapping[str, str] | None = None,
    *,
    typed: Mapping[str, Sequence[str]] | None = None,
) -> Response:
    """Return the page that says what went wrong and what to do; `typed` are a form's fields to be sent once more."""
    response = page(call, "error.html", status, title=title, sentence=sentence, typed=typed or {})
    response.headers.update(headers or {})
    return response
