"""The proof of the engine: a seeded city on a virtual clock, faults at every boundary, invariants after each step.

One seed is one exact history. `python -m tests.proof --seconds N` (`make prove`) runs fresh seeds for so long and ends
non-zero on a violation, with the seed that shows it.
"""
