"""Results as Markdown: a table of times, a table of claims, a plain table."""

import numpy as np


def markdown(header, rows):
    """Return a Markdown table; `header` and each of `rows` list its cells."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, cells)) + " |" for cells in lines)


def of_times(times, step="per step"):
    """Return a table of the median and quartiles, shortest median first."""
    rows = []
    for name, seconds in sorted(times.items(), key=lambda item: np.median(item[1])):
        low, median, high = (duration(s) for s in np.percentile(seconds, [25, 50, 75]))
        rows.append([name, median, f"{low} to {high}"])
    return markdown(["contestant", f"median {step}", "middle half"], rows)


def of_claims(claims):
    """Return a table of ratios with their goals."""
    rows = [
        [
            claim.words,
            f"{claim.median:.2f}",
            f"{claim.low:.2f} to {claim.high:.2f}",
            f"{claim.fastest:.2f}",
            f"at {'least' if claim.at_least else 'most'} {claim.goal:g}",
            "yes" if claim.met else "no",
        ]
        for claim in claims
    ]
    header = ["ratio of times", "median", "middle half", "fastest", "goal", "met"]
    return markdown(header, rows)


def duration(seconds):
    """Return seconds with three digits and a unit that suits: ``13.2 µs``."""
    units = (("s", 1), ("ms", 1e-3), ("µs", 1e-6))
    unit, size = next((pair for pair in units if seconds >= pair[1]), units[-1])
    return f"{seconds / size:.3g} {unit}"
