"""What lpips_worker.ts does, by the lpips package.

    python -m metrics.lpips_twin SETTINGS
"""

import json
import sys

import lpips
import torch
from safetensors.torch import load_file

from harness.serve import serve

CONVOLUTIONS = {  # Of torchvision's AlexNet, by ours.
    "conv1": "slice1.0",
    "conv2": "slice2.3",
    "conv3": "slice3.6",
    "conv4": "slice4.8",
    "conv5": "slice5.10",
}


def prepare(settings):
    torch.set_num_threads(settings["threads"])
    torch.manual_seed(0)
    net = lpips.LPIPS(net="alex", pnet_rand=True, verbose=False).eval()
    fill(net, load_file(settings["weights"]))
    size = settings["size"]
    x, y = 2 * torch.rand(2, settings["batch"], 3, size, size) - 1

    @torch.inference_mode()
    def run():
        net(x, y).tolist()

    return {"torch": torch.__version__, "lpips": "0.1.4"}, run


def fill(net, weights):
    """Puts the weights of the file in place of random ones."""
    with torch.no_grad():
        for ours, theirs in CONVOLUTIONS.items():
            layer = net.net.get_submodule(theirs)
            layer.weight.copy_(weights[f"{ours}.kernel"].permute(3, 2, 0, 1))
            layer.bias.copy_(weights[f"{ours}.bias"])
        for i, lin in enumerate(net.lins):
            lin.model[-1].weight.copy_(weights[f"lin{i}"][None, :, None, None])


if __name__ == "__main__":
    settings = json.loads(sys.argv[1])
    serve(lambda: prepare(settings))
