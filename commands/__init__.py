"""The groups of `ehumas …`, one file a group; each has an `app` that cli.py imports when it is called.

How to write one:

* `app = typer.Typer(no_args_is_help=True)`; help texts are `N_("…")` and are translated when somebody asks for them.
  `--as` and `--lang` need no mention: cli.py adds them to every command.
* `with session() as s:` connects and gives `s.actor`, `s.now`, `s.settings`; `with open_store() as settings:` connects
  for work that nobody in particular does. Heavy imports stand inside the function that needs them.
* `print_list` and `print_fields` for data (flags `JsonFlag`, `PlainFlag`), `say` for sentences. Let errors of the store
  fly: the guard turns them into a sentence and an exit code. `raise typer.Exit(code)` for anything else.
"""
