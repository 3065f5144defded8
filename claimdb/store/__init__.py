"""The only queries: a session goes in, frozen records (claimdb.store.rows) come out. Nothing here commits."""
