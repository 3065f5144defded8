"""Invented pairs of contents: which say the same, how, and which do not."""

from __future__ import annotations

from typing import NamedTuple

from claimdb.contents.sameness import Relation
from claimdb.records import Form


class Pair(NamedTuple):
    one: str
    other: str
    relation: Relation | None = None
    forms: tuple[Form, Form] = ("indirect", "indirect")


D: tuple[Form, Form] = ("direct", "direct")
M: tuple[Form, Form] = ("mixed", "direct")
I: tuple[Form, Form] = ("direct", "indirect")  # noqa: E741

# fmt: off
# ruff: noqa: E501
SAME_PAIRS: tuple[Pair, ...] = (
    Pair("“We will rebuild the north quay before the winter,”", '"We will rebuild the north quay before the winter."', "verbatim", D),
    Pair(
        "“The pilots were tired, the fog came in, and nobody on the bridge could see the light of the breakwater,”",
        "“the fog came in, and nobody on the bridge could see the light of the breakwater.”",
        "trimmed", D,
    ),
    Pair("it had been “a night of pure luck”", "“It was a night of pure luck for the whole of Skarholm, and we know it.”", "fragment", M),
    Pair("the council was “sleepwalking into bankruptcy”", "“This council is sleepwalking into bankruptcy while the mayor cuts ribbons,”", "fragment", M),
    Pair("the director “signed the papers and threw me out”", "that the director signed the papers dismissing him", "paraphrase", M),
    Pair("the ferry company had known of the cracks for two years", "that the ferry operator was aware of the cracks for two years", "paraphrase"),
    Pair("the fire had started in the north shed", "the blaze began in the northern shed", "paraphrase"),
    Pair(
        "that the port authority betrayed its workers by not paying their pensions",
        "the port authority of betraying the dockers by failing to pay their pensions", "paraphrase",
    ),
    Pair("“I had no choice but to close the hospital, because there was no money left,”", "he had no choice but to close the hospital since no money was left", "paraphrase", I),
    Pair(
        "“They could not beat us at sea, so our own admiral sank us in the harbour, cowardly and basely,”",
        "“We were not to be defeated on the water, but our own admiral sent us to the bottom in port, in a base and cowardly way.”",
        "translation", D,
    ),
    Pair(
        "“I could not stay silent, so I told them of all the faults of the ship, its engines and its crew,”",
        "“I was unable to keep quiet, and therefore told them about every fault of the ship, the engine and the crew.”",
        "translation", D,
    ),
    Pair("at least twelve people were killed in the landslide at Brenn", "twelve people died in the Brenn landslide", "paraphrase"),
    Pair("she would resign if the tunnel was not opened by May", "she would step down unless the tunnel opened by May", "paraphrase"),
    Pair("“Nobody was hurt,” said the captain. “All forty passengers are safe.”", "“All forty passengers are safe.”", "trimmed", D),
    Pair("there had been “a lack of rescue boats, the absence of flares and many deaths from cold”", "a lack of rescue boats, no flares, and many deaths from the cold", "paraphrase", M),
    Pair("the minister had lied to parliament about the bridge", "that the minister lied to parliament over the bridge", "verbatim"),
    Pair("“We are losing about two boats a week,”", "that the fleet loses about two boats a week", "paraphrase", I),
    Pair("the accord was “dead on arrival”", "“The accord is dead on arrival,”", "verbatim", M),
    Pair("Gurin posted the tape", "that the tape was posted by Gurin", "paraphrase"),
    Pair("“It is an outrage that the lighthouse was sold for scrap,”", "it was outrageous that the lighthouse had been sold for scrap", "paraphrase", I),
)  # fmt: skip

OTHER_PAIRS: tuple[Pair, ...] = (
    Pair("prices would be higher by the end of the year", "prices would be lower by the end of the year"),
    Pair("three sailors were killed in the storm", "seven sailors were killed in the storm"),
    Pair("the harbour would open on Monday", "the harbour would open on Thursday"),
    Pair("that Brandt ordered the dredging of the canal", "that Holm ordered the dredging of the canal"),
    Pair("the dam at Brenn was safe", "the dam at Brenn was not safe"),
    Pair("the council will raise the toll on the bridge", "the council will cut the toll on the bridge"),
    Pair("“We support the strike of the dockers,”", "“We oppose the strike of the dockers,”", None, D),
    Pair("“We will rebuild the north quay before the winter,”", "“We will never forget those who died on the north quay,”", None, D),
    Pair("“The fog came in at four,”", "“The rescue boats came in at five,”", None, D),
    Pair("“Thank you,”", "“Thank you for coming to Skarholm, and for your patience tonight,”", None, D),
    Pair("the mayor was “right”", "“He is right about the quay, and right about the tunnel, and wrong on the money,”", None, M),
    Pair("the ferry company had known of the cracks", "the ferry company would run extra boats in summer"),
    Pair("that the port had lost 12 million crowns in 2021", "that the port had lost 15 million crowns in 2022"),
    Pair("the earthquake near Tolna had killed at least 40 people", "the earthquake near Varde had killed at least 90 people"),
    Pair("the strike would begin in the morning", "the strike would end in the morning"),
    Pair("the fire had started in the north shed", "the fire had started in the south shed"),
    Pair("he had accepted the offer of the shipyard", "he had rejected the offer of the shipyard"),
    Pair("the talks with the unions had failed", "the talks with the unions had been successful"),
    Pair("Holm accused Brandt of lying about the bridge", "Brandt accused Holm of lying about the bridge"),
    Pair("a cargo ship ran aground off Skarholm on Tuesday", "a fishing boat sank off Skarholm on Friday"),
    Pair("“I will not sign this treaty,”", "“I will sign this treaty,”", None, D),
    Pair("police had arrested two men after the robbery in Varde", "police had released two men after the robbery in Varde"),
    Pair("the stock closed up 3.2 percent at 45 crowns", "the stock closed up 1.1 percent at 47 crowns"),
    Pair("“The army will stay in the valley until spring,”", "“The army has left the valley,”", None, D),
    Pair("she was proud of the crew of the lifeboat", "she was sorry for the families of the crew of the trawler"),
    Pair("the tunnel would cost too much", "the tunnel would be finished in two years"),
    Pair("the witness was in Brenn that night", "the witness was in Tolna that night"),
    Pair("unemployment fell to 4.1 percent in May", "unemployment fell to 4.4 percent in June"),
    Pair("“Peace is possible,”", "“Peace is not possible as long as they shell our villages,”", None, D),
    Pair("the admiral would be replaced by Lie", "the admiral would be replaced by Aasen"),
)  # fmt: skip
