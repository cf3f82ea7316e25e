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
    ("text", "title", "publisher", "published"),
    [
        (f"{TITLE}\n\nBy Rustam Nazar, 3 November 2025, 19:40\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"Oriola.tj\nHome » News » Economy\n\n{TITLE}\n\n"
            "3 November 2025, 19:40 | Viewed: 1 284 | Comments: 7\n\n"
            f"DUSHANBE, 3 November, Oriola - {BODY}",
            TITLE,
            "Oriola",
            "2025-11-03",
        ),
        (f"{TITLE}\n\n15:04, November 03, 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\n09:07 / 23.10.2025\n\n{BODY}", TITLE, None, "2025-10-23"),
        (f"{TITLE}\n\n2025-11-03T19:40:00Z\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nPublished: 2025-11-03T19:40:00+05:00\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\n2025-11-03 19:40:11\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nMonday, 3rd November, 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nMonday, 3 November 2025 03:03 -     - 214\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nPosted on: March 25, 2025\n\n{BODY}", TITLE, None, "2025-03-25"),
        (f"{TITLE}\n\nPosted on March 25, 2025 by admin\n\n{BODY}", TITLE, None, "2025-03-25"),
        (f"{TITLE}\n\nPublished 25/11/2025\n\n{BODY}", TITLE, None, "2025-11-25"),
        (f"{TITLE}\n\nPublished: Monday 03/11/2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nPublished: 03/11/2025 | Updated: 14/11/2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\n03/11/2025 11:20 IST\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"{TITLE}\n\nPublished: 03/11/2025\n\nSUVA, Nov. 3 (Pacific Newswire) - {BODY}",
            TITLE,
            "Pacific Newswire",
            "2025-11-03",
        ),
        (
            f"{TITLE}\n\nSource: Meridian | 2025-11-03 20:15:31 | Editor: Lu Wen\n\nSUVA, Nov. 3 (Meridian) -- {BODY}",
            TITLE,
            "Meridian",
            "2025-11-03",
        ),
        (f"{TITLE}\n\nUpdated: 2025-11-03 20:15\n\nSUVA, Nov. 3 (Meridian) -- {BODY}", TITLE, "Meridian", "2025-11-03"),
        (f"{TITLE}\n\nMOSCOW, November 11, 2025. /NORD/. {BODY}", TITLE, "NORD", "2025-11-11"),
        (f"{TITLE}\n\nABU DHABI, 3rd November, 2025 (OAN) -- {BODY}", TITLE, "OAN", "2025-11-03"),
        (
            f"{TITLE}\n\nPETALING JAYA: {BODY}\n\nPublished in The Star, November 3rd, 2025",
            TITLE,
            "The Star",
            "2025-11-03",
        ),
        (
            f"{TITLE}\n\nISLAMABAD: {BODY}\n\n"
            "Published in Indus Post, November 17th, 2025\n\n"
            "Follow Indus Post on social media for news and views from the region.",
            TITLE,
            "Indus Post",
            "2025-11-17",
        ),
        (f"{TITLE}\n\n{BODY}\n\nENDS\n\nNairobi, 3 November 2025", TITLE, None, "2025-11-03"),
        (
            f"From: press@ports.example\nTo: undisclosed recipients\nSubject: {TITLE}\n"
            f"Date: Mon, 3 Nov 2025 09:12:44 +0300\n\n{BODY}",
            TITLE,
            None,
            "2025-11-03",
        ),
        (
            "From: Ministry of Ports <press@ports.example>\n"
            f"Sent: Monday, November 3, 2025 9:12 AM\nTo: editors\nSubject: {TITLE}\n\n"
            f"{BODY}",
            TITLE,
            None,
            "2025-11-03",
        ),
        (f"EMBARGOED UNTIL 10:00 GMT, 3 November 2025\n\n{TITLE}\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"PRESS RELEASE\nFor immediate release: 3 November 2025\n\n{TITLE}\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"FOR IMMEDIATE RELEASE\nNovember 3, 2025\nContact: Ana Vula, +679 555 0101\n\n{TITLE}\n\n{BODY}",
            TITLE,
            None,
            "2025-11-03",
        ),
        (
            f"Ministry of Ports of the Islands\nNo. 214/2025\nDate: 03.11.2025\n\n{TITLE}\n\n{BODY}",
            TITLE,
            "Ministry of Ports of the Islands",
            "2025-11-03",
        ),
        (
            f"Embassy of the Islands in Oslo\n\n{TITLE}\n\nOslo, 3 November 2025\n\n{BODY}",
            TITLE,
            "Embassy of the Islands in Oslo",
            "2025-11-03",
        ),
        (f"{TITLE}\n\nRELEASE DATE: November 3, 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            "Speech by the Minister of Ports at the opening of the quay\n\n"
            "Published 7 May 2025\nFrom: Ministry of Ports\n"
            "Delivered on: 5 May 2025 (Transcript of the speech, exactly as it was delivered)\n\n"
            f"{BODY}",
            "Speech by the Minister of Ports at the opening of the quay",
            None,
            "2025-05-07",
        ),
        (
            f"Speech by the Minister of Ports at the opening of the quay\n\nDelivered on: 5 May 2025\n\n{BODY}",
            "Speech by the Minister of Ports at the opening of the quay",
            None,
            "2025-05-05",
        ),
        (
            f"Remarks by the Minister of Ports to the press, Suva, 5 May 2025\n\n{BODY}",
            "Remarks by the Minister of Ports to the press, Suva, 5 May 2025",
            None,
            "2025-05-05",
        ),
        (
            f"Joint Communiqué on the ferry (Suva, 5 May 2024)\n\n{BODY}",
            "Joint Communiqué on the ferry (Suva, 5 May 2024)",
            None,
            "2024-05-05",
        ),
        (f"{TITLE}\n\nSuva, 3 de noviembre de 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nDakar, le 3 novembre 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nDakar, 3 novembre 2025 (ANS) - {BODY}", TITLE, "ANS", "2025-11-03"),
        (f"{TITLE}\n\nLa Habana, 3 nov 2025 (Prensa Costa) - {BODY}", TITLE, "Prensa Costa", "2025-11-03"),
        (
            f"{TITLE}\n\nThis article is more than 2 years old\n\nAna Vula in Suva\n\n"
            "Mon 3 Nov 2025 06.00 GMT\n\nLast modified on Tue 4 Nov 2025 11.12 GMT\n\n"
            f"{BODY}",
            TITLE,
            None,
            "2025-11-03",
        ),
        (f"{TITLE}\n\nAna Vula\nNov 3, 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nAna Vula | November 3, 2025 | 4 min read\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nNovember 3, 2025 at 7:40 p.m. EST\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"{TITLE}\n\nUpdated November 4, 2025 1:12 AM ET\n"
            f"Originally published November 3, 2025 6:02 PM ET\n\n{BODY}",
            TITLE,
            None,
            "2025-11-03",
        ),
        (f"{TITLE}\n\nFirst Published: Nov 03, 2025, 11:20 IST\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nNov 03, 2025 07:40 pm IST - SUVA\n\nPNT\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"{TITLE}\n\nPUBLISHED : 3 Nov 2025 at 04:00\n\nNEWSPAPER SECTION: News\n\nWRITER: Ana Vula\n\n{BODY}",
            TITLE,
            None,
            "2025-11-03",
        ),
        (f"World / Islands\n3 November 2025 19:40\n\n{TITLE}\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"ISLANDS Friday 13 June 2025 - 12:40am\n\n{TITLE}\n\n{BODY}", TITLE, None, "2025-06-13"),
        (f"{TITLE}\n\nPublication: 3 November 2025\nReading time: 4 minutes\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nCreated: 03 November 2025\nHits: 512\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nWritten by Ana Vula on 3 November 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nby Ana Vula - November 3, 2025 in Politics\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nNov 3, 2025, 7:40 PM (GMT+8)\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nMonday, November 3, 2025, updated at 09:07(GMT+8)\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"DAILY NEWS BULLETIN\nVol. 12, No. 214 - 3 November 2025\n\n{TITLE}\n\n{BODY}",
            TITLE,
            "DAILY NEWS BULLETIN",
            "2025-11-03",
        ),
        (f"{TITLE}\n\n3 NOVEMBER 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nDate of issue: 3 November 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nSuva, 3 November 2025. {BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\n(Suva, 3 November 2025) {BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\n3-Nov-2025 19:40\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\n23-10-2025 | 19:40\n\n{BODY}", TITLE, None, "2025-10-23"),
        (f"{TITLE}\n\n2025/11/03 19:40\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\n2025.11.03\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"Press Releases\n{TITLE}\n2025-11-03 18:00\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nIssued on: 03/11/2025 - 19:40 Modified: 15/11/2025 - 08:12\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"Skip to main content\nSubscribe\nSign in\n\n{TITLE}\n\n3 November 2025\n\n{BODY}",
            TITLE,
            None,
            "2025-11-03",
        ),
        (f"{TITLE}\n\nNov. 3, 2025, 7:40 p.m. ET\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"{TITLE}\n\nReviewed and approved on 12 May 2023. First published 3 November 2022.\n\n{BODY}",
            TITLE,
            None,
            "2022-11-03",
        ),
        (f"{TITLE}\n\n17:25 November 03, 2025\n\nSEOUL, Nov. 3 (Haneul) -- {BODY}", TITLE, "Haneul", "2025-11-03"),
        (
            f"Go to Contents Go to Navigation\n\n{TITLE}\n\nAll Headlines 12:01 November 03, 2025\n\n{BODY}",
            TITLE,
            None,
            "2025-11-03",
        ),
        (
            f"{TITLE}\n\nBy Newsdesk\n"
            "Published : November 3, 2025 - 20:14       Updated : November 4, 2025 - 08:14\n\n"
            f"{BODY}",
            TITLE,
            None,
            "2025-11-03",
        ),
        (
            f"{TITLE}\n\nNovember 03, 2025 12:31 pm | Updated November 16, 2026 08:04 pm IST - Suva Island\n\n{BODY}",
            TITLE,
            None,
            "2025-11-03",
        ),
        (
            f"{TITLE}\n\n[Ministry of Ports of the Islands] [Tuesday, Nov 4, 2025]\n\n{BODY}",
            TITLE,
            "Ministry of Ports of the Islands",
            "2025-11-04",
        ),
        (f"{TITLE}\n\nPublished 7:40 PM EST, November 3, 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nPosted On: 03 NOV 2025 7:40PM by PIL Suva\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"{TITLE}\n\nMedia Note\n\nOffice of the Spokesperson\n\nNovember 3, 2025\n\n{BODY}",
            TITLE,
            "Office of the Spokesperson",
            "2025-11-03",
        ),
        (
            f"{TITLE}\n\n3 November 2025\n\nDaily Harbour (Suva)\n\nBy Ana Vula\n\n{BODY}",
            TITLE,
            "Daily Harbour",
            "2025-11-03",
        ),
        (f"{TITLE}\n\nPublished On 3 Nov 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"{TITLE}\n\nUpdated 04 November 2025\nHARBOUR NEWS\nNovember 03, 2025 19:40\n\n{BODY}",
            TITLE,
            "HARBOUR NEWS",
            "2025-11-03",
        ),
        (f"{TITLE}\n\nMon, 03 Nov 2025 - 07:40 GMT\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nRiyadh, November 03, 2025, SPX -- {BODY}", TITLE, "SPX", "2025-11-03"),
        (f"{TITLE}\n\nDoha, 03 November 2025 (QNX) - {BODY}", TITLE, "QNX", "2025-11-03"),
        (f"{TITLE}\n\n03.11.2025 19:40\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nTOKYO, Nov 03, 2025 - (JCX Newswire) - {BODY}", TITLE, "JCX Newswire", "2025-11-03"),
        (f"{TITLE}\n\nGENEVA, Nov. 3, 2025 /PRWire/ -- {BODY}", TITLE, "PRWire", "2025-11-03"),
        (f"{TITLE}\n\nACCRA, Ghana, November 3, 2025/APX Group/ --{BODY}", TITLE, "APX Group", "2025-11-03"),
        (f"{TITLE}\n\nNews ID: 85123\nNov 3, 2025, 7:40 PM\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"{TITLE}\n\nEditado por Ana Vula\n2025-11-03 17:17:58\n\nSuva, November 3 (RHX)-- {BODY}",
            TITLE,
            "RHX",
            "2025-11-03",
        ),
        (f"{TITLE}\n\nIP/25/1234\nBrussels, 3 November 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\n3 November 2025 | 10:00 CET | Press release\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"03 Nov 2025\n\n{TITLE}\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            "Ministry of Foreign Affairs and Trade of the Islands\n\n"
            f"PRESS RELEASE No. 88/2025\n\n{TITLE}\n\nSuva, 3 November 2025 – {BODY}",
            TITLE,
            "Ministry of Foreign Affairs and Trade of the Islands",
            "2025-11-03",
        ),
        (f"{TITLE}\n\nNovember 3, 2025\n19:40\nSuva\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nAna Vula Published November 3, 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nNEWS / 3 November 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nMonday November 03 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nNov 3rd 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nThe Harbour Post, 3 November 2025, page 4\n\n{BODY}", TITLE, "The Harbour Post", "2025-11-03"),
        (f"{TITLE}\n\n{BODY}\n\n(Suva, 3 November 2025)", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\n• 2025-11-03\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\n  • 11/23/2025\n\n{BODY}", TITLE, None, "2025-11-23"),
        (
            f"Oral Answers to Questions\n\nVolume 629: debated on Tuesday 4 November 2025\n\n{BODY}",
            "Oral Answers to Questions",
            None,
            "2025-11-04",
        ),
        (f"{TITLE}\n\nPress Statement - 5 August, 2025 - {BODY}", TITLE, None, "2025-08-05"),
        (f"{TITLE}\n\nPolitics    23/11/2025\n\nSUVA, Nov 23 (PNX) -- {BODY}", TITLE, "PNX", "2025-11-23"),
        (f"{TITLE}\n\n18 Dec 2025 | UN Headquarters\n\n{BODY}", TITLE, None, "2025-12-18"),
        (
            f"THE HARBOUR GAZETTE\nEstablished 1921\nMonday, 3 November 2025\nPrice: 50c\n\n{TITLE}\n\n{BODY}",
            TITLE,
            "THE HARBOUR GAZETTE",
            "2025-11-03",
        ),
        (
            f"# {TITLE}\n\n**By Ana Vula** | *Suva Observer* | **November 3, 2025**\n\n{BODY}",
            TITLE,
            "Suva Observer",
            "2025-11-03",
        ),
        (f"# {TITLE}\n\n_Published: 3 November 2025_\n\n![quay](quay.jpg)\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"Saturday, February 1, 2025\n{TITLE}\nBy ANA VULA in Suva |\n{BODY}", TITLE, None, "2025-02-01"),
        (f"{TITLE}\n\nAna Vula, Suva\n3 NOV 2025 | UPDATED: 4 NOV 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nNovember 2025\n\n{BODY}", TITLE, None, "2025-11"),
        (f"{TITLE}\n\nSUVA 3 NOVEMBER 2025 - {BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nSUVA: November 3, 2025. (PNX) {BODY}", TITLE, "PNX", "2025-11-03"),
        (f"{TITLE}\n\nSuva – 3 November 2025 – {BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nSUVA, Nov 3, 2025 (AGX): {BODY}", TITLE, "AGX", "2025-11-03"),
        (f"{TITLE}\n\nDate: November 3, 2025\nLocation: Suva\nSpeaker: Ana Vula\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nContact: press@ports.example | 3 November 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"{TITLE}\n\nComments Off on Islands agree\n\nNovember 3rd, 2025 by Ana Vula\n\n{BODY}",
            TITLE,
            None,
            "2025-11-03",
        ),
        (f"{TITLE}\n\nNov 3, 2025 - 7 min read\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nMonday, November 03, 2025 | 13 Jumada al-awwal 1447\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nWeb Desk November 03, 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (
            f"{TITLE}\n\nOur Correspondent Published November 3, 2025 Updated November 3, 2025 09:12am\n\n{BODY}",
            TITLE,
            None,
            "2025-11-03",
        ),
        (f"{TITLE}\n\nThis story was first published on 3 November 2025.\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nPosted in News on November 3, 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
        (f"{TITLE}\n\nDoc. 12345\n3 November 2025\n\n{BODY}", TITLE, None, "2025-11-03"),
    ],
)
def test_a_printed_day_is_found(text: str, title: str | None, publisher: str | None, published: str) -> None:
    found = read_header(text, EN)
    assert (found.title, found.publisher, found.published) == (title, publisher, published)


def test_a_wide_space_parts_a_headline_from_its_day() -> None:
    found = read_header(f"Strait talks end in a handshake             22.05.2025\n\n{BODY}", EN)
    assert (found.title, found.published) == ("Strait talks end in a handshake", "2025-05-22")


@pytest.mark.parametrize("agency", ["Strait Newsfile", "Newsfile", "STRAITINFORM"])
def test_a_short_first_sentence_behind_a_day_without_a_year_is_the_text(agency: str) -> None:
    said = "From 1 June ferries of both islands will need no permits for each other's quays, a ministry said on Monday."
    found = read_header(f"{TITLE}\n\n3 May 2027, 19:40 | Viewed: 1 284\n\nSUVA, 3 May, {agency} - {said}\n\n{BODY}", EN)
    assert (found.title, found.publisher, found.published) == (TITLE, agency, "2027-05-03")
