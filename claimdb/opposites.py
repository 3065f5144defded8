"""Words of opposed meaning, in pairs: two that say them of one thing do not say the same, and cannot both be right.

What only tells two statements apart, and what only stands against each other, is listed where it is asked for.
"""

from __future__ import annotations

_LISTED = """
rise/fall rise/drop up/down increase/decrease grow/shrink gain/lose gain/fall higher/lower high/low more/less
more/fewer above/below advance/retreat raise/cut raise/lower climb/fall strengthen/weaken strong/weak widen/narrow
rally/slump better/worse best/worst accelerate/slow surplus/deficit profit/loss win/lose victory/defeat win/defeat
succeed/fail success/failure accept/reject approve/reject back/oppose support/oppose agree/disagree accept/refuse
confirm/deny admit/deny allow/ban permit/ban allow/forbid allow/block lift/impose open/close open/shut begin/end
begin/stop start/stop resume/suspend stay/leave remain/leave join/leave arrive/leave enter/leave survive/die
guilty/innocent convict/acquit uphold/overturn legal/illegal free/jail true/false real/fake public/private
voluntary/forced safe/dangerous possible/impossible likely/unlikely include/exclude present/absent praise/criticise
praise/criticize friend/enemy ally/enemy hire/fire appoint/sack appoint/dismiss north/south east/west
northern/southern eastern/western left/right buy/sell import/export majority/minority all/none always/never
everyone/nobody ahead/behind early/late earlier/later extend/shorten ease/tighten first/last optimistic/pessimistic
adequate/inadequate sufficient/insufficient love/hate loyal/disloyal hero/traitor male/female missing/found dead/alive
die/survive escalate/ease minor/major temporary/permanent inside/outside hot/cold
"""
OPPOSED = tuple((one, other) for one, _, other in (pair.partition("/") for pair in _LISTED.split()))
