"""Where the shipped definitions and demonstration offices lie."""

from pathlib import Path


def find_content(name: str) -> Path:
    """The folder `definitions` or `offices`: in the wheel, else in the checkout.

    Raises FileNotFoundError when neither holds a folder of that name.
    """
    package = Path(__file__).resolve().parent
    places = (package / "_content" / name, package.parents[1] / name)
    for place in places:
        if place.is_dir():
            return place
    searched = ", ".join(str(place) for place in places)
    raise FileNotFoundError(f"no content folder {name!r}; searched {searched}")
