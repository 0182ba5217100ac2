"""What JupyterLab does when it saves a lesson whose widgets have no kernel.

JupyterLab saves the states of widgets that have a kernel. A lesson that is opened the
next day and saved before it runs loses them, and would show "model not found" on the
day after. So the HTML beside such a widget takes its place, in the file alone.

extension.py has the server call this. What another server has saved, `nnlib start`
mends (folder.py).
"""

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"


def before_saving(model, **_):
    """Let the HTML show for each widget without a state; `model` is what is saved."""
    if model["type"] == "notebook" and model.get("content"):
        drop_lost_widgets(model["content"])


def drop_lost_widgets(notebook):
    """Let the HTML beside a widget show where the widget's state is lost, in place.

    Returns whether there was such a widget.
    """
    try:
        saved = notebook["metadata"].get("widgets", {}).get(STATE, {}).get("state", {})
        outputs = [o for cell in notebook["cells"] for o in cell.get("outputs", [])]
        lost = [
            data
            for data in (output.get("data", {}) for output in outputs)
            if "text/html" in data and VIEW in data
            if data[VIEW].get("model_id") not in saved
        ]
    except (TypeError, KeyError, AttributeError):
        return False  # no notebook
    for data in lost:
        del data[VIEW]
    return bool(lost)
