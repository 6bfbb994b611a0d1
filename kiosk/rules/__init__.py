"""The rules of the hall: pure functions of records and a time. Nothing here reads, writes or asks a clock."""
