"""``python -m nnlib.figures``: draw the files of images/ anew."""

from nnlib.figures.images import rebuild

if __name__ == "__main__":
    for path in rebuild():
        print(f"wrote {path.parent.name}/{path.name}")
