"""Lesson 08, backPropNN learns XOR: its practice and its explorer."""
