"""Lesson 09, inside XOR: its practice and its explorers."""
