"""PURE: where one story stands: its version, the trouble at its address, and how often it was looked at since."""

from __future__ import annotations

from dataclasses import dataclass, replace

from monitor.demo.story import Happening, Step, Story, StoryVersion, Trouble, versions_of

__all__ = ["Desk", "Served"]

# A change is told when a second look confirms it; only then may the next step come, or two edits would be seen as one.
CALM_LOOKS = 2


@dataclass(frozen=True, slots=True)
class Served:
    """What one look gets: the version, or the trouble in its place."""

    version: StoryVersion
    trouble: Happening | None = None


class Desk:
    """One story on its way through its steps."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._versions = versions_of(story)
        self._taken = 0
        self._trouble: Trouble | None = None
        self._trouble_looks = 0
        self._calm_looks = 0

    @property
    def version(self) -> StoryVersion:
        """The version that stands."""
        return self._versions[self._taken]

    @property
    def is_settled(self) -> bool:
        """Whether the present state was looked at often enough for the next step."""
        return self._trouble is None and self._calm_looks >= CALM_LOOKS

    @property
    def is_done(self) -> bool:
        """Whether all steps are behind it and were looked at."""
        return self._taken == len(self.story.steps) and self.is_settled

    def advance(self) -> Step | None:
        """Take the next step; None where there is none left, or the present one has not been looked at enough."""
        if self._taken == len(self.story.steps) or not self.is_settled:
            return None
        step = self.story.steps[self._taken]
        self._taken += 1
        self._calm_looks = 0
        if isinstance(step, Trouble):
            self._trouble, self._trouble_looks = step, 0
        return step

    def look(self) -> Served:
        """What the next request gets; counts it."""
        trouble = self._trouble
        if trouble is None:
            self._calm_looks += 1
            return Served(self.version)
        self._trouble_looks += 1
        if self._trouble_looks >= trouble.looks:
            self._trouble = None
        if trouble.what is not Happening.FLIP:
            return Served(self.version, trouble.what)
        is_other = self._trouble_looks % 2 == 1
        return Served(replace(self.version, title=trouble.title) if is_other else self.version)
