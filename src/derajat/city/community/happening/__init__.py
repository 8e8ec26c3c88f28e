"""What happens in the community: campaigns, surveys, posts, partners, leaders."""

from derajat.city.community.happening.efforts import (
    build_efforts,
    build_leaders,
    build_openings,
    build_organisations,
    build_posts,
    build_support,
)
from derajat.city.community.happening.surveys import (
    build_behaviour,
    build_campaigns,
    build_households,
    build_smoke_free,
    build_tests,
)
from derajat.city.programme import World
from derajat.city.registers import Register


_BUILDERS = (
    build_campaigns,
    build_behaviour,
    build_tests,
    build_households,
    build_smoke_free,
    build_openings,
    build_posts,
    build_efforts,
    build_support,
    build_leaders,
    build_organisations,
)


def build_registers(world: World) -> tuple[Register, ...]:
    """The eleven registers of community health."""
    return tuple(build(world) for build in _BUILDERS)


__all__ = ["build_registers"]
