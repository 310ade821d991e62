"""Opening hours and the nightly fresh start, with the clock set by hand; and the machine's own
watchdog."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.machine.emulator import Machine
from tests.machine.exhibit import UNIT, Exhibit, Row

__all__ = ["hours", "watchdog"]

SET = "sed -i 's/^{name} = .*/{name} = \"{value}\"/' /root/answers.toml"


def hours(exhibit: Exhibit[Machine]) -> Iterator[Row]:
    """Open from nine to six: the timers close and open it, and a start at night is put off. It
    installs over the exhibit that runs."""
    run = exhibit.machine.run
    run(
        "; ".join(SET.format(name=n, value=v) for n, v in (("opens", "09:00"), ("closes", "18:00")))
    )
    run("timedatectl set-ntp false; timedatectl set-timezone Europe/Riga")
    run("date -s '2027-03-02 04:29:55'")
    before, begun = exhibit.pid("supervisor"), time.monotonic()
    exhibit.wait(lambda: exhibit.pid("supervisor") not in (0, before), 180)
    exhibit.wait_until_shown()
    yield Row("starts anew at half past four", True, time.monotonic() - begun - 5)
    run("date -s '2027-03-02 12:00'")
    said = exhibit.install()
    yield Row("installed again while it runs", exhibit.on_show(), None, said.splitlines()[-1])
    run("date -s '2027-03-02 17:59:50'")
    begun = time.monotonic()
    exhibit.wait(lambda: exhibit.shown("ActiveState") == "inactive", 120)
    picture = exhibit.machine.picture("closed")
    yield Row("closes at six", True, time.monotonic() - begun - 10, str(picture))
    run(f"systemctl start {UNIT} || true")
    refused = exhibit.shown("Result") == "exec-condition"
    yield Row("a start at night is put off", refused, None, exhibit.shown("Result"))
    run("date -s '2027-03-03 08:59:55'")
    begun = time.monotonic()
    exhibit.wait(lambda: exhibit.shown("ActiveState") != "inactive", 120)
    yield Row("opens at nine", True, time.monotonic() - begun - 5)
    shown = exhibit.wait_until_shown()
    yield Row("and is there", True, shown)


def watchdog(exhibit: Exhibit[Machine]) -> Iterator[Row]:
    """The kernel panics and nobody restarts it: the hardware does."""
    run = exhibit.machine.run
    seen = run("cat /sys/class/watchdog/watchdog0/{identity,timeout,state}").replace("\n", ", ")
    yield Row("systemd keeps the hardware watchdog", "active" in seen, None, seen)
    boot = run("cat /proc/sys/kernel/random/boot_id")
    exhibit.machine.ask("sysctl -w kernel.panic=0; (sleep 1; echo c > /proc/sysrq-trigger) &")
    begun = time.monotonic()
    time.sleep(5)
    exhibit.wait_for_shell(400)
    back = time.monotonic() - begun
    yield Row("a hung system restarts", run("cat /proc/sys/kernel/random/boot_id") != boot, back)
    yield Row("and the exhibit is there", True, exhibit.wait_until_shown() + back)
