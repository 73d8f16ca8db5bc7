"""Word classes by which names are told apart and typed: titles, heads of organisations and places,
cues beside a name."""

from __future__ import annotations

from index.entities.model import EntityType
from index.languages.word_tables import word_set

TITLE_HEADS = word_set(
    """President Minister Secretary Senator Sen. Sens. Sen Representative Rep. Reps. Rep MP Governor Gov.
    Govs. Gov
    Mayor Chairman Chairwoman Chairperson Chair General Gen. Colonel Col. Lt. Lieutenant Major Maj.
    Captain Capt. Sergeant Sgt. Sgt Cpl. Pvt. Admiral Adm. Cmdr. Brig. Commander Commissioner
    Chancellor Premier Judge Justice Director Mr. Mr Mrs. Mrs Ms. Ms Miss Dr. Dr Doctor Professor
    Prof. King Queen Prince Princess Pope Sir Lord Lady Dame Duke Duchess Imam Ayatollah Mullah
    Maulana Sheikh Sheik Rabbi Rev. Reverend Fr. Father Cardinal Archbishop Bishop Pastor Ambassador
    Speaker Adviser Advisor Spokesman Spokeswoman Spokesperson Attorney Leader Whip Sheriff Officer
    Detective Inspector Constable Councilman Councilwoman Councillor Assemblyman Congressman
    Congresswoman Lawmaker Coach Chief CEO CFO COO Co-founder Founder Editor Correspondent Counsel
    Treasurer Coordinator Superintendent Marshal Emperor Crown First Supt. Det. Atty. Hon. Sister
    Brother Prosecutor Solicitor Analyst Manager Trooper Deputy Vice Presidents Senators
    Representatives Governors Ministers Justices Judges Reporter Private Specialist Msgr. Archduke
    Undersecretary Comptroller Ombudsman Envoy Commander-in-Chief Airman Corporal Major-General
    Lieutenant-General Lieutenant-Colonel Brigadier-General Secretary-General Director-General
    Governor-General
    Attorney-General Secretaries
    Undersecretaries Mayors Professors Directors Sergeant-Major
    Vice-President President-elect Chairmen Co-chair Co-Chair Co-chairman Author Apostle Publisher Actor
    Actress
    Singer Host Anchor Journalist Economist Strategist Candidate Administrator"""
)
"""A token that ends a title; what follows it in a run of capitals is a person."""

TITLE_MODIFIERS = word_set(
    """Prime Vice Deputy Foreign Defense Defence Interior Finance Home Homeland Health Education Energy
    Justice Labor Labour Treasury Commerce Agriculture Transportation Transport Security National
    Press Chief Executive Attorney Solicitor General Majority Minority Acting Assistant Associate
    Senior Special Police Fire Staff Lieutenant Major Brigadier Rear Master Lance Supreme Crown
    First Managing Technology Financial Operating Medical Surgeon Economy Environment Trade Tourism
    Culture Information Communications Opposition Party Military District State County
    City Campaign Legal Policy Intelligence Budget Political Communications Council Regional
    Provincial Federal Global Country Program Research Project Co Grand Poet"""
)
"""What may stand before a title head as part of the title ("Foreign Minister", "Deputy Assistant
Attorney General")."""

PORTFOLIOS = word_set(
    """State Defense Defence Energy Commerce Homeland Security Education Labor Interior Treasury
    Transportation Agriculture Health Human Services Housing Urban Development Veterans Affairs
    Justice National Intelligence Foreign Finance Staff War Operations Communications Elections
    Schools Police Wales York Sussex Cambridge Policy Law History Economics Medicine Science Philosophy
    Sociology Psychology Journalism Programs Programmes Marketing Sales Engineering Research"""
)
"""What a title is of without naming anyone ("Secretary of State")."""

ADJECTIVE_MODIFIERS = word_set(
    "Interim Outgoing Incoming Former Ex-President Acting Late Then-President Current Retired Incumbent Ex"
    " Then"
)

ORG = EntityType.ORG
FAC = EntityType.FAC
LOC = EntityType.LOC
GPE = EntityType.GPE

