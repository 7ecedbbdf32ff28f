import * as tf from "@tensorflow/tfjs";
import type { Scalar, Variable } from "@tensorflow/tfjs";

const LEARNING_RATE = 1e-4, BETA1 = 0.9, BETA2 = 0.99, EPSILON = 1e-8;

/**
 * Adam with bias correction, as PyTorch's: Kingma and Ba, 2015, Algorithm 1.
 *
 * Moments are kept as sums in place of averages: their factors 1 − β go into the
 * learning rate and ε, which spares two passes over memory.
 */
export class Adam implements Disposable {
  readonly #step: Variable;
  /** First moments / (1 − β₁). */
  readonly #sums: readonly Variable[];
  /** Second moments / (1 − β₂). */
  readonly #squares: readonly Variable[];

  constructor(private readonly variables: readonly Variable[]) {
    const zeros = (shape: number[]) =>
      tf.tidy(() => tf.variable(tf.zeros(shape)));
    this.#step = zeros([]);
    this.#sums = variables.map(({ shape }) => zeros(shape));
    this.#squares = variables.map(({ shape }) => zeros(shape));
  }

  /** @param gradients One for each variable, by the variable's name. */
  apply(gradients: tf.NamedTensorMap): void {
    this.#step.assign(this.#step.add(1));
    const mean = this.#average(BETA1); // mean = sum * this
    const deviation = this.#average(BETA2).sqrt(); // = √squares * this
    const rate = mean.mul(LEARNING_RATE).div(deviation);
    const epsilon = tf.div(EPSILON, deviation);
    this.variables.forEach((variable, i) => {
      const gradient = gradients[variable.name]!;
      const sum = this.#sums[i]!, squares = this.#squares[i]!;
      sum.assign(sum.mul(BETA1).add(gradient));
      squares.assign(squares.mul(BETA2).add(gradient.square()));
      const direction = sum.div(squares.sqrt().add(epsilon));
      variable.assign(variable.sub(direction.mul(rate)));
    });
  }

  [Symbol.dispose](): void {
    const own = [this.#step, ...this.#sums, ...this.#squares];
    for (const variable of own) variable.dispose();
  }

  /** Makes a moment of a sum: (1 − β) / (1 − βᵗ), where Algorithm 1 has both. */
  #average(beta: number): Scalar {
    return tf.div<Scalar>(1 - beta, tf.sub(1, tf.pow(beta, this.#step)));
  }
}
