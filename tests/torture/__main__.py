"""Attacks what is kept, at length: python -m tests.torture. It ends with 1 where anything was lost."""

if __name__ == "__main__":  # each attacked process imports this file, and should not wait for the rest
    import sys

    from tests.torture.run import main

    sys.exit(main())
