/**
 * Turns a kernel as PyTorch keeps it into one as TensorFlow does.
 *
 * @param kernel Values, `[O, I, H, W]`.
 * @returns The same, `[H, W, I, O]`.
 */
export function toHwio(
  kernel: Float32Array,
  [outputs, inputs, height, width]: readonly [number, number, number, number],
): Float32Array {
  const result = new Float32Array(kernel.length);
  const area = height * width;
  let from = 0;
  for (let o = 0; o < outputs; o++) {
    for (let i = 0; i < inputs; i++) {
      for (let place = 0; place < area; place++) {
        result[(place * inputs + i) * outputs + o] = kernel[from++]!;
      }
    }
  }
  return result;
}
