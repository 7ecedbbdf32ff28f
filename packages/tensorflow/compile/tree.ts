import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";

/** What a tensor's place in nested arrays and objects is called: `.loss`, `[2]`. */
type Path = string;

/** Tensors taken out of nested arrays and objects, and the way back. */
export interface Flat {
  readonly tensors: Tensor[];
  /** Puts other tensors into the places of these. */
  readonly restore: (tensors: readonly Tensor[]) => unknown;
  /** All that is not a tensor, and the tensors' types and shapes, as text. */
  readonly signature: string;
}

/**
 * Takes the tensors out of `value`.
 *
 * @param root What `value` is called in messages.
 * @param constants Whether numbers, strings and truth values may be among them.
 * @throws {TypeError} If something is neither tensor, array nor plain object.
 */
export function flatten(
  value: unknown,
  root: string,
  constants: boolean,
): Flat {
  const tensors: Tensor[] = [];

  type Restore = (tensors: readonly Tensor[]) => unknown;
  function visit(value: unknown, path: Path): [Restore, signature: string] {
    if (value instanceof tf.Tensor) {
      const index = tensors.push(value) - 1;
      return [(all) => all[index], `${value.dtype}[${value.shape}]`];
    }
    if (value === null || value === undefined) {
      return [() => value, String(value)];
    }
    if (Array.isArray(value)) {
      const items = value.map((item, i) => visit(item, `${path}[${i}]`));
      return [
        (all) => items.map(([restore]) => restore(all)),
        `[${items.map(([, signature]) => signature)}]`,
      ];
    }
    if (isPlainObject(value)) {
      const entries = Object.keys(value).map((key) =>
        [key, visit(value[key], `${path}.${key}`)] as const
      );
      return [
        (all) =>
          Object.fromEntries(
            entries.map(([key, [restore]]) => [key, restore(all)]),
          ),
        `{${entries.map(([key, [, s]]) => `${JSON.stringify(key)}:${s}`)}}`,
      ];
    }
    if (constants && isConstant(value)) {
      return [() => value, constantSignature(value)];
    }
    const expected = constants ? "a tensor, a constant" : "a tensor";
    throw new TypeError(
      `${path} must be ${expected}, or an array or plain object of such, ` +
        `got ${nameOf(value)}`,
    );
  }

  const [restore, signature] = visit(value, root);
  return { tensors, restore, signature };
}

type Constant = number | string | boolean;

function isConstant(value: unknown): value is Constant {
  return ["number", "string", "boolean"].includes(typeof value);
}

function constantSignature(value: Constant): string {
  if (typeof value === "string") return JSON.stringify(value);
  return Object.is(value, -0) ? "-0" : String(value); // NaN, too
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function nameOf(value: unknown): string {
  if (typeof value === "object" && value !== null) {
    return `an object of class ${value.constructor.name}`;
  }
  return typeof value === "function"
    ? "a function"
    : `${typeof value} ${value}`;
}
