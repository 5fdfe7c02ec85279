"""Telephone numbers: read as people write them in Indonesia, kept as E.164 (`+6281234567890`)."""

import re

from store.errors import Invalid
from store.i18n import _

REGION = "ID"
COUNTRY_CODE = 62
_LONGEST = 40
_SHORTEST = 7
_DIGITS = 17
"""E.164 allows 15 digits; two more for a leading `00`."""
_BETWEEN = re.compile(r"[/;,|\n\r]|\b(?:dan|atau|and|or)\b", re.IGNORECASE)
_WRITTEN = re.compile(r"[\d\s+\-.()/]+")


def normalise(text: str) -> str:
    """Return the E.164 form of a number written with or without country code. Raises Invalid when it is none."""
    import phonenumbers

    try:
        number = phonenumbers.parse(_prepared(text), REGION)
    except phonenumbers.NumberParseException as error:
        raise _refused(text) from error
    if not phonenumbers.is_valid_number(number):
        raise _refused(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def indonesian_mobile(text: str) -> str:
    """Return the E.164 form of an Indonesian mobile number, the only kind an officer's WhatsApp can have.

    Raises Invalid when it is another kind of number.
    """
    import phonenumbers

    written = normalise(text)
    number = phonenumbers.parse(written)
    told = {"phone": _one_line(text)}
    if number.country_code != COUNTRY_CODE:
        raise Invalid(
            _("“%(phone)s” is a number of another country. Give an Indonesian one, like 0812 3456 7890.") % told
        )
    if phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE:
        raise Invalid(
            _("“%(phone)s” is a landline without WhatsApp. Give a mobile number, like 0812 3456 7890.") % told
        )
    if phonenumbers.number_type(number) != phonenumbers.PhoneNumberType.MOBILE:
        raise Invalid(_("“%(phone)s” is not an Indonesian mobile number. Write it like 0812 3456 7890.") % told)
    return written


def masked(phone: str) -> str:
    """Return a number of which only the country and the last two digits can be read, or nothing for none.

    Of an e-mail address in its place the first letter and the domain stay.
    """
    name, at, domain = phone.partition("@")
    if at:
        return f"{name[:1]}•••@{domain}"
    return f"{phone[:3]} ••• {phone[-2:]}" if phone else ""


def shown(phone: str) -> str:
    """Return an E.164 number as people read it in their own country: `0812-3456-7890`; others keep their code."""
    import phonenumbers

    if not phone:
        return ""
    number = phonenumbers.parse(phone)
    home = number.country_code == COUNTRY_CODE
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


def _prepared(text: str) -> str:
    """Return the text for the parser; letters are refused, for the parser would dial them, and `00` means `+`."""
    written = text.strip()
    if _is_several(written):
        raise Invalid(
            _("“%(phone)s” are several numbers. Give one, like 0812 3456 7890; enter the other for another person.")
            % {"phone": _one_line(text)}
        )
    if len(written) > _LONGEST or not _WRITTEN.fullmatch(written):
        raise _refused(text)
    return re.sub(r"^0\s*0", "+", written)


def _is_several(written: str) -> bool:
    """Tell whether a cell holds more than one number, whatever stands between them."""
    whole = [part for part in _BETWEEN.split(written) if sum(sign.isdigit() for sign in part) >= _SHORTEST]
    return len(whole) > 1 or (len(written) < 2 * _LONGEST and sum(sign.isdigit() for sign in written) > _DIGITS)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _refused(text: str) -> Invalid:
    return Invalid(
        _("“%(phone)s” is not a telephone number. Write it like 0812 3456 7890 or +62 812 3456 7890.")
        % {"phone": _one_line(text)}
    )
