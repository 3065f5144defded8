"""Two texts side by side: which passages of them were not written independently. Pure: texts in, passages out.

`prepare` cuts a text into units and words, `fingerprints` picks the runs of words under which texts meet, `matching`
compares unit with unit, `passages` chains what agrees, `quotations` compares what both quote, `groups` puts passages
that hang together into one origin.
"""
