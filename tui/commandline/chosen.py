"""What the user has set, and which library that names; read before the command line is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tui.settings.config_place import has_config

if TYPE_CHECKING:
    from tui.settings.settings import Settings


def chosen_settings() -> Settings:
    """The settings of this user, with what is wrong with them."""
    if not has_config():
        from tui.settings.settings import Settings

        return Settings()
    from tui.settings.settings_file import read_settings

    return read_settings()


def with_folder(settings: Settings) -> tuple[Settings, str | None]:
    """The settings, and the folder or library they name as `--library` would name it. One that is not there
    is none, and one more problem. From here on dates in figures are read as the settings say."""
    from index.collection.registry import SEEDS, Registry
    from index.languages.date_order import read_figures_as
    from index.places import places

    read_figures_as(settings.date_order)
    folder = settings.folder
    path = os.path.expanduser(folder)
    if not folder or os.path.isabs(path) or folder == SEEDS or folder in Registry(places().data).names():
        return settings, path or None
    from dataclasses import replace

    from tui.settings.config_place import config_path
    from tui.settings.settings_file import Problem

    missing = f"There is no library {folder}; `reader add FOLDER --library {folder}` makes one."
    return replace(settings, problems=(*settings.problems, Problem(config_path(), 0, missing))), None
