"""Values set against the targets of plans: how far, how many people, how fast.

Everything here is pure: values, plans, days and choices are handed in. Numbers that
are compared with printed ones are exact fractions.
"""
