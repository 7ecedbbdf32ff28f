"""DiffAugment's colors and translation, by numbers that are given."""

import torch
import torch.nn.functional as F


def draw_augment(batch, size):
    """A number for each image, or two."""
    farthest = int(size * 0.125 + 0.5)
    return {
        "brightness": torch.rand(batch) - 0.5,
        "saturation": torch.rand(batch) * 2,
        "contrast": torch.rand(batch) + 0.5,
        "translation": torch.randint(-farthest, farthest + 1, (batch, 2)),
    }


def augment(x, drawn):
    brightness, saturation, contrast = (
        drawn[name][:, None, None, None]
        for name in ("brightness", "saturation", "contrast")
    )
    x = x + brightness
    gray = x.mean(1, keepdim=True)
    x = (x - gray) * saturation + gray
    mean = x.mean([1, 2, 3], keepdim=True)
    x = (x - mean) * contrast + mean
    move = gather if torch.compiler.is_compiling() else shift
    return move(x, drawn["translation"])


def shift(x, offsets):
    """Image by image: several times as fast as gathering pixels, eagerly."""
    moved = [
        F.pad(x[i : i + 1], [right, -right, down, -down])
        for i, (down, right) in enumerate(offsets.tolist())
    ]
    return torch.cat(moved)


def gather(x, offsets):
    """All pixels at once: numbers in the code would be compiled each time."""
    batch, _, size, _ = x.shape
    padded = F.pad(x, [1, 1, 1, 1]).permute(0, 2, 3, 1)
    places = torch.arange(1, size + 1)
    rows, columns = (
        (places - offsets[:, axis, None]).clamp(0, size + 1) for axis in (0, 1)
    )
    image = torch.arange(batch)[:, None, None]
    moved = padded[image, rows[:, :, None], columns[:, None, :]]
    return moved.permute(0, 3, 1, 2)
