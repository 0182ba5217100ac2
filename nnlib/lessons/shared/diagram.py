"""The 2-2-1 network as a diagram whose lines and numbers can be changed in place."""

from matplotlib.patches import Circle, Rectangle

from nnlib.figures.palette import BLACK, GRAY, GREEN, SMALL, weight_line
from nnlib.text import number_text

PLACES = {  # where each node stands; the Axes is 10 wide and 4.4 high
    "x1": (0.8, 3.4),
    "x2": (0.8, 1.0),
    "h1": (4.9, 3.4),
    "h2": (4.9, 1.0),
    "o1": (9.0, 2.2),
}
EDGES = {  # from where to where each weight leads
    "w1": ("x1", "h1"),
    "w2": ("x2", "h1"),
    "w3": ("x1", "h2"),
    "w4": ("x2", "h2"),
    "w5": ("h1", "o1"),
    "w6": ("h2", "o1"),
}
BIASES = {"b1": "h1", "b2": "h2", "b3": "o1"}
RADIUS = 0.52


class NetworkDiagram:
    """Squares for the inputs, circles for the neurons, a line for each weight.

    `edges`, `labels` and `nodes` hold the artists by name, for explorers that mark
    some of them. A narrow picture needs a larger `radius`, so that numbers fit.
    """

    def __init__(self, ax, radius=RADIUS):
        ax.set_axis_off()
        ax.set(xlim=(0, 10), ylim=(0, 4.4), aspect="equal")
        self.edges, self.labels, self.nodes, self.texts = {}, {}, {}, {}
        for name, (start, end) in EDGES.items():
            (x0, y0), (x1, y1) = PLACES[start], PLACES[end]
            self.edges[name] = ax.plot([x0, x1], [y0, y1], zorder=1)[0]
            # Nearer to the start than to the end, where lines cross in the middle.
            share = 0.3 if start[0] == "x" else 0.45
            self.labels[name] = _text(
                ax, x0 + share * (x1 - x0), y0 + share * (y1 - y0), zorder=2, box=True
            )
        for name, (x, y) in PLACES.items():
            square = Rectangle((x - radius, y - radius), 2 * radius, 2 * radius)
            patch = square if name[0] == "x" else Circle((x, y), radius)
            patch.set(facecolor="white", edgecolor=BLACK, linewidth=1.5, zorder=3)
            self.nodes[name] = ax.add_patch(patch)
            self.texts[name] = _text(ax, x, y, zorder=4)
        for name, node in BIASES.items():
            x, y = PLACES[node]
            self.labels[name] = _text(ax, x, y - radius - 0.25, zorder=2, box=True)

    def update(self, knobs, inside, lit=()):
        """Show the numbers of `knobs` and the texts `inside` the nodes, both by name.

        The names in `lit` are what counts now: they are drawn green and thick.
        """
        largest = max([1.0, *(abs(knobs[name]) for name in EDGES)])
        for name, edge in self.edges.items():
            edge.set(**weight_line(knobs[name], largest))
            if name in lit:
                edge.set(color=GREEN, linewidth=5)
        for name, label in self.labels.items():
            label.set_text(f"{name} = {number_text(knobs[name], 2)}")
        for name, text in self.texts.items():
            text.set_text(f"{name}\n{inside[name]}" if inside.get(name) else name)
            self.nodes[name].set_edgecolor(GREEN if name in lit else BLACK)
            self.nodes[name].set_linewidth(4 if name in lit else 1.5)
            text.set_color(BLACK if inside.get(name) else GRAY)


def _text(ax, x, y, zorder, box=False):
    style = {"facecolor": "white", "edgecolor": "none", "pad": 1.5} if box else None
    return ax.text(
        x, y, "", fontsize=SMALL, ha="center", va="center", zorder=zorder, bbox=style
    )
