"""Make activations easy to round: SmoothQuant (Xiao et al., ICML 2023) before dynamic int8.

int8 gives one scale to all channels of an activation. In this encoder one channel is five times larger than any other,
so the others would be rounded to a few steps. Each channel is divided by a factor, which its column of the weights
takes up; the product stays the same to the last digit, and the rounding error falls by nearly half.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from training.model import Model

SHARE = 0.8
"""How much of the difficulty goes from the activations to the weights (alpha of the paper)."""
LAYERS = ("qkv", "out", "up", "down")


class Smoothed(nn.Module):
    """A linear map whose input channels are divided by what its weights are multiplied with."""

    def __init__(self, linear: nn.Linear, factor: Tensor) -> None:
        super().__init__()
        self.register_buffer("inverse", 1 / factor)
        self.linear = linear
        self.linear.weight.data *= factor

    def forward(self, x: Tensor) -> Tensor:
        """As the linear map alone."""
        return self.linear(x * self.inverse)


def largest(model: Model, batches: Iterable[tuple[Tensor, ...]]) -> dict[tuple[int, str], Tensor]:
    """The largest absolute value of each input channel of each linear map over some windows."""
    found: dict[tuple[int, str], Tensor] = {}
    handles = []
    for number, layer in enumerate(model.encoder.layers):
        for name in LAYERS:

            def watch(_: nn.Module, given: tuple[Tensor], __: Tensor, key: tuple[int, str] = (number, name)) -> None:
                most = given[0].detach().flatten(0, 1).abs().amax(0)
                found[key] = torch.maximum(found[key], most) if key in found else most

            handles.append(getattr(layer, name).register_forward_hook(watch))
    with torch.no_grad():
        for batch in batches:
            model.words(*batch)
    for handle in handles:
        handle.remove()
    return found


def smooth(model: Model, batches: Iterable[tuple[Tensor, ...]]) -> None:
    """Replace the encoder's linear maps by smoothed ones, in place; ``batches`` are inputs of :meth:`Model.words`."""
    most = largest(model, batches)
    for number, layer in enumerate(model.encoder.layers):
        for name in LAYERS:
            linear = getattr(layer, name)
            weight = linear.weight.detach().abs().amax(0).clamp(min=1e-4)
            factor = most[number, name].clamp(min=1e-3) ** SHARE / weight ** (1 - SHARE)
            setattr(layer, name, Smoothed(linear, (factor / factor.median()).clamp(0.05, 50)))
