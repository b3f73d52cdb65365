"""A seccomp filter by ctypes: no network, no new process, no write, no look into other processes.

Refused calls fail with "operation not permitted" instead of ending the process, so that a library that merely
tries can go on. Source: Linux, Documentation/userspace-api/seccomp_filter.rst.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct

from guwah.readers.syscalls import KERNEL, MACHINES, NETWORK, PROCESSES, WRITES

LOAD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL_PROCESS = 0x7FFF0000, 0x80000000
REFUSE = 0x00050000 | errno.EPERM
NOT_THERE = 0x00050000 | errno.ENOSYS
AUDIT_ARCH = (0xC000003E, 0xC00000B7)
NUMBER_AT, MACHINE_AT, ARGUMENTS_AT = 0, 4, 16
X32_BIT = 0x40000000
OPEN, OPENAT, CLONE, CLONE3, PRLIMIT64 = (2, None), (257, 56), (56, 220), (435, 435), (302, 261)
WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CLONE_THREAD = 0x00010000
SECCOMP = (317, 277)
SET_MODE_FILTER, ALL_THREADS = 1, 1


class Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def filter_system_calls(libc: ctypes.CDLL) -> None:
    """Put the filter in force for good, on every thread; no_new_privs must be set.

    Raises:
        OSError: where the machine is not known or the kernel refuses.
    """
    machine = MACHINES.get(platform.machine())
    if machine is None:
        raise OSError(errno.ENOSYS, f"no list of system calls for {platform.machine()}")
    code = b"".join(_instructions(machine))
    program = Program(len(code) // 8, code)
    result = libc.syscall(SECCOMP[machine], SET_MODE_FILTER, ALL_THREADS, ctypes.byref(program))
    if result != 0:
        # A positive result is the thread that could not be brought under the filter.
        number = ctypes.get_errno() if result < 0 else errno.EBUSY
        raise OSError(number, os.strerror(number))


def _instructions(machine: int) -> list[bytes]:
    code = [
        _step(LOAD, MACHINE_AT),
        _step(JUMP_EQUAL, AUDIT_ARCH[machine], 1, 0),
        _step(RETURN, KILL_PROCESS),
        _step(LOAD, NUMBER_AT),
    ]
    if machine == 0:
        code += [_step(JUMP_AT_LEAST, X32_BIT, 0, 1), _step(RETURN, KILL_PROCESS)]
    for calls in (NETWORK, PROCESSES, KERNEL, WRITES):
        for numbers in calls.values():
            code += _refuse(numbers[machine])
    # glibc falls back from clone3, whose flags cannot be seen here, to clone, whose flags can.
    code += _refuse(CLONE3[machine], NOT_THERE)
    code += _refuse_unless(CLONE[machine], argument=0, has_bits=CLONE_THREAD)
    code += _refuse_where(OPEN[machine], argument=1, has_bits=WRITE_FLAGS)
    code += _refuse_where(OPENAT[machine], argument=2, has_bits=WRITE_FLAGS)
    code += _refuse_where(PRLIMIT64[machine], argument=2, has_bits=0xFFFFFFFF)
    return [*code, _step(RETURN, ALLOW)]


def _refuse(number: int | None, answer: int = REFUSE) -> list[bytes]:
    if number is None:
        return []
    return [_step(JUMP_EQUAL, number, 0, 1), _step(RETURN, answer)]


def _refuse_where(number: int | None, *, argument: int, has_bits: int) -> list[bytes]:
    """Refuse a call where one of the bits of an argument is set."""
    return _judge_bits(number, argument, has_bits, on_set=0, on_clear=1)


def _refuse_unless(number: int | None, *, argument: int, has_bits: int) -> list[bytes]:
    """Refuse a call where none of the bits of an argument is set."""
    return _judge_bits(number, argument, has_bits, on_set=1, on_clear=0)


def _judge_bits(number: int | None, argument: int, bits: int, on_set: int, on_clear: int) -> list[bytes]:
    if number is None:
        return []
    return [
        _step(JUMP_EQUAL, number, 0, 4),
        _step(LOAD, ARGUMENTS_AT + 8 * argument),
        _step(JUMP_ANY_BIT, bits, on_set, on_clear),
        _step(RETURN, REFUSE),
        _step(LOAD, NUMBER_AT),
    ]


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """struct sock_filter."""
    return struct.pack("=HBBI", code, if_true, if_false, value)
