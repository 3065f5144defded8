"""Words of news that say much the same: a soldier and a serviceman, to sack and to dismiss."""

from __future__ import annotations

from collections import defaultdict

from claimdb.contents.words import stem_of

_GROUPS = """
dismiss dismissal sack fire oust ouster remove removal relieve axe; kill die dead death murder slay slain perish;
injure wound hurt injury; soldier troop troops serviceman servicemen trooper; treason treachery betray betrayal
treacherous treacherously traitor; lack absence shortage; insufficient inadequate scant; support backing back; help
aid assist assistance; begin start commence began begun; end finish conclude; stop halt cease; quit resign
resignation; win won victory triumph; lose lost defeat loss; buy bought purchase acquire; rise rose risen increase
climb jump grow grew surge gain soar; fall fell fallen drop decline decrease slip plunge slump tumble; attack strike
struck assault raid; missile rocket; plane aircraft airplane jet airliner; car vehicle automobile; ship vessel boat;
fire blaze; explosion blast explode; child children kid youngster; doctor physician; job post position; law
legislation; accord agreement deal pact treaty; talk talks negotiation negotiate; lawmaker legislator parliamentarian;
company firm corporation operator; staff employee worker; house home; money cash fund; large big huge; small little
tiny; quick fast rapid swift; difficult hard tough; important significant crucial; problem issue trouble concern;
reveal disclose; show demonstrate; hide hid hidden conceal; ask request; urge appeal call; want wish; need require;
try attempt seek; plan intend intention; think thought believe belief; know knew known aware; send sent dispatch; give
gave given provide supply deliver; get receive obtain; take took taken seize capture; hold held detain; arrest detain;
charge accuse accusation; accuse blame allege; criticise criticize criticism condemn denounce slam; praise laud hail
commend; deny reject; refuse refusal decline; accept agree; approve approval endorse endorsement; protest
demonstration rally; vote ballot; fight fought battle combat; war conflict; battle warfare combat; weapon arms; border
frontier; city town; country nation; abroad overseas; storm hurricane; quake earthquake tremor; crash collide
collision; rescue save; escape flee fled; ill sick illness disease; study research; scientist researcher; survey poll;
expert specialist analyst; official authority; court tribunal; lawyer attorney; verdict ruling; jail imprison prison;
crime offence offense; steal stole stolen theft rob robbery; shoot shot shooting gunfire; student pupil; film movie;
price cost; expensive costly; share stock; profit earnings; bank lender; unemployment jobless; gas petrol gasoline;
power electricity; nuclear atomic; road street highway; train rail; port harbour harbor; build built construct
construction; destroy demolish wreck; repair fix; close shut closure; cancel scrap; delay postpone; cut reduce
reduction slash trim; raise hike lift; ban prohibit forbid forbade forbidden outlaw; allow permit; force compel;
promise pledge vow; fear worry afraid; angry furious anger; glad happy pleased; apologise apologize apology sorry;
thank thanks grateful gratitude; shame disgrace; honest frank candid frankly candidly openly; crazy insane mad; stupid
foolish; smart clever; wrong mistaken mistake error; right correct; unfair unjust; dangerous hazardous risky; risk
danger; probable likely; certain sure; obvious evident; secret covert secretly; sudden abrupt suddenly abruptly;
former previous; soon shortly; often frequently; whole entire; main chief principal; senior top leading; deputy vice;
head leader chief boss; mediator mediate mediation; meeting summit gathering; row quarrel dispute argument;
unprecedented precedent; penetrate breach; vile vilely base basely despicable despicably; decapitate behead; brutal
savage cruel; wholly entirely completely totally; gun artillery cannon; shelling bombardment; corpse body; rebel
insurgent; refugee migrant; poor impoverished; rich wealthy; quiet silent silence; fund finance; hire employ recruit;
choose chose chosen pick select; contest election; illegal unlawful; fraud deceit; sleep asleep; weep cry; answer
reply respond response; error blunder; describe portray; propose proposal suggest; discuss discussion debate; oppose
opposition against; worsen deteriorate; improve improvement better; expand expansion enlarge; estimate reckon; predict
forecast; guarantee assure; evacuate evacuation; abolish scrap;
"""


def _by_stem() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(_GROUPS.split(";")):
        for word in group.split():
            found[stem_of(word)].add(number)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}


GROUPS = _by_stem()
"""Stem → numbers of the groups that it stands in; a word of two meanings stands in two."""


def is_synonym(one: str, other: str) -> bool:
    """Whether two stems say much the same in one of their meanings."""
    mine = GROUPS.get(one)
    return mine is not None and not mine.isdisjoint(GROUPS.get(other, ()))
