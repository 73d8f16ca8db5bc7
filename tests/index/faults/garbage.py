"""Files and queries that nobody would write, made of a number: the same number gives the same."""

import json
import random

_WORDS = """the of said on Monday President Khalilov's Lindholm ferry U.S. Mr. Dr. Jan. 1,200 $5m 40% 3rd
“We – … O’Brien al-Assad Inc. Ministry of Defence Saint-Étienne СССР 東京 مرحبا שלום ÅNGSTRÖM ﬁ
naïve e\u0301 İstanbul ß 2021-07-05 5 July 2021 yesterday one hundred and twelve
http://a.b/c?d=e @who #what a_b C++ ½ ² Ⅷ ٣ 三""".split()
_ODD = (
    "\0\x01\x07\x08\x1b\x7f\x85\x9b\xa0\xad\u061c\u115f\u180e\u200b\u200d\u200e\u202e"
    "\u2028\u2029\u2066\u2069\u3000\ufe0f\ufeff"
    "\ufffd\uffff\U000e0041\U0001f468\U0001f3fd\u0301\u0489\u0f77\ufdfa\u1e9e\u0130"
)
_ESCAPES = (
    "\x1b[31m",
    "\x1b]0;title\x07",
    "\x1b]52;c;AAAA\x07",
    "\x1bP+q\x1b\\",
    "\x9b2J",
    "\x1b[6n",
    "\r\x1b[K",
)
_MARKS = "\"'“”‘’«»()[]{}<>*_#`~|\\/-–—.,;:!?&%$§°+=^@…\n\n\n\t "
_PIECES = (
    *"a|A|1|a.|A. |“a|a” |“‘|(|(a |- a\n|1,|Mr. |the of |said |of the ".split("|"),
    *"\n\n| \n|A B |Al-|’s |...|1 July |a@b.".split("|"),
    "x" * 99 + " ",
)
SUFFIXES = (".txt", ".md", ".txt", ".jsonl", ".csv", ".jsonl.gz", ".jsonl.xz")


def text(chance: random.Random, most: int = 400) -> str:
    """Words, signs and odd characters without sense."""
    parts: list[str] = []
    for _ in range(chance.randrange(most)):
        kind = chance.random()
        if kind < 0.7:
            parts.append(chance.choice(_WORDS) + chance.choice((" ", " ", " ", ". ", ", ", "\n", "\n\n")))
        elif kind < 0.9:
            parts.append(chance.choice(_MARKS) * chance.choice((1, 1, 1, 2, 50)))
        elif kind < 0.95:
            parts.append(chance.choice(_ODD))
        elif kind < 0.97:
            parts.append(chance.choice(_ESCAPES))
        else:
            parts.append(chr(chance.choice((chance.randrange(0x300), chance.randrange(0x110000)))))
    return "".join(parts)


def long_text(chance: random.Random) -> str:
    """One thing over and over: what nests deep, runs on, or makes a pattern go back and forth."""
    piece = chance.choice((*_MARKS, *_WORDS, *_ODD, *_ESCAPES, *_PIECES))
    return piece * chance.choice((10, 100, 1000, 20_000 // len(piece) + 1))


def mutated(chance: random.Random, article: str) -> str:
    """A real article, cut, doubled, stirred and strewn with odd characters."""
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(article) + 1)
        to = min(len(article), at + chance.randrange(200))
        put = chance.choice(
            ("", article[at:to] * 3, text(chance, 10), chance.choice(_ODD), article[at:to].upper())
        )
        article = article[:at] + put + article[to:]
    return article


def file(chance: random.Random, articles: list[str]) -> tuple[bytes, str]:
    """What is in a file, and the suffix of its name."""
    suffix = chance.choice(SUFFIXES)
    match chance.randrange(6):
        case 0:
            data = chance.randbytes(chance.randrange(3000))
        case 1:
            data = long_text(chance).encode("utf-8", "surrogatepass")
        case 2 | 3:
            data = mutated(chance, chance.choice(articles)).encode("utf-8", "surrogatepass")
        case 4:
            body, front = text(chance), text(chance, 20)
            fence = chance.choice(("---", "+++"))
            written = (
                f"{fence}\ntitle: {front}\ndate = {front}\n{fence}\n{body}" if chance.random() < 0.5 else body
            )
            data = written.encode(chance.choice(("utf-8", "utf-16", "utf-32", "utf-7")), "surrogatepass")
        case _:
            data = b"".join(_record(chance, articles, suffix) for _ in range(chance.randrange(6)))
    if chance.random() < 0.2 and data:
        at = chance.randrange(len(data))
        data = data[:at] + chance.randbytes(chance.randrange(40)) + data[at + chance.randrange(40) :]
    return _packed(chance, data, suffix), suffix


def _record(chance: random.Random, articles: list[str], suffix: str) -> bytes:
    body = chance.choice((text(chance, 60), long_text(chance), mutated(chance, chance.choice(articles))))
    fields: dict[str, object] = {
        "title": text(chance, 6),
        "text": body,
        "date": "2021-07-05",
        "id": chance.random(),
    }
    for name in list(fields):
        if chance.random() < 0.15:
            fields[name] = chance.choice(
                (None, [], {}, [["a"] * 3], -1e400, True, 10**50, {"text": body}, "\ud800")
            )
    if suffix == ".csv":
        return ",".join(str(value) for value in fields.values()).encode("utf-8", "replace") + b"\n"
    if chance.random() < 0.1:
        return b"[" * chance.choice((10, 5000, 100_000)) + b"\n"
    return json.dumps(fields, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass") + b"\n"


def _packed(chance: random.Random, data: bytes, suffix: str) -> bytes:
    import gzip
    import lzma

    if not suffix.endswith((".gz", ".xz")) or chance.random() < 0.2:
        return data
    packed = gzip.compress(data, 1) if suffix.endswith(".gz") else lzma.compress(data, preset=0)
    if chance.random() < 0.3 and packed:
        at = chance.randrange(len(packed))
        packed = packed[:at] + chance.randbytes(chance.randrange(9))
    return packed


def query(chance: random.Random) -> str:
    """What may be typed or pasted into the search box."""
    fields = (
        "title text source date before after lang story person org place quote speaker tag is file sort x"
    )
    parts = []
    for _ in range(chance.randrange(9)):
        word = chance.choice(
            (chance.choice(_WORDS), text(chance, 4), chance.choice("abct") + "*", "*", "t?", '"', "(")
        )
        word += chance.choice(("", "", "", "~", "*", "~9", "^2", '"', ")", ".."))
        if chance.random() < 0.4:
            word = f"{chance.choice(fields.split())}:{word}"
        parts.append(chance.choice(("", "", "", "-", "NOT ", "OR ", "AND ", "((", '"')) + word)
    return " ".join(parts) if chance.random() < 0.95 else long_text(chance)
