"""For developers: keep the catalogs of `kiosk/locale/` in step with the sentences in the source.

`python -m kiosk.language.catalogs extract|update|check|fill-en`, from a checkout. The source is where a
sentence is written in both languages: English as the argument of the call, Dutch in a comment beside it.

    # NL: nog {n} plek | nog {n} plekken
    language.plural("{n} place left", "{n} places left", n)
"""
