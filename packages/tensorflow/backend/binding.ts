import {
  type Attribute,
  boolAttribute,
  boolsAttribute,
  floatAttribute,
  floatsAttribute,
  intAttribute,
  intsAttribute,
  shapeAttribute,
  shapesAttribute,
  stringAttribute,
  stringsAttribute,
  typeAttribute,
  typesAttribute,
} from "../binding/attributes.ts";
import { dtypeName } from "../binding/dtypes.ts";
import type { Executor, NativeTensor } from "../binding/executor.ts";
import type { HostValues } from "../binding/host_tensor.ts";
import type { NodeAttribute, NodeBinding } from "./node_backend.ts";

/** How an attribute of each kind is written, one value or a list. */
type Writer = (name: string, value: never) => Attribute;

const SCALARS: readonly Writer[] = [
  stringAttribute,
  intAttribute,
  floatAttribute,
  boolAttribute,
  (name, code: number) => typeAttribute(name, dtypeName(code)),
  shapeAttribute,
];

const LISTS: readonly Writer[] = [
  stringsAttribute,
  intsAttribute,
  floatsAttribute,
  boolsAttribute,
  (name, codes: number[]) => typesAttribute(name, codes.map(dtypeName)),
  shapesAttribute,
];

/** The place of shapes among the kinds: a single one is an array already. */
const SHAPE = 5;

/** The interface of tfjs-node's native addon, over an executor of ours. */
export class Binding implements NodeBinding {
  readonly TF_FLOAT = 1;
  readonly TF_INT32 = 3;
  readonly TF_UINT8 = 4;
  readonly TF_STRING = 7;
  readonly TF_COMPLEX64 = 8;
  readonly TF_INT64 = 9;
  readonly TF_BOOL = 10;
  readonly TF_RESOURCE = 20;
  readonly TF_ATTR_STRING = 0;
  readonly TF_ATTR_INT = 1;
  readonly TF_ATTR_FLOAT = 2;
  readonly TF_ATTR_BOOL = 3;
  readonly TF_ATTR_TYPE = 4;
  readonly TF_ATTR_SHAPE = SHAPE;

  /**
   * @param executor The executor in force: it changes while a function is traced.
   * @param release Lets go of a tensor, wherever it lives.
   */
  constructor(
    private readonly executor: () => Executor,
    private readonly release: (id: number) => void,
    private readonly facts: {
      readonly version: string;
      readonly gpu: boolean;
      readonly tensors: () => number;
    },
  ) {}

  get TF_Version(): string {
    return this.facts.version;
  }

  isUsingGpuDevice(): boolean {
    return this.facts.gpu;
  }

  getNumOfTensors(): number {
    return this.facts.tensors();
  }

  getNumOfSavedModels(): number {
    return 0;
  }

  createTensor(shape: number[], dtype: number, values: HostValues): number {
    return this.executor().constant(shape, dtypeName(dtype), values).id;
  }

  deleteTensor(id: number): void {
    this.release(id);
  }

  tensorDataSync(id: number): HostValues {
    return this.executor().read(id);
  }

  executeOp(
    name: string,
    attributes: NodeAttribute[],
    inputIds: number[],
    outputs: number,
  ): NativeTensor[] {
    const written = attributes.map(writeAttribute);
    return this.executor().execute(name, inputIds, written, outputs);
  }

  loadSavedModel(): never {
    throw new Error(
      "Cannot load a SavedModel: this backend does not read them",
    );
  }
}

function writeAttribute({ name, type, value }: NodeAttribute): Attribute {
  const list = Array.isArray(value) &&
    (type !== SHAPE || Array.isArray(value[0]));
  const write = (list ? LISTS : SCALARS)[type];
  if (write === undefined) {
    throw new TypeError(`Cannot write attribute ${name}: no type ${type}`);
  }
  return write(name, value as never);
}
