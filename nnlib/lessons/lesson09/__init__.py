"""Lesson 09, Inside XOR: its practice and its explorers."""
