"""What holds for every test: no example fails for being slow, since other work may share the machine."""

import signal

from hypothesis import HealthCheck, settings

settings.register_profile("advisor", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("advisor")

# Whoever starts the tests in the background switches ctrl+c off for all that they start, and programs that are asked
# to stop would never do it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
