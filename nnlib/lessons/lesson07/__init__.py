"""Lesson 07, matrices forward and backward: its practice and its explorer."""
