"""Lesson 03, the loss: its practice and its explorers."""
