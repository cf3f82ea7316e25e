"""Whether two records tell of one thing: what is compared, and the judgement with its reasons. Pure: no database."""

from comity.ledger.linking.judge import Verdict, judge
from comity.ledger.linking.marks import marks
from comity.ledger.linking.profile import LINKED, Profile, profiles

__all__ = ["LINKED", "Profile", "Verdict", "judge", "marks", "profiles"]
