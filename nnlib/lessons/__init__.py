"""What each lesson asks and shows: one folder a lesson, its practice and explorers."""
