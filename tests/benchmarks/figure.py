"""The figure: how the time and memory of one backProp call grow."""

from pathlib import Path

from matplotlib.figure import Figure

from tests.benchmarks.growth import memory
from tests.benchmarks.tables import duration

BLUE, VERMILLION = "#0072B2", "#D55E00"


def draw(grown):
    """Return the Figure, and what it shows in words, from growth.measure's numbers."""
    figure = Figure(figsize=(10, 5.6), layout="constrained")
    axes, words = figure.subplots(2, len(grown), sharex="col", squeeze=False), []
    for column, (what, rows) in enumerate(grown.items()):
        sizes, seconds, peaks, _ = zip(*rows, strict=True)
        over, under = axes[0, column], axes[1, column]
        over.plot(sizes, [s * 1000 for s in seconds], color=BLUE, marker="o")
        under.plot(
            sizes,
            [p / 1e6 for p in peaks],
            color=VERMILLION,
            marker="^",
            markerfacecolor="white",
            linestyle="--",
        )
        for ax in (over, under):
            ax.grid(color="#dddddd")
            scale = "linear" if what == "layers" else "log"
            ax.set(xscale=scale, yscale=scale)
            if scale == "linear":
                ax.set_ylim(bottom=0)
        under.set_xlabel(what)
        words.append(
            f"from {sizes[0]:,} to {sizes[-1]:,} {what} the time goes from "
            f"{duration(seconds[0])} to {duration(seconds[-1])} and the memory from "
            f"{memory(peaks[0])} to {memory(peaks[-1])}"
        )
    axes[0, 0].set_ylabel("time per call (ms)")
    axes[1, 0].set_ylabel("peak memory (MB)")
    return figure, "Cost of one backProp call: " + "; ".join(words) + "."


def save(grown, path):
    """Write the figure to `path` and return its words."""
    figure, words = draw(grown)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120)
    return words
