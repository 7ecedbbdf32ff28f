import type { Dataset, Group } from "./jsfive.ts";
import type { OpenSource, SourceTensor } from "./open_source.ts";

type Reader = typeof import("./jsfive.ts");

/** Keras nests a layer's arrays at most so deep. */
const MAX_DEPTH = 4;

/**
 * Gives the convolutions of a Keras `.h5` file as `LAYER.kernel`, which is HWIO
 * there already, and `LAYER.bias`.
 *
 * Keras has changed what it calls these inside of a layer, so they are told by
 * their axes: four, and one. The file is read into memory whole.
 *
 * @throws {Error} If it is not such a file.
 */
export async function openKeras(path: string): Promise<OpenSource> {
  const reader = await import("./jsfive.ts"); // Only here is a file to read.
  const { buffer } = await Deno.readFile(path);
  const file = told(path, () => new reader.File(buffer, path));
  const tensors = new Map<string, SourceTensor>();
  for (const layer of file.keys) {
    const inside = told(path, () => datasets(reader, file.get(layer)));
    for (const dataset of inside) {
      const name = `${layer}.${kindOf(path, layer, dataset)}`;
      const read = () => told(path, () => floats(name, dataset));
      tensors.set(name, { shape: dataset.shape, read });
    }
  }
  return { tensors, [Symbol.dispose]() {} };
}

function kindOf(path: string, layer: string, { shape }: Dataset): string {
  if (shape.length === 4) return "kernel";
  if (shape.length === 1) return "bias";
  throw new Error(
    `Cannot read ${path}: arrays of ${layer} must have 4 axes or 1, ` +
      `got ${shape.length}`,
  );
}

/** All arrays in a group and in the groups that it holds. */
function datasets(
  reader: Reader,
  item: Group | Dataset | null,
  depth = 0,
): Dataset[] {
  if (item instanceof reader.Dataset) return [item];
  if (!(item instanceof reader.Group)) return [];
  if (depth === MAX_DEPTH) throw new Error("its groups are too deep");
  return item.keys.flatMap((key) => {
    return datasets(reader, item.get(key), depth + 1);
  });
}

function floats(name: string, { shape, value }: Dataset): Float32Array {
  const size = shape.reduce((product, axis) => product * axis, 1);
  const isNumbers = Array.isArray(value) && value.length === size &&
    value.every((number) => typeof number === "number");
  if (isNumbers) return new Float32Array(value);
  throw new Error(`${name} must hold ${size} numbers`);
}

/** The reader throws texts, or errors that name no file. */
function told<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot read ${path}: ${reason}`, { cause });
  }
}
