"""Lesson 00, start here: its practice and its explorers."""
