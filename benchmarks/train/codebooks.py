"""Codebooks that follow features of reference images."""

import torch

DECAY, EPSILON, THRESHOLD = 0.99, 1e-5, 0.1


class Following:
    """The moving averages of a restorer's codebooks, by resolution."""

    def __init__(self, restorer):
        self.codebooks = {
            resolution: skip.codebook for resolution, skip in restorer.skips.items()
        }
        self.counts = {
            resolution: torch.ones(len(codebook.codes))
            for resolution, codebook in self.codebooks.items()
        }
        self.sums = {
            resolution: codebook.codes.clone()
            for resolution, codebook in self.codebooks.items()
        }

    @torch.no_grad()
    def update(self, features, rows):
        """Moves codes to what is near them; dead ones to a feature, by its row."""
        for resolution, codebook in self.codebooks.items():
            flat = features[int(resolution)].permute(0, 2, 3, 1).flatten(0, 2)
            self.move(resolution, codebook, flat, flat[rows[resolution]])

    def move(self, resolution, codebook, features, revived):
        codes = codebook.codes
        count, total = self.counts[resolution], self.sums[resolution]
        index = codebook.search(features)
        hits = torch.bincount(index, minlength=len(codes)).float()
        count.lerp_(hits, 1 - DECAY)
        sums = torch.zeros_like(total).index_add_(0, index, features)
        total.lerp_(sums, 1 - DECAY)
        n = count.sum()
        smoothed = (count + EPSILON) / (n + len(codes) * EPSILON) * n
        moved = torch.where(hits[:, None] > 0, total / smoothed[:, None], codes)
        least = count.mean() * THRESHOLD
        dead = (count < least)[:, None]
        codes.copy_(torch.where(dead, revived, moved))
        total.copy_(torch.where(dead, revived * least, total))
        count.clamp_(min=least)
