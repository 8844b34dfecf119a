"""The command line: from arguments to `app`, and from its results to output and exit codes."""
