"""Resource limits that the worker puts on itself before it reads a byte from a stranger."""

from __future__ import annotations

import math
import resource

from guwah.readers.limits import Limits

OPEN_FILES = 64


def apply_resource_limits(limits: Limits) -> tuple[list[str], list[str]]:
    """Set the limits; what is in force and what failed, in plain words."""
    cpu_seconds = math.ceil(limits.wall_seconds * 20)
    wanted = (
        ("memory", resource.RLIMIT_AS, limits.memory_bytes),
        ("processor time", resource.RLIMIT_CPU, cpu_seconds),
        ("no file written", resource.RLIMIT_FSIZE, 0),
        ("open files", resource.RLIMIT_NOFILE, OPEN_FILES),
        ("no core dump", resource.RLIMIT_CORE, 0),
        ("no new process", resource.RLIMIT_NPROC, 0),
    )
    done, failed = [], []
    for name, number, value in wanted:
        try:
            resource.setrlimit(number, (value, value))
            done.append(name)
        except (ValueError, OSError) as error:
            failed.append(f"limit of {name} ({error})")
    in_force = [f"resource limits ({', '.join(done)})"] if done else []
    return in_force, failed