_ORG_HEADS = """
    University College School Institute Institution Academy Committee Commission Ministry Department
    Dept. Agency Bureau Office Administration Authority Council Board Court Tribunal Congress Senate
    Parliament Assembly Legislature House Party Coalition Alliance Union Federation Confederation
    League Association Assn. Society Club Foundation Fund Trust Bank Banks Group Holdings Partners
    Company Co. Corporation Corp. Corp Inc. Inc Ltd. Ltd LLC PLC Plc AG SA GmbH Industries Motors
    Airlines Airways Pharmaceuticals Technologies Systems Laboratories Enterprises Entertainment
    Pictures Studios Records Media News Times Post Journal Herald Tribune Globe Guardian Gazette
    Chronicle Telegraph Examiner Observer Press Register Monitor Network Broadcasting Radio Television
    TV Magazine Review Services Service Police Army Navy Marines Corps Guard Guards Forces Brigade
    Fleet Battalion Regiment Division Command Force Center Centre Centers Organization Organisation
    Cabinet Conference Caucus Campaign Initiative Project Movement Front Brotherhood Church Diocese
    Ministries Hospital Clinic Exchange Secretariat Directorate Registry Consulate Embassy Mission
    Nations Reserve Action Watch Rights Coalition Insurance Capital Securities Ventures Energy Oil
    Petroleum Electric Healthcare Lines Cruises Ferries Shipping Railways Logistics Aerospace Aviation Telecom
    Committees Subcommittee Subcommittees Regents Trustees Institutes Health Brothers Sons Works Solutions
    Software Investments Advisors
    Associates Orchestra Ballet Opera Theatre Team FC United Rovers Consortium Syndicate Cartel Squad
    Panel Delegation Taskforce Patrol Volunteers Workers Teamsters Lab Labs PAC Treasury Airline
    Logistics Foods Stores Mart Fellowship Synod Chamber Inspectorate Constabulary Militia Resistance
    Companies Legal
    Army Gendarmerie Junta Research Analytics Consulting Strategies Advisers Management Brands
    Resources Properties Realty Pharma Biotech Chemical Chemicals Cement Tobacco Textiles Breweries
    Brewery Beverages Metals Minerals Shipyard Electronics Telekom Telecoms Hotels Therapeutics Sciences
    Semiconductor Dynamics Robotics
    Automotive Motor Steel Wireless Telecommunications Communications Publishing Publishers Publications
    Books International Circuit Digest Archives Conservancy Inquirer Cooperative Co-op
    Lodge Legion Legions Laboratory Observatory Militias Squadron Battalions Panthers"""
_FAC_HEADS = """
    Airport Airfield Airbase Base Bridge Tunnel Tower Towers Building Stadium Arena Hall Palace Castle
    Prison Jail Penitentiary Hotel Mall Plaza Cathedral Mosque Temple Synagogue Museum Library
    Memorial Monument Dam Port Harbor Highway Road Street Avenue Boulevard Station Terminal Crossing
    Checkpoint Fort Camp Barracks Zoo Gallery Courthouse Headquarters Plant Refinery Pipeline Canal
    Garage Interstate Route Freeway Expressway Square Lane Drive Mansion Estate Lounge Nightclub
    Speedway Racetrack Gate Embankment Junction Bedroom Rotunda Ballroom Skyscraper Auditorium
    Coliseum Ballpark Racecourse Raceway Cemetery Shrine Abbey Basilica Monastery Chapel Lighthouse
    Reservoir Motorway Parkway Tollway Turnpike Pier Wharf Marina Overpass Viaduct
    Facility Tavern Pub Inn Resort Spa Casino St. Ave Ave. Blvd Blvd. Rd Rd."""
_LOC_HEADS = """
    River Sea Ocean Mountains Mountain Mount Valley Lake Lakes Island Islands Peninsula Desert Gulf
    Bay Coast Strait Straits Canyon Forest Beach Basin Plateau Hills Hill Creek Falls Cape Delta Ridge
    Range Glacier Reef Park Heights Lagoon Isle Isles Cove Plain Plains Swamp Savanna Triangle Corridor
    Highlands Steppe Archipelago Volcano Peak Refuge
    Continent"""
