import * as tf from "@tensorflow/tfjs";
import type { Scalar, Variable } from "@tensorflow/tfjs";

const LEARNING_RATE = 1e-4, BETA1 = 0.9, BETA2 = 0.99, EPSILON = 1e-8;

/** Adam with bias correction, as PyTorch's: Kingma and Ba, 2015, Algorithm 1. */
export class Adam implements Disposable {
  readonly #step: Variable;
  readonly #means: readonly Variable[];
  readonly #squares: readonly Variable[];

  constructor(private readonly variables: readonly Variable[]) {
    const zeros = (shape: number[]) =>
      tf.tidy(() => tf.variable(tf.zeros(shape)));
    this.#step = zeros([]);
    this.#means = variables.map(({ shape }) => zeros(shape));
    this.#squares = variables.map(({ shape }) => zeros(shape));
  }

  /** @param gradients One for each variable, by the variable's name. */
  apply(gradients: tf.NamedTensorMap): void {
    this.#step.assign(this.#step.add(1));
    const correction1 = tf.sub<Scalar>(1, tf.pow(BETA1, this.#step));
    const correction2 = tf.sub<Scalar>(1, tf.pow(BETA2, this.#step));
    const rate = tf.div<Scalar>(LEARNING_RATE, correction1);
    const scale = correction2.rsqrt();
    this.variables.forEach((variable, i) => {
      const gradient = gradients[variable.name]!;
      const mean = this.#means[i]!, square = this.#squares[i]!;
      mean.assign(mean.mul(BETA1).add(gradient.mul(1 - BETA1)));
      square.assign(square.mul(BETA2).add(gradient.square().mul(1 - BETA2)));
      const change = mean.div(square.sqrt().mul(scale).add(EPSILON));
      variable.assign(variable.sub(change.mul(rate)));
    });
  }

  [Symbol.dispose](): void {
    const own = [this.#step, ...this.#means, ...this.#squares];
    for (const variable of own) variable.dispose();
  }
}
