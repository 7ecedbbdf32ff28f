import type { Rng } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor2D, Tensor4D, Variable } from "@tensorflow/tfjs";

/** Channels of the features at each resolution. */
const CHANNELS: Readonly<Record<number, number>> = {
  4: 256,
  8: 256,
  16: 256,
  32: 128,
  64: 64,
  128: 32,
  256: 32,
  512: 16,
};
/** Length of the latent, and of the noise that goes with it. */
const LATENT = 256;
/** Resolutions at which encoder features reach the decoder. */
const FUSED: readonly number[] = [8, 16, 32];
const DEVIATION = 0.05;

/**
 * The restorer's shape without its details, to measure with: a U-Net whose
 * decoder is modulated by a noisy latent, with linear gated fusion at three
 * resolutions. `twin.py` is the same network in PyTorch, seen in a mirror: with a
 * stride of 2, TensorFlow's "same" pads at the end, and PyTorch at the start.
 */
export class Generator implements Disposable {
  /** Variables by path. Kernels are HWIO. */
  readonly variables: ReadonlyMap<string, Variable>;
  /** From 4 up to the size of the image. */
  readonly #resolutions: readonly number[];

  /**
   * @param size Height and width of the image: a power of two from 4 to 512.
   * @param rng Draws the variables.
   */
  constructor(readonly size: number, rng: Rng) {
    this.#resolutions = Object.keys(CHANNELS).map(Number)
      .filter((resolution) => resolution <= size);
    this.variables = new Map(
      this.#shapes().map(([path, shape]) => {
        const values = new Float32Array(tf.util.sizeFromShape(shape));
        rng.split(path).fillNormal(values, 0, DEVIATION);
        return [path, tf.tidy(() => tf.variable(tf.tensor(values, shape)))];
      }),
    );
  }

  /**
   * @param x Images, `[B, S, S, 3]`.
   * @param noise One value for each of the latent's, `[B, 256]`.
   * @returns Images, `[B, S, S, 3]`.
   */
  apply(x: Tensor4D, noise: Tensor2D): Tensor4D {
    const features = this.#encode(x);
    const h = features.get(4)!;
    const kernel = this.#get<Tensor4D>("latent.kernel").reshape<Tensor2D>(
      [-1, LATENT],
    );
    const z = h.reshape<Tensor2D>([x.shape[0], -1]).matMul<Tensor2D>(kernel);
    return this.#decode(features, z.concat(z.sigmoid().mul(noise), 1));
  }

  [Symbol.dispose](): void {
    for (const variable of this.variables.values()) variable.dispose();
  }

  #encode(x: Tensor4D): Map<number, Tensor4D> {
    const features = new Map<number, Tensor4D>();
    let h = tf.leakyRelu(this.#conv(x, "input"));
    for (const resolution of this.#resolutions.toReversed()) {
      h = tf.leakyRelu(this.#conv(h, `encoder.${resolution}`));
      features.set(resolution, h);
      if (resolution === 4) break;
      h = tf.leakyRelu(this.#conv(h, `encoder.${resolution}.down`, 2));
    }
    return features;
  }

  #decode(features: ReadonlyMap<number, Tensor4D>, style: Tensor2D): Tensor4D {
    let h = features.get(4)!;
    let image: Tensor4D | undefined;
    for (const resolution of this.#resolutions) {
      const path = `decoder.${resolution}`;
      if (resolution > 4) h = double(h);
      h = tf.leakyRelu(this.#modulated(h, style, `${path}.first`));
      if (FUSED.includes(resolution)) {
        const weight = this.#get<Tensor2D>(`${path}.fusion`);
        h = fuse(h, features.get(resolution)!, weight);
      }
      h = tf.leakyRelu(this.#modulated(h, style, `${path}.second`));
      const rgb = this.#conv(h, `${path}.rgb`);
      image = image === undefined ? rgb : double(image).add(rgb);
    }
    return image!;
  }

  #conv(x: Tensor4D, path: string, stride = 1): Tensor4D {
    const kernel = this.#get<Tensor4D>(`${path}.kernel`);
    return tf.conv2d(x, kernel, stride, "same")
      .add(this.#get(`${path}.bias`));
  }

  /** A convolution whose kernel is scaled by the style, and normalized. */
  #modulated(x: Tensor4D, style: Tensor2D, path: string): Tensor4D {
    const kernel = this.#get<Tensor4D>(`${path}.kernel`); // [3,3,I,O]
    const scale = style.matMul<Tensor2D>(this.#get(`${path}.style`))
      .add<Tensor2D>(1); // [B,I]
    const power = kernel.square().sum<Tensor2D>([0, 1]); // [I,O]
    const norm = scale.square().matMul<Tensor2D>(power)
      .add<Tensor2D>(1e-8).rsqrt(); // [B,O]
    const y = tf.conv2d(x.mul<Tensor4D>(perImage(scale)), kernel, 1, "same");
    return y.mul<Tensor4D>(perImage(norm)).add(this.#get(`${path}.bias`));
  }

  #get<T extends Tensor>(path: string): T {
    return this.variables.get(path)! as Tensor as T;
  }

  #shapes(): [path: string, shape: number[]][] {
    const { size } = this;
    const shapes: [string, number[]][] = conv("input", 1, 3, CHANNELS[size]!);
    for (const resolution of this.#resolutions.toReversed()) {
      const path = `encoder.${resolution}`, c = CHANNELS[resolution]!;
      shapes.push(...conv(path, 3, c, c));
      if (resolution === 4) break;
      shapes.push(...conv(`${path}.down`, 3, c, CHANNELS[resolution / 2]!));
    }
    shapes.push(["latent.kernel", [4, 4, CHANNELS[4]!, LATENT]]);
    for (const resolution of this.#resolutions) {
      const path = `decoder.${resolution}`, c = CHANNELS[resolution]!;
      const below = CHANNELS[Math.max(resolution / 2, 4)]!;
      shapes.push(...modulated(`${path}.first`, below, c));
      if (FUSED.includes(resolution)) {
        shapes.push([`${path}.fusion`, [resolution ** 2, resolution ** 2]]);
      }
      shapes.push(...modulated(`${path}.second`, c, c));
      shapes.push(...conv(`${path}.rgb`, 1, c, 3));
    }
    return shapes;
  }
}

function conv(path: string, size: number, from: number, to: number) {
  const shapes: [string, number[]][] = [
    [`${path}.kernel`, [size, size, from, to]],
    [`${path}.bias`, [to]],
  ];
  return shapes;
}

function modulated(path: string, from: number, to: number) {
  const shapes = conv(path, 3, from, to);
  shapes.push([`${path}.style`, [2 * LATENT, from]]);
  return shapes;
}

/** Linear gated fusion: one matrix over positions decides what passes. */
function fuse(h: Tensor4D, skip: Tensor4D, weight: Tensor2D): Tensor4D {
  const [batch, height, width, channels] = h.shape;
  const sum = h.add<Tensor4D>(skip);
  const columns = sum.reshape([batch, -1, channels]).transpose([1, 0, 2])
    .reshape<Tensor2D>([height * width, -1]); // [HW,BC]
  const mixed = tf.matMul(weight, columns, true)
    .reshape([-1, batch, channels]).transpose([1, 0, 2]);
  const gate = mixed.reshape(h.shape).sigmoid();
  return gate.mul(sum).add(tf.sub(1, gate).mul(h));
}

function double(x: Tensor4D): Tensor4D {
  const [, height, width] = x.shape;
  return tf.image.resizeBilinear(x, [2 * height, 2 * width], false, true);
}

function perImage(x: Tensor2D): Tensor4D {
  return x.expandDims(1).expandDims(1); // [B,1,1,C]
}
