"""Everything a visitor asks about one initiative, in words."""

from dataclasses import dataclass

from kiosk.board import IdeaCard, InitiativePage, Moment, NewsItem, TaskCard
from kiosk.language import counts, days
from kiosk.text import cells
from screens.widgets.face import Span, Spans, Tone, bar, bold, soft
from screens.widgets.words import Fact, Paragraph
from screens.wording import moments
from screens.wording.view import View

_BAR = 36
"""Columns of the places' bar at most."""


@dataclass(frozen=True)
class Whole:
    """One initiative's page, and the language and time to word it in."""

    view: View
    page: InitiativePage
    began: IdeaCard | None = None
    """The idea that it was made of."""

    def when(self, most: int) -> list[str]:
        """How it recurs, and at most so many of its next dates, each with what is other than usual."""
        language, card = self.view.language, self.page.card
        if card.state == "paused":
            # NL: nu even niet
            return [language.text("not for now")]
        if card.by_arrangement:
            # NL: in overleg
            return [card.note or language.text("by arrangement")]
        if not self.page.moments:
            return [self._dateless()]
        told = [moments.series(self.view, series) for series in self.page.series[:3]]
        first, later = self.page.moments[0], self.page.moments[1:most]
        told.append(moments.full(self.view, first))
        usual = [moment for moment in later if moment.recurring and not (moment.cancelled or moment.moved)]
        if len(self.page.series) != 1:
            usual = []
        told.extend(moments.full(self.view, moment) for moment in later if moment not in usual)
        return [*told, self._after(usual)] if usual else told

    def short_when(self) -> str:
        """When it is next, for one line."""
        page = self.page
        if page.card.state == "paused" or not page.moments:
            return self.when(1)[0]
        return moments.full(self.view, page.moments[0])

    def facts(self, dates: int) -> list[Fact]:
        """When, where, from whom, costs, what to bring, whom to ask, how it began."""
        text, page = self.view.language.text, self.page
        told = (
            # NL: Wanneer
            (text("When"), "\n".join(self.when(dates)) if dates else ""),
            # NL: Waar
            (text("Where"), page.card.place),
            # NL: Van wie
            (text("From whom"), page.card.initiator),
            # NL: Kosten
            (text("Costs"), page.costs),
            # NL: Neem mee
            (text("Bring along"), page.bring),
            # NL: Vragen
            (text("Questions"), page.contact),
            # NL: Begon als
            (text("Began as"), self._began()),
        )
        return [Fact(label, answer) for label, answer in told if answer]

    def warning(self) -> str:
        """What is other than usual the next time; empty when nothing is."""
        text, page = self.view.language.text, self.page
        if page.card.state in {"paused", "done"} or not page.moments:
            return ""
        first = page.moments[0]
        day = self.view.language.capital(moments.day(self.view, first))
        if first.cancelled:
            # NL: {day}: gaat niet door.
            return text("{day}: does not take place.", day=day)
        # NL: {day}: op een andere tijd dan anders.
        return text("{day}: at another time than usual.", day=day) if first.moved else ""

    def places(self, *, brief: bool = False) -> Span:
        """The places left at the next date, or why nobody signs up; `brief` beside that date."""
        language, card = self.view.language, self.page.card
        if not card.can_join:
            return bold(self._why_not())
        if card.capacity is None:
            # NL: Er is altijd plek.
            return bold(language.text("There is always room."), Tone.GREEN)
        at, left, _ = self._counted()
        told = counts.places_of(language, left, card.capacity) if left else counts.places(language, left)
        if at is not None and at.recurring and not (brief and at == self.page.moments[0]):
            told = f"{moments.day(self.view, at)}: {told}"
        return bold(language.capital(told), Tone.GREEN)

    def places_bar(self, columns: int) -> Spans:
        """The same as a bar; nothing where nothing is counted."""
        card = self.page.card
        if not card.can_join or card.capacity is None:
            return ()
        _, left, taken = self._counted()
        return bar(taken if left else card.capacity, card.capacity, min(_BAR, columns), Tone.GREEN)

    def join_detail(self) -> str:
        """What pressing *Ik doe mee* will find."""
        language, left = self.view.language, self.page.card.left
        if left == 0 and any(moment.left for moment in self._held()):
            # NL: één keer kan nog
            return language.text("still possible for once")
        return counts.places(language, left)

    def open_tasks(self) -> list[TaskCard]:
        """What somebody can take now or wait for: what needs hands first, what has enough last."""
        found = [task for task in self.page.tasks if task.open]
        return sorted(found, key=lambda task: (task.enough, not task.needed))

    def help_detail(self) -> str:
        """What pressing *Ik help mee* will find."""
        language = self.view.language
        wanted = sum(not task.enough for task in self.page.tasks if task.open)
        if not wanted:
            # NL: genoeg handen, dank je
            return language.text("enough hands, thank you")
        # NL: {n} klus open | {n} klussen open
        return language.plural("{n} task open", "{n} tasks open", wanted)

    def help_heading(self) -> str:
        """Over the tasks."""
        if any(task.needed for task in self.page.tasks if task.open):
            # NL: Hier zijn handen nodig
            return self.view.language.text("Hands are needed here")
        # NL: Hier kun je helpen
        return self.view.language.text("You can help here")

    def news(self, item: NewsItem, columns: int) -> tuple[Paragraph, ...]:
        """Who told it and when, and what."""
        heading = self.news_heading(item)
        at = days.local(item.at, self.view.zone).date() if item.at else None
        ago = days.ago(self.view.language, at, self.view.today) if at else ""
        space = columns - cells(heading) - cells(ago)
        line: Spans = (bold(heading, Tone.BRICK), Span(" " * space), soft(ago))
        first: tuple[Paragraph, ...] = (line,) if space > 1 else (bold(heading, Tone.BRICK), soft(ago))
        return (*first, "", item.words)

    def news_heading(self, item: NewsItem) -> str:
        """*Nieuws van Henk*."""
        # NL: Nieuws
        bare = self.view.language.text("News")
        # NL: Nieuws van {name}
        return self.view.language.text("News from {name}", name=item.by) if item.by else bare

    def story(self) -> tuple[Paragraph, ...]:
        """How it went and by how many, when it is done."""
        language, page = self.view.language, self.page
        if page.card.state != "done" or not (page.story or page.helped):
            return ()
        # NL: Zo ging het
        told: list[Paragraph] = [bold(language.text("This is how it went"), Tone.GREEN)]
        if page.story:
            told.append(page.story)
        if page.helped:
            # NL: {n} mens hielp mee. | {n} mensen hielpen mee.
            helped = language.plural("{n} person helped.", "{n} people helped.", page.helped)
            told.extend(["", bold(helped, Tone.BLUE)])
        return tuple(told)

    def _counted(self) -> tuple[Moment | None, int | None, int]:
        """The next date that takes place, with the places left and taken there, or those of the whole."""
        card, held = self.page.card, self._held()
        return (held[0], held[0].left, held[0].taken) if held else (None, card.left, card.taken)

    def _held(self) -> list[Moment]:
        return [moment for moment in self.page.moments if not moment.cancelled]

    def _after(self, later: list[Moment]) -> str:
        """The dates of a series that are as usual, in one line."""
        dates = [days.local(moment.start, self.view.zone).date() for moment in later]
        named = [days.date_line(self.view.language, date, self.view.today) for date in dates]
        # NL: daarna {dates}
        return self.view.language.text("after that {dates}", dates=self.view.language.listing(named))

    def _began(self) -> str:
        """*een idee hier, met 6 medestanders*; nothing when it did not begin so."""
        if self.began is None:
            return ""
        # NL: een idee hier, met {n} medestander | een idee hier, met {n} medestanders
        return self.view.language.plural(
            "an idea here, with {n} supporter", "an idea here, with {n} supporters", self.began.supporters
        )

    def _dateless(self) -> str:
        text = self.view.language.text
        if self.page.card.state == "done":
            # NL: het is klaar
            return text("it is done")
        if self.page.card.state == "resting":
            # NL: nu even niet
            return text("not for now")
        # NL: er is nog geen datum
        return text("there is no date yet")

    def _why_not(self) -> str:
        text, card = self.view.language.text, self.page.card
        if card.state == "done":
            # NL: Dit is klaar. Meedoen kan niet meer.
            return text("This is done. You can no longer join.")
        if card.state == "paused":
            # NL: Dit heeft pauze. Straks kun je weer meedoen.
            return text("This takes a break. You can join again later.")
        if card.state == "resting":
            # NL: Dit rust even. Vraag of het weer begint.
            return text("This rests for now. Ask if it starts again.")
        if card.joinable:
            # NL: De komende keren gaan niet door. Kijk later nog eens.
            return text("The next times do not take place. Look again later.")
        if self.page.moments:
            # NL: Je hoeft je niet aan te melden. Loop zo binnen.
            return text("You need not sign up. Just walk in.")
        # NL: Meedoen hoeft niet. Helpen mag.
        return text("There is nothing to join. You can help.")
