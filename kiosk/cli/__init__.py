"""The command line: one file per family of commands. Each opens the hall, does it, words the answer."""
