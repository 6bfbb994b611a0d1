"""The addresses in `hall.toml`: mail, web, Wi-Fi."""

import re
from urllib.parse import urlsplit

from kiosk.errors import SettingsWrong
from kiosk.settings.shape import BaseUrl, Email, WebAddress
from kiosk.settings.spot import Spot, quoted
from kiosk.settings.values import not_text, of_kind, too_long


def email(value: object, spot: Spot) -> str:
    """Something with a name, one @ and a domain; "" for none."""
    address = str(of_kind(Email, value, spot))
    if address and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", address):
        # NL: {file}, regel {line}: "{value}" is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.
        raise SettingsWrong(
            '{file}, line {line}: "{value}" is not an e-mail address. Write it as name@example.org.',
            value=quoted(address),
            **spot.told,
        )
    return address


def web_address(value: object, spot: Spot, kind: object = WebAddress) -> str:
    """An http or https address that names a host and no person; "" for none."""
    address = str(of_kind(kind, value, spot))
    if address and not _is_web_address(address):
        # NL: {file}, regel {line}: {key} is een webadres dat begint met https://, zoals {key} =
        # "{example}".
        raise SettingsWrong(
            '{file}, line {line}: {key} needs an address with https:// in front, as in {key} = "{example}".',
            example=_meant_address(address),
            **spot.told,
        )
    return address


def base_url(value: object, spot: Spot) -> str:
    """A web address to which "/name-of-initiative" can be added; a slash at the end is taken off."""
    address = web_address(value, spot, BaseUrl)
    if "?" in address or "#" in address:
        # NL: {file}, regel {line}: {key} heeft geen ? of #. De kiosk zet er zelf iets achter.
        raise SettingsWrong(
            "{file}, line {line}: {key} has no ? or #. The kiosk adds to it by itself.",
            **spot.told,
        )
    return address.rstrip("/")


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname) and parts.username is None and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and named and not re.search(r"\s", address)


def _meant_address(address: str) -> str:
    meant = f"https://{quoted(address.rpartition('//')[2].lstrip(':/'))}"
    return meant if _is_web_address(meant) and "." in meant else "https://www.example.org"


def wifi_name(value: object, spot: Spot) -> str:
    """At most 32 bytes (IEEE 802.11, SSID)."""
    name = str(of_kind(str, value, spot))
    if len(name.encode()) > 32:
        raise too_long(name, 32, spot)
    return name


def wifi_password(value: object, spot: Spot) -> str:
    """8 to 63 printable ASCII signs (IEEE 802.11i passphrase), or "" for an open network. Never repeated."""
    if not isinstance(value, str):
        raise not_text(spot)
    if value and not (8 <= len(value) <= 63 and value.isascii() and value.isprintable()):
        # NL: {file}, regel {line}: {key} heeft 8 tot 63 gewone tekens, of geen ("").
        raise SettingsWrong(
            '{file}, line {line}: {key} has 8 to 63 plain characters, or none ("").',
            **spot.told,
        )
    return value
