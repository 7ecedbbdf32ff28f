import * as tf from "@tensorflow/tfjs";
import type {
  KernelBackend,
  KernelConfig,
  NamedTensorInfoMap,
  TensorInfo,
} from "@tensorflow/tfjs";
import { BACKEND_NAME } from "../backend/backend_name.ts";

/** What a kernel is called with. */
export type KernelCall = Parameters<KernelConfig["kernelFunc"]>[0];

/**
 * A kernel that the cpu backend of TensorFlow.js computes.
 *
 * Its inputs are copied there and its outputs back. Inside a compiled function
 * there is nothing to copy yet: reading says so.
 */
export function fallBackToCpu(name: string): KernelConfig {
  return {
    kernelName: name,
    backendName: BACKEND_NAME,
    kernelFunc: (call) => runOnCpu(name, call),
  };
}

/**
 * A kernel, except for inputs that TensorFlow cannot take, or takes for
 * something else: those go to the cpu backend.
 */
export function fallBackToCpuIf(
  isUnfit: (call: KernelCall) => boolean,
  kernel: KernelConfig,
): KernelConfig {
  return {
    ...kernel,
    kernelFunc: (call) =>
      isUnfit(call)
        ? runOnCpu(kernel.kernelName, call)
        : kernel.kernelFunc(call),
  };
}

function runOnCpu(
  name: string,
  { inputs, attrs, backend }: KernelCall,
): TensorInfo | TensorInfo[] {
  const ours = backend as KernelBackend;
  const cpu = quietCpuBackend();
  const there = new Set<TensorInfo>();
  const lend = (x: TensorInfo): TensorInfo => {
    const lent = copy(x, ours, cpu);
    there.add(lent);
    return lent;
  };
  try {
    const { kernelFunc } = tf.getKernel(name, "cpu");
    const lent = mapInputs(inputs, lend);
    const results = kernelFunc({ inputs: lent, attrs, backend: cpu });
    for (const result of [results].flat()) there.add(result);
    return Array.isArray(results)
      ? results.map((result) => copy(result, cpu, ours))
      : copy(results, cpu, ours);
  } finally {
    for (const { dataId } of there) cpu.disposeData(dataId);
  }
}

/** At its first use it would tell the user to install tfjs-node. */
export function quietCpuBackend(): KernelBackend {
  return Object.assign(tf.findBackend("cpu"), { firstUse: false });
}

function copy(
  { dataId, shape, dtype }: TensorInfo,
  from: KernelBackend,
  to: KernelBackend,
): TensorInfo {
  const values = from.readSync(dataId);
  return { dataId: to.write(values, shape, dtype), shape, dtype };
}

/** Some kernels have inputs that are lists of tensors, others leave some out. */
function mapInputs(
  inputs: NamedTensorInfoMap,
  map: (x: TensorInfo) => TensorInfo,
): NamedTensorInfoMap {
  const mapped = Object.entries(inputs as Record<string, Input>)
    .map(([name, x]) => [name, Array.isArray(x) ? x.map(map) : x && map(x)]);
  return Object.fromEntries(mapped);
}

type Input = TensorInfo | TensorInfo[] | undefined;
