import { type Rng, type SafetensorsFile } from "@revisage/core";

/**
 * Where a frozen network gets its numbers from, by path.
 *
 * Networks ask for their weights one after the other, so that no two copies
 * of all of them are in memory.
 */
export interface WeightSource {
  /**
   * Gives a convolution's kernel.
   *
   * @param path What a file calls it, such as `"conv1.kernel"`.
   * @param shape `[K, K, I, O]`, the format of TensorFlow.
   */
  kernel(path: string, shape: KernelShape): Float32Array;
  /**
   * Gives one number for each channel.
   *
   * @param path What a file calls it, such as `"conv1.bias"`.
   * @param size How many.
   * @param start What an untrained network has in their place.
   */
  vector(path: string, size: number, start: number): Float32Array;
}

/** Height, width, inputs and outputs of a kernel. */
export type KernelShape = readonly [number, number, number, number];

/**
 * Takes the weights that a file holds; what else it holds is passed over.
 *
 * The source throws a `SafetensorsError` if a tensor is missing or is not
 * float32, and a `RangeError` if it has another shape.
 *
 * @param file Stays the caller's, who closes it.
 */
export function fileWeights(file: SafetensorsFile): WeightSource {
  const read = (path: string, wanted: readonly number[]) => {
    const { shape, data } = file.read(path, "F32");
    if (`${shape}` !== `${wanted}`) {
      throw new RangeError(
        `Cannot use weights: shape of ${path} must be [${wanted}], got [${shape}]`,
      );
    }
    return data;
  };
  return {
    kernel: read,
    vector: (path, size) => read(path, [size]),
  };
}

/**
 * Draws what an untrained network starts from: kernels after He et al. 2015,
 * so that activations neither grow nor vanish with depth, and each vector at
 * its start value.
 *
 * A kernel depends on the stream's key and on its path alone.
 */
export function randomWeights(rng: Rng): WeightSource {
  return {
    kernel(path, shape) {
      const [height, width, inputs, outputs] = shape;
      const fanIn = height * width * inputs;
      const values = new Float32Array(fanIn * outputs);
      return rng.split(path).fillNormal(values, 0, Math.sqrt(2 / fanIn));
    },
    vector: (_path, size, start) => new Float32Array(size).fill(start),
  };
}
