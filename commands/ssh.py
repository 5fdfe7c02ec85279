"""`ehumas ssh …`: what OpenSSH needs so that a key opens the console of one account, and nothing else."""

from pathlib import Path
from typing import Annotated

import typer

from commands import ssh_files
from commands.output import say
from commands.session import open_store
from store.errors import Invalid, StoreError
from store.i18n import N_, _

app = typer.Typer(no_args_is_help=True)

Session = Annotated[
    Path, typer.Option("--session", metavar="PATH", help=N_("The program that a key is allowed to start."))
]


@app.command(
    "authorized-keys",
    help=N_("Print a line for every key in use, for an authorized_keys file on a host that can't ask the database."),
)
def authorized_keys(session: Session = ssh_files.LIBEXEC / "ehumas-session") -> None:
    """Print a line for every key in use, for an authorized_keys file on a host that can't ask the database."""
    from store import ehumas_keys, keys
    from store.actors import SYSTEM

    with open_store():
        rows = keys.opening(SYSTEM)
    for row in rows:
        typer.echo(ehumas_keys.authorized_line(row.account_id, row.line, str(session)), nl=False)


@app.command(help=N_("Print sshd's drop-in; with --out write it beside the two programs that it names."))
def config(
    user: Annotated[str, typer.Option(metavar="NAME", help=N_("The system user that agencies log in as."))] = "ehumas",
    libexec: Annotated[
        Path, typer.Option(metavar="DIR", help=N_("Where the two programs will stand; only root may write there."))
    ] = ssh_files.LIBEXEC,
    settings: Annotated[
        Path, typer.Option(metavar="FILE", help=N_("The settings file that names the database."))
    ] = Path("/etc/ehumas/ehumas.toml"),
    python: Annotated[
        Path | None, typer.Option(metavar="PATH", help=N_("The interpreter; this one unless told otherwise."))
    ] = None,
    program: Annotated[
        Path | None, typer.Option(metavar="PATH", help=N_("The program `ehumas`; this one unless told otherwise."))
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help=N_("Write sshd's file and both programs there."))
    ] = None,
) -> None:
    """Print sshd's drop-in; with --out write it beside the two programs that it names."""
    known = {name: path for name, path in (("python", python), ("program", program)) if path is not None}
    place = ssh_files.Place(user=_user(user), libexec=_absolute(libexec), config=_absolute(settings), **known)
    if out is None:
        typer.echo(ssh_files.sshd_config(place), nl=False)
        return
    try:
        written = ssh_files.write(place, out)
    except OSError as error:
        raise StoreError(
            _("The folder %(path)s cannot be written: %(reason)s.") % {"path": out, "reason": error.strerror}
        ) from error
    for path in written:
        typer.echo(path)
    say(
        _(
            "As root: put the two programs into %(libexec)s and the .conf file into /etc/ssh/sshd_config.d, "
            "check with sshd -t, and let a key in without a password by: usermod -p '*' %(user)s"
        )
        % {"libexec": place.libexec, "user": place.user}
    )


def _user(name: str) -> str:
    if not name.replace("-", "").replace("_", "").isalnum() or not name.isascii() or name == "root":
        raise Invalid(_("“%(name)s” can't be the system user of the agencies.") % {"name": name[:40]})
    return name


def _absolute(path: Path) -> Path:
    """Return the path; sshd wants it absolute, and its file knows no quotes."""
    if not path.is_absolute() or any(sign.isspace() or sign in "\"'%\\" for sign in str(path)):
        raise Invalid(
            _("“%(path)s” must be an absolute path without spaces, quotes or percent signs.") % {"path": path}
        )
    return path
