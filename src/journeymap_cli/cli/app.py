"""The command line with all of its commands."""

from journeymap_cli.cli.commands import COMMANDS, command_line

app = command_line(COMMANDS)
