"""Numbers that no history should stumble over, and a call that may not warn."""

import warnings

import numpy as np
from hypothesis import strategies as st


NUMBERS = st.one_of(
    st.floats(0, 1e9),
    st.floats(0, allow_infinity=False),
    st.integers(0, 50).map(float),
    st.just(np.nan),
    st.just(0.0),
)
ANY_NUMBER = st.one_of(NUMBERS, st.just(-1.0), st.just(np.inf), st.just(-np.inf))


def silently(call):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return call()
