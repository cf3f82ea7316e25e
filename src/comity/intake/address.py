"""The day in an address: sites of papers file an article in folders of the day on which they publish it.

Only whole folders count, `/2025/11/03/` or `/2025-11-03/`: a date within a name, as in `statement-of-3-november-2025`,
is mostly that of what the article is about, and a month alone is where pictures are kept.
"""

from __future__ import annotations

import re

from comity.intake.dateline import Dates, alternatives
from comity.records import stretch

_PATH = re.compile(r"https?://[^/?#]+(?P<path>[^?#]*)", re.I)


def day_of(address: str | None, dates: Dates) -> str | None:
    """The day named by the folders of an address; None without one, or where there are two.

    Args:
        address: an http or https address.
        dates: the patterns of the text's language, for folders such as `/2025/nov/03/`.
    """
    found = _PATH.match(address or "")
    if found is None:
        return None
    month = rf"(?P<month>\d{{1,2}}|{alternatives(tuple(dates.months))})"
    folders = re.compile(rf"/(?P<year>(?:19|20)\d{{2}})(?P<mark>[/-]){month}(?P=mark)(?P<day>\d{{1,2}})(?=/|$)", re.I)
    days = set()
    for one in folders.finditer(found["path"]):
        number = int(one["month"]) if one["month"].isdigit() else dates.months[one["month"].lower()]
        days.add(f"{one['year']}-{number:02}-{int(one['day']):02}")
    day = days.pop() if len(days) == 1 else None
    return day if day is not None and stretch(day) is not None else None
