"""Everything that is drawn: the one package that knows Textual."""
