import { Rng } from "@revisage/core";

/** One face as it is shown once. */
export interface Sample {
  /** The number of the face in its source. */
  readonly face: number;
  /** Its name there. */
  readonly name: string;
  /** Whether it is mirrored. */
  readonly flipped: boolean;
  /**
   * What its degradation is drawn by, together with the seed: the number of the
   * sample since the training began, or when validating the name of the face.
   */
  readonly draw: number | string;
}

/** What {@linkcode trainingSamples} draws from. */
export interface SampleOptions {
  /** The numbers of the faces. */
  readonly faces: readonly number[];
  /** The names of all faces of the source. */
  readonly names: readonly string[];
  /** Chooses the orders and the flips. */
  readonly seed: number;
  /** Whether half of the samples are mirrored. */
  readonly flip: boolean;
}

/**
 * The samples of a training, without end: in each epoch every face once, in an
 * order of its own.
 *
 * What a sample is depends on the options and its number alone.
 *
 * @param from The number of the first sample.
 */
export function* trainingSamples(
  { faces, names, seed, flip }: SampleOptions,
  from: number,
): Generator<Sample, never> {
  const rng = new Rng(seed);
  const [orders, flips] = [rng.split("order"), rng.split("flip")];
  let start = from % faces.length;
  for (let epoch = Math.floor(from / faces.length);; epoch++) {
    const order = orders.split(epoch).permutation(faces.length);
    for (let position = start; position < faces.length; position++) {
      const face = faces[order[position]!]!;
      const draw = epoch * faces.length + position;
      const flipped = flip && flips.split(draw).next() < 0.5;
      yield { face, name: names[face]!, flipped, draw };
    }
    start = 0;
  }
}