_GPE_HEADS = (
    "Province County Oblast Prefecture Governorate Township Parish Borough Republic City Village District "
    "Region Territory"
)

HEADS: dict[str, EntityType] = {
    **dict.fromkeys(_GPE_HEADS.split(), GPE),
    **dict.fromkeys(_LOC_HEADS.split(), LOC),
    **dict.fromkeys(_FAC_HEADS.split(), FAC),
    **dict.fromkeys(_ORG_HEADS.split(), ORG),
}
"""The last word of a name that says what it names."""

TOWN_TAILS = word_set(
    """Beach Hill Hills Lake Lakes Park Heights Falls Bay Island Valley Harbor Harbour Springs Port Creek
    Forest Ridge Grove Cape Mount City Bridge River Gate Square Station Castle Fort Crossing Canyon
    Cove Point Rock Bluff Rapids Junction Plains Oaks Bend Haven Landing Ferry Mills Basin Highlands
    Lodge Lane Church Center Centre House Bluffs Pines Woods Fields Plain Isle Pass"""
)
"""Last words that towns share with rivers, hills and buildings: the state behind them tells."""

PREFIX_HEADS: dict[str, EntityType] = {
    **dict.fromkeys("Mount Mt. Lake Cape Isle".split(), LOC),
    **dict.fromkeys("Fort Camp".split(), FAC),
    **dict.fromkeys("Bank Banco Banque Radio Team Journal Annals Proceedings".split(), ORG),
    "Port": GPE,
}
"""The first word of a name that says what it names when no head ends it."""

OF_HEADS = word_set(
    """University College School Institute Academy Committee Commission Ministry Department Agency
    Bureau Office Council Board Court House Bank Federation League Association Society Organization
    Organisation Centers Center Centre Church Chamber Party Union Fund Foundation Coalition Alliance
    Congress Confederation Army Daughters Sons Friends Knights Brotherhood Doctors Reporters Bureau
    Authority Administration Assembly Museum Library Port Isle Gulf Strait Bay Cape Republic
    District City State Americans Citizens Mothers Students Workers Veterans Campaign Initiative
    Institution Conference Trust Secretariat Directorate Guards Movement Front Embassy Consulate
    Moms Women Physicians Scientists Institutes Sea Valley Lake Regents Trustees Conservatives
    Republicans Democrats Socialists Liberals Order Proceedings Journal Annals Legion Order Network
    Laboratory Observatory Service Services Corps Task"""
)
"""Heads that go on with "of", "for" or "on" ("Bank of England", "Committee on Rules")."""

STANDALONE: dict[str, EntityType] = dict.fromkeys(
    "Congress Senate Kremlin Pentagon Parliament Knesset Bundestag Duma Treasury Interpol House"
    " Army Navy Marines Politburo".split(),
    ORG,
)
"""Heads and words that name one organisation when they stand alone."""

ACRONYMS_NOT_NAMES = word_set(
    """TV AG IG XL USS CPI HQ CEO CFO COO VP SVP EVP MP MEP DA DNA RNA GDP HIV AIDS NGO NGOS LGBT
    LGBTQ PR AI IT IQ DUI
    PHD COVID SARS DVD CD PC
    ID OK AM PM ET EST EDT PST PDT GMT UTC SUV ATM PTSD VIP IED ICBM PPE ICU ER FAQ PDF GPS WMD PIN
    USB IPO ETF HR IV II III VI VII VIII IX XI XII MORE ADVERTISEMENT BREAKING UPDATE LIVE WATCH
    READ LISTEN VIDEO PHOTO PHOTOS AND THE OF IN ON TO NOT ALL NO YES SO IS IT MY WE HE SHE YOU NOW
    NEW TOP WILL BIG GREAT MAGA AR SOS RIP FYI LOL OMG DACA NAFTA TPP JCPOA WWII WWI UFO VA. DIY TBD
    AKA QA CT MRI CPR BC AD CE STEM SAT ACT START SNAP VHS CV POW MIA AWOL DWI RV APP FILE RELATED
    SEE MOST VERY A.M. P.M. CEOS BS EMT LLC FAKE NEWS WITCH HUNT WALL BAD GOOD DREAM
    WTF ASAP SOB BTW IMO IMHO TBA TBD"""
)

