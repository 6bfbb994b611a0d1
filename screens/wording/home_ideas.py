"""The ideas on home: a heading, and as many cards as there is room for."""

from collections.abc import Iterable, Sequence

from textual.containers import Vertical
from textual.widget import Widget

from kiosk.board import IdeaCard
from kiosk.language import Language
from screens.widgets.face import Tone, bold, soft
from screens.widgets.paged_list import Item, PagedList
from screens.widgets.words import Words
from screens.wording.idea_cards import home_face


class HomeIdeas(Vertical):
    """*Ideeën uit het dorp.* What is pressed comes as the list's `PagedList.Chosen`, with the idea's id."""

    def compose(self) -> Iterable[Widget]:
        yield Words(id="ideas-heading")
        yield PagedList(id="ideas", wide_rows=5)

    def show(self, language: Language, cards: Sequence[IdeaCard], columns: int) -> None:
        """These, each so wide."""
        paged = self.query_one("#ideas", PagedList)
        # NL: Ideeën uit het dorp
        heading = bold(language.text("Ideas from the village"), Tone.PLUM)
        # NL: Er zijn nog geen ideeën. Heb jij er een?
        none = soft(language.text("There are no ideas yet. Do you have one?"))
        self.query_one("#ideas-heading", Words).show(heading if cards else none)
        paged.styles.height = paged.tile_rows * max(1, len(cards))
        paged.show([Item(card.id, home_face(language, card, columns), Tone.PLUM) for card in cards])
