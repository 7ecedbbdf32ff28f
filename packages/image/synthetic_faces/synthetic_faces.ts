import { type Image, Rng } from "@revisage/core";
import { paintBackground } from "./background.ts";
import { paintBody } from "./body.ts";
import { paintBrows } from "./brow.ts";
import { Canvas } from "./canvas.ts";
import { paintEars } from "./ear.ts";
import { paintEyes } from "./eye.ts";
import { paintFace } from "./face.ts";
import { paintGlasses } from "./glasses.ts";
import { paintBackHair, paintFrontHair } from "./hair.ts";
import { type FaceIdentity, sampleIdentity } from "./identity.ts";
import { paintMouth } from "./mouth.ts";
import { paintNose } from "./nose.ts";
import { setScene } from "./scene.ts";
import { type FaceView, sampleView } from "./view.ts";

/** What {@linkcode SyntheticFaces} draws. */
export interface SyntheticFacesOptions {
  /** Pixels along a side, from 64 to 512. */
  readonly size: number;
  /** Chooses the people; any integer within ±(2⁵³ − 1), 0 by default. */
  readonly seed?: number;
}

/**
 * Draws face-like pictures by code: nobody's likeness, and no license.
 *
 * They are aligned as aligned face data sets are, textured down to pores and
 * lashes so that blurring costs something, and the same to the byte on every
 * machine, whatever was drawn before. A face at another size is the same
 * picture, drawn again rather than resized.
 *
 * @example Two pictures of one person
 * ```ts
 * import { SyntheticFaces } from "@revisage/image/synthetic-faces";
 * import { assertEquals } from "@std/assert";
 *
 * const faces = new SyntheticFaces({ size: 64, seed: 7 });
 * const person = faces.identity(3);
 * const once = faces.draw(person, faces.view(person, 0));
 * const again = faces.draw(person, faces.view(person, 1));
 * assertEquals([once.width, again.height], [64, 64]);
 * assertEquals(faces.face(3), once); // The first view of person 3.
 * ```
 */
export class SyntheticFaces {
  /** Pixels along a side. */
  readonly size: number;
  readonly #identities: Rng;
  readonly #views: Rng;

  /**
   * Chooses a crowd.
   *
   * @throws {RangeError} If `size` is not an integer from 64 to 512, or `seed`
   * no integer within ±(2⁵³ − 1).
   */
  constructor({ size, seed = 0 }: SyntheticFacesOptions) {
    if (!(Number.isInteger(size) && size >= 64 && size <= 512)) {
      throw new RangeError(
        `Cannot draw faces: size must be an integer from 64 to 512, got ${size}`,
      );
    }
    this.size = size;
    const rng = new Rng(seed);
    this.#identities = rng.split("identity");
    this.#views = rng.split("view");
  }

  /**
   * The person of a number.
   *
   * @param index An integer from 0 to 2⁵³ − 1.
   * @throws {RangeError} If `index` is anything else.
   */
  identity(index: number): FaceIdentity {
    checkIndex("identity", index);
    return sampleIdentity(this.#identities.split(index));
  }

  /**
   * One of the views of a person; each person has others.
   *
   * @param identity The person; views go with its `texture`.
   * @param index An integer from 0 to 2⁵³ − 1.
   * @throws {RangeError} If `index` is anything else.
   */
  view(identity: FaceIdentity, index: number): FaceView {
    checkIndex("view", index);
    return sampleView(this.#views.split(identity.texture).split(index));
  }

  /**
   * Draws a person in a view: a square picture of {@linkcode size} pixels.
   *
   * It depends on the arguments and the size alone, not on the seed. Numbers
   * beyond the ranges that the types tell make odd faces.
   */
  draw(identity: FaceIdentity, view: FaceView): Image {
    const canvas = new Canvas(this.size);
    const scene = setScene(canvas, identity, view);
    for (const paint of LAYERS) paint(scene);
    return canvas.toImage();
  }

  /**
   * Draws the first view of a person.
   *
   * @param index Number of the person, from 0 to 2⁵³ − 1.
   * @throws {RangeError} If `index` is anything else.
   */
  face(index: number): Image {
    const identity = this.identity(index);
    return this.draw(identity, this.view(identity, 0));
  }
}

/** From back to front. */
const LAYERS = [
  paintBackground,
  paintBackHair,
  paintBody,
  paintEars,
  paintFace,
  paintNose,
  paintMouth,
  paintEyes,
  paintBrows,
  paintGlasses,
  paintFrontHair,
];

function checkIndex(what: string, index: number): void {
  if (!(Number.isSafeInteger(index) && index >= 0)) {
    throw new RangeError(
      `Cannot choose ${what}: index must be an integer from 0 to 2^53 - 1, got ${index}`,
    );
  }
}