PERSON_VERBS = word_set(
    """said says told tells added adds wrote writes tweeted asked replied testified argued argues
    claimed insisted vowed warned announced believes believed thinks thought knew met resigned died
    married campaigned recalled noted explained responded acknowledged who whose spoke speaks joked
    stressed urged promised accused denied stated contends contended grew declined refused praised criticized
    criticised defended insists acknowledges agrees agreed wants wanted hopes hoped apologized
    apologised smiled
    laughed sued pleaded earned retired graduated himself herself recalls notes explains writes suggested
    repeatedly testifies faces served"""
)
ORG_NOUNS = word_set(
    """spokesman spokeswoman spokesperson employees executives shares users militants fighters militant
    insurgents insurgent officials lawmakers headquarters reporters reporter correspondent
    subscribers customers stock broadcaster anchor host commentator poll analyst analysts leadership
    leaders commander commanders rebels gunmen members affiliate investors account post page feed
    posts app accounts users offensive stronghold rule takeover advances insurgency"""
)
GPE_NOUNS = word_set(
    "province provinces city town village district county region governorate municipality state "
    "suburb capital oblast"
)
FAC_NOUNS = word_set(
    "airport airfield airbase base prison jail stadium bridge dam barracks crossing mosque courthouse hotel"
)
LOC_NOUNS = word_set(
    "river mountains mountain valley sea lake island islands peninsula desert strait gulf coast border"
)
IN_WORDS = word_set("in near across outside inside throughout around")
HUMAN_NOUNS = word_set(
    """lawmaker parliamentarian spokesman spokeswoman senator analyst professor director leader founder
    lawyer attorney economist minister president resident officer author editor historian activist
    scientist researcher manager owner teacher doctor engineer politician journalist reporter
    Democrat Republican governor mayor judge executive chairman fellow expert member mother father
    wife husband son daughter brother sister veteran farmer student commander diplomat ambassador
    official strategist consultant pollster adviser advisor aide counsel prosecutor chair chairwoman
    congressman congresswoman lobbyist advocate organizer actor actress singer rapper musician
    comedian filmmaker producer columnist commentator blogger scholar psychologist psychiatrist
    physician surgeon nurse epidemiologist biologist physicist chemist astronaut sociologist
    criminologist meteorologist pastor priest bishop imam rabbi cleric entrepreneur businessman
    businesswoman billionaire financier banker accountant chef mechanic pilot soldier sergeant
    detective sheriff firefighter paramedic colonel captain candidate nominee councilman
    councilwoman legislator assemblyman survivor gunman witness neighbor neighbour friend cousin
    uncle aunt grandfather grandmother nephew niece widow girlfriend boyfriend man woman boy girl
    teenager retiree immigrant refugee whistleblower dissident warlord runner swimmer golfer
    quarterback striker goalkeeper midfielder defender coach skier jockey boxer designer architect
    artist painter sculptor poet novelist playwright photographer correspondent"""
)
GROUP_NOUNS = word_set(
    """company firm group agency organization organisation party bank newspaper network charity nonprofit
    union tank maker manufacturer retailer airline broadcaster magazine website platform startup
    coalition alliance militia movement association foundation university college institute contractor chain
    giant brand unit subsidiary"""
)
NOT_NAME_TAILS = word_set(
    """Act Deal War Wars Day Days Week Weeks Month Year Award Awards Prize Cup Bowl Olympics Games Game
    Amendment Constitution Bill Treaty Agreement Accord Accords Plan Show Protocol Resolution
    Revolution Crisis Pact Doctrine Order Law Code Rule Report Memo Declaration Convention Summit
    Dossier Century Era Age Series Tour Festival Depression Dream Article Section Title Eve Medal
    Medals Spring Strip Night Morning Depression Recovery Card Degree Bible Awards Marathon
    Championship Anniversary Room Flu Virus Disease Syndrome Program Programme Gate Tax List Index
    Rally March Crusade Strategy Policy Speech Address Theory Lives Average Index Convention"""
)
NOT_NAMES = word_set(
    """Medicare Medicaid COVID Covid COVID-19 Covid-19 Ebola Zika Internet Web God Bible Quran Koran
    Constitution
    Nobel Oscar Oscars Emmy Grammy Pulitzer Holocaust Brexit Bitcoin Android Watergate Alzheimer Parkinson
    Hanukkah Marine Marines Presidency Brexiteers Apocalypse Armageddon Heaven Hell Renaissance
    Enlightenment Reformation Mass Communism Fascism"""
)
"""Words that are capital and name no one of our types."""
STOP = word_set(
    """The A An This That These Those There Here It Its He His Him She Her Hers They Their Them We Our
    Us You Your I My Me Mine Who Whose Whom What Which When Where Why How If Whether While Although
    Though Because Since Until Unless Once After Before During In On At By For From To Of With
    Without Within About Above Across Against Along Among Around As Below Beneath Beside Besides
    Between Beyond But Despite Down Except Inside Into Like Near Off Onto Out Outside Over Past Per
    Through Throughout Toward Towards Under Up Upon Via And Or Nor So Yet Not No Yes Is Are Was Were
    Be Been Being Am Do Does Did Has Have Had Having Will Would Shall Should Can Could May Might
    Must Also Just Only Even Still Already Again Then Thus Hence Now Today Tonight Tomorrow
    Yesterday Meanwhile However Moreover Furthermore Nevertheless Nonetheless Otherwise Instead
    Indeed Perhaps Maybe Both Either Neither Each Every Some Any Many Much Most More Less Few
    Several All Other Others Another Such Same One Two Three Four Five Six Seven Eight Nine Ten
    Hundreds Thousands Millions Dozens First Second Third Last Next New Former Ex Late Early Earlier
    Later Recently Let Please Oh Well Okay Hey Dear Hello Thanks Thank Read Click Photo Image Video
    File Credit According Asked Amid Speaking Following Including Among Based Given Say Says Said
    Former Plus Anyone Everyone Someone Nobody Nothing Everything Something Those It's That's
    He's She's There's Here's What's COVID Covid"""
)
"""Words that are capital at the beginning of a sentence or in a headline and never begin a name."""

