import { openPth } from "../pth/pth_file.ts";
import { PthError } from "../pth/pth_error.ts";
import type { PthDtype } from "../pth/dtypes.ts";
import { type StoredTensor, toFloat32 } from "@revisage/core";
import type { OpenSource, SourceTensor } from "./open_source.ts";
import type { Rename } from "./rename.ts";
import { toHwio } from "./to_hwio.ts";

/** Gives the tensors of a `.pth` file under our names, kernels as HWIO. */
export function openRenamedPth(path: string, rename: Rename): OpenSource {
  const file = openPth(path);
  const tensors = new Map<string, SourceTensor>();
  for (const [theirs, { shape }] of file.entries) {
    const ours = rename(theirs);
    if (ours === null) continue;
    const read = () => floats(path, theirs, file.read(theirs));
    tensors.set(ours, arrange(ours, shape, read));
  }
  return { tensors, [Symbol.dispose]: () => file[Symbol.dispose]() };
}

/** Kernels become HWIO; the kernels of LPIPS's heads become vectors. */
function arrange(
  name: string,
  shape: readonly number[],
  read: () => Float32Array,
): SourceTensor {
  if (shape.length !== 4) return { shape, read };
  const [outputs = 0, inputs = 0, height = 0, width = 0] = shape;
  if (!name.endsWith(".kernel")) return { shape: [inputs], read };
  return {
    shape: [height, width, inputs, outputs],
    read: () => toHwio(read(), [outputs, inputs, height, width]),
  };
}

function floats(
  path: string,
  name: string,
  tensor: StoredTensor<PthDtype>,
): Float32Array {
  const { dtype } = tensor;
  if (dtype === "F32" || dtype === "F16" || dtype === "BF16") {
    return toFloat32(tensor as StoredTensor<typeof dtype>);
  }
  throw new PthError(path, `${name} must be of floats, got ${dtype}`);
}
