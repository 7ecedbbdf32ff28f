import { createImage, type Image } from "@revisage/core";
import { toByte } from "./color.ts";

/** What a brush leaves on one pixel. */
export interface Dab {
  /** Red light; 1 is white. */
  r: number;
  /** Green light. */
  g: number;
  /** Blue light. */
  b: number;
  /** How much of the pixel it covers, from 0 to 1. */
  a: number;
}

/** A part of the picture, in sides of the picture from its top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Says what a pixel gets: fills `dab`, whose `a` is 0 before.
 *
 * @param index The pixel, counted by rows.
 * @param x Its middle, in sides of the picture.
 * @param y Its middle, in sides of the picture.
 */
export type Brush = (dab: Dab, index: number, x: number, y: number) => void;

/** Light on a square of pixels; parts are painted over each other. */
export class Canvas {
  /** Pixels along a side. */
  readonly size: number;
  /** Side of a pixel, in sides of the picture. */
  readonly pixel: number;
  readonly #light: Float32Array;

  constructor(size: number) {
    this.size = size;
    this.pixel = 1 / size;
    this.#light = new Float32Array(3 * size * size);
  }

  /** Lets `brush` paint all pixels that `box` touches. */
  paint(box: Box, brush: Brush): void {
    const { size, pixel } = this;
    const light = this.#light;
    const dab: Dab = { r: 0, g: 0, b: 0, a: 0 };
    const first = Math.max(0, Math.floor(box.left * size));
    const last = Math.min(size, Math.ceil(box.right * size));
    const bottom = Math.min(size, Math.ceil(box.bottom * size));
    for (let j = Math.max(0, Math.floor(box.top * size)); j < bottom; j++) {
      for (let i = first; i < last; i++) {
        const index = j * size + i;
        dab.a = 0;
        brush(dab, index, (i + 0.5) * pixel, (j + 0.5) * pixel);
        if (dab.a <= 0) continue;
        const at = 3 * index;
        light[at]! += (dab.r - light[at]!) * dab.a;
        light[at + 1]! += (dab.g - light[at + 1]!) * dab.a;
        light[at + 2]! += (dab.b - light[at + 2]!) * dab.a;
      }
    }
  }

  /** The picture as bytes. */
  toImage(): Image {
    const light = this.#light;
    const bytes = new Uint8Array(light.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = toByte(light[i]!);
    return createImage(this.size, this.size, bytes);
  }
}

/** How far the turn of a head may move a part of its face. */
const SWAY = 0.1;

/** Where a part of a straight face may be seen: x is from its midline. */
export function around(
  left: number,
  top: number,
  right: number,
  bottom: number,
): Box {
  return {
    left: 0.5 + left - SWAY,
    top: top - SWAY,
    right: 0.5 + right + SWAY,
    bottom: bottom + SWAY,
  };
}

/** All of the picture. */
export const EVERYWHERE: Box = { left: 0, top: 0, right: 1, bottom: 1 };
