"""What nnlib adds to the server of JupyterLab, as an extension of it.

pip installs extension.json, which switches this on for `nnlib start`, for `jupyter lab`
and for `jupyter notebook`. It does two things: what is saved can be read without a
kernel (saving.py), and messages to the page leave at once.

The second is for explorers. A moved slider is answered by several small messages. A
socket holds a small message back until the last one is confirmed, and a browser may
wait 40 ms with that. Tornado advises pages with small messages to switch this off;
Jupyter Server does not do it.
"""

from functools import wraps

from nnlib.desk.saving import before_saving


def _jupyter_server_extension_points():
    """Tell the server where the extension is."""
    return [{"module": "nnlib.desk.extension"}]


def _load_jupyter_server_extension(server):
    """Have the server call `before_saving`, and send at once."""
    from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

    server.contents_manager.register_pre_save_hook(before_saving)
    KernelWebsocketHandler.open = at_once(KernelWebsocketHandler.open)


def at_once(opened):
    """Return the method `opened` of a WebSocket's handler, so that it sends at once."""

    @wraps(opened)
    def open_(handler, *args, **kwargs):
        handler.set_nodelay(True)
        return opened(handler, *args, **kwargs)

    return open_
