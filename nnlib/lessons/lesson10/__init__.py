"""Lesson 10, Real digits: its practice, its drawings and its explorer."""
