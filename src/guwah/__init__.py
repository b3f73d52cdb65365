"""guwah: from survivors' testimony to findings that stand up."""

__version__ = "0.1.0"
