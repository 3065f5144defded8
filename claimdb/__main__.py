"""``python -m claimdb``: the same as the command ``claimdb``."""

from claimdb.cli import main

if __name__ == "__main__":
    main()
