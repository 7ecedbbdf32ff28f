import { PthError } from "./pth_error.ts";
import type { Vocabulary } from "./pickle_machine.ts";
import { type PthDtype, STORAGE_DTYPES } from "./dtypes.ts";

/** A run of numbers that lies in the file outside of its pickle. */
export class Storage {
  /** Names a storage, with the type and the count of its numbers. */
  constructor(
    readonly key: string,
    readonly dtype: PthDtype,
    readonly length: number,
  ) {}
}

/** A tensor, as a view of a storage. */
export class TensorView {
  /** Counts elements: where the view starts, and the step along each axis. */
  constructor(
    readonly storage: Storage,
    readonly offset: number,
    readonly shape: readonly number[],
    readonly stride: readonly number[],
  ) {}
}

class StorageType {
  constructor(readonly dtype: PthDtype) {}
}

/** What makes a value out of arguments. */
class Maker {
  constructor(readonly make: (args: readonly unknown[]) => unknown) {}
}

/** PyTorch has no tensor of more axes. */
const MAX_AXES = 64;

/**
 * All that the pickles of weights may name: tensors, their storages, and the
 * dictionary that keeps them in order. Whatever else a file names is refused
 * before anything is made of it.
 *
 * @param file What errors name.
 * @param onStorage Told of every storage that the pickle refers to.
 */
export function torchVocabulary(
  file: string,
  onStorage: (storage: Storage) => void = () => {},
): Vocabulary {
  const refuse = (why: string) => new PthError(file, why);
  const tensor = new Maker((args) => view(args, refuse));
  const makers = new Map([
    ["collections.OrderedDict", new Maker((args) => dictionary(args, refuse))],
    ["torch._utils._rebuild_tensor", tensor],
    ["torch._utils._rebuild_tensor_v2", tensor],
    [
      "torch._utils._rebuild_parameter",
      new Maker((args) => parameter(args, refuse)),
    ],
  ]);
  return {
    global(name) {
      const dtype = STORAGE_DTYPES.get(name);
      const found = dtype ? new StorageType(dtype) : makers.get(name);
      if (found !== undefined) return found;
      throw refuse(
        `it must hold tensors and plain containers only, got ${name}`,
      );
    },
    reduce(callee, args) {
      if (callee instanceof Maker) return callee.make(args);
      throw refuse("its pickle calls what cannot be called");
    },
    persistent(id) {
      const found = storage(id, refuse);
      onStorage(found);
      return found;
    },
  };
}

type Refuse = (why: string) => PthError;

function dictionary(args: readonly unknown[], refuse: Refuse): unknown {
  const pairs = args[0] ?? [];
  const isPairs = Array.isArray(pairs) &&
    pairs.every((pair) => Array.isArray(pair) && pair.length === 2);
  if (!isPairs) throw refuse("a dictionary in it must list pairs");
  return new Map(pairs);
}

function view(args: readonly unknown[], refuse: Refuse): TensorView {
  const [of, offset, shape, stride] = args;
  const isView = of instanceof Storage && isCount(offset) && isCounts(shape) &&
    isCounts(stride) && shape.length === stride.length;
  if (!isView) throw refuse("a tensor in it must be a view of a storage");
  const size = shape.reduce((product, axis) => product * axis, 1);
  const reach = shape.reduce((sum, n, axis) => {
    return sum + (n - 1) * stride[axis]!;
  }, offset + 1);
  // What repeats its numbers could grow a small file beyond all memory.
  if (size > of.length || (size > 0 && reach > of.length)) {
    throw refuse(
      `a tensor of shape [${shape}] and strides [${stride}] must lie within ` +
        `its ${of.length} numbers`,
    );
  }
  return new TensorView(of, offset, shape, stride);
}

function parameter(args: readonly unknown[], refuse: Refuse): TensorView {
  if (args[0] instanceof TensorView) return args[0];
  throw refuse("a parameter in it must be a tensor");
}

/** `("storage", type, key, device, length)`; old files have a view behind. */
function storage(id: unknown, refuse: Refuse): Storage {
  const [tag, type, key, , length, part] = Array.isArray(id) ? id : [];
  const isWhole = tag === "storage" && type instanceof StorageType &&
    typeof key === "string" && isCount(length) && (part ?? null) === null;
  if (!isWhole) throw refuse("a storage in it must be whole and of numbers");
  return new Storage(key, type.dtype, length);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= MAX_AXES &&
    value.every(isCount);
}
