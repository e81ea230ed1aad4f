"""`python -m portalcheck`."""

from portalcheck.cli import main

main()
