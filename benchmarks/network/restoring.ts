import { Rng } from "@revisage/core";
import {
  createNoise,
  PRESETS,
  type Restoration,
  Restorer,
  type RestorerConfig,
  type RestorerNoise,
} from "@revisage/models";
import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor, Tensor4D, Variable } from "@tensorflow/tfjs";
import type { NetworkSettings } from "./settings.ts";

/** A restorer, and a batch of noise: pictures would take as long. */
export class Restoring implements Disposable {
  readonly restorer: Restorer;
  readonly #degraded: Tensor4D;
  readonly #reference: Tensor4D;
  readonly #noise: RestorerNoise;

  constructor(
    config: RestorerConfig,
    batch: number,
    private readonly quantize = true,
  ) {
    this.restorer = new Restorer(config, new Rng(0));
    const draw = (name: string, shape: number[]) => {
      const values = new Float32Array(tf.util.sizeFromShape(shape));
      return tf.tensor(new Rng(1).split(name).fillNormal(values), shape);
    };
    const images = [batch, config.size, config.size, 3];
    this.#degraded = draw("degraded", images) as Tensor4D;
    this.#reference = draw("reference", images) as Tensor4D;
    this.#noise = createNoise(config, batch, draw);
  }

  /** The batch by name, as `check_twin.py` reads it. */
  batch(): [name: string, tensor: Tensor][] {
    const { latent, decoder, skips } = this.#noise;
    const maps = Object.entries(decoder).flatMap((
      [resolution, { first, second }],
    ): [string, Tensor][] => [
      [`noise.decoder.${resolution}.first`, first],
      [`noise.decoder.${resolution}.second`, second],
    ]);
    return [
      ["degraded", this.#degraded],
      ["reference", this.#reference],
      ["noise.latent", latent],
      ...maps,
      ...Object.entries(skips).map((
        [resolution, map],
      ): [string, Tensor] => [`noise.skips.${resolution}`, map]),
    ];
  }

  forward(): Tensor[] {
    return [this.#restore().image];
  }

  /** The loss, L1 and commitment, and then its gradients. */
  gradients(): Tensor[] {
    const { value, grads } = tf.variableGrads(
      () => this.#loss(),
      this.parameters().map(([, variable]) => variable),
    );
    return [value, ...Object.values(grads)];
  }

  /** Path and variable of all that is trained. */
  parameters(): [path: string, variable: Variable][] {
    return Array.from(this.restorer.variables())
      .filter(({ kind }) => kind === "parameter")
      .map(({ path, variable }) => [path, variable]);
  }

  [Symbol.dispose](): void {
    this.restorer[Symbol.dispose]();
    for (const [, tensor] of this.batch()) tensor.dispose();
  }

  #restore(): Restoration {
    const { quantize } = this;
    return this.restorer.apply(this.#degraded, {
      noise: this.#noise,
      quantize,
    });
  }

  #loss(): Scalar {
    const { image, commitment } = this.#restore();
    return image.sub(this.#reference).abs().mean<Scalar>().add(commitment);
  }
}

/** The preset, perhaps for images of another size. */
export function configOf(
  { preset, size }: Pick<NetworkSettings, "preset" | "size">,
): RestorerConfig {
  const config = PRESETS[preset];
  return { ...config, size: size ?? config.size };
}
