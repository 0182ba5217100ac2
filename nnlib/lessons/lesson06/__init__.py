"""Lesson 06, what did it learn: its practice and its explorers."""
