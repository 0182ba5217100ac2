"""Start fast, and share the machine: settings that must come before all imports.

Each process computes with one thread, as pytest runs one process for each core. And an
import is left out that makes up half of pytest's start: nbval imports nbformat, which
imports jsonschema, which loads a grammar for web addresses if it is installed (it comes
with jupyter). No notebook needs that grammar.
"""

import os
import sys

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.modules.setdefault("rfc3987_syntax", None)  # an import of it says: not installed
