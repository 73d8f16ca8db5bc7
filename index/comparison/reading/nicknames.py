"""Short forms of given names, so that Bill Barr and William Barr are no two men and no two spellings."""

from __future__ import annotations

_GROUPS = """
abigail abby gail; abraham abe; albert al bert; alexander alex sandy; alfred al fred; amanda mandy; andrew
andy drew; anthony tony; barbara barb; benjamin ben benny; bernard bernie; bernadette bernie; catherine
kathy cathy kate; charles charlie chuck; christine chris christy tina; christopher chris; daniel dan danny;
david dave davey; deborah debbie deb; donald don donnie; dorothy dot; douglas doug; edmund ed eddie; edward
ed eddie ted; edwin ed; elizabeth liz beth betsy betty lizzie; eugene gene; frances fran; francis frank;
frederick fred freddie; gabriel gabe; gerald gerry jerry; gregory greg; harold harry hal; henry hank harry;
herbert herb; howard howie; jacob jake; jacqueline jackie; james jim jimmy jamie; jeffrey jeff geoff;
jennifer jenny jen; jeremy jerry; jerome jerry; jerrold jerry; jessica jess; john jack johnny; jonathan jon;
joseph joe joey; joshua josh; katherine kathy kate katie; kathleen kathy; kenneth ken kenny; lawrence larry;
leonard leo len lenny; leslie les; louis lou; margaret maggie meg peggy; martin marty; matthew matt; melissa
missy; michael mike mick mickey; mitchell mitch; nathaniel nathan nate; nicholas nick; pamela pam; patricia
pat patty tricia; patrick pat paddy; peter pete; philip phil phillip; randall randy; raymond ray; rebecca
becky; richard rick dick rich ricky; robert bob rob bobby robby; ronald ron ronnie; russell russ; samantha
sam; samuel sam sammy; sandra sandy; stephen steve steven stevie; steven steve; stuart stu; susan sue susie;
suzanne sue; terence terry; theodore ted teddy theo; theresa terry tess; thomas tom tommy; timothy tim
timmy; vincent vince vinny; virginia ginny; walter walt; wilfred will; william bill will billy liam; zachary
zach zack
"""
_GIVEN: dict[str, set[int]] = {}
for _number, _group in enumerate(_GROUPS.split(";")):
    for _name in _group.split():
        _GIVEN.setdefault(_name, set()).add(_number)


def one_given_name(first: str, second: str) -> bool:
    """Whether two folded given names may be forms of one."""
    return not _GIVEN.get(first, set()).isdisjoint(_GIVEN.get(second, set()))
