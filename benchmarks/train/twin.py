"""A step of training in PyTorch, as fast as it gets, to measure.

    python -m train.twin '{"config": {...}, "batch": 4, "threads": 2, ...}'
"""

import copy
import json
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

from engine.twin import keep_large_blocks
from harness.serve import Milliseconds, serve
from network.twin import Restorer, draw_noise
from train.augment import augment, draw_augment
from train.codebooks import Following
from train.vgg import Vgg19
from twin.discriminator import Discriminator  # network.twin says where it is.


class Training:
    """Both networks, and what makes them learn: all of a step."""

    def __init__(self, config, settings):
        self.config = config
        self.layout = (
            torch.channels_last
            if settings.get("layout") == "channels_last"
            else torch.contiguous_format
        )
        self.restorer = self.place(Restorer(config["restorer"]))
        self.average = copy.deepcopy(self.restorer).requires_grad_(False)
        judge = {"size": config["restorer"]["size"], **config["discriminator"]}
        self.discriminator = self.place(Discriminator(judge))
        self.vgg = self.place(Vgg19()) if config["loss"]["perceptual"] else None
        self.following = Following(self.restorer)
        self.optimizers = self.adam(self.restorer, 1), self.lazy_adam()
        self.encode = self.restorer.encoder
        if settings.get("compile"):
            self.encode = torch.compile(self.encode)
            self.restorer_loss = torch.compile(self.restorer_loss)
            self.discriminator_loss = torch.compile(self.discriminator_loss)

    def place(self, module):
        return module.to(memory_format=self.layout)

    def lazy_adam(self):
        interval = self.config["r1"]["interval"]
        return self.adam(self.discriminator, interval / (interval + 1))

    def adam(self, module, share):
        optimizer = self.config["optimizer"]
        betas = [float(optimizer[name]) ** share for name in ("beta1", "beta2")]
        return torch.optim.Adam(
            module.parameters(),
            lr=optimizer["learningRate"] * share,
            betas=betas,
            eps=1e-8,
            fused=True,
        )

    def step(self, degraded, reference, drawn, decay, penalized):
        """Takes a step; tells its losses and the norms of its gradients."""
        degraded, reference = map(self.from_levels, (degraded, reference))
        image, report = self.restore(degraded, reference, drawn, decay)
        return {**report, **self.judge(image, reference, drawn, penalized)}

    def from_levels(self, levels):
        """From bytes, NHWC, to [-1, 1], NCHW."""
        x = levels.permute(0, 3, 1, 2).float() * (1 / 127.5) - 1
        return x.contiguous(memory_format=self.layout)

    def restore(self, degraded, reference, drawn, decay):
        adam, _ = self.optimizers
        self.discriminator.requires_grad_(False)
        terms, image = self.restorer_loss(
            degraded, reference, drawn["noise"], drawn["judged"]
        )
        self.discriminator.requires_grad_(True)
        adam.zero_grad()
        terms["total"].backward()
        with torch.no_grad():  # Before the weights move.
            features, _ = self.encode(reference)
        self.following.update(features, drawn["rows"])
        norm = learn(self.restorer, adam)
        self.follow_weights(decay)
        return image.detach(), read("loss", {**terms, "norm": norm})

    def judge(self, restored, reference, drawn, penalized):
        _, adam = self.optimizers
        adam.zero_grad()
        loss = self.penalized_loss if penalized else self.discriminator_loss
        terms = loss(restored, reference, drawn["restored"], drawn["reference"])
        total = terms["loss"] + terms.get("penalty", 0)
        total.backward()
        norm = learn(self.discriminator, adam)
        return read("discriminator", {**terms, "norm": norm})

    def restorer_loss(self, degraded, reference, noise, drawn):
        """Eq. 7."""
        image, commitment = self.restorer(degraded, noise)
        terms = {"l1": (image - reference).abs().mean(), "commitment": commitment}
        score = self.discriminator(augment(image, drawn))
        terms["adversarial"] = F.softplus(-score).mean()  # Eq. 9
        if self.vgg:
            terms["perceptual"] = self.vgg.distance(image, reference)
        weights = self.config["loss"]
        total = sum(weights[name] * term for name, term in terms.items())
        return {"total": total, **terms}, image

    def discriminator_loss(self, restored, reference, drawn, drawn_reference):
        """Eq. 8."""
        reference = self.discriminator(augment(reference, drawn_reference))
        restored = self.discriminator(augment(restored, drawn))
        loss = F.softplus(-reference).mean() + F.softplus(restored).mean()
        return {
            "loss": loss,
            "reference": reference.mean(),
            "restored": restored.mean(),
        }

    def penalized_loss(self, restored, reference, drawn, drawn_reference):
        """Eq. 8 and R1. torch.compile cannot differentiate twice."""
        image = reference.requires_grad_()
        reference = self.discriminator(augment(image, drawn_reference))
        restored = self.discriminator(augment(restored, drawn))
        loss = F.softplus(-reference).mean() + F.softplus(restored).mean()
        (slope,) = torch.autograd.grad(reference.sum(), image, create_graph=True)
        r1 = self.config["r1"]
        penalty = slope.square().sum([1, 2, 3]).mean()
        return {
            "loss": loss,
            "reference": reference.mean(),
            "restored": restored.mean(),
            "penalty": r1["gamma"] / 2 * r1["interval"] * penalty,
        }

    @torch.no_grad()
    def follow_weights(self, decay):
        fast, slow = self.restorer, self.average
        torch._foreach_lerp_(
            list(slow.parameters()), list(fast.parameters()), 1 - decay
        )
        torch._foreach_copy_(list(slow.buffers()), list(fast.buffers()))


def learn(module, adam):
    """Takes a step, unless a gradient is not finite."""
    gradients = [p.grad for p in module.parameters() if p.grad is not None]
    norm = nn.utils.get_total_norm(gradients)
    if torch.isfinite(norm):
        adam.step()
    return norm


def read(group, scalars):
    values = torch.stack([x.detach() for x in scalars.values()]).tolist()
    return {f"{group}/{name}": x for name, x in zip(scalars, values)}


def draw(config, batch):
    """All the random numbers of a step."""
    restorer = config["restorer"]
    drawn = {
        name: draw_augment(batch, restorer["size"])
        for name in ("judged", "reference", "restored")
    }
    drawn["rows"] = {
        str(8 << n): torch.randint(batch * (8 << n) ** 2, [restorer["codes"]])
        for n in range(restorer["skips"])
    }
    return {**drawn, "noise": draw_noise(restorer, batch)}


def prepare(settings):
    """What the harness measures."""
    torch.set_num_threads(settings["threads"])
    torch.set_flush_denormal(True)  # As TensorFlow does.
    torch.manual_seed(0)
    config, batch = settings["config"], settings["batch"]
    size, interval = config["restorer"]["size"], config["r1"]["interval"]
    training = Training(config, settings)
    images = [
        torch.randint(256, [batch, size, size, 3], dtype=torch.uint8)
        for _ in range(2)
    ]

    def take(penalized):
        start = time.perf_counter()
        training.step(*images, draw(config, batch), 0.999, penalized)
        return 1000 * (time.perf_counter() - start)

    def run():
        penalized, plain = take(True), take(False)
        return Milliseconds((penalized + (interval - 1) * plain) / interval)

    return {"pytorch": torch.__version__}, run


if __name__ == "__main__":
    keep_large_blocks()
    serve(lambda: prepare(json.loads(sys.argv[1])))
