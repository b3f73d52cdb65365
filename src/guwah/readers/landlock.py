"""Landlock by ctypes: after this the process reads only the named places and writes nowhere.

Source: Linux, Documentation/userspace-api/landlock.rst and include/uapi/linux/landlock.h.
"""

from __future__ import annotations

import ctypes
import os
import stat
from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
VERSION_FLAG = 1
RULE_PATH_BENEATH = 1
READ_FILE, READ_DIR = 1 << 2, 1 << 3
ACCESS_BITS_BY_ABI = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights over files each version knows; from version 6 on as in 5."""
BIND_AND_CONNECT_TCP = 0b11
SCOPE_SOCKETS_AND_SIGNALS = 0b11
PR_SET_NO_NEW_PRIVS = 38


class RulesetAttr(ctypes.Structure):
    """struct landlock_ruleset_attr."""

    _fields_ = [
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    ]


class PathBeneathAttr(ctypes.Structure):
    """struct landlock_path_beneath_attr."""

    _pack_ = 1
    _fields_ = [("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32)]


def forbid_new_privileges(libc: ctypes.CDLL) -> None:
    """Set no_new_privs, which Landlock and seccomp need. Raises ``OSError``."""
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs was refused")


def restrict_files(libc: ctypes.CDLL, readable: Iterable[str]) -> int:
    """Allow reading below ``readable`` and nothing else; the version of Landlock that is in force.

    Raises:
        OSError: where the kernel has no Landlock or refuses.
    """
    version = _checked(libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), VERSION_FLAG))
    ruleset = _ruleset(libc, version)
    try:
        for path in readable:
            _allow_reading(libc, ruleset, path)
        _checked(libc.syscall(RESTRICT_SELF, ruleset, 0))
    finally:
        os.close(ruleset)
    return version


def _ruleset(libc: ctypes.CDLL, version: int) -> int:
    attr = RulesetAttr()
    attr.handled_access_fs = (1 << ACCESS_BITS_BY_ABI.get(version, 16)) - 1
    size = 8
    if version >= 4:
        attr.handled_access_net, size = BIND_AND_CONNECT_TCP, 16
    if version >= 6:
        attr.scoped, size = SCOPE_SOCKETS_AND_SIGNALS, 24
    return _checked(libc.syscall(CREATE_RULESET, ctypes.byref(attr), ctypes.c_size_t(size), 0))


def _allow_reading(libc: ctypes.CDLL, ruleset: int, path: str) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        is_directory = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        rule = PathBeneathAttr(READ_FILE | READ_DIR if is_directory else READ_FILE, descriptor)
        _checked(libc.syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, ctypes.byref(rule), 0))
    finally:
        os.close(descriptor)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
