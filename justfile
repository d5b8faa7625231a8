# What to run, once. pre-commit and CI call the same recipes.

# Everything that CI asks.
check: lint types rooms fresh test

lint:
    ruff check .
    ruff format --check .

types:
    pyright

rooms:
    lint-imports

# Everything that derives from the vocabulary or the program is up to date.
fresh:
    python tools/generate.py --check
    python tools/messages.py --check

generate:
    python tools/generate.py

# Sort and compile the catalogues, and hold them against the code.
messages:
    python tools/messages.py

test *ARGS:
    python -m pytest {{ARGS}}

# Every view of the example's page as pictures and on paper, to look at.
shots FOLDER="shots":
    python tools/shots.py {{FOLDER}}

# The long forms of the reliability tests as well.
test-all:
    python -m pytest -m "slow or not slow"

benchmarks:
    for each in import_speed account_read startup graph_kernels reliability whole_analysis scorecard page_opening; do python -m benchmarks.$each; done
