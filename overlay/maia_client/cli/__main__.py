"""`python -m maia_client.cli`: the same as `maia`."""

from . import main

main()
