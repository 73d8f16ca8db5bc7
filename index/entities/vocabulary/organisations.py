"""Organisations whose names say nothing of what they are, and the words that mark papers, teams and clubs."""

from __future__ import annotations

from index.languages.word_lists import word_lists
from index.languages.word_tables import word_set

(_NAMES,) = word_lists("entities", "organisations.txt")
ORGANISATIONS = frozenset(" ".join(name.split()) for name in _NAMES.split(","))
"""Organisations whose names say nothing of what they are."""

BROADCASTERS = frozenset("ABC BBC CBS CNBC CNN MSNBC NBC NPR PBS".split())
"""Which stand before what their journalists report on: `CNN Supreme Court analyst`."""

PLAIN_COMPANIES = word_set(
    """Amazon Apple Target Shell Visa Delta Sprint Chase Gap Ford Oracle Zoom Slack Mirror Salon Wired
    Labour Medium Time Fortune"""
)
"""Companies whose names are also words, places or people: they count in mid-sentence without an article."""

PAPERS = word_set(
    """Star Sun Mail Mirror Sentinel Inquirer Dispatch Courier Bee Advocate Beacon Eagle
    Citizen Bulletin News-Tribune Statesman Argus
    Spectator Daily Independent Record Republic Standard Telegram Herald-Tribune Sun-Times Post-Gazette
    Journal-Constitution Union-Tribune
    Post-Dispatch Star-Tribune Herald Times Post Tribune Globe Chronicle Gazette Examiner
    Observer Register Journal Telegraph Ledger"""
)
"""The last word of a newspaper that is named for its town ("Toronto Star")."""

TEAMS = word_set(
    """Lakers Celtics Knicks Bulls Cavaliers Pacers Pistons Bucks Raptors Sixers 76ers Nets Hornets
    Grizzlies Pelicans Spurs Mavericks Nuggets Timberwolves Clippers Yankees Mets Dodgers Cubs
    Astros Braves Phillies Orioles Padres Mariners Twins Brewers Marlins Diamondbacks Patriots
    Steelers Packers Cowboys Redskins Broncos Raiders Chargers Seahawks 49ers Dolphins Bengals
    Ravens Colts Titans Jaguars Falcons Panthers Buccaneers Vikings Lions Bruins Canadiens Flyers
    Penguins Blackhawks Oilers Canucks"""
)
"""Teams of the North American leagues, which follow the name of a town or "the"."""

CLUBS = word_set(
    """Real Atletico Athletic Sporting Deportivo Dynamo Dinamo Spartak Lokomotiv Borussia Bayern
    Olympique Racing Rayo Inter Atlético Hapoel Maccabi Partizan Steaua"""
)
"""The first word of a sports club that has the name of a town or an unknown one behind it ("Real Betis")."""

NEEDS_ARTICLE = word_set(
    """Hill Atlantic Economist Vice Slate Intel Sputnik Forbes Citi Guardian Times Post Journal Globe
    Herald Tribune Chronicle Telegraph Observer Gazette Examiner"""
)
"""Words of ORGANISATIONS that are more often something else, and count only where the context says
organisation."""
