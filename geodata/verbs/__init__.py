"""The verbs of the command line that need no window.

A verb is a module with ``NAME``, ``HELP``, ``add_arguments(parser)`` and ``run(arguments) -> int``.
It prints its result, and nothing else, on standard output.
"""
