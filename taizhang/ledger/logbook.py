"""What the log says about itself: whom it introduced, and what it published."""

from collections.abc import Mapping
from typing import Any


class Told:
    """Actors with their last unit, and policies, taken from leaves in their order."""

    def __init__(self) -> None:
        self.actors: dict[str, str] = {}
        self.policies: set[str] = set()

    def take(self, said: Mapping[str, Any]) -> None:
        """Take in what a leaf makes known, if it makes anything known."""
        if said.get("kind") == "actor-added":
            self.actors[said["who"]] = said.get("unit", "")
        elif said.get("kind") == "standard-published":
            self.policies.add(said["policy"])
