"""Finds people and places in Chinese and Japanese, where neither capitals nor blanks mark a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import Article, Span
from index.entities.model import EntityType, Mention
from index.entities.other_languages.kana import kana_names

_HAN = "\u3400-\u9fff"
_SURNAMES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉"
    "阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文习習温溫"
)
_TITLES = "|".join(
    (
        "省长 市长 县长 州长 主席 副主席 总统 总理 副总理 首相 部长 "
        "副部长 外长 防长 专家 首席执行官 总裁 总经理 董事长 分析师 发言人 书记 "
        "校长 教授 局长 主任 记者 院长 律师 委员长 议员 大使 將軍 "
        "总编辑 创始人 检察官 法官 司令 队长 "
    ).split()
)
_SAYS = "在说說表称稱认認指介强强透告宣回写寫警呼"
_ENDS = f"{_SAYS}，。：、；（）“”！？对向于也和与與作是等出到被将就为的曾已今昨前当則则并及"
_TITLED = re.compile(rf"(?:{_TITLES})(?P<name>[{_SURNAMES}][{_HAN}]{{1,2}}?)(?=[{_ENDS}]|\Z)")
_SPEAKING = re.compile(
    rf"(?<![{_HAN}])(?P<name>[{_SURNAMES}][{_HAN}]{{1,2}}?)(?=说|說|表示|称|稱|认为|認為|指出|介绍|強調|强调|透露|告诉|宣布|回应)"
)
_JAPANESE = re.compile(
    rf"(?<![{_HAN}])(?P<name>[{_HAN}]{{1,5}}?)(?:首相|知事|大統領|市長|町長|大臣|議員|社長|会長|官房長官|長官|教授|監督|選手|氏|さん)"
)
_NOT_NAMES = re.compile(
    "[県市区町村府都国同元前現両各新]\\Z|(?:国務|国防|外務|財務|法務|総務|防衛|環境)\\Z|\\A(?:同|前|元|現|副|両|各|新|次期|歴代|米|英|仏|独|露|中|韓)\\Z"
)
_NO_PLACE = "全该該本各在我一个個同当當两兩这這那是的和与與有到从從据據由向对對及省市县縣県"
_PLACES = re.compile(
    rf"(?:(?![{_NO_PLACE}])[{_HAN}]){{2,3}}(?:省|市|县|縣|県|(?<![領政])府(?![中内])|町|村)(?![长長民政场場委立内外])"
)
_KANA = re.compile("[\u3040-\u30ff]")


def unspaced_names(article: Article) -> Iterator[Mention]:
    """The people and places of an article, each wherever it stands; none overlaps another."""
    text = article.text
    japanese = _KANA.search(text) is not None
    patterns = (_JAPANESE,) if japanese else (_TITLED, _SPEAKING)
    kinds: dict[str, EntityType] = {}
    for match in _PLACES.finditer(text, article.body.start):
        kinds[match.group()] = EntityType.GPE
    for pattern in patterns:
        for match in pattern.finditer(text, article.body.start):
            if not _NOT_NAMES.search(match["name"]):
                kinds[match["name"]] = EntityType.PERSON
    free = bytearray(b"\1") * len(text)
    for start, end, kind in kana_names(text, article.body.start) if japanese else ():
        free[start:end] = bytes(end - start)
        yield Mention(Span(start, end), kind)
    for name in sorted(kinds, key=lambda name: (-len(name), name)):
        if len(name) < 2:
            continue
        at = text.find(name, article.body.start)
        while at >= 0:
            span = Span(at, at + len(name))
            if all(free[at : span.end]):
                free[at : span.end] = bytes(len(name))
                yield Mention(span, kinds[name])
            at = text.find(name, at + len(name))
