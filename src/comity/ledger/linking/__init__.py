"""Whether two records tell of one thing: what is compared, and the judgement with its reasons. Pure: no database."""

from comity.ledger.linking.across import HELD, about, things
from comity.ledger.linking.judge import CLOSE, DOUBTFUL, SURE, Verdict, among, judge
from comity.ledger.linking.making import profiles
from comity.ledger.linking.marks import marks, pairs
from comity.ledger.linking.profile import LINKED, Profile, forms

__all__ = [
    "CLOSE",
    "DOUBTFUL",
    "HELD",
    "LINKED",
    "SURE",
    "Profile",
    "Verdict",
    "about",
    "among",
    "forms",
    "judge",
    "marks",
    "pairs",
    "profiles",
    "things",
]
