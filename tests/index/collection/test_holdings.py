"""What a library is called on the command line."""

from __future__ import annotations

import pytest

from index.collection.holdings import Holdings


@pytest.mark.parametrize(
    ("paths", "library", "option"),
    [
        ((), "default", ""),
        ((), "my news", "--library 'my news'"),
        (("~/news",), None, "--library '~/news'"),
        (("/srv/news",), None, "--library /srv/news"),
        # A library may be called the same as a folder.
        (("news",), None, "--library ./news"),
        (("news", "wires"), None, None),
    ],
)
def test_a_library_is_named_by_what_the_option_takes(paths, library, option):
    assert Holdings.of(paths, library).option == option
