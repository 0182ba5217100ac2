"""Lesson 07, backPropNN and XOR: its practice and its explorers."""
