"""Write shared/currencies.csv and en/currencies.csv from the Unicode CLDR (babel).

The codes are those of the states in shared/states.csv and a few withdrawn ones.
A name that several currencies share (dinar, pound) gets a row of its own for
each of them, with the state whose adjective tells them apart in the column of.

    python scripts/lexicon/currencies.py
"""

from __future__ import annotations

from collections import defaultdict

from babel import Locale
from babel.numbers import get_currency_precision
from tables import DATA, Row, joined, listed, read, write

SYMBOLS = {
    "AED": "Dh;Dhs;AED",
    "AMD": "֏",
    "ARS": "AR$",
    "AUD": "A$;AU$",
    "AZN": "₼",
    "BDT": "৳;Tk",
    "BRL": "R$",
    "CAD": "C$;CA$;Can$",
    "CHF": "CHF;SFr;Sfr",
    "CNY": "CN¥;RMB",
    "CRC": "₡",
    "CZK": "Kč",
    "EUR": "€",
    "GBP": "£;GB£;UK£",
    "GEL": "₾",
    "GHS": "GH₵;₵",
    "HKD": "HK$",
    "HUF": "Ft",
    "IDR": "Rp",
    "ILS": "₪",
    "INR": "₹;Rs",
    "JPY": "¥;JP¥",
    "KHR": "៛",
    "KRW": "₩",
    "KZT": "₸",
    "LAK": "₭",
    "MNT": "₮",
    "MXN": "MX$;Mex$",
    "MYR": "RM",
    "NGN": "₦",
    "NZD": "NZ$",
    "PHP": "₱",
    "PKR": "PKRs",
    "PLN": "zł",
    "PYG": "₲",
    "RUB": "₽",
    "SEK": "SKr",
    "SGD": "S$",
    "THB": "฿",
    "TRY": "₺",
    "TWD": "NT$",
    "UAH": "₴",
    "USD": "US$;U.S.$;$",
    "VND": "₫",
    "XAF": "FCFA",
    "ZAR": "R",
}
NOTES = {
    "AED": "Dh and Dhs are also used of the Moroccan dirham",
    "CZK": "kr alone is left out: several Nordic crowns",
    "DKK": "kr is left out: several Nordic crowns",
    "GBP": "£ also of other pounds when the state is named",
    "INR": "Rs also of Pakistan, Sri Lanka, Nepal and Mauritius",
    "ISK": "kr is left out: several Nordic crowns",
    "JPY": "¥ may mean the yuan in a Chinese context",
    "NOK": "kr is left out: several Nordic crowns",
    "PKR": "Rs alone is kept under INR",
    "SEK": "kr is left out: several Nordic crowns",
    "USD": "$ alone is read as the US dollar unless another dollar is named",
    "XAF": "FCFA also of the West African CFA franc",
    "ZAR": "R only when a figure follows at once (R100)",
}
DATES = {
    "ANG": ("", "2025-06-30"),
    "BGN": ("1999-07-05", "2025-12-31"),
    "CSD": ("2003-07-03", "2006-10-25"),
    "CSK": ("", "1993-02-08"),
    "DDM": ("1948-06-20", "1990-06-30"),
    "DEM": ("1948-06-20", "2001-12-31"),
    "EEK": ("1992-06-20", "2010-12-31"),
    "ESP": ("", "2002-02-28"),
    "EUR": ("1999-01-01", ""),
    "FRF": ("1960-01-01", "2002-02-17"),
    "GRD": ("", "2002-02-28"),
    "HRK": ("1994-05-30", "2022-12-31"),
    "ITL": ("", "2002-02-28"),
    "KZT": ("1993-11-15", ""),
    "LTL": ("1993-06-25", "2014-12-31"),
    "LVL": ("1993-03-05", "2013-12-31"),
    "RUB": ("1998-01-01", ""),
    "SUR": ("1961-01-01", "1991-12-26"),
    "UAH": ("1996-09-02", ""),
    "XCG": ("2025-03-31", ""),
    "YDD": ("1965-04-01", "1996-06-11"),
    "YUM": ("1994-01-24", "2003-07-02"),
    "ZWG": ("2024-04-05", ""),
}
# The state whose adjective names a currency used by several.
ISSUER = {
    "AUD": "AUS",
    "CHF": "CHE",
    "DKK": "DNK",
    "GBP": "GBR",
    "ILS": "ISR",
    "INR": "IND",
    "JOD": "JOR",
    "MAD": "MAR",
    "NOK": "NOR",
    "NZD": "NZL",
    "USD": "USA",
    "ZAR": "ZAF",
    "DEM": "DEU",
    "FRF": "FRA",
    "ITL": "ITA",
    "ESP": "ESP",
    "GRD": "GRC",
    "HRK": "HRV",
    "BGN": "BGR",
    "EEK": "EST",
    "LVL": "LVA",
    "LTL": "LTU",
    "SUR": "SUN",
    "XPF": "PYF",
}
EXTRA = {
    "AED": "UAE dirham;UAE dirhams;Emirati dirham;Emirati dirhams",
    "BYN": "Belarusian rouble;Belarusian roubles;Belarus ruble;Belarus rubles",
    "CHF": "Swiss franc;Swiss francs",
    "CNY": "yuan;renminbi;Chinese renminbi;RMB",
    "CZK": "Czech crown;Czech crowns",
    "DEM": "Deutschmark;Deutschmarks;Deutsche Mark;Deutsche Marks;German marks",
    "DKK": "Danish crown;Danish crowns",
    "EUR": "euro;euros",
    "GBP": "pound sterling;pounds sterling;sterling;British pound;British pounds",
    "ILS": "shekel;shekels;Israeli shekel;Israeli shekels;new shekels",
    "INR": "Indian rupee;Indian rupees",
    "IRR": "toman;tomans",
    "ISK": "Icelandic crown;Icelandic crowns",
    "JPY": "yen;Japanese yen",
    "KGS": "Kyrgyz som;Kyrgyz soms;Kyrgyzstani som;Kyrgyzstani soms",
    "SUR": "Soviet ruble;Soviet rubles",
    "YUM": "Yugoslav dinar;Yugoslav dinars",
    "KZT": "tenge;tenges;Kazakh tenge;Kazakh tenges",
    "NOK": "Norwegian crown;Norwegian crowns",
    "PLN": "zloty;zlotys;zloties;zlotych;złoty;Polish zloty",
    "RUB": "Russian rouble;Russian roubles",
    "SAR": "Saudi rial;Saudi rials",
    "SEK": "Swedish crown;Swedish crowns",
    "TWD": "Taiwan dollar;Taiwan dollars;Taiwanese dollars",
    "UAH": "hryvnia;hryvnias;hryvna;hryvnya;Ukrainian hryvnia",
    "USD": "US dollar;US dollars;U.S. dollar;U.S. dollars;American dollars;greenback;greenbacks",
    "UZS": "Uzbek sum;Uzbek sums;Uzbek soum;Uzbek soums",
    "VND": "Vietnamese dong",
    "XAF": "Central African CFA franc;Central African CFA francs",
    "XOF": "West African CFA franc;West African CFA francs",
}
# Spellings of the shared names, and the reading when no state is named.
GENERIC = {
    "ruble": "ruble;rubles;rouble;roubles",
    "riyal": "riyal;riyals",
    "rial": "rial;rials",
    "som": "som;soms",
    "manat": "manat;manats",
    "lira": "lira;liras",
    "krona": "krona;kronor",
    "króna": "krona;kronur;króna;krónur",
    "krone": "krone;kroner",
}
DEFAULT = {"USD", "GBP", "RUB", "INR"}
# Common words in English: only with the national adjective.
COMMON = {
    "lats",
    "rouble",
    "roubles",
    "mark",
    "real",
    "reals",
    "rand",
    "som",
    "soms",
    "won",
    "all",
    "leu",
    "lei",
    "lek",
    "dram",
    "drams",
    "sol",
    "dong",
    "bolivar",
    "colón",
    "colóns",
    "pula",
    "kip",
    "kina",
    "lev",
    "sterling",
    "pa'anga",
    "peso",
    "pesos",
    "gold",
    "somoni",
    "unit",
    "units",
    "marks",
    "koruna",
    "korunas",
    "balboa",
    "balboas",
}
WITHDRAWN = ("ANG", "BGN", "DEM", "EEK", "ESP", "FRF", "GRD", "HRK", "ITL", "LTL", "LVL")
OF_COMMON = {"won", "real", "reals", "rand", "som", "soms", "peso", "pesos", "dong", "kip"}


