"""The rules of the hall: pure functions of records and a time. Nothing here reads, writes or asks a clock."""

VERSION = 1
"""Of the rules as a whole: raised when the same facts come to lead to another answer."""
