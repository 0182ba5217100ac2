"""What a measurement was made on: versions and the processor, no names or paths."""

import importlib.metadata
import os
import platform

import numpy as np

from tests.benchmarks import tables


def describe():
    """Return the environment as a Markdown table."""
    return tables.markdown(
        ["environment", ""],
        [
            ["Python", f"{platform.python_version()} on {platform.system()}"],
            ["NumPy", f"{np.__version__} with {_blas()}"],
            ["threads", _threads()],
            ["processor", f"{_processor()}, {os.cpu_count()} cores"],
            ["scikit-learn", version("scikit-learn")],
            ["PyTorch", _torch()],
        ],
    )


def version(distribution):
    """Return the version of an installed distribution, or 'not installed'."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _blas():
    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    return f"{blas['name']} {blas['version']}"


def _torch():
    if version("torch") == "not installed":
        return "not installed"
    import torch

    return f"{torch.__version__}, threads: {torch.get_num_threads()}"


def _threads():
    """Say whether somebody has limited the threads of the matrix products."""
    limits = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")
    given = [f"{name}={os.environ[name]}" for name in limits if name in os.environ]
    return ", ".join(given) or "as many as the libraries choose"


def _processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as cpuinfo:
            models = [line for line in cpuinfo if line.startswith("model name")]
        return models[0].split(":")[1].strip()
    except (OSError, IndexError):
        return platform.processor() or platform.machine()
