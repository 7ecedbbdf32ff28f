import "./node_util.ts";
import type {
  DataStorage,
  KernelBackend,
  Tensor,
  TensorInfo,
} from "@tensorflow/tfjs";
import nodeBackend from "@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend.js";
import type { HostValues } from "../binding/host_tensor.ts";
import type { NativeTensor } from "../binding/executor.ts";
import type { Trace } from "../binding/trace.ts";

/** What the backend knows of one piece of data. */
export interface TensorData {
  readonly shape: number[];
  /** `TF_DataType`. */
  readonly dtype: number;
  /** Values that were not handed to TensorFlow yet. */
  values: HostValues | null;
  /** The number of the tensor in TensorFlow; -1 before it is there. */
  id: number;
  refCount: number;
  /** The trace in which the values were written. */
  trace?: Trace | null;
  /** It stands for a variable while a function is traced, and has no values. */
  readonly standIn?: boolean;
}

/** An attribute as tfjs-node's kernels write it. */
export interface NodeAttribute {
  readonly name: string;
  /** One of the binding's `TF_ATTR_` constants. */
  readonly type: number;
  readonly value: unknown;
}

/** The native half that tfjs-node's backend expects. */
export interface NodeBinding {
  createTensor(shape: number[], dtype: number, values: HostValues): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): HostValues;
  executeOp(
    name: string,
    attributes: NodeAttribute[],
    inputIds: number[],
    outputs: number,
  ): NativeTensor[];
  isUsingGpuDevice(): boolean;
  getNumOfTensors(): number;
}

/** The members of tfjs-node's backend that ours builds on, its private ones too. */
export interface NodeBackend extends KernelBackend {
  readonly binding: NodeBinding;
  readonly tensorMap: DataStorage<TensorData>;
  createOutputTensor(tensor: NativeTensor): Tensor;
  getInputTensorIds(tensors: TensorInfo[]): number[];
  executeSingleOutput(
    op: string,
    attributes: NodeAttribute[],
    inputs: TensorInfo[],
  ): Tensor;
}

/** tfjs-node's backend: reference counts, and the methods its kernels call. */
export const NodeBackend = nodeBackend.NodeJSKernelBackend as unknown as new (
  binding: NodeBinding,
  packageName: string,
) => NodeBackend;
