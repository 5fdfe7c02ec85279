"""The console as an app: who is logged in, the places one can be at, the ticking of time, and what a crash shows."""

from collections.abc import Mapping
from typing import Any, ClassVar

from textual.app import ScreenError
from textual.driver import Driver
from textual.events import Event, Key
from textual.screen import Screen

from ehumas_tui import actions, places, themes, vitals
from ehumas_tui.away import AwayApp
from ehumas_tui.client import Client
from ehumas_tui.following import StoreChanged, StoreFell
from ehumas_tui.outside import Outside
from ehumas_tui.places import Place
from ehumas_tui.presence import LOOK_EVERY, Company
from ehumas_tui.screens.base import ConsoleScreen
from ehumas_tui.session import Session
from ehumas_tui.tools import Tools
from ehumas_tui.type_ahead import TypeAhead
from ehumas_tui.vitals import Vitals
from ehumas_tui.widgets.prompt import Question
from store import numbers, queries
from store.actors import PUBLIC, Actor, Role
from store.clock import Clock
from store.errors import NotAllowed
from store.i18n import _, format_instant

VITALS_EVERY = 5
"""Seconds between two looks at the signs of life."""


class Console(Client, AwayApp):
    """The console of one session."""

    CSS_PATH = "console.tcss"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    NOTIFICATION_TIMEOUT = 1
    COMMANDS: ClassVar[Any] = frozenset()

    def __init__(
        self,
        clock: Clock,
        *,
        actor: Actor | None = None,
        via: str = "",
        source: str = "console",
        driver_class: type[Driver] | None = None,
        tools: Tools | None = None,
        greeting: tuple[str, str] = ("", "info"),
        environ: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(driver_class)
        self.tools = tools or Tools()
        self.greeting = greeting
        self.clock = clock
        self.via, self.token = via, ""
        self.actor = actor or PUBLIC
        self.source = source
        self.session = Session(clock)
        self.vitals = Vitals(0)
        self.company, self.outside = Company(self), Outside(self, environ or {})
        self.last_done: list[str] = []
        self.unsent = ("", "")
        self.animation_level = "none"
        self.type_ahead = TypeAhead(self, super().on_event, self._is_ready)
        for theme in themes.ALL:
            self.register_theme(theme)
        self.theme = themes.fitting(self.console.color_system)

    # --- beginning and end ---

    def get_default_screen(self) -> Screen[Any]:
        """Begin with nothing on the screen; the login or the first place follows at once."""
        return Screen(id="blank")

    def on_mount(self) -> None:
        """Open the store's thread, then let the person in or ask who it is."""
        self.session.start()
        if self.actor is PUBLIC:
            from ehumas_tui.screens.login import LoginScreen

            self.push_screen(LoginScreen())
        else:
            self.enter(self.actor)

    def enter(self, actor: Actor, *, token: str = "") -> None:
        """Take the person in: the places of the role exist from now on, and the feed is followed."""
        self.actor = actor
        self.session.follow(actor, self)
        self.token = token
        self.use_command_palette = actor.role is not Role.OFFICER
        for place in places.of(actor):
            self.add_mode(place.id, place.maker())
        self.go(places.of(actor)[0])
        if self.greeting[0]:
            self.call_after_refresh(self.say, *self.greeting)
        self.read_vitals()
        self.set_interval(1, self.tick)
        self.set_interval(VITALS_EVERY, self.read_vitals)
        self.set_interval(LOOK_EVERY, self.company.look)

    def on_unmount(self) -> None:
        """Be seen nowhere any more, and close the store's thread."""
        self.company.leave()
        self.session.stop()

    # --- keys ---

    async def on_event(self, event: Event) -> None:
        """Look at keys one after the other."""
        if isinstance(event, Key) and not event.is_forwarded:
            await self.type_ahead.pressed(event)
        else:
            await super().on_event(event)

    def _is_ready(self) -> bool:
        """Tell whether the screen in front stands and shows what the next key may be about."""
        screen = self.front
        return screen is None or (screen.laid_out and not screen.waits and not self.waits)

    # --- places ---

    def go(self, place: Place) -> None:
        """Go to a place; being there already, to its beginning."""
        if self.current_mode == place.id:
            while len(self.screen_stack) > 1:
                self.pop_screen()
        else:
            self.switch_mode(place.id)

    # --- what the header says ---

    def header(self) -> dict[str, Any]:
        """Return what every header shows now."""
        return {
            "office": _("Humas of the city of Kendari"),
            "person": self.actor.name,
            "time": format_instant(self.clock.now(), "time"),
            "places": places.of(self.actor),
            "current": self.current_mode,
            "vitals": self.vitals,
        }

    @property
    def front(self) -> ConsoleScreen | None:
        """Return the screen in front; None before the first one and while the console ends."""
        try:
            front = self.screen
        except ScreenError:
            return None
        return front if isinstance(front, ConsoleScreen) else None

    def tick(self) -> None:
        """Let a second pass on the screen in front."""
        if (front := self.front) is not None and front.laid_out:
            front.refresh_frame()
            front.tick()

    def read_vitals(self) -> None:
        """Look at the signs of life, and whether the person is still welcome."""
        actor, now, token, via = self.actor, self.clock.now(), self.token, self.via
        self.ask("vitals", lambda: vitals.read_for(actor, now, token, via), self._vitals_read, self._vitals_refused)

    def _vitals_refused(self, error: Exception) -> None:
        if isinstance(error, NotAllowed):
            self._vitals_read(None)

    def _vitals_read(self, found: Vitals | None) -> None:
        if found is None:
            self.exit(3, message=_("Your access has ended. What you typed is kept."))
            return
        self.vitals = found
        if (front := self.front) is not None:
            front.refresh_frame()

    def reload_front(self) -> None:
        """Show at once what this session did; what others did comes with the feed."""
        if (front := self.front) is not None:
            front.reload()

    # --- the store speaks ---

    def on_store_changed(self, message: StoreChanged) -> None:
        """Tell every open screen what changed."""
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, ConsoleScreen):
                    screen.store_changed(message.changed, missed=message.missed)
        self.read_vitals()

    def on_store_fell(self, message: StoreFell) -> None:
        """Say that the database is gone, or back; what was said to be done since it was gone stays to be read."""
        if message.reason is not None:
            self.say(_("The database does not answer; trying again. What you type is kept on the screen."), "bad")
        elif (front := self.front) is not None and front.status.tone != "good":
            front.say(_("The database answers again."))

    def say(self, sentence: str, tone: str = "good") -> None:
        """Say something on the screen in front."""
        if (front := self.front) is not None:
            front.say(sentence, tone)

    # --- what works everywhere ---

    def ask_number(self, screen: ConsoleScreen, begun: str) -> None:
        """Ask for a complaint's number, of which the first digit was typed, and open it."""

        def jump(typed: str) -> None:
            actor = self.actor
            self.ask("jump", lambda: queries.get(actor, numbers.parse(typed)).number, found, screen.refused)

        def found(number: str) -> None:
            screen.prompt.close()
            self.open_complaint(number)

        screen.ask_line(Question(_("Number"), jump, value=begun, hint="26-0417-5", limit=16))

    def open_complaint(self, number: str) -> None:
        """Open one complaint."""
        from ehumas_tui.screens.complaint import ComplaintScreen

        self.push_screen(ComplaintScreen(number))

    def do_help(self) -> None:
        """Show every key that works on the screen in front."""
        from ehumas_tui.screens.help import HelpScreen

        if isinstance(self.screen, ConsoleScreen) and not isinstance(self.screen, HelpScreen):
            asked = ("prompt",) if self.screen.prompt.question is not None else ()
            self.push_screen(HelpScreen((*asked, *self.screen.scopes())))

    def do_palette(self) -> None:
        """Open the palette of our own commands."""
        from ehumas_tui.palette import ActionPalette

        if self.use_command_palette and not isinstance(self.screen, ActionPalette):
            self.push_screen(ActionPalette(placeholder=_("Type to find a command")))

    def do_theme(self) -> None:
        """Change between light and dark; a terminal of sixteen colours has but one."""
        if self.theme != themes.SIXTEEN.name:
            self.theme = themes.LIGHT.name if self.theme == themes.DARK.name else themes.DARK.name

    def do_quit(self) -> None:
        """Leave."""
        self.exit(0)

    def action_help_quit(self) -> None:
        """Say how one leaves to whoever presses ctrl+c."""
        self.say(_("Quit with %(key)s.") % {"key": actions.find("quit").key}, "info")

    async def action_quit(self) -> None:
        """Leave in the same way by Textual's own key."""
        self.do_quit()
