"""Every reckoning by its name in the table; importing this module makes them known."""

from __future__ import annotations

from comity.reading.dates import calendar_dates, lengths, parts_of_years, relative_dates
from comity.reading.dates.job import MAKES, Job, Read

__all__ = ["MAKES", "Job", "Read", "calendar_dates", "lengths", "parts_of_years", "relative_dates"]
