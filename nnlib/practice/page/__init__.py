"""How practice looks: live forms, static twins, folds."""
