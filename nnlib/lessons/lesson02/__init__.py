"""Lesson 02, a network feeds forward: its practice and its explorers."""
