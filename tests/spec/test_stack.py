"""Wide to long: element columns become rows."""

from .conditions import known
from .questions import ask, mean, rows
from .steps import derived, stack, where


SURVEY = """
    orang | u1 | u2 | u3 | jk
    A     | 3  | 4  |    | L
    B     | 4  | 4  | 1  | P
"""
LONG = stack("u1", "u2", "u3", name="layanan", value="nilai")


def test_each_element_becomes_a_row_with_its_name_and_value(spec):
    spec(
        tables={"skm": SURVEY},
        dataset=derived("skm-unsur", "skm", LONG),
        tally=ask(rows(), by=["layanan", "nilai"]),
        gives="""
            layanan | nilai | count
            u1      | 3     | 1
            u1      | 4     | 1
            u2      | 4     | 2
            u3      |       | 1
            u3      | 1     | 1
        """,
    )


def test_other_columns_stay_with_each_row(spec):
    spec(
        tables={"skm": SURVEY},
        dataset=derived("skm-unsur", "skm", LONG),
        tally=ask(rows(), by=["jk"]),
        gives="""
            jk | count
            L  | 3
            P  | 3
        """,
    )


def test_a_missing_element_is_not_part_of_its_mean(spec):
    spec(
        tables={"skm": SURVEY},
        dataset=derived("skm-unsur", "skm", LONG),
        tally=ask(mean("nilai"), by=["layanan"]),
        gives="""
            layanan | sum | known
            u1      | 7   | 2
            u2      | 8   | 2
            u3      | 1   | 1
        """,
    )


def test_empty_elements_can_be_left_aside(spec):
    spec(
        tables={"skm": SURVEY},
        dataset=derived("skm-unsur", "skm", LONG, where(known("nilai"))),
        tally=ask(rows()),
        gives={"count": 5},
    )
