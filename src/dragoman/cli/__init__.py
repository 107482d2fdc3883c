"""The command line: parse, call one function, print.

Results go to stdout, everything else to stderr.  Commands are imported when they are called, so that the program starts at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from dragoman import __version__
from dragoman.errors import DragomanError, UsageError

_COMMANDS = {
    "read": "reading", "add": "keeping", "backup": "keeping", "status": "keeping",
    "events": "asking", "dyad": "asking", "person": "asking", "levels": "asking", "search": "asking", "show": "asking", "why": "asking",
    "gaps": "telling", "question": "questions", "changes": "telling", "wording": "telling",
    "accept": "deciding", "reject": "deciding", "correct": "deciding", "merge": "deciding", "split": "deciding", "undo": "deciding",
    "log": "deciding", "export": "moving", "import": "moving", "join": "moving", "reread": "moving",
    "who": "names", "when": "names", "demo": "demo", "doctor": "doctor",
}  # fmt: skip
_NAMES = {"import": "import_"}
"""Words that Python keeps for itself."""
_DONE, _FAILED, _WRONG_USE, _INTERRUPTED = 0, 1, 2, 130


class _Commands(click.Group):
    """A group that knows its commands by name alone, and turns every error into one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order in which one comes to need them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of a name, imported now."""
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"dragoman.cli.{_COMMANDS[cmd_name]}"), _NAMES.get(cmd_name, cmd_name))
        return command if isinstance(command, click.Command) else None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; a word that is none names the nearest that is one."""
        near = get_close_matches(args[0], _COMMANDS, n=1) if args and args[0] not in _COMMANDS and not args[0].startswith("-") else []
        if near:
            ctx.fail(f"No such command {args[0]!r}, expected {near[0]!r}, perhaps.")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whoever hangs up on its lines has had enough of them, which is no error."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more to flush
            return _DONE
        return code

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run a command and end the process with its exit code."""
        given = list(sys.argv[1:] if args is None else args)
        cut = given.index("--") if "--" in given else len(given)
        debug = "--debug" in given[:cut]
        given = [arg for arg in given[:cut] if arg != "--debug"] + given[cut:]
        try:
            code = super().main(given, *rest, **extra | {"standalone_mode": False})
        except (Exception, KeyboardInterrupt) as error:
            if debug:
                raise
            code = _complaint(error)
        sys.exit(code if isinstance(code, int) else _DONE)


def _complaint(error: BaseException) -> int:
    """Say in one line what went wrong; the exit code of it."""
    code, said = _FAILED, str(error)
    match error:
        case click.ClickException():
            code, said = error.exit_code, f"{error.format_message()}{_hint(error)}"
        case click.Abort() | KeyboardInterrupt():
            code, said = _INTERRUPTED, "interrupted; what was added before is kept"
        case UsageError():
            code = _WRONG_USE
        case DragomanError():
            pass
        case OSError():
            said = f"{error.filename or 'system'}: {(error.strerror or str(error)).lower()}, expected a place that can be read or written"
        case _:
            said = f"{type(error).__name__}: {said}, expected no such thing (--debug shows where it happened)"
    click.echo(f"dragoman: {' '.join(said.split())}", err=True)
    return code


def _hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f" (see: {context.command_path} --help)" if isinstance(context, click.Context) else ""


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show the whole traceback of an error; may stand anywhere.")
@click.option("--record", metavar="URL", help="The record of whatever command follows: a file, sqlite:///… or postgresql://….")
def cli(debug: bool, record: str | None) -> None:
    """Read diplomatic news, and keep a record in which every field leads back to its words.

    \b
    Start here:    dragoman demo
    Your article:  dragoman read article.txt
    A record:      dragoman add articles/ && dragoman events --state China --state Vietnam
    """


def main() -> None:
    """Run the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    cli.main(prog_name="dragoman")
