"""Organisations whose names say nothing of what they are, and the words that mark papers, teams and clubs."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ORGANISATIONS = frozenset(
    " ".join(item.split())
    for item in """
    Reuters, AP, AFP, UPI, EPA, UN, EU, USA TODAY, Procter & Gamble, Procter and Gamble, Associated
    Press, Agence France-Presse, Agence France Presse, Xinhua, Interfax, TASS, Tass, Bloomberg,
    Politico, Axios, Al Jazeera, Al Arabiya, Deutsche Welle, Breitbart, Vox, Vice, Slate, Newsmax,
    HuffPost, Huffington Post, BuzzFeed, Le Monde, Der Spiegel, El Pais, Die Welt, Sputnik, Kyodo,
    Yonhap, White House, Supreme Court, Security Council, General Assembly, State Department, Kremlin,
    Downing Street, Oval Office, Scotland Yard, Google, Facebook, Twitter, YouTube, Instagram, WhatsApp,
    Microsoft, Netflix, Tesla, Uber, Lyft, Airbnb, Walmart, Boeing, Airbus, Toyota, Volkswagen, Samsung,
    Huawei, TikTok, Snapchat, Reddit, Wikipedia, WikiLeaks, Pfizer, Moderna, AstraZeneca, Novavax,
    Goldman Sachs, Morgan Stanley, JPMorgan Chase, JPMorgan, Wells Fargo, Citigroup, Deutsche Bank,
    Credit Suisse, Exxon, ExxonMobil, Exxon Mobil, Gazprom, Rosneft, Aramco, Siemens, Volvo, Nissan,
    Honda, Hyundai, Sony, Nokia, Intel, Oracle, Starbucks, McDonald's, Disney, Comcast, Verizon, Costco,
    Nike, Taliban, Hamas, Hezbollah, Hizbollah, Islamic State, Boko Haram, al-Qaeda, al-Qaida, al Qaeda,
    al Qaida, Al Qaeda, Al-Qaeda, al-Shabaab, al-Shabab, Al-Shabaab, Daesh, Houthis, Fatah, Likud,
    Knesset, Peshmerga, Mossad, Gestapo, Interpol, Europol, Greenpeace, Oxfam, Planned Parenthood, Red
    Cross, Red Crescent, Amnesty International, Transparency International, World Vision, United
    Nations, European Union, World Bank, Ivy League, Politburo, Wehrmacht, Harvard, Yale, Princeton,
    Stanford, Fox News, Fox, Human Rights Watch, Doctors Without Borders, Sinn Fein, Nasdaq, Fed, Dow
    Jones, New York Stock Exchange, Bundestag, Wall Street Journal, Tea Party, Antifa, Black Lives
    Matter, Ku Klux Klan, Proud Boys, New Yorker, Economist, Hill, Atlantic, Daily Mail, Daily Beast,
    Daily Caller, Mother Jones, Rolling Stone, USA Today, POLITICO, Youtube, PolitiFact, FactCheck.org,
    Comedy Central, Cartoon Network, Nickelodeon, Telemundo, Univision, Showtime, Hulu, Spotify,
    Pinterest, LinkedIn, Tumblr, Skype, Zoom, Slack, PayPal, eBay, Alibaba, Tencent, Baidu, Yahoo,
    Google News, Gmail, Craigslist, Kickstarter, Etsy, Groupon, Dropbox, Salesforce, Nvidia, Qualcomm,
    Cisco, Dell, Hewlett-Packard, Panasonic, Toshiba, Motorola, Ericsson, BlackBerry, Xiaomi, Lenovo,
    Foxconn, SpaceX, Lockheed Martin, Northrop Grumman, Raytheon, Halliburton, Blackwater, Monsanto,
    Bayer, Merck, Novartis, Roche, Sanofi, GlaxoSmithKline, Gilead, Eli Lilly, Johnson & Johnson,
    Unilever, Nestle, Danone, PepsiCo, Coca-Cola, Pepsi, Kraft, Heineken, Budweiser, Burger King,
    Wendy's, Chick-fil-A, Chipotle, Domino's, Kmart, Macy's, Nordstrom, Walgreens, Kroger, Lowe's, Home
    Depot, Best Buy, Whole Foods, Trader Joe's, Rite Aid, Ikea, IKEA, Tesco, Sainsbury's, Lidl, Aldi,
    Carrefour, Zara, Gucci, Prada, Adidas, Reebok, General Motors, General Electric, Fiat Chrysler,
    Chrysler, Ferrari, Porsche, Renault, Peugeot, Mazda, Subaru, Suzuki, Daimler, Rolls-Royce,
    Bombardier, Embraer, Lufthansa, Ryanair, EasyJet, easyJet, Qantas, Aeroflot, JetBlue, FedEx, Maersk,
    Vodafone, T-Mobile, Chevron, Texaco, Petrobras, Lukoil, Glencore, Barclays, Lloyds, Santander,
    Citibank, Citi, Lehman Brothers, BlackRock, Berkshire Hathaway, Merrill Lynch, Bear Stearns, Credit
    Agricole, Societe Generale, Standard Chartered, Fannie Mae, Freddie Mac, Equifax, Moody's,
    Mastercard, MasterCard, Deloitte, KPMG, PricewaterhouseCoopers, McKinsey, Accenture, Enron,
    Theranos, Purdue Pharma, Cambridge Analytica, Palantir, Marvel, Pixar, Paramount, Viacom,
    WarnerMedia, Warner Bros., Time Warner, Lego, Nintendo, Mattel, Hasbro, Playboy, Vogue, Newsweek,
    Forbes, Barron's, Vanity Fair, Esquire, Cosmopolitan, Salon, Jezebel, Gawker, Gizmodo, TechCrunch,
    Wired, Mashable, ProPublica, RealClearPolitics, FiveThirtyEight, Townhall, Infowars, InfoWars,
    Drudge Report, Daily Kos, Daily Mirror, Daily Telegraph, Daily Express, Sky News, Le Figaro,
    Liberation, La Repubblica, El Mundo, Bild, Die Zeit, Haaretz, Ha'aretz, Ynet, Asahi Shimbun,
    Izvestia, Kommersant, Pravda, Novaya Gazeta, Roll Call, National Review, Weekly Standard, Financial
    Times, Christian Science Monitor, McClatchy, Gannett, Sinclair, Nielsen, Gallup, Quinnipiac, Ipsos,
    Rasmussen, YouGov, Democratic National Committee, Republican National Committee, Labour Party, Tory
    Party, Federal Reserve, Smithsonian, Juilliard, Caltech, Georgetown, Notre Dame, Duke University,
    Vanderbilt, Hizballah, Al-Nusra Front, Jabhat al-Nusra, al-Nusra Front, Abu Sayyaf, Mujahideen,
    Mujahedeen, Haqqani Network, Muslim Brotherhood, Irgun, Eurostat, Eurogroup, Bundesbank, Mercosur,
    Frontex, Health and Human Services, Coast Guard, Secret Service, Joint Chiefs of Staff, National
    Guard, Air Force, Marine Corps, Special Forces, West Point, Sotheby's, Christie's, Uniqlo, Peloton,
    Juul, Manchester United, Manchester City, Bayern Munich, Juventus, Chelsea FC, Inter Milan, AC
    Milan, Arsenal FC, Tottenham Hotspur, Borussia Dortmund, Ajax, Benfica, Getty Images, Capital One,
    John Deere, Charles Schwab, Philip Morris, Ben & Jerry's, JC Penney, J.C. Penney, J.P. Morgan, JP Morgan,
    Calvin Klein, Ralph Lauren, Louis Vuitton, Christian Dior, Brooks Brothers, Harley-Davidson, Edward Jones,
    Raymond James, Arthur Andersen, Booz Allen Hamilton, Booz Allen, Sam's Club, Neiman Marcus, Marks &
    Spencer,
    Papa John's, Marie Claire, Johns Hopkins, Virginia Tech, Georgia Tech, Texas Tech, Carnegie Mellon, Wake
    Forest, Cornell, Rutgers, Purdue, Tulane, Dartmouth, Villanova, Emory, Tufts, MI5, MI6, G7, G8, G20,
    MS-13,
    Group of Seven, Group of Eight, Group of 20, OPEC, Amtrak, Occupy Wall Street, Mediaite, Real Clear
    Politics,
    Morning Consult, Democratic Socialists of America, Quinnipiac University, Fannie, Freddie, Sandinistas,
    Khmer Rouge, Shining Path, Tamil Tigers, Red Army, Red Guards, Viet Cong, Farc, FARC, Zapatistas,
    Stasi, Securitate, Comintern, Solidarity, Mafia, Camorra, Yakuza, Lashkar-e-Taiba, Jaish-e-Mohammed,
    Globe and Mail, Itar-Tass, ITAR-TASS, Pan Am, Nation of Islam, Organization for Security and
    Cooperation in Europe,
    Organisation for Security and Cooperation in Europe, American Airlines, American Express, Bank of
    America, Burisma, Guardian, Times, Post, Journal,
    Globe, Herald, Tribune, Chronicle, Telegraph, Observer, Gazette, Examiner, Immigration and Customs
    Enforcement, Customs and Border Protection, Business Insider, Hobby Lobby, Pew, Homeland Security,
    National Institutes of Health, Centers for Disease Control and Prevention, Club for Growth,
    Americans for Prosperity, Ninth Circuit, Second Circuit, Fourth Circuit, Fifth Circuit, D.C.
    Circuit, Bloomberg News, Fox Business, Sierra Club, Chamber of Commerce, March for Life, Focus on
    the Family, Family Research Council, Lincoln Project, Susan B. Anthony List, Politburo Standing
    Committee"""
    .split(",")
)  # fmt: skip
"""Organisations whose names say nothing of what they are: agencies, papers, companies, movements of the
world's news."""

