"""The practice of lesson 00 quotes no decimal number."""

GIVEN = {}
COMPUTED = {}
