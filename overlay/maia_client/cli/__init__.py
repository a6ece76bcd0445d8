"""The command `maia`. Needs the extra `cli`."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Runs the command line and ends the process with its exit code."""
    if sys.argv[1:] == ["--version"]:  # needs no command line, which takes ten times as long to load
        print(version())
        sys.exit()
    try:
        import signal

        import click

        from . import _commands, _exits
    except ModuleNotFoundError as error:
        if error.name not in ("click", "rich"):
            raise
        print("maia: The command line needs more packages. Install maia-client[cli].", file=sys.stderr)
        sys.exit(2)

    # Who stops a job kindly (kill, a CI system, a container) means what Ctrl-C means.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        code = _commands.maia.main(prog_name="maia", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(_exits.USAGE)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx is not None else "maia"
        _fail(f"{error.format_message()} See {where} --help.", _exits.USAGE)
    except click.ClickException as error:
        _fail(error.format_message(), _exits.USAGE)
    except (KeyboardInterrupt, click.Abort):
        _fail("Interrupted. Nothing was started.", _exits.INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - people get a line, and the traceback on demand
        code = _exits.exit_code(error)
        _fail(str(error) if code != _exits.BUG else f"Unexpected {type(error).__name__}: {error}", code)


def version() -> str:
    """This client's version, and what it was generated from."""
    from .._generated import about
    from .._version import __version__

    api = about("v1")
    return f"maia-client {__version__}, API {api.API_VERSION}, spec {api.SPEC_VERSION} sha256 {api.SPEC_SHA256}"


def _fail(message: str, code: int) -> NoReturn:
    from .._text import one_line

    if "--debug" in sys.argv:
        import traceback

        traceback.print_exc()
    print(f"maia: {one_line(message, 2000)}", file=sys.stderr)
    sys.exit(code)
