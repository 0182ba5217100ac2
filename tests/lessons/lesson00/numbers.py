"""The start page quotes no decimal number in its prose."""

GIVEN = {}
COMPUTED = {}
