"""Start fast: leave out an import that makes up half of pytest's start.

nbval imports nbformat, which imports jsonschema, which loads a grammar for web
addresses if it is installed (it comes with jupyter). No notebook needs that grammar.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # an import of it says: not installed
