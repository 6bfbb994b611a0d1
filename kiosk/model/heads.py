"""Which fields of a record never hold a word that a person typed.

The store's log keeps these for ever; everything else stands in a part that can be erased (design.md 8).
"""

_OWN = frozenset({"id", "schema", "made", "created", "changed", "touched"})

HEAD_FIELDS: dict[str, frozenset[str]] = {
    kind: _OWN | fields
    for kind, fields in {
        "initiative": {
            *("capacity", "fresh_until", "helped", "discreet", "joinable", "status", "hidden"),
            "owner",
        },
        "meeting": {
            *("initiative", "kind", "start", "end", "all_day", "zone", "rule", "excluded", "extra"),
            *("cancelled", "removed"),
        },
        "occurrence": {"meeting", "original", "start", "end", "cancelled"},
        "task": {
            *("initiative", "when", "start", "minutes", "hands_min", "hands_max", "try_once", "done"),
            "removed",
        },
        "news": {"initiative"},
        "sign_up": {
            *("initiative", "task", "occurrence", "party", "trial", "told", "code", "by", "cancelled"),
            *("cancelled_at", "arrived"),
        },
        "absence": {"sign_up", "occurrence", "withdrawn"},
        "call_answer": {"sign_up", "cause", "occurrence", "answer", "by", "at", "answered"},
        "idea": {"code", "hidden", "hidden_at", "became", "withdrawn", "withdrawn_at"},
        "supporter": {"idea", "kind", "code", "person", "withdrawn", "withdrawn_at"},
        "likeness": {"one", "other", "by", "person", "withdrawn"},
        "imported": {"source", "kind", "record"},
        "hall_rules": {"version", "time_zone", "idea_threshold", "load_hours_per_month", "fresh_weeks"},
        "tombstone": {"record_kind", "cancelled", "erased"},
    }.items()
}
"""For each kind its ids, numbers, times and choices. A kind or field that is not named here is text."""
