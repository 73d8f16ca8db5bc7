"""How dates are written in several languages: names of months and weekdays, and what is between the parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.formats.month_names import MONTHS


@dataclass(frozen=True, slots=True)
class DateLanguage:
    """Names of months, in full and short, and of weekdays from Monday on. `after_day` stands behind the
    number of a day, `joint` between day, month and year.

    The names are those of the Unicode CLDR (gregorian calendar, formats "wide" and "abbreviated").
    """

    months: tuple[str, ...]
    short: tuple[str, ...]
    days: tuple[str, ...]
    after_day: str
    joint: str

    def written(
        self, year: int | None, month: int | None, day: int | None = None, *, short: bool = False
    ) -> str:
        """A date of which parts may be left open; `short` without its weekday, the month abbreviated."""
        months = self.short if short else self.months
        words = [
            f"{day}{self.after_day}" if day else "",
            months[month - 1] if month else "",
            str(year) if year else "",
        ]
        said = (" " if short else self.joint).join(word for word in words if word)
        if year and month and day and not short:
            return f"{self.days[date(year, month, day).weekday()]} {said}"
        return said


def _language(code: str, short: str, days: str, after_day: str = "", joint: str = " ") -> DateLanguage:
    return DateLanguage(MONTHS[code], tuple(short.split()), tuple(days.split()), after_day, joint)


LANGUAGES: dict[str, DateLanguage] = {
    "en": _language(
        "en",
        "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec",
        "Mon Tue Wed Thu Fri Sat Sun",
    ),
    "de": _language(
        "de",
        "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
        "Mo Di Mi Do Fr Sa So",
        after_day=".",
    ),
    "es": _language(
        "es",
        "ene feb mar abr may jun jul ago sept oct nov dic",
        "lun mar mié jue vie sáb dom",
        joint=" de ",
    ),
    "fr": _language(
        "fr",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "lun. mar. mer. jeu. ven. sam. dim.",
    ),
    "it": _language(
        "it",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "lun mar mer gio ven sab dom",
    ),
    "nl": _language(
        "nl",
        "jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.",
        "ma di wo do vr za zo",
    ),
    "pt": _language(
        "pt",
        "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
        "seg. ter. qua. qui. sex. sáb. dom.",
        joint=" de ",
    ),
}
ISO = "iso"
"""Instead of a language: figures as in 2021-07-05."""

_chosen = "en"


def write_dates_in(language: str) -> None:
    """From now on dates are written in one of the languages, or in figures (`ISO`).

    It is the process's, as a locale is: whoever writes a date writes it like all others.
    """
    global _chosen
    _chosen = language


def date_language() -> DateLanguage | None:
    """The language in which dates are written; None where they are in figures."""
    return LANGUAGES.get(_chosen)
