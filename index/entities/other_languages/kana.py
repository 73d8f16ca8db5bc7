"""Finds people and countries in Japanese that are written in katakana, as those from abroad are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.entities.model import EntityType

_PART = "[ァ-ヴー]{2,}"
_HAN = "\u3400-\u9fff"
_OFFICE = "大統領|首相|国務長官|国防長官|[外財]相|国防相|国王|女王|皇太子|教皇|報道官|容疑者|被告"
_TITLE = (
    f"{_OFFICE}|[一-龯]{{1,4}}[相卿]|大臣|長官|知事|市長|議員|"
    "責任者|司令官|将軍|大使|教授|監督|選手|会長|社長|代表|博士|記者"
)
_NAMED = "氏|さん|様"
_FULL = re.compile(
    rf"(?<![ァ-ヴー・])(?P<name>{_PART}(?:[・＝=]{_PART}){{1,3}})(?=[{_HAN}]{{0,5}}?(?:{_TITLE})|{_NAMED})"
)
"""A name of several parts before a title or "Mr.": before anything else it may as well be of two places, as
in ギリシャ・ラリサ, or of a newspaper."""
_SURNAME = re.compile(rf"(?<![ァ-ヴー・＝=])(?P<name>{_PART})(?:[{_HAN}]{{0,2}}?(?:{_OFFICE})|氏)")
"""One word before an office of the state or "Mr."; before other titles as often a town or a sport."""
_COUNTRIES = frozenset(
    """アメリカ イギリス フランス ドイツ イタリア スペイン ポルトガル ロシア ウクライナ ベラルーシ
    ポーランド オランダ ベルギー スイス オーストリア ハンガリー チェコ スロバキア ルーマニア
    ブルガリア ギリシャ トルコ キプロス セルビア クロアチア スウェーデン ノルウェー フィンランド
    デンマーク アイスランド アイルランド エストニア ラトビア リトアニア モルドバ ジョージア
    アルメニア アゼルバイジャン カザフスタン ウズベキスタン タジキスタン キルギス アフガニスタン
    パキスタン インド バングラデシュ スリランカ ネパール ミャンマー タイ ベトナム カンボジア
    ラオス マレーシア シンガポール インドネシア フィリピン モンゴル イラン イラク シリア
    レバノン イスラエル ヨルダン サウジアラビア カタール イエメン エジプト リビア チュニジア
    アルジェリア モロッコ スーダン エチオピア ソマリア ケニア ナイジェリア ガーナ カナダ
    メキシコ キューバ ハイチ ブラジル アルゼンチン チリ ペルー コロンビア ベネズエラ エクアドル
    ボリビア オーストラリア ニュージーランド バチカン""".split()
)
_NO_NAMES = frozenset(
    "グループ クラブ チーム メーカー メンバー クレムリン ホワイトハウス ペンタゴン ユニセフ ユネスコ".split()
)
_NO_SURNAMES = _COUNTRIES | _NO_NAMES
_KATAKANA = re.compile(f"{_PART}(?:[・＝=]{_PART})*")


def kana_names(text: str, start: int) -> Iterator[tuple[int, int, EntityType]]:
    """The people and countries in katakana from an offset on, in text order, each wherever it stands: a name
    once told by its title is known by itself and by its last part."""
    people: set[str] = set()
    for match in _FULL.finditer(text, start):
        parts = re.split("[・＝=]", match["name"])
        if not _COUNTRIES.isdisjoint(parts):
            continue
        people |= {match["name"], parts[-1]}
    for match in _SURNAME.finditer(text, start):
        if match["name"] not in _NO_SURNAMES:
            people.add(match["name"])
    for match in _KATAKANA.finditer(text, start):
        name = match.group()
        if name in people:
            yield match.start(), match.end(), EntityType.PERSON
        elif name in _COUNTRIES:
            yield match.start(), match.end(), EntityType.GPE
