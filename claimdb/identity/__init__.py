"""Who is who, without a database: names in an article → what they stand for → one speaker or two.

`referring` reads an article's names, `likeness` compares names, `evidence` weighs what stands beside them (`offices`),
`clusters` puts together what is one speaker's, and `decided` holds what people decided.
"""
