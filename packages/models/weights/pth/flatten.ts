import { PthError } from "./pth_error.ts";
import { TensorView } from "./torch_vocabulary.ts";

/** Deeper ones are loops: a pickle can put a list into itself. */
const MAX_DEPTH = 32;
/** Bounds what a list that is in many others many times can grow to. */
const MAX_VALUES = 2 ** 20;

/**
 * Names each tensor of a saved value by its way from the top, with dots:
 * `state_dict.conv1.weight`. Numbers, texts and such are passed over.
 *
 * @throws {PthError} If the value is not a dictionary, or has no such names.
 */
export function flatten(
  file: string,
  root: unknown,
): ReadonlyMap<string, TensorView> {
  const tensors = new Map<string, TensorView>();
  const refuse = (why: string) => new PthError(file, why);
  let count = 0;
  const visit = (name: string, value: unknown, depth: number): void => {
    if (++count > MAX_VALUES || depth > MAX_DEPTH) {
      throw refuse("its containers must not hold each other");
    }
    if (value instanceof TensorView) {
      if (tensors.has(name)) throw refuse(`it has two tensors ${name}`);
      tensors.set(name, value);
      return;
    }
    for (const [key, inner] of children(value)) {
      if (typeof key !== "string" && typeof key !== "number") {
        throw refuse("its tensors must be named by texts or numbers");
      }
      visit(name === "" ? `${key}` : `${name}.${key}`, inner, depth + 1);
    }
  };
  if (!(root instanceof Map)) throw refuse("it must hold a dictionary");
  visit("", root, 0);
  return tensors;
}

function children(value: unknown): Iterable<readonly [unknown, unknown]> {
  if (value instanceof Map) return value;
  return Array.isArray(value) ? value.entries() : [];
}
