"""Lesson 04, slopes and the chain rule: its practice and its explorers."""