_POSTAL = """AL=Alabama AK=Alaska AZ=Arizona AR=Arkansas CA=California CO=Colorado CT=Connecticut DE=Delaware
    FL=Florida GA=Georgia HI=Hawaii ID=Idaho IL=Illinois IN=Indiana IA=Iowa KS=Kansas KY=Kentucky LA=Louisiana
    ME=Maine MD=Maryland MA=Massachusetts MI=Michigan MN=Minnesota MS=Mississippi MO=Missouri MT=Montana
    NE=Nebraska NV=Nevada NH=New_Hampshire NJ=New_Jersey NM=New_Mexico NY=New_York NC=North_Carolina
    ND=North_Dakota OH=Ohio OK=Oklahoma OR=Oregon PA=Pennsylvania RI=Rhode_Island SC=South_Carolina
    SD=South_Dakota TN=Tennessee TX=Texas UT=Utah VT=Vermont VA=Virginia WA=Washington WV=West_Virginia
    WI=Wisconsin WY=Wyoming"""
STATES = {code: name.replace("_", " ") for code, name in (pair.split("=") for pair in _POSTAL.split())}
"""The postal codes of the United States; they name a state only behind a party or a town."""
CLEAR_STATES = frozenset("NY NJ NC SC NH TX FL CA OH MI WI AZ NM NV MN TN KY KS CT ND SD WV RI VT WY".split())
"""Those that mean nothing else where they stand alone."""
CALENDAR = word_set(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon. Tues. Wed. Thurs. Fri. Sat. Sun.
    January February March April May June July August September October November December Jan. Feb.
    Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Christmas Easter Thanksgiving Ramadan
    Halloween Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays"""
)
PARTICLES = word_set(
    "de da do dos das del della di du van von der den ter bin ibn al el ul ur la le abu zu y wa ould bint"
)
CONNECTORS = word_set("of for on and the a & to in") | PARTICLES
SUFFIXES = word_set("Jr. Jr Sr. Sr II III IV")
COMPANY_SUFFIXES = word_set("Inc. Inc Corp. Corp Ltd. Ltd LLC PLC Plc Co. AG SA GmbH")
