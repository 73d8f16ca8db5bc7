"""Whether a named person is a man or a woman, as far as titles and given names tell: for "he" and "she"."""

from __future__ import annotations

_MEN = frozenset(
    """aaron abdul abdullah adam ahmad ahmed al alan albert alex alexander alexei ali andre andrew andrey
    andrii angel anthony antonio arthur austin barack barry ben benjamin bernard bernie bill billy bob bobby
    boris brad brandon brett brian bruce carl carlos charles charlie chris christopher chuck clarence colin
    craig dan daniel dave david dean dennis dick dmitry dmytro don donald doug douglas dwight ed eddie edward
    elijah eric ernest eugene evan fernando francis francisco frank fred gabriel gary gavin george gerald
    giorgos glenn gordon greg gregory hamid harold harry hassan henry howard hugh hussein ian igor ivan jack
    jacob jake james jason javier jay jeff jeffrey jeremy jerome jerry jesse jim jimmy joe joel john jonathan
    jordan jorge jose joseph joshua juan justin karl keith ken kenneth kevin kirk kyle larry lawrence lee leo
    leonard lindsey louis luis marc marco mark martin matt matthew max michael miguel mike mikhail mitch
    mohammad mohammed muhammad nathan nicholas nick nicolas nikolai norman oleg omar oscar patrick paul pedro
    pete peter phil philip rahm ralph rand randy raymond reza ricardo richard rick rob robert rodney roger ron
    ronald roy rudy russell ryan sam samuel scott sean sergei sergey seth simon stephen steve steven stuart
    ted terry theodore thomas tim timothy todd tom tony travis vernon victor viktor vincent vladimir
    volodymyr walter warren wayne will william xavier yusuf zachary""".split()
)
_WOMEN = frozenset(
    """abigail adele alexandra alexandria alice alison allison alyssa amanda amber amy ana andrea angela anita
    ann anna anne annie april ashley barbara beth betsy betty beverly bonnie brenda brianna bridget carla
    carmen carol caroline carolyn catherine cathy charlotte cheryl christina christine cindy claire claudia
    condoleezza courtney crystal cynthia danielle dawn deborah debra denise diana diane dianne donna doris
    dorothy eileen elaine elena elisabeth elizabeth ellen emily emma erica erin eva evelyn fatima fiona
    florence frances gail gina gloria grace hannah heather heba helen hillary holly huma ingrid irene irina
    isabel ivanka jacqueline jane janet janice jean jen jennifer jenny jessica jill joan joanna jonette joyce
    judith judy julia julie kamala karen kate katharine katherine kathleen kathy katie kay kayleigh keisha
    kellyanne kelly kim kirsten kirstjen kristen laura lauren leslie linda lisa lois loretta lori lucy lynn
    madeleine margaret maria marie marilyn marina marsha martha mary maureen megan melania melissa mia michele
    michelle molly monica nadia nancy naomi natalia natalie nicole nikki nina norma olga olivia pamela
    patricia patty paula peggy phyllis priscilla rachel rebecca rita robin rosa rose roseanne ruth sally
    samantha sandra sara sarah serena sharon sheila shirley sonia sophia sophie stacey stephanie stormy sue
    susan suzanne svetlana sylvia tammy tanya tara tatiana teresa theresa tiffany tina ursula valerie vanessa
    veronica victoria virginia wendy yvonne""".split()
)
_HIS_TITLES = frozenset(
    "mr mr. sir lord king prince pope father spokesman chairman congressman councilman assemblyman "
    "businessman "
    "policeman fireman actor husband son brother uncle imam bishop cardinal".split()
)
_HER_TITLES = frozenset(
    "mrs mrs. ms ms. miss dame lady queen princess sister spokeswoman chairwoman congresswoman councilwoman "
    "assemblywoman businesswoman policewoman actress wife daughter mother aunt".split()
)


def gender(given: str, title: str) -> str:
    """ "he" or "she" by the title, else by the given name; empty where neither tells. Both as written."""
    for word in title.casefold().split():
        if word in _HER_TITLES:
            return "she"
        if word in _HIS_TITLES:
            return "he"
    first = given.casefold()
    return "he" if first in _MEN else "she" if first in _WOMEN else ""
