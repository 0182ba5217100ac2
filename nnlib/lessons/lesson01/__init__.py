"""Lesson 01, one neuron: its practice and its explorers."""
