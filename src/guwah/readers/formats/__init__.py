"""One file per format. Each has ``read(untrusted_bytes, draft)`` and runs only inside the worker."""
