"""Numbers and days in Chinese and Japanese, which put no blanks between words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import Span
from index.languages.model import Figure, NamedDay
from index.languages.word_tables import by_word

_DIGITS = {
    sign: value for value, signs in enumerate("〇零 一 二两 三 四 五 六 七 八 九".split()) for sign in signs
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000, "兆": 1_000_000_000_000}
_MYRIAD = 10_000
_SIGNS = "".join((*_DIGITS, *_SMALL, *_MYRIADS))
_MONEY = {
    "元": "CNY",
    "人民币": "CNY",
    "円": "¥",
    "日元": "¥",
    "美元": "$",
    "ドル": "$",
    "欧元": "€",
    "ユーロ": "€",
}
_CURRENCY = "|".join(sorted(_MONEY, key=len, reverse=True))
BOUNDS = {
    "up": "超过|过(?=半)|逾|多于|至少|不少于|超|少なくとも",
    "down": "不到|不足|近|接近|将近",
    "most": "最多|至多|最大",
    "about": "约|大约|大概|左右|約|およそ",
}
"""What bounds a figure, by what it sets."""
AT_LEAST = "至少|不少于|少なくとも"
"""Those of them that take in their own figure."""
REACHED = "最大"
"""What a figure may reach."""
_COUNTED = (
    "人|名|位|个|個|棟|栋|户|戸|件|起|例|辆|台|艘|架|家|所|次|岁|歳|天|年|月|周|小时|時間|分钟|公里|キロ|米|吨|トン|度|毫米|平方|元|円|"
    "票|张|册|匹|头|只|机|機|万|亿|股|倍"
)
_NO_TENTH = "立为為员員功熟人本年果长長了份分就效都"
"""What makes another word of 成 than a tenth."""
_NO_SEVERAL = "人总總多次指半分倍点點岁歳件户戸"
"""What makes another word of 数 than "several": 人数, 指数."""
_ONE_DIGIT = rf"[\d{''.join(_DIGITS)}]"
_FIGURE = re.compile(
    rf"(?:(?P<up>{BOUNDS['up']})|(?P<down>{BOUNDS['down']})|(?P<most>{BOUNDS['most']})|(?P<about>{BOUNDS['about']}))?"
    rf"(?:(?P<share>百分之)(?P<parts>\d+(?:\.\d+)?|[{_SIGNS}]+(?:[点點][{''.join(_DIGITS)}]+)?)"
    r"|(?P<half>一半|半[数數]|半分)"
    rf"|(?<![\d.,{_SIGNS}])(?P<whole>\d+|[{_SIGNS}]+)分[之の](?P<part>\d+|[{_SIGNS}]+)(?![\d点點])"
    rf"|(?<![\d.,{_SIGNS}])(?P<tenths>{_ONE_DIGIT})(?:割(?:(?P<parts_ja>\d)分)?"
    rf"|成(?![{_NO_TENTH}])(?P<parts_zh>{_ONE_DIGIT})?)"
    rf"|(?<![{_NO_SEVERAL}])(?P<many>[数數几幾][{''.join((*_SMALL, *_MYRIADS))}]+)|(?P<teens>十[几幾数數])"
    rf"|(?<![\d.,:：/第])(?P<digits>\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>[十百千]?[万萬亿億兆]?(?:亿|億)?)"
    r"(?:(?<=[亿億兆])(?P<myriads>\d{1,4})[万萬])?(?:(?<=[万萬])(?P<ones>\d{1,4})(?![\d.,]))?"
    rf"|(?<![第{_SIGNS}])(?P<han>[{_SIGNS}]+)(?=[余多]?(?:{_COUNTED})))"
    rf"(?P<more>[余多])?(?P<over>以上)?(?:(?P<percent>%|％|パーセント|个百分点)|(?P<money>{_CURRENCY}))?"
)
_BEHIND_COUNTED = re.compile(rf"(?:{_COUNTED})以上")
_BEGINS = ("share", "half", "whole", "tenths", "many", "teens", "digits", "han")
_NO_COUNT = re.compile(
    r"[号號点點]|[日時时](?![間间])|月(?!份)|年(?!间|間|来|前|後|后|以|の経験|的?[^\d，。]{0,2}经验)|季度|[:：/]\d|线|線|分(?![钟の之])"
)
_WEEKDAYS = "一二三四五六日天月火水木金土"
_WEEKDAY_NUMBERS = dict(zip(_WEEKDAYS, (0, 1, 2, 3, 4, 5, 6, 6, 0, 1, 2, 3, 4, 5), strict=True))
_HAN_NUMBER = rf"\d{{1,2}}|[{''.join(_DIGITS)}十]{{1,3}}"
_DAY = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d|[{''.join(_DIGITS)}]{{4}})年)?(?<!\d)(?P<month>{_HAN_NUMBER})月(?:(?P<day>{_HAN_NUMBER})[日号號])?(?!份?间)"
    r"|(?P<alone>(?:19|20)\d\d)年(?!间|間)"
    r"|(?<![\d月])(?P<bare>\d{1,2})日(?![間间])"
    r"|(?:周|星期|礼拜|禮拜)(?P<weekday>[一二三四五六日天])|(?P<youbi>[月火水木金土日])曜日?"
    r"|(?P<relative>昨天|昨日|今天|今日|明天|明日|上周|先週|下周|来週|本周|今週|去年|今年|明年|来年|上月|先月)"
)
_RELATIVE = by_word(
    {
        "yesterday": "昨天 昨日",
        "today": "今天 今日",
        "tomorrow": "明天 明日",
        "last week": "上周 先週",
        "next week": "下周 来週",
        "this week": "本周 今週",
        "last year": "去年",
        "this year": "今年",
        "next year": "明年 来年",
        "last month": "上月 先月",
    }.items()
)


def han_value(signs: str) -> float:
    """The value of a number in Chinese characters: 三百 is 300, 二〇二一 2021."""
    if "点" in signs or "點" in signs:
        whole, _, decimals = signs.replace("點", "点").partition("点")
        return han_value(whole or "零") + float(
            "0." + "".join([str(_DIGITS.get(sign, sign)) for sign in decimals])
        )
    if not any(sign in _SMALL or sign in _MYRIADS for sign in signs):
        return float("".join(str(_DIGITS.get(sign, sign)) for sign in signs) or 0)
    total = part = 0.0
    digit = 0
    for sign in signs:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
            continue
        if sign in _SMALL:
            part += (digit or 1) * _SMALL[sign]
        elif _MYRIADS[sign] > _MYRIAD:
            total, part = (total + part + digit or 1) * _MYRIADS[sign], 0.0
        else:
            total, part = total + (part + digit or 1) * _MYRIADS[sign], 0.0
        digit = 0
    return total + part + digit


def unspaced_figures(text: str, within: Span) -> Iterator[Figure]:
    """The numbers of a stretch, in order."""
    for match in _FIGURE.finditer(text, within.start, within.end):
        begin = min(match.start(group) for group in _BEGINS if match[group])
        alone = not (match["scale"] or match["percent"] or match["money"])
        if match["digits"] and alone and _NO_COUNT.match(text, match.end()):
            continue
        if alone and match["han"] in ("一", "零", "〇"):
            continue
        low, high = _value(match)
        kind = "percent" if match["share"] or match["tenths"] or match["percent"] else "count"
        if match["half"] or match["part"]:
            kind = "fraction"
        elif alone and text[match.end() : match.end() + 1] in ("岁", "歲", "歳"):
            kind = "age"
        elif match["money"]:
            kind = _MONEY[match["money"]]
        reached = match["over"] or _BEHIND_COUNTED.match(text, match.end())
        bound = next((sign for sign in BOUNDS if match[sign]), "up" if match["more"] or reached else "")
        at_least = bound == "up" and (reached or re.fullmatch(AT_LEAST, match["up"] or "")) is not None
        span, core = Span(match.start(), match.end()), Span(begin, match.end())
        yield Figure(span, core, low, high, bound, at_least, kind, bool(match["many"] or match["teens"]))


def _value(match: re.Match[str]) -> tuple[float, float]:
    if match["many"]:
        scale = han_value(match["many"][1:])
        return 2 * scale, 9.99 * scale
    if match["teens"]:
        return 11.0, 19.0
    if match["digits"]:
        value = float(re.sub("[,，]", "", match["digits"]))
        for sign in match["scale"]:
            value *= _SMALL.get(sign) or _MYRIADS[sign]
        value += _MYRIAD * int(match["myriads"] or 0) + int(match["ones"] or 0)
    elif match["share"]:
        value = _plain(match["parts"])
    elif match["half"]:
        value = 0.5
    elif match["part"]:
        value = _plain(match["part"]) / (_plain(match["whole"]) or 1.0)
    elif match["tenths"]:
        value = 10 * _plain(match["tenths"]) + _plain(match["parts_ja"] or match["parts_zh"] or "0")
    else:
        value = han_value(match["han"])
    return value, value


def _plain(number: str) -> float:
    return float(number) if number[0].isdecimal() else han_value(number)


def unspaced_days(text: str, within: Span) -> Iterator[NamedDay]:
    """The days that a stretch names, in order."""
    for match in _DAY.finditer(text, within.start, within.end):
        year = match["year"] or match["alone"]
        day = match["day"] or match["bare"]
        weekday = match["weekday"] or match["youbi"]
        month = int(han_value(match["month"])) if match["month"] else None
        number = int(han_value(day)) if day else None
        if (month is not None and not 1 <= month <= 12) or (number is not None and not 1 <= number <= 31):
            continue
        yield NamedDay(
            Span(*match.span()),
            int(han_value(year)) if year else None,
            month,
            number,
            _WEEKDAY_NUMBERS[weekday] if weekday else None,
            _RELATIVE.get(match["relative"] or "", ""),
        )


MEANING = by_word(
    {
        "people": "人 名 位",
        "dead": "死亡 遇难 遇難 身亡 丧生 喪生 死者 罹难",
        "wounded": "受伤 受傷 负伤 負傷 けが",
        "missing": "失踪 失蹤 失联 不明",
        "soldiers": "士兵 官兵 军人 自衛隊員",
        "houses": "房屋 住宅",
        "president": "总统 總統 大統領",
        "minister": "部长 大臣",
        "government": "政府",
        "police": "警方 警察",
        "earthquake": "地震",
        "explosion": "爆炸 爆発",
        "year": "年",
        "day": "日 天",
        "hour": "小时 小時 時間",
        "minute": "分钟 分鐘 分間",
        "week": "週間",
        "month": "月",
    }.items()
)
"""English words for what is often counted."""

MOST = "大多数|大部分|多数|半数以上|大半"
"""What says "most of"."""

DENIALS = frozenset(
    "不 未 没 無 无 没有 沒有 未能 并未 "
    "ない なかった なければ なく ません せず らず れず えず けず てず かず さず".split()
)
"""Words that deny what follows them in Chinese, what stands before them in Japanese."""

DENYING = (
    r"没有|沒有|未能|并未|(?<![少危])な(?:い(?!で、)|かった|ければ)|(?<![少もっ])なく(?![なと])|ません"
    r"|[せられえけてかさ]ず(?=[、。にと])"
)
"""A pattern for those of them of several signs, where these are no parts of other words: 少ない, わずか."""

OPPOSITES = """
上升 上涨 增加 增长 上昇 増加 / 下降 下跌 减少 下滑 下落 低下 減少
升 涨 / 降 跌
增 増 / 减 減
支持 赞成 同意 赞同 賛成 / 反对 拒绝 反対 拒否
批准 通过 可決 / 否决 驳回 否決
可 承 / 否
承认 证实 确认 認めた / 否认 否定 否認
允许 許可 / 禁止
开放 开启 / 关闭
开始 開始 / 结束 終了
逮捕 拘留 拘捕 / 释放 獲釈 釈放
死亡 遇难 身亡 丧生 死者 / 受伤 负伤 負傷 けが
有 / 无 無
合 / 非 違
男 / 女
前 / 后 後
上 / 下
高 / 低
大 / 小
多 / 少
买 買 / 卖 売
胜 赢 勝 / 败 输 負 敗
东 東 / 西 / 南 / 北
左 / 右
父 / 母
早上 上午 朝 / 晚上 下午 夜
盈利 黒字 / 亏损 赤字
"""
"""What excludes each other in one place, or the signs in which such words differ: 有罪, 无罪."""

SIGNS_OF_GRAMMAR = frozenset(
    "的了在是和与與也就都而及着著或被把将對对从從向到为為以于於其之这這那他她它说說称稱并並但不有个個"
)
"""Chinese characters that carry no proposition."""
