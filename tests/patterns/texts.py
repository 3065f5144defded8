"""Sentence patterns that are hard for systems that attribute quotations, and what a careful reader expects of each.

Rows of one number are variants of one pattern.
"""

from __future__ import annotations

from tests.patterns.records import Said, Text

TEXTS: tuple[Text, ...] = (
    # ── quotation marks ──
    Text(  # a quotation goes on behind its cue
        id="1a",
        text="“The bridge will hold,” Ferrante said. “Our crews went over it on Sunday.”",
        said=(
            Said(
                content="“The bridge will hold,” … “Our crews went over it on Sunday.”",
                speaker="Ferrante",
                cue="said",
                form="direct",
            ),
        ),
    ),
    Text(
        id="1b",
        text="“Nobody has been paid since May,” said Ulla Brandt, a nurse. “We still come in every morning.”",
        said=(
            Said(
                content="“Nobody has been paid since May,” … “We still come in every morning.”",
                speaker="Ulla Brandt",
                cue="said",
                form="direct",
            ),
        ),
    ),
    Text(  # scare quotes
        id="3a",
        text="The so-called “midnight tax” was never meant to last, Okonjo said.",
        said=(Said(content="The so-called “midnight tax” was never meant to last", speaker="Okonjo", form="indirect"),),
    ),
    Text(
        id="3b",
        text="Lindqvist said that the so-called “shadow council” had met only twice.",
        said=(Said(content="the so-called “shadow council” had met only twice", speaker="Lindqvist", form="indirect"),),
    ),
    Text(  # apostrophes beside single marks
        id="5a",
        text="“It's like the '60s all over again,” said Dunmore, who called the budget 'a stitch-up'.",
        said=(
            Said(content="It's like the '60s all over again", speaker="Dunmore", cue="said", form="direct"),
            Said(content="the budget 'a stitch-up'", speaker="Dunmore", cue="called", form="mixed"),
        ),
    ),
    Text(
        id="5b",
        text="Dunmore said the drivers' strike was 'pure theatre' and wouldn't last.",
        said=(
            Said(content="the drivers' strike was 'pure theatre' and wouldn't last", speaker="Dunmore", form="mixed"),
        ),
    ),
    Text(
        id="5c",
        text="‘We’ve lost the farmers’ trust,’ said Dunmore. ‘It won’t come back.’",
        said=(
            Said(content="‘We’ve lost the farmers’ trust,’ … ‘It won’t come back.’", speaker="Dunmore", form="direct"),
        ),
    ),
    Text(  # marks of other languages
        id="7a",
        text="„The roof is tight“, said Jonas Huber. »We checked every tile«, he added.",
        said=(
            Said(content="The roof is tight", speaker="Jonas Huber", form="direct"),
            Said(content="We checked every tile", speaker="Jonas Huber", form="direct"),
        ),
    ),
    Text(
        id="7b",
        text="„Das Dach ist dicht“, sagte Huber.",
        said=(Said(content="Das Dach ist dicht", speaker="Huber", form="direct", optional=True),),
    ),
    Text(
        id="7c",
        text="« Le toit tient bon », a déclaré Morvan.",
        said=(Said(content="Le toit tient bon", speaker="Morvan", form="direct", optional=True),),
    ),
    Text(  # a nickname in marks belongs to the source
        id="9a",
        text="A fisherman nicknamed “Otter” said, “The net was cut.”",
        said=(
            Said(
                content="The net was cut",
                speaker="fisherman nicknamed “Otter”",
                kind="unnamed",
                source="A fisherman nicknamed “Otter”",
                form="direct",
            ),
        ),
    ),
    Text(
        id="9b",
        text="Elena “Sparrow” Rusu said, “The gate was open.”",
        said=(
            Said(
                content="The gate was open",
                speaker="Elena “Sparrow” Rusu",
                source="Elena “Sparrow” Rusu",
                form="direct",
            ),
        ),
    ),
    # ── order and syntax ──
    Text(  # the cue stands inside the content
        id="11a",
        text="Rents, the council cautioned, will rise again before winter.",
        said=(
            Said(
                content="Rents … will rise again before winter",
                speaker="council",
                kind="organisation",
                source="the council",
                cue="cautioned",
                form="indirect",
            ),
        ),
    ),
    Text(
        id="11b",
        text="The harvest, Pereira told reporters, was lost to the frost.",
        said=(
            Said(
                content="The harvest … was lost to the frost",
                speaker="Pereira",
                cue="told",
                form="indirect",
                addressee="reporters",
            ),
        ),
    ),
    Text(  # another name stands nearer to the cue
        id="13a",
        text="Iris Caldwell, who succeeded Peter Nunn in April, said the archive was closed.",
        said=(Said(content="the archive was closed", speaker="Iris Caldwell", cue="said", form="indirect"),),
    ),
    Text(
        id="13b",
        text="Peter Nunn, whose brother Alan once ran the port, said that the cranes were unsafe.",
        said=(Said(content="the cranes were unsafe", speaker="Peter Nunn", cue="said", form="indirect"),),
    ),
    Text(  # not said
        id="15a",
        text="The chancellor did not say that pensions would be cut.",
        said=(
            Said(
                content="pensions would be cut",
                speaker="chancellor",
                kind="unnamed",
                form="indirect",
                modality="negated",
            ),
        ),
    ),
    Text(
        id="15b",
        text="Ruben Halvorsen never said the road would be closed.",
        said=(
            Said(content="the road would be closed", speaker="Ruben Halvorsen", form="indirect", modality="negated"),
        ),
    ),
    Text(  # the cue is a participle, the source an agent behind "by"
        id="17a",
        text="Accused of fraud by Whitlock, Serrano left the hall.",
        said=(Said(content="fraud", speaker="Whitlock", source="Whitlock", cue="Accused of", form="indirect"),),
    ),
    Text(
        id="17b",
        text="Serrano, accused by Whitlock of stealing the relief fund, left the hall.",
        said=(Said(content="stealing the relief fund", speaker="Whitlock", cue="accused", form="indirect"),),
    ),
    Text(  # a document, its author, and the paper that saw it
        id="19a",
        text="According to a memo by the water board obtained by Harbour Radio, 12 wells are dry.",
        said=(
            Said(
                content="12 wells are dry",
                speaker="water board",
                kind="organisation",
                cue="According to",
                form="indirect",
                medium="Harbour Radio",
            ),
        ),
    ),
    Text(
        id="19b",
        text="A letter from the water board, seen by Harbour Radio, says that 12 wells are dry.",
        said=(
            Said(
                content="12 wells are dry",
                speaker="water board",
                kind="organisation",
                cue="says",
                form="indirect",
                medium="Harbour Radio",
            ),
        ),
    ),
    Text(  # denied
        id="21a",
        text="Kamara denied that her drivers blocked the road.",
        said=(Said(content="her drivers blocked the road", speaker="Kamara", form="indirect", modality="denied"),),
    ),
    Text(
        id="21b",
        text="Kamara has rejected claims that the village was shelled.",
        said=(
            Said(content="claims that the village was shelled", speaker="Kamara", form="indirect", modality="denied"),
        ),
    ),
    Text(  # two cues, one source
        id="23a",
        text="The airline has said it may cut routes, adding that it would keep its crews.",
        said=(
            Said(content="it may cut routes", speaker="airline", kind="organisation", cue="has said", form="indirect"),
            Said(
                content="it would keep its crews",
                speaker="airline",
                kind="organisation",
                source="The airline",
                cue="adding",
                form="indirect",
            ),
        ),
    ),
    Text(
        id="23b",
        text="Noor Haidari said the clinic was full and warned that supplies would run out.",
        said=(
            Said(content="the clinic was full", speaker="Noor Haidari", cue="said", form="indirect"),
            Said(
                content="supplies would run out",
                speaker="Noor Haidari",
                source="Noor Haidari",
                cue="warned",
                form="indirect",
            ),
        ),
    ),
    Text(  # no proposition of its own
        id="25a",
        text="Officials say so.",
        said=(Said(content="so", speaker="Officials", kind="group", form="indirect", optional=True),),
    ),
    Text(
        id="25b",
        text="The bakery burned down on Monday. The neighbours said so.",
        said=(Said(content="so", speaker="neighbours", kind="group", form="indirect", optional=True),),
    ),
    Text(  # dateline and present tense
        id="27a",
        text="PORTO — The tide is turning, says the harbour pilot.",
        said=(
            Said(content="The tide is turning", speaker="harbour pilot", kind="unnamed", cue="says", form="indirect"),
        ),
    ),
    Text(
        id="27b",
        text="VALLETTA — The ferries are full, says the port authority. The queue grew by the hour on Friday.",
        said=(
            Said(
                content="The ferries are full",
                speaker="port authority",
                kind="organisation",
                cue="says",
                form="indirect",
            ),
        ),
    ),
    Text(  # headline with a colon
        id="27c",
        title="Governor: dam is leaking",
        text="Governor: dam is leaking\n\nWater has been seeping through the wall since Sunday.",
        said=(
            Said(
                content="dam is leaking", speaker="Governor", kind="unnamed", cue="", form="indirect", region="heading"
            ),
        ),
    ),
    Text(  # a verb of manner, with a quotation and without
        id="29a",
        text="“Lovely,” chuckled Ingrid.",
        said=(Said(content="Lovely", speaker="Ingrid", cue="chuckled", form="direct"),),
    ),
    Text(
        id="29b",
        text="“Not on my boat,” Mateus growled.",
        said=(Said(content="Not on my boat", speaker="Mateus", cue="growled", form="direct"),),
    ),
    Text(id="29c", text="Ingrid chuckled at the joke."),
    Text(id="29d", text="Mateus growled at the dog and went below deck."),
    Text(  # an attitude, with another's between verb and clause
        id="31a",
        text="Ilse Maurer hopes, and many growers do too, that the rain will come.",
        said=(
            Said(content="the rain will come", speaker="Ilse Maurer", cue="hopes", form="indirect", modality="belief"),
        ),
    ),
    Text(
        id="31b",
        text="Ilse Maurer believes, as do most brokers, that rents will ease.",
        said=(
            Said(content="rents will ease", speaker="Ilse Maurer", cue="believes", form="indirect", modality="belief"),
        ),
    ),
    Text(id="33a", text="If the inspector says the lift is unsafe, we will shut the mine."),
    Text(id="33b", text="Unless the doctors say he is fit, Baptiste will not play."),
    Text(  # a day of the week
        id="35a",
        text="The bridge is safe, engineer Ruben Halvorsen told Canal Norte on Wednesday.",
        said=(
            Said(
                content="The bridge is safe",
                speaker="Ruben Halvorsen",
                form="indirect",
                venue="Canal Norte",
                said_at="2026-06-03",
            ),
        ),
    ),
    Text(
        id="35b",
        text="“We will not sell the ferry,” Halvorsen told Radio Fjord on Monday.",
        said=(
            Said(
                content="We will not sell the ferry",
                speaker="Halvorsen",
                form="direct",
                venue="Radio Fjord",
                said_at="2026-06-01",
            ),
        ),
    ),
    # ── who is meant ──
    Text(  # two who share a surname
        id="37a",
        text="Clara Bianchi greeted Sofia Bianchi at the station. Bianchi said the line would reopen soon.",
        said=(
            Said(
                content="the line would reopen soon",
                source="Bianchi",
                form="indirect",
                candidates=("Clara Bianchi", "Sofia Bianchi"),
            ),
        ),
    ),
    Text(
        id="37b",
        text="Omar Haddad and his brother Tariq Haddad run the mill. The price of flour has doubled, Haddad said.",
        said=(
            Said(
                content="The price of flour has doubled",
                source="Haddad",
                form="indirect",
                candidates=("Omar Haddad", "Tariq Haddad"),
            ),
        ),
    ),
    Text(  # a building or a capital that stands for a government
        id="41a",
        text="The Kremlin said talks were over.",
        said=(Said(content="talks were over", speaker="Kremlin", kind="organisation", form="indirect"),),
    ),
    Text(
        id="41b",
        text="Ankara said its ships had left the strait.",
        said=(Said(content="its ships had left the strait", speaker="Ankara", kind="organisation", form="indirect"),),
    ),
    Text(
        id="41c",
        text="Downing Street said the budget would be published in March.",
        said=(
            Said(
                content="the budget would be published in March",
                speaker="Downing Street",
                kind="organisation",
                form="indirect",
            ),
        ),
    ),
    Text(
        id="41d",
        text="No 11 said the reshuffle would wait.",
        said=(Said(content="the reshuffle would wait", speaker="No 11", kind="organisation", form="indirect"),),
    ),
    Text(  # the author is not who speaks, also where the name is the same
        id="43a",
        byline="Noah Feld",
        text="By Noah Feld\n\nThe ranger pointed at the mud. “The lake is dying,” he told me.",
        said=(Said(content="The lake is dying", speaker="ranger", kind="unnamed", form="direct", addressee="me"),),
    ),
    Text(
        id="43b",
        byline="Noah Feld",
        text="Carla Reyes, the former treasurer, opened the door herself. “I never signed it,” she told me.",
        said=(Said(content="I never signed it", speaker="Carla Reyes", form="direct", addressee="me"),),
    ),
    Text(
        id="43c",
        byline="Noah Feld",
        text="By Noah Feld\n\n“The lake is dying,” said Noah Feld, a ranger who is no kin of this reporter.",
        said=(
            Said(
                content="The lake is dying",
                speaker="Noah Feld",
                source="Noah Feld, a ranger who is no kin of this reporter",
                form="direct",
            ),
        ),
    ),
    # ── signs that are not seen ──
    Text(
        id="47a",
        text="“The\u00a0mill\u00a0is\u00a0shut,” Tran said.\r\n\r\n“It will re\u00adopen in spring,” he added.",
        said=(
            Said(content="The mill is shut", speaker="Tran", cue="said", form="direct"),
            Said(content="It will re\u00adopen in spring", speaker="Tran", cue="added", form="direct"),
        ),
    ),
    Text(
        id="47b",
        text="“Our fam\u200dily stays,” said\u00a0Tran. “Nobody\u200b leaves.”",
        said=(Said(content="“Our fam\u200dily stays,” … “Nobody leaves.”", speaker="Tran", cue="said", form="direct"),),
    ),
)
