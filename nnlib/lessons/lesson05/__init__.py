"""Lesson 05, training: its practice and its explorers."""
