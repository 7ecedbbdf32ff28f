import type { Module } from "@revisage/core/module";

/** A part of a network: what it gives, and what that costs. */
export interface SummaryPart {
  /** Where its variables are. */
  readonly path: string;
  /** Shape of its output for one image. */
  readonly output: readonly number[];
  /**
   * Multiplications of activations by weights or codes, each with an addition,
   * for one image.
   */
  readonly multiplyAdds: number;
}

/** A network that tells of its parts. */
export interface Summarizable extends Pick<Module, "variables"> {
  /** In the order in which data passes them. Every variable is in one. */
  parts(): Iterable<SummaryPart>;
}

interface Weight {
  readonly size: number;
  readonly shape: readonly number[];
}

/** What a modulated convolution holds. */
interface Modulated {
  readonly weight: Weight;
  readonly affine: { readonly weight: Weight };
}

/** A convolution: each position of its output takes the whole kernel. */
export function convolutionPart(
  path: string,
  { weight }: { readonly weight: Weight },
  resolution: number,
): SummaryPart {
  return {
    path,
    output: [resolution, resolution, weight.shape.at(-1)!],
    multiplyAdds: resolution ** 2 * weight.size,
  };
}

/** A matrix that multiplies one vector. */
export function linearPart(
  path: string,
  { weight }: { readonly weight: Weight },
): SummaryPart {
  return { path, output: [weight.shape.at(-1)!], multiplyAdds: weight.size };
}

/** A modulated convolution, with the style's affine map and demodulation. */
export function modulatedPart(
  path: string,
  { weight, affine }: Modulated,
  resolution: number,
  { demodulate, upsample = false }: {
    readonly demodulate: boolean;
    /** Whether it is transposed: each position of its input takes the kernel. */
    readonly upsample?: boolean;
  },
): SummaryPart {
  const [, , inputs, outputs] = weight.shape;
  const part = convolutionPart(path, { weight }, resolution);
  const products = upsample ? part.multiplyAdds / 4 : part.multiplyAdds;
  const norms = demodulate ? inputs! * outputs! : 0;
  const multiplyAdds = products + affine.weight.size + norms;
  return { ...part, multiplyAdds };
}
