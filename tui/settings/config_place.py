"""Where the user's settings are; asked before anything that takes time is imported."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIG_VARIABLE = "READER_CONFIG"
"""Environment variable that names another file of settings."""


def has_config() -> bool:
    """Whether there are settings to read, or a place where there should be some."""
    return bool(os.environ.get(CONFIG_VARIABLE)) or os.path.lexists(config_path())


def config_path(environment: Mapping[str, str] = os.environ) -> str:
    """The file of settings: what READER_CONFIG names, else `reader/config.toml` where the XDG base directory
    specification has configuration. It need not exist."""
    if given := environment.get(CONFIG_VARIABLE):
        return given
    base = environment.get("XDG_CONFIG_HOME", "")
    if not os.path.isabs(base):
        base = os.path.join(environment.get("HOME") or os.path.expanduser("~"), ".config")
    return os.path.join(base, "reader", "config.toml")
