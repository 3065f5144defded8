"""A report on a harbour fire, and what others make of it; everything is invented."""

from __future__ import annotations

PARAGRAPHS = (
    (
        "A fire that broke out before dawn destroyed two timber warehouses on the northern quay on Tuesday "
        "and forced the evacuation of a ferry terminal."
    ),
    (
        "Harbour master Lena Brandt said the flames spread from a welding workshop whose sprinklers had been "
        "switched off for repairs since March."
    ),
    (
        "“We had eleven minutes between the first alarm and the roof coming down,” she told reporters. "
        "“Nobody should have been in there, and thank God nobody was.”"
    ),
    (
        "Insurers put the damage at forty million crowns, more than the port earned in the whole of last "
        "year, according to the shipping office."
    ),
    (
        "Captain Odd Lie, who commands the pilot station, said dredging of the eastern channel would be "
        "suspended until divers had inspected the collapsed piers."
    ),
    (
        "The council meets on Friday to decide whether the workshop may reopen; opposition councillors have "
        "demanded the resignation of the port director."
    ),
)
REPORT = "\n\n".join(PARAGRAPHS) + "\n"
_REWORDED = (
    (
        "Two timber warehouses on the northern quay were destroyed by a fire that broke out before dawn on "
        "Tuesday; a ferry terminal had to be evacuated."
    ),
    (
        "Lena Brandt, the harbour master, said flames had spread from a welding workshop, whose sprinklers "
        "were switched off for repairs in March."
    ),
    (
        "The damage was put at forty million crowns by insurers, more than the port earned last year, the "
        "shipping office said."
    ),
)
REWORDED = "\n\n".join(_REWORDED)
"""Three of its paragraphs in other words."""
_APART = (
    (
        "Firefighters spent Tuesday morning damping down what is left of the sheds at the port after the "
        "worst blaze there in a generation."
    ),
    (
        "The harbour master, Lena Brandt, praised the crews, who came from three neighbouring towns and "
        "pumped sea water for six hours."
    ),
    (
        "Ferry passengers were taken to a school gymnasium, where volunteers served soup. Services to the "
        "islands resume on Wednesday."
    ),
    ("“We had eleven minutes between the first alarm and the roof coming down,” Brandt said at a news conference."),
)
APART = "\n\n".join(_APART)
"""An account of its own, with one of the quotations."""
_MILL = (
    ("The old mill reopened on Monday with a brass band, free pastries and a speech by the mayor of the upper town."),
    ("Its wheel had stood still since the flood of nineteen years ago, when the weir broke and the miller left."),
    ("Volunteers carved the new paddles from larch that foresters gave them, and a school painted the shutters."),
)
MILL = "\n\n".join(_MILL)
"""About something else."""
