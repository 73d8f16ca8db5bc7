"""Opens the library and lists its articles before anything is imported that reads command lines or draws."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from tui.start.first_frame import FIRST_FRAME

TYPE_CHECKING = False
if TYPE_CHECKING:  # Importing typing takes a tenth of the time there is.
    from index.library import Library
    from tui.settings.settings import Settings
    from tui.start.early_hits import EarlyHits


_PATIENCE = 0.5
"""Seconds for which a folder is read in silence."""


class EarlyStart:
    """What has been opened under the first frame, until the app takes it."""

    def __init__(self) -> None:
        self._opened: tuple[tuple[str, ...], Library, Settings] | None = None
        self._hits: EarlyHits | None = None

    def begin(self, paths: Sequence[str], environment: Mapping[str, str] = os.environ) -> None:
        """Open these files and folders or, without any, the library that is set, and draw what it lists.

        Whatever fails is tried again, and told, by whoever reads the command line.
        """
        with suppress(Exception):
            from tui.commandline.chosen import chosen_settings, with_folder
            from tui.commandline.opening import open_library

            settings, folder = with_folder(chosen_settings())
            choice = None if paths else environment.get("READER_LIBRARY") or folder
            library = open_library(choice, paths, told=lambda found: _tell(found, settings, environment))
            self._opened = tuple(paths), library, settings
            from tui.start.early_hits import EarlyHits

            self._hits = EarlyHits(library, settings, environment)
        self.answer()

    def answer(self) -> None:
        """Draw what there is for what has been typed so far."""
        if self._hits is not None and FIRST_FRAME.is_shown:
            with suppress(Exception):
                # The app asks again, and tells what fails.
                self._hits.draw()

    def taken(self, paths: Sequence[str]) -> tuple[Library, Settings] | None:
        """The library of these paths and the settings, where they were opened; whoever takes it closes it."""
        opened, self._opened = self._opened, None
        if opened is None or opened[0] != tuple(paths):
            return None
        return opened[1:]


def _tell(found: int, settings: Settings, environment: Mapping[str, str]) -> None:
    """Say how many files have been found so far, where that takes long."""
    if FIRST_FRAME.is_shown and time.time() - FIRST_FRAME.begun > _PATIENCE:
        from tui.start.early_hits import draw_said
        from tui.wording.progress_words import files_found

        draw_said(files_found(found), settings, environment)


EARLY_START = EarlyStart()
"""The one of this process."""
