"""Numbers in a sentence: what is counted or measured, how many, of what happened to it; and whether two can both hold.

quantulum3 (0.10.0) was tried first. Of thirty-four invented news sentences it read thirteen wrong: "1.2 million people"
as 1.2, "$3bn" as dollars times barns times newtons, "half a dozen" as 0.5 per dozen, "10:30 a.m." as 10 and 30 years,
"300 miles at" as mile ampere-turns; dates and years as counts; "dozens of" not at all. It has no bounds ("at least")
and no counted things. Its first call took 7 s, a short sentence 0.7 ms without a number and 6 ms with one, 24 MB are
installed. So the reading here is claimdb's own, by tables; it takes a few microseconds where there is no number.
"""

from __future__ import annotations

from claimdb.quantities.agreement import agree, alike
from claimdb.quantities.days import When, read_days
from claimdb.quantities.reading import read
from claimdb.quantities.records import Agreement, Quantity

__all__ = ["Agreement", "Quantity", "When", "agree", "alike", "read", "read_days"]
