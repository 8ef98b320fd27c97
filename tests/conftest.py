"""How the property tests run: the same cases each time here, ever new ones in `make fuzz`."""

from hypothesis import HealthCheck, settings

# A slow machine is no failure, so nothing is timed.
settings.register_profile(
    "tests",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("fuzz", parent=settings.get_profile("tests"), derandomize=False, max_examples=20_000)
settings.load_profile("tests")
