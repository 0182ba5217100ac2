"""What JupyterLab does when it saves a lesson whose widgets have no kernel.

JupyterLab saves the states of widgets that have a kernel. A lesson that is opened the
next day and saved before it runs loses them, and would show "model not found" on the
day after. So the HTML beside such a widget takes its place, in the file alone.

This is an extension of the server: pip installs saving.json, which switches it on for
`nnlib start`, for `jupyter lab` and for `jupyter notebook`.
"""

from nnlib.desk.copies import drop_lost_widgets


def before_saving(model, **_):
    """Let the HTML show for each widget without a state; `model` is what is saved."""
    if model["type"] == "notebook" and model.get("content"):
        drop_lost_widgets(model["content"])


def _jupyter_server_extension_points():
    """Tell the server where the extension is."""
    return [{"module": "nnlib.desk.saving"}]


def _load_jupyter_server_extension(server):
    """Have the server call `before_saving`."""
    server.contents_manager.register_pre_save_hook(before_saving)
