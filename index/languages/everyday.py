"""Everyday words of languages, by which these are told apart."""

from __future__ import annotations

EVERYDAY: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "de": "der die das und ist nicht ein eine einen einem einer den dem des von mit sich auf für im "
        "auch bei wurde werden sind nach wie aus hat haben war er sie es zu an am um zum zur sagte "
        "dass über als noch bis laut",
        "fr": "le la les des du de et est un une dans en que qui pour sur par au aux il elle ne pas plus ce "
        "cette son sa ses été a ont avec selon dont se sont leur mais à après",
        "es": "el la los las de del y en que un una por con para se su sus al es no lo como más pero fue ha "
        "han este esta según entre sobre sin desde hasta tras dijo unos unas a o",
        "it": "il lo la i gli le di del della dei delle e è un una in nel nella che per con su da dal dalla "
        "non si al alla sono ha hanno come più anche ma dopo secondo stato stati",
        "pt": "o a os as de do da dos das e em no na nos nas um uma que para por com se não mais foi ao à é "
        "são como seu sua segundo disse após entre até também pelo pela",
        "nl": "de het een en van in is dat op te zijn met voor niet aan er om die ook als bij door naar uit "
        "over maar heeft hebben werd worden nog volgens zei tot wordt zich was",
        "pl": "i w na z nie się do że jest o to po za od przez jak oraz dla ze był była było były także "
        "który która które jego jej ale przy roku powiedział poinformował",
        "tr": "ve bir bu da de için ile olarak olan çok daha kadar sonra gibi en ancak göre ise ama olduğu "
        "oldu dedi söyledi değil o her kişi açıkladı günü",
        "ru": "и в на не что с по из к о от за для как это его её он она они был была были быть также при "
        "после до у но который которые которых году года сообщил заявил",
        "uk": "і в у на не що з до за та як це він вона вони був була були також від після про для під час "
        "але його її їх який які року повідомив заявив сказав",
    }.items()
}
"""In small letters."""
