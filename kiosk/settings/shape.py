"""What `hall.toml` can say: every key, its type, its bounds and its default."""

from datetime import date, time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

ScreenTheme = Literal["paper", "high-contrast"]
Seconds = Annotated[int, Meta(ge=5, le=3600)]
Days = Annotated[int, Meta(ge=0, le=36500)]
Email = Annotated[str, Meta(max_length=80)]
WebAddress = Annotated[str, Meta(max_length=100)]
BaseUrl = Annotated[str, Meta(max_length=60)]


class ClosedDays(Struct, frozen=True):
    """One day on which the hall is closed, or several in a row."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


class Night(Struct, frozen=True):
    """The part of each day in which the screen rests, on the hall's wall clock; it may cross midnight."""

    start: time
    end: time

    def __contains__(self, moment: time) -> bool:
        if self.start < self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


class HallInfo(Struct, frozen=True, kw_only=True):
    """`[hall]`: who and where."""

    name: Annotated[str, Meta(max_length=60)]
    """As it stands at the top of every screen."""
    address: Annotated[str, Meta(max_length=120)] = ""
    phone: Annotated[str, Meta(max_length=40)] = ""
    email: Email = ""
    website: WebAddress = ""
    """An http or https address."""
    opening_hours: tuple[str, ...] = ()
    """Free words, shown as they stand, a line each. In the file: one text, or a list of texts."""
    closed_days: tuple[ClosedDays, ...] = ()
    """In the file one or a list of: a date (2026-12-25, with or without quotes), or in quotes the first and
    the last day with a slash between them (ISO 8601 interval: "2026-12-24/2027-01-01")."""
    time_zone: str = "Europe/Amsterdam"
    """IANA name."""
    language: str = "nl"
    """What the kiosk speaks until a visitor chooses otherwise."""
    languages: tuple[str, ...] = ("nl", "en")
    """What a visitor can choose from; when the file is silent, every language there is, the hall's first."""
    example: bool = False
    """Not a real hall: the screen says so."""

    @property
    def zone(self) -> ZoneInfo:
        """The hall's time zone."""
        return ZoneInfo(self.time_zone)


class Screen(Struct, frozen=True, kw_only=True):
    """`[screen]`: how the kiosk behaves when nobody touches it, and how it looks."""

    idle_seconds: Seconds = 60
    """Silence after which the kiosk asks whether somebody is still there."""
    form_idle_seconds: Seconds = 150
    """The same while somebody fills in a form."""
    warn_seconds: Annotated[int, Meta(ge=20, le=600)] = 20
    """The visible countdown with *I am still here*: at least 20 s (WCAG 2.2, 2.2.1)."""
    attract_seconds: Seconds = 12
    """How long each initiative stands on the attract screen."""
    theme: ScreenTheme = "paper"
    night: Night | None = Night(time(22), time(7))
    """In the file "22:00-07:00"; "" for a screen that never rests."""


class RuleSettings(Struct, frozen=True, kw_only=True):
    """`[rules]`: what the hall agreed on."""

    idea_threshold: Annotated[int, Meta(ge=1, le=1000)] = 5
    """Supporters before an idea can become an initiative."""
    load_hours_per_month: Annotated[int, Meta(ge=1, le=744)] = 12
    """Hours of help a month above which a person is thanked instead of asked."""
    fresh_weeks: Annotated[int, Meta(ge=1, le=520)] = 12
    """Weeks before an initiative that nobody confirmed rests."""


class PrivacySettings(Struct, frozen=True, kw_only=True):
    """`[privacy]`: how long personal details are kept after their purpose ended."""

    contact_days: Days = 30
    name_days: Days = 365


class Theme(Struct, frozen=True):
    """One line of `[themes]`: what initiatives can be filtered by."""

    key: str
    """What an initiative's `theme` says."""
    names: dict[str, str]
    """What visitors read, by language code; never empty."""

    def name(self, language: str) -> str:
        """In that language; else in Dutch, else in whatever language it has."""
        return self.names.get(language) or self.names.get("nl") or next(iter(self.names.values()))


class FollowUp(Struct, frozen=True, kw_only=True):
    """`[follow_up]`: where a visitor's telephone finds the hall."""

    base_url: BaseUrl = ""
    """Where the hall's pages stand, without a slash at the end; short, for it is drawn in every code."""
    wifi_name: str = ""
    wifi_password: str = ""


class Settings(Struct, frozen=True):
    """A whole `hall.toml`, checked."""

    hall: HallInfo
    screen: Screen = Screen()
    rules: RuleSettings = RuleSettings()
    privacy: PrivacySettings = PrivacySettings()
    themes: tuple[Theme, ...] = ()
    """In the order of the file."""
    follow_up: FollowUp = FollowUp()

    def theme(self, key: str) -> Theme | None:
        """The theme with that key."""
        return next((theme for theme in self.themes if theme.key == key), None)