def names(code: str) -> list[str]:
    """Return the CLDR names of a currency, singular and plural."""
    locale = Locale("en")
    plural = locale._data["currency_names_plural"].get(code, {})
    return [str(text) for text in dict.fromkeys([*plural.values()]) if text and "(" not in str(text)]


def main() -> None:
    """Write both tables."""
    users: dict[str, list[str]] = defaultdict(list)
    for state in read(DATA / "shared" / "states.csv"):
        for code in listed(state["currency"]):
            users[code].append(state["iso3"])
    codes = sorted({*users, *WITHDRAWN, "XDR"})
    source = "CLDR; ISO 4217"
    shared: list[Row] = []
    english: list[Row] = []
    last: dict[str, dict[str, str]] = {}
    counts: dict[str, set[str]] = defaultdict(set)
    for code in codes:
        first, final = DATES.get(code, ("", ""))
        shared.append(
            {
                "code": code,
                "symbols": SYMBOLS.get(code, ""),
                "minor": str(get_currency_precision(code)),
                "valid_from": first,
                "valid_to": final,
                "note": NOTES.get(code, ""),
                "source": source,
            }
        )
        words = [name.split()[-1].casefold() for name in names(code)]
        last[code] = dict.fromkeys(words, "")
        if words:
            counts[words[0]].add(code)
    for code in codes:
        full = [name for name in names(code) if " " in name or len(counts[name.casefold()]) == 1]
        words = list(last[code])
        stem = words[0] if words else ""
        of = ISSUER.get(code) or (users[code][0] if len(users[code]) == 1 else "")
        alone = len(counts[stem]) == 1 and not set(words) & COMMON
        if alone and code not in {"XDR", "EUR"}:
            full += words
        row = {"code": code, "of": "", "note": "", "source": source}
        spelled = joined([*full, *listed(EXTRA.get(code, ""))])
        if spelled:
            english.append({**row, "names": spelled})
        if of and stem and (len(counts[stem]) > 1 or set(words) & OF_COMMON):
            short = [*words, *listed(GENERIC.get(stem, ""))]
            note = "ambiguous: needs the adjective or the state"
            if code in DEFAULT:
                note = "ambiguous: the reading when no state is named"
            english.append({**row, "names": joined(short), "of": of, "note": note})
    print(
        write(
            DATA / "shared" / "currencies.csv",
            ("code", "symbols", "minor", "valid_from", "valid_to", "note", "source"),
            shared,
        ),
        write(DATA / "en" / "currencies.csv", ("code", "names", "of", "note", "source"), english),
    )


if __name__ == "__main__":
    main()
