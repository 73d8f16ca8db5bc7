"""How common a stem is in the news, so that a handful of articles can tell a telling word from an everyday
one."""

from __future__ import annotations

from index.languages.word_tables import by_word

UNLISTED = 0.004
"""Share assumed of a stem that is not listed: a name or a word of its subject."""

_IN_FOUR_OF_TEN = (
    "act add administr agre america american anoth ask back begin believ bill call campaign case chang "
    "clear close come congress continu country day decid direct early effort elect end face far feder "
    "find first follow forc former gener give go good govern group help high hold hous includ issu keep "
    "know last law lead leav long look major make mean meet memb million month move nation need new news "
    "next no number offic one part party percent person place plan point policy politic president press "
    "public put quest recent report represent respond right run secur see senat show sign speak start "
    "state statement story support take talk thing think time try use vote want way week work world write "
    "year"
)
_IN_TWO_OF_TEN = (
    "abl account accus across action actu address adviz agency ago aid alleg allow ally almost already "
    "alway announc anything appear approv argu attack attempt attorney away bad base becom behind benefit "
    "best better big break bring build busi candid care caus center certain chairman challeng charg chief "
    "child choos city claim cnn comment commit committe commun company concern confer congression conserv "
    "consid contribut control cost cours court creat critic current cut deal debat decad deep defend "
    "defens demand describ despit die different discuss do economic economy effect enough event every "
    "evid exampl execut expect fact fail fall family feel fight final financ fire focus foreign free "
    "friday full fund futur get great grow hand happen hard head health hear history home hope hour idea "
    "important increas individu inform instead interest intern interview investig involv job judg justic "
    "key kill kind larg late later lawmak legal legisl let level life likely limit line littl live local "
    "lose lot man manag march mark mass matter measur media messag military monday money morning mr name "
    "near never night note nothing novemb offer often old open oper order organiz outsid particular pass "
    "past pay personal play poll posit poss post potent power previous primary priv problem process "
    "program promiz propos protect provid push race rais rate reach read real reason receiv record refer "
    "reform relat releas remain requir result return rise role rule school second seek seem send seny "
    "serious serv servic set several share short side similar small socy something spece spend staff "
    "stand step stop strong suggest sure system target tax team term third threat today top tuesday turn "
    "tweet twit understand univers video view viol war warn watch wednesday win woman word"
)
_IN_ONE_OF_TEN = (
    "abil accept access achiev acknowledg activ activist addition advanc advoc affect afford age agenda "
    "ahead aim air amend amount answ anti anyon apparent appeal apply approach april area arm arriv "
    "articl attent author averag avoid ban bank basic battl becam beyond biggest billion bipartisan black "
    "blame block board book border brief broad budget buy cannot capitol carolina carry centr chanc check "
    "cite citizen civil class co colleagu colleg com common communic compar complet conclud condit "
    "conduct confirm connect constitut convers counsel cover coverag crime crimin crisi criticism "
    "criticiz crowd damag data decemb declar declin defeat deliv demonstr deny design destroy detail "
    "determin develop differ difficult district divid document dollar doubt drive drop due easy edit educ "
    "email emerg employ employe encourag energy enforc engag ensur enter entir equal espec essent "
    "establish estim everyon everything exact exchang exist expand expert expery explain express extend "
    "extrem fair favor fbi fear fellow figur file firm form forward found freedom friend front gain game "
    "georg globe goal ground gun guy half handl heavy highlight hill historic hit host huge human hundr "
    "hurt identify ignor illeg immedy immigr immigrant impact impeach impos improv incom independent "
    "indic industry influ init insid insist institut insur intellig invest join lack latest launch lawy "
    "learn letter liber lie light list love low lower main maintain market mention middl mike mind minor "
    "minut moment most natur necessary negoty network nomin nomine non norm north obvious octob ohio "
    "opinion opponent opportun oppos opposit option origin page partisan perform perhap period permiss "
    "phone pick polic politician popul popular practic predict prepar present presidency pressur prevent "
    "price pro probabl produc product profess progress project promot prosecut protest prove publish pull "
    "quick quit rally rang ready reduc reflect refus region reject relationship rely remark remov repeat "
    "replac request research respect respons rest restrict reveal review risk room sand saturday save "
    "schedul seat self sell sens separ septemb sery shift shoot significant simp singl sit situ slow "
    "someon sometim soon sort sought sourc south specific spokesman stage standard status stay strategy "
    "street strike struggl student study subject success successful sunday suppos suprem surpriz tell "
    "test texa thank thousand threaten tie togeth total tough track trade travel treat troubl true ultim "
    "union unit unlik urg valu victory virginia visit voic wait walk wall weapon west whole wide will "
    "wing worry wrong young"
)

SHARE = by_word(((0.40, _IN_FOUR_OF_TEN), (0.21, _IN_TWO_OF_TEN), (0.11, _IN_ONE_OF_TEN)))
"""Share of articles that have a stem (of `index.comparison.reading.stems`), for those in more than 8%, in
three steps; counted over 4,000 English news articles of about 480 outlets, 2012-2020, without names of people
and places."""
