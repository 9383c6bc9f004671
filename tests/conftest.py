"""What holds for every test: no example fails for being slow, since other work may share the machine."""

from hypothesis import HealthCheck, settings

settings.register_profile("advisor", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("advisor")
