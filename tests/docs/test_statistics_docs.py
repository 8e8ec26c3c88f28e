"""Every statistical function says what it is, and its example is true."""

import doctest
import inspect

import pytest
from docs.statistics_pages import (
    REQUIRED,
    SUBJECTS,
    find_functions,
    find_subject,
    read_docstring,
)


FUNCTIONS = [
    pytest.param(function, find_subject(subject), id=f"{subject}.{name}")
    for subject in SUBJECTS
    for name, function in find_functions(find_subject(subject)).items()
]


@pytest.mark.parametrize(("function", "subject"), FUNCTIONS)
def test_a_function_names_source_units_shapes_and_what_is_missing(function, subject):
    parts = read_docstring(function)
    assert parts.prose
    assert [name for name in REQUIRED if name not in parts.sections] == []


@pytest.mark.parametrize(("function", "subject"), FUNCTIONS)
def test_the_example_of_a_function_is_true(function, subject):
    names = {name: getattr(subject, name) for name in subject.__all__}
    found = doctest.DocTestFinder(recurse=False).find(function, globs=names)
    assert [test for test in found if test.examples], "no example"
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    for test in found:
        runner.run(test)
    assert runner.failures == 0


@pytest.mark.parametrize("subject", SUBJECTS)
def test_everything_public_is_exported_once_and_has_a_docstring(subject):
    names = find_subject(subject).__all__
    assert len(names) == len(set(names))
    for name in names:
        thing = getattr(find_subject(subject), name)
        if inspect.isclass(thing):
            assert inspect.getdoc(thing), name
