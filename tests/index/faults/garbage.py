"""Files and queries that nobody would write, made of a number: the same number gives the same."""

import csv
import gzip
import io
import json
import lzma
import random
import zipfile

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
SUFFIXES = (".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".jsonl.gz", ".jsonl.xz")


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
    match chance.randrange(8):
        case 0:
            data = chance.randbytes(chance.randrange(3000))
        case 6:
            data = _of_another_program(chance, articles)
        case 7:
            data = _table(chance) if suffix == ".csv" else _broken_encoding(chance, articles)
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
    if chance.random() < 0.2:
        return _nested(chance)
    return json.dumps(fields, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass") + b"\n"


def _nested(chance: random.Random) -> bytes:
    """A line of JSON that is deep, long, or says things twice."""
    depth = chance.choice((3, 900, 20_000))
    return chance.choice(
        (
            b'{"text":' * depth + b'"a"' + b"}" * depth,
            b'{"text":[' + b"[" * depth + b"]" * (depth - 1) + b"]}",
            b'{"text":"a ferry","text":{"text":"b"},"title":"a","title":["b"]}',
            b'{"text":"The ferry sank.","date":' + b"9" * 5000 + b"}",
            b'{"text":"The ferry sank.","date":1e999,"title":NaN,"id":-Infinity}',
            b'{"text":"' + b"\\ud800\\udc00\\udfff\\u0000" * depth + b'"}',
            b'{"text":"' + b"word " * 20_000 + b'"}',
            b'{"' + b"k" * 50_000 + b'":"text","text":"The ferry sank."}',
            b'{"text":"The ferry sank."}{"text":"Two on a line."}',
            b'\xef\xbb\xbf{"text":"The ferry sank."}',
            b'  [{"text":"The ferry sank."},\n{"text":"It rained."}]',
        )
    ) + chance.choice((b"\n", b"\r\n", b"\r", b"\0\n", b""))


def _table(chance: random.Random) -> bytes:
    """CSV as no program should write it: quotes that never end, rows of any length, other separators."""
    quote, end = chance.choice(("\"'", '"', "“")), chance.choice(("\n", "\r\n", "\r", "\n\n", "\n\r", "\0"))
    separator = chance.choice((",", ",", ",", ";", "\t", "|", "\0", ", "))
    names = chance.sample(
        ["text", "title", "date", "source", "id", "text", "", " Text ", "body", "\ufeff"], 6
    )
    rows = [names[: chance.randint(0, 6)]]
    for _ in range(chance.randrange(30)):
        cells = (
            text(chance, 12),
            "",
            '"',
            '""',
            "a\nb",
            'a"b',
            "\ufeff",
            "2021-07-05",
            "x" * 140_000,
            "=1+1",
        )
        rows.append([chance.choice(cells) for _ in range(chance.randrange(8))])
    if chance.random() < 0.5:
        written = io.StringIO()
        csv.writer(written, quoting=csv.QUOTE_ALL).writerows(rows)
        table = written.getvalue()
    else:
        quoted = [
            [f"{quote[0]}{cell}{quote[-1]}" if chance.random() < 0.5 else cell for cell in row]
            for row in rows
        ]
        table = end.join(separator.join(row) for row in quoted)
    return table.encode(chance.choice(("utf-8", "utf-8-sig", "utf-16")), "surrogatepass")


def _broken_encoding(chance: random.Random, articles: list[str]) -> bytes:
    """An article in an encoding that it declares wrongly or not at all, or that breaks off in a letter."""
    encodings = (
        "utf-16-le",
        "utf-16-be",
        "utf-32-le",
        "cp1252",
        "koi8-r",
        "shift_jis",
        "gb18030",
        "utf-8-sig",
    )
    data = mutated(chance, chance.choice(articles)).encode(chance.choice(encodings), "replace")
    mark = chance.choice((b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe\0\0", b"\0"))
    data = mark + data[chance.randrange(3) :]
    return data[: -chance.randrange(1, 4)] if chance.random() < 0.5 else data.replace(b"\n", b"\r")


def _of_another_program(chance: random.Random, articles: list[str]) -> bytes:
    """What other programs write, under a name of ours."""
    article = mutated(chance, chance.choice(articles)).encode("utf-8", "surrogatepass")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("article.txt", article)
    return chance.choice(
        (
            archive.getvalue(),
            gzip.compress(gzip.compress(article)),
            gzip.compress(article)[: chance.randrange(1, 60)],
            lzma.compress(article)[:-5],
            gzip.compress(b"\0" * 3_000_000),
            gzip.compress(article) + b"trailing" + gzip.compress(article),
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + article,
            b"\x89PNG\r\n\x1a\n" + chance.randbytes(500),
            b"\x7fELF\x02\x01\x01\0" + chance.randbytes(500),
            b"SQLite format 3\0" + chance.randbytes(500),
            b"<!doctype html><html><body><p>" + article + b"</p><script>" + article,
            b"{\\rtf1\\ansi " + article + b"}",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + chance.randbytes(500),
            b"\0" * chance.choice((1, 511, 4096, 100_000)),
            b"a" * 300_000,
            b" \n" * 100_000,
            "\u202e".encode() * 5000 + article,
            b"---\n" * 20_000 + article,
            b"---\ntitle: " + b"a: " * 20_000 + b"\n---\n" + article,
        )
    )


def name(chance: random.Random, number: int, suffix: str) -> bytes:
    """A name for such a file, as other programs and other systems give them."""
    odd = (
        *(
            b"",
            b"",
            b"",
            b" ",
            b"-",
            b"--json",
            b"a b ",
            b"a\nb",
            b"\x1b[31m",
            b"\xff\xfe",
            b"caf\xe9",
            b"'\"`$(x)",
        ),
        *(b"[a]*?", b"#1", b"a\\b", b"%s{}", b"\xed\xa0\x80", b"\r", b"x" * 200, b"file:"),
        *(
            word.encode()
            for word in ("\u202etxt.", "e\u0301", "\u00e9", "東京", "\u2028", "\U0001f468\u200d")
        ),
    )
    return chance.choice(odd) + f"{number}{suffix}".encode()


def _packed(chance: random.Random, data: bytes, suffix: str) -> bytes:
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
