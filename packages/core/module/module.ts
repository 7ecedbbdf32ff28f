import * as tf from "@tensorflow/tfjs";

/** A value to start from, or what makes it. */
export type Init<R extends tf.Rank> = tf.Tensor<R> | (() => tf.Tensor<R>);

/** One variable of a module, and where it is. */
export interface ModuleVariable {
  /** Names from the module down to the variable, with dots between. */
  readonly path: string;
  /** Whether an optimizer trains it, or the module itself keeps it up to date. */
  readonly kind: "parameter" | "buffer";
  /** The variable; the module's, which disposes it. */
  readonly variable: tf.Variable;
}

/**
 * A part of a network: variables, and perhaps parts of its own.
 *
 * A subclass registers what it holds in its constructor. Then everything that
 * is done to all variables, saving, averaging, training, disposing, needs
 * {@linkcode Module.variables} alone.
 *
 * @example A layer: fields, constructor, apply
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { Rng } from "@revisage/core";
 * import { Module } from "@revisage/core/module";
 * import { assertEquals } from "@std/assert";
 *
 * class Linear extends Module {
 *   readonly weight: tf.Variable<tf.Rank.R2>;
 *   readonly bias: tf.Variable<tf.Rank.R1>;
 *
 *   constructor(inputs: number, outputs: number, rng: Rng) {
 *     super();
 *     const values = rng.fillNormal(new Float32Array(inputs * outputs));
 *     this.weight = this.parameter(
 *       "weight",
 *       tf.tensor2d(values, [inputs, outputs]),
 *     );
 *     this.bias = this.parameter("bias", tf.zeros<tf.Rank.R1>([outputs]));
 *   }
 *
 *   apply(x: tf.Tensor2D): tf.Tensor2D {
 *     return tf.tidy(() => x.matMul<tf.Tensor2D>(this.weight).add(this.bias));
 *   }
 * }
 *
 * await tf.setBackend("cpu");
 * using layer = new Linear(3, 2, new Rng(0));
 * const paths = [...layer.variables()].map(({ path }) => path);
 * assertEquals(paths, ["weight", "bias"]);
 * ```
 */
export abstract class Module implements Disposable {
  /** In the order in which they were registered. */
  readonly #members = new Map<string, Module | Omit<ModuleVariable, "path">>();
  #hasParent = false;

  /**
   * Registers a variable that an optimizer trains.
   *
   * @param name Its part of the path: not empty, and without dots.
   * @param init Its first value. The module takes the tensor over and disposes
   * it; a function is run in `tf.tidy`.
   * @returns The variable; the module disposes it.
   * @throws {RangeError} If the name cannot be used or is taken.
   */
  protected parameter<R extends tf.Rank>(
    name: string,
    init: Init<R>,
  ): tf.Variable<R> {
    return this.#register("parameter", name, init);
  }

  /**
   * Registers a variable that is saved but not trained, such as an average.
   *
   * Everything else is as with {@linkcode Module.parameter}.
   */
  protected buffer<R extends tf.Rank>(
    name: string,
    init: Init<R>,
  ): tf.Variable<R> {
    return this.#register("buffer", name, init);
  }

  /**
   * Registers a part, whose paths then start with `name`.
   *
   * @param name Its part of the path: not empty, and without dots.
   * @param module The part, disposed along with this module. It may have one
   * parent only, so that no variable is listed twice.
   * @returns `module`.
   * @throws {RangeError} If the name cannot be used or is taken.
   * @throws {Error} If `module` has a parent already.
   */
  protected child<M extends Module>(name: string, module: M): M {
    this.#checkName("child", name);
    if (module.#hasParent) {
      throw new Error(
        `Cannot register child "${name}": the module has a parent already`,
      );
    }
    module.#hasParent = true;
    this.#members.set(name, module);
    return module;
  }

  /**
   * Lists every variable, of the parts too, in the order in which they were
   * registered.
   */
  *variables(): Generator<ModuleVariable, void, undefined> {
    for (const [name, member] of this.#members) {
      if (!(member instanceof Module)) {
        yield { path: name, ...member };
        continue;
      }
      for (const variable of member.variables()) {
        yield { ...variable, path: `${name}.${variable.path}` };
      }
    }
  }

  /** Frees every variable, of the parts too. Twice does no more than once. */
  [Symbol.dispose](): void {
    for (const { variable } of this.variables()) {
      // TensorFlow.js would give memory back twice that a clone may share.
      if (!variable.isDisposed) variable.dispose();
    }
  }

  #register<R extends tf.Rank>(
    kind: ModuleVariable["kind"],
    name: string,
    init: Init<R>,
  ): tf.Variable<R> {
    this.#checkName(kind, name);
    const value = typeof init === "function" ? tf.tidy(init) : init;
    if (value instanceof tf.Variable) {
      throw new TypeError(
        `Cannot register ${kind} "${name}": init must be a tensor to take over, got a variable`,
      );
    }
    // Without a name: TensorFlow.js shares names among all modules.
    const variable = tf.variable(value, kind === "parameter");
    value.dispose();
    this.#members.set(name, { kind, variable });
    return variable;
  }

  #checkName(what: ModuleVariable["kind"] | "child", name: string): void {
    const problem = name === ""
      ? "must not be empty"
      : name.includes(".")
      ? "must not contain a dot"
      : this.#members.has(name)
      ? "is taken"
      : undefined;
    if (problem) {
      throw new RangeError(
        `Cannot register ${what} "${name}": the name ${problem}`,
      );
    }
  }
}
