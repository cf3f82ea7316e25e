from __future__ import annotations

import pytest

from comity.intake.header import read_header
from comity.lexicon import language

EN = language("en")

TITLE = "Islands agree to reopen ferry, at last"
BODY = (
    "The two governments said on Tuesday that they had agreed to reopen the ferry between the islands next spring. "
    "The harbour master told reporters that the quay needs repair, and an engineer said it would take a year. "
    "According to the ministry the work is to be paid for by both sides, and a first ship was announced for March 2031."
)


@pytest.mark.parametrize(
    ("text", "title", "publisher"),
    [
        (f"{TITLE}\n\nPublished: 03/11/2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nSUVA, Nov. 3 (Meridian) -- {BODY}", TITLE, "Meridian"),
        (f"MOSCOW, November 11. /NORD/. {BODY}", None, "NORD"),
        (f"ISLAMABAD, Sep 20 (PAP): {BODY}", None, "PAP"),
        (f"{TITLE}\n\n{BODY}\n\nLast updated: 3 November 2025", TITLE, None),
        (f"{TITLE}\n\n{BODY}\n\n© 2025 Oriola Media. All rights reserved.", TITLE, None),
        (f"{TITLE}\n\n11 hours ago\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nPosted 3 days ago by Ana Vula\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nMonday, 3 November\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nNov. 3\n\n{BODY}", TITLE, None),
        (
            "PRESS RELEASE\nEmbargo: not before 12.00 hrs, 3 November 2025\n\n"
            f"{TITLE}\n\nSuva, 1 November 2025 - {BODY}",
            TITLE,
            None,
        ),
        (
            f"Joint Statement of the Islands and Norway of 5 May 2024\n\n1. {BODY}",
            "Joint Statement of the Islands and Norway of 5 May 2024",
            None,
        ),
        (f"{TITLE}\n\nLast Update: Tuesday, 4 November 2025 KSA 07:34 - GMT 04:34\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nToday, 19:40\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\n03-11-2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nFor the fiscal year ended 30 June 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nValid from 1 January 2026\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nEvent date: 12 December 2025\nVenue: Suva Civic Centre\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nApplications close: 12 December 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nPhoto: the quay at Suva, 3 November 2019\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nFILE PHOTO: A ferry leaves Suva, November 3, 2019. REUTERS/Ana Vula\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nCopyright 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nMinisters meet in Suva on 3 November 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nOn 3 November 2025, ministers met in Suva.\n\n{BODY}", TITLE, None),
        (
            f"Treaty of 3 November 1985 is to be renewed, ministers say\n\n{BODY}",
            "Treaty of 3 November 1985 is to be renewed, ministers say",
            None,
        ),
        (
            f"Joint statement of 5 May 1990 still divides islands\n\n{BODY}",
            "Joint statement of 5 May 1990 still divides islands",
            None,
        ),
        (f"{TITLE}\n\nRead also: Fares to rise (2 November 2025)\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nRelated: Quay closed, 2 November 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nLast accessed 3 November 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nUpdated 3 November 2025\n\n{BODY}", TITLE, None),
        (
            f"{TITLE}\n\n{BODY}\n\nRelated news\n\n11:50 / 04.11.2025\nFares to rise\n15:28 / 29.10.2025\nQuay closed",
            TITLE,
            None,
        ),
        (f"{TITLE}\n\n{BODY}\n\nNext meeting: Suva, 3 November 2026", TITLE, None),
        (f"{TITLE}\n\n{BODY}\n\nThe agreement was published in the Gazette on 3 November 2019.", TITLE, None),
        (f"{TITLE}\n\nWe and our 146 partners store cookies on your device. Manage | OK\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nShare Tweet WhatsApp Print\n\nAdvertisement\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nCreated in 1975, the line had 12 ships.\n\n{BODY}", TITLE, None),
        (f"Agreement signed in Suva on 3 November 2025\n\n{BODY}", "Agreement signed in Suva on 3 November 2025", None),
        (
            f"What to expect from the ferry summit, 3 November 2025\n\n{BODY}",
            "What to expect from the ferry summit, 3 November 2025",
            None,
        ),
        (f"{TITLE}\n\nIn force since 3 November 2019\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nBorn 3 November 1951, died 5 May 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\n3/11/2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nPublished: 3 November\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nDeadline: 3 November 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nSuva, 3-4 November 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nSuva, 3 to 5 November 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nArchive: 3 November 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nPosted 3 November 2025\nPosted 7 November 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nPublished: 31/11/2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nThe Act of 3 November 2019\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nSaturday 19:40\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nTel: 03.11.2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nPublished: Thursday 03/11/2025 | Updated: Wednesday 04/11/2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\n{BODY}\n\nDownload: Annex 1 (3 November 2019)\nDownload: Annex 2 (5 May 2020)", TITLE, None),
        (f"{TITLE}\n\nSunday, November 24, 2025\n\nHavana, Aug 6 (Prensa Costa) {BODY}", TITLE, "Prensa Costa"),
        (f"{TITLE}\n\nUpdated 7:40 PM EST, November 3, 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nBaku, November 3, AZERNAX\n\n{BODY}", TITLE, "AZERNAX"),
        (f"{TITLE}\n\nBAKU, Azerbaijan, November 3. {BODY}", TITLE, None),
        (f"{TITLE}\n\nMOSCOW. Nov 3 (Interpress) - {BODY}", TITLE, "Interpress"),
        (f"{TITLE}\n\nMINSK, 3 November (BelTX) – {BODY}", TITLE, "BelTX"),
        (f"{TITLE}\n\nParis (AFX) – {BODY}", TITLE, "AFX"),
        (f"{TITLE}\n\n© Ana Vula/POOL/NORX\n\nSUVA, November 3. /NORX/. {BODY}", TITLE, "NORX"),
        (f"{TITLE}\n\nThe islands seek a link; next meeting: 3 December 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\n{BODY}\n\nSigned in Suva, 3 November 1985.", TITLE, None),
        (f"{TITLE}\n\n{BODY}\n\nFares to rise\n\nPublished: 2 November 2025", TITLE, None),
        (f"{TITLE}\n\n{BODY}\n\nThe ministers will meet again on 3 November 2026.", TITLE, None),
        (f"{TITLE}\n\nState visit programme: 3 November 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nVersion of 3 November 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nFounded 3 November 1925\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nEffective date: 3 November 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nSigned: 3 November 1985. In force: 5 May 1990.\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nStory by Ana Vula • 3h\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nSuva/Nadi, 3 Nov. (PNX) – {BODY}", TITLE, "PNX"),
        (f"{TITLE}\n\nSUVA, Fiji (PNX) — {BODY}", TITLE, "PNX"),
        (f"{TITLE}\n\nSuva, 03/11/2025 (PNX) - {BODY}", TITLE, "PNX"),
        (f"{TITLE}\n\n3/11 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nOUTLOOK 2026: what to expect on 1 January 2026\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nLast meeting, 3 November 2019, ended in a row\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nCompiled from reports of 1 and 2 November 2025\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nTreaty signed: 3 November 1985\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nCorrected on 5 November 2025: an earlier version misnamed the quay.\n\n{BODY}", TITLE, None),
        (f"{TITLE}\n\nFiled under: Trade, 3 November 2025\n\n{BODY}", TITLE, None),
        (
            f"Resolution 2231 (2025)\n\nAdopted by the Council at its 7488th meeting, on 20 July 2025\n\n{BODY}",
            "Resolution 2231 (2025)",
            None,
        ),
        (f"{TITLE}\n\nSummary: the quay of 3 November 1990.\n\n{BODY}", TITLE, None),
    ],
)
def test_a_day_that_is_not_of_the_text_or_not_settled_is_none(
    text: str, title: str | None, publisher: str | None
) -> None:
    found = read_header(text, EN)
    assert (found.title, found.publisher, found.published) == (title, publisher, None)
