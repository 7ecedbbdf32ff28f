import {
  type Attribute,
  intsAttribute,
  stringAttribute,
} from "../binding/attributes.ts";
import { isValid, paddingOf, type Window } from "./window.ts";

/** A window as the attributes of TensorFlow's convolutions of `[B, H, W, C]`. */
export function convAttributes(window: Window): Attribute[] {
  const { axes } = window;
  return [
    intsAttribute("strides", [1, ...axes.map((axis) => axis.stride), 1]),
    intsAttribute("dilations", [1, ...axes.map((axis) => axis.dilation), 1]),
    ...paddingAttributes(window),
  ];
}

function paddingAttributes(window: Window): Attribute[] {
  if (window.same) return [stringAttribute("padding", "SAME")];
  if (isValid(window)) return [stringAttribute("padding", "VALID")];
  const amounts = [0, 0, ...window.axes.flatMap(paddingOf), 0, 0];
  return [
    stringAttribute("padding", "EXPLICIT"),
    intsAttribute("explicit_paddings", amounts),
  ];
}