BROADCASTERS = frozenset("ABC BBC CBS CNBC CNN MSNBC NBC NPR PBS".split())
"""Which stand before what their journalists report on: `CNN Supreme Court analyst`."""

PLAIN_COMPANIES = _set(
    """Amazon Apple Target Shell Visa Delta Sprint Chase Gap Ford Oracle Zoom Slack Mirror Salon Wired
    Labour Medium Time Fortune"""
)
"""Companies whose names are also words, places or people: they count in mid-sentence without an article."""

PAPERS = _set(
    """Star Sun Mail Mirror Sentinel Inquirer Dispatch Courier Bee Advocate Beacon Eagle
    Citizen Bulletin News-Tribune Statesman Argus
    Spectator Daily Independent Record Republic Standard Telegram Herald-Tribune Sun-Times Post-Gazette
    Journal-Constitution Union-Tribune
    Post-Dispatch Star-Tribune Herald Times Post Tribune Globe Chronicle Gazette Examiner
    Observer Register Journal Telegraph Ledger"""
)
"""The last word of a newspaper that is named for its town ("Toronto Star")."""

TEAMS = _set(
    """Lakers Celtics Knicks Bulls Cavaliers Pacers Pistons Bucks Raptors Sixers 76ers Nets Hornets
    Grizzlies Pelicans Spurs Mavericks Nuggets Timberwolves Clippers Yankees Mets Dodgers Cubs
    Astros Braves Phillies Orioles Padres Mariners Twins Brewers Marlins Diamondbacks Patriots
    Steelers Packers Cowboys Redskins Broncos Raiders Chargers Seahawks 49ers Dolphins Bengals
    Ravens Colts Titans Jaguars Falcons Panthers Buccaneers Vikings Lions Bruins Canadiens Flyers
    Penguins Blackhawks Oilers Canucks"""
)
"""Teams of the North American leagues, which follow the name of a town or "the"."""

CLUBS = _set(
    """Real Atletico Athletic Sporting Deportivo Dynamo Dinamo Spartak Lokomotiv Borussia Bayern
    Olympique Racing Rayo Inter Atlético Hapoel Maccabi Partizan Steaua"""
)
"""The first word of a sports club that has the name of a town or an unknown one behind it ("Real Betis")."""

NEEDS_ARTICLE = _set(
    """Hill Atlantic Economist Vice Slate Intel Sputnik Forbes Citi Guardian Times Post Journal Globe
    Herald Tribune Chronicle Telegraph Observer Gazette Examiner"""
)
"""Words of ORGANISATIONS that are more often something else, and count only where the context says
organisation."""
