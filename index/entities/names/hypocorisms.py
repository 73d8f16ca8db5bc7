"""Which given names go by which: Joseph is Joe, Katherine is Kate."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from index.entities.names.skeleton import skeleton

# The usual short forms of English given names, each line a name and its spellings, then what it is called.
_FORMS = """
abigail/abby abraham/abe albert/al/bert alexander/alex/alec/sandy alexandra/alex/sasha
alfred/al/fred amanda/mandy andrew/andy/drew angela/angie anthony/antony/tony
arthur/art augustus/gus barbara/barb/babs barnabas/barney bartholomew/bart benedict/ben benjamin/ben/benny
bernard/bernie bernadette/bernie beverly/bev bradley/brad calvin/cal cameron/cam
caroline/carolyn/carrie catherine/katherine/kathryn/katharine/kathleen/cathy/kathy/kate/katie/kitty/kay
charles/charlie/chuck/chas charlotte/lottie christina/christine/tina/chris/chrissy
christopher/chris/kit/topher clifford/cliff clinton/clint cynthia/cindy cyrus/cy daniel/dan/danny
david/dave/davey
deborah/debra/deb/debbie dennis/denny dominic/dom donald/don/donnie dorothy/dot/dottie
douglas/doug edmund/ed/ned/ted edward/ed/eddie/ned/ted/teddy edwin/ed eleanor/ellie/nell
elizabeth/elisabeth/beth/betsy/betty/eliza/libby/liz/lizzie/liza emily/em ernest/ernie eugene/gene
evelyn/evie florence/flo frances/fran/frannie francis/frank frank/frankie franklin/frank
frederick/frederic/fred/freddie/freddy gabriel/gabe gabrielle/gabby geoffrey/jeffrey/geoff/jeff
gerald/gerry/jerry gerard/gerry/jerry gilbert/gil gregory/greg gwendolyn/gwen harold/hal/harry
harrison/harry helen/nell henry/hank/harry herbert/herb/bert howard/howie irving/irv isaac/ike
isabella/bella isabel/izzy jacob/jake jacqueline/jackie james/jim/jimmy/jamie/jem
janet/jan jean/jeannie jeremiah/jerry jeremy/jerry jerome/jerry jerrold/jerry jessica/jess/jessie joan/joanie
joanna/joanne/jo john/jack/johnny/johnnie/jon jonathan/jonathon/jon/jonny joseph/joe/joey
josephine/jo/josie joshua/josh joyce/joy judith/judy julia/julie kenneth/ken/kenny kimberly/kim
kristin/kristen/kris lawrence/laurence/larry leonard/len/lenny/leo leroy/roy leslie/les lewis/louis/lou/louie
lillian/lily linda/lindy louise/lou lucille/lucy madeline/maddie
margaret/maggie/marge/margie/meg/peg/peggy/greta/rita martha/marty martin/marty mary/molly/polly
matthew/matt/matty maurice/morris/moe/mo maximilian/max maxwell/max melissa/missy melvin/mel
michael/mike/mickey/mick/micky michelle/shelly milton/milt mitchell/mitch mohammed/mo montgomery/monty
morton/mort nancy/nan natalie/nat natasha/tasha nathan/nate nathaniel/nat/nate/nathan nicholas/nicolas/nick
nicole/nikki norman/norm oliver/ollie oscar/oz pamela/pam patricia/pat/patty/patti/tricia/trish
patrick/pat/paddy/rick penelope/penny peter/pete philip/phillip/phil priscilla/cilla prudence/prue
rachel/rach randall/randolph/randy raymond/ray rebecca/becky/becca reginald/reg/reggie
richard/dick/rich/richie/rick/ricky/ritchie robert/bob/bobby/rob/robbie/bert roberta/bobbie
roderick/rod/rick rodney/rod roger/rog ronald/ron/ronnie rosemary/rose/rosie roxanne/roxy
rudolph/rudy russell/russ samantha/sam/sammy samuel/sam/sammy sandra/sandy sarah/sara/sally/sadie
sean/shawn/shaun sebastian/seb sidney/sydney/sid solomon/sol stanley/stan
stephanie/steph stephen/steven/steve/stevie stewart/stuart/stu susan/suzanne/sue/susie/suzie sylvester/sly
terence/terrence/terry teresa/theresa/terry/tess/tessa thaddeus/thad theodore/ted/teddy/theo
thomas/tom/tommy timothy/tim/timmy tobias/toby valerie/val veronica/ronnie/vera victor/viktor/vic
victoria/vicky/vicki/tori
vincent/vince/vinny/vin virginia/ginny/ginger walter/walt/wally wendell/wendy wesley/wes
wilfred/wilf/fred wilhelmina/mina/willa william/bill/billy/will/willie/willy/liam winifred/winnie
winston/winnie yvonne/vonnie zachary/zack/zach/zak
"""


_NONE: frozenset[int] = frozenset()


@cache
def _names() -> dict[str, frozenset[int]]:
    names: defaultdict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(_FORMS.split()):
        formal, *short = entry.split("/")
        # Betty is also written Bettie, Debbie Debby.
        also = [name[:-1] + "ie" for name in short if name.endswith("y")]
        also += [name[:-2] + "y" for name in short if name.endswith("ie")]
        for name in (formal, *short, *also):
            names[skeleton(name)].add(number)
    return {name: frozenset(numbers) for name, numbers in names.items()}


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names, as words or skeletons, may be one person's: equal, or both forms of one name.

    Not transitive: `Al` is Albert and Alfred, who are two. The table is of common knowledge, in the usual
    forms of the English-speaking press.
    """
    one, other = skeleton(one), skeleton(other)
    return one == other or not _names().get(one, _NONE).isdisjoint(_names().get(other, _NONE))
