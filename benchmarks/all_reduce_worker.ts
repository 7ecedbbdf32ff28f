/**
 * Measures what it takes to average tensors between processes on this machine.
 * Each is a worker; its one argument is `AllReduceSettings` with its index.
 *
 * @module
 */

import { Cluster, type Wire } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import { fileURLToPath } from "node:url";
import type { Command } from "./harness/child.ts";
import { freeAddresses } from "./harness/free_addresses.ts";
import { milliseconds, serve, type Work } from "./harness/serve.ts";

/** Channels of the convolutions whose gradients are averaged, over and over. */
const CHANNELS: readonly number[] = [512, 256, 128, 64, 32];
const BYTES_PER_NUMBER = 4;

/** What is averaged, by how many. */
export interface AllReduceSettings {
  /** Processes. 2, if not given. */
  readonly workers?: number;
  /** Of float32 tensors, in millions of bytes. 44, if not given. */
  readonly megabytes?: number;
  readonly wire: Wire;
  /** Threads of each process. */
  readonly threads: number;
}

interface WorkerSettings {
  readonly addresses: readonly string[];
  readonly index: number;
  readonly megabytes: number;
  readonly wire: Wire;
  readonly threads: number;
}

/** The processes that do it: together they are one contestant. */
export function allReduceCommands(settings: AllReduceSettings): Command[] {
  const { workers = 2, megabytes = 44, wire, threads } = settings;
  const addresses = freeAddresses(workers);
  return addresses.map((_, index) => {
    const own: WorkerSettings = { addresses, index, megabytes, wire, threads };
    return {
      program: Deno.execPath(),
      args: [
        "run",
        "-A",
        fileURLToPath(import.meta.url),
        JSON.stringify(own),
      ],
    };
  });
}

/** Shapes of kernels and biases, large and small, of `count` numbers in all. */
function gradientShapes(count: number): number[][] {
  const shapes: number[][] = [];
  for (let i = 0, left = count; left > 0; i++) {
    const channels = CHANNELS[i % CHANNELS.length]!;
    for (const shape of [[3, 3, channels, channels], [channels]]) {
      const size = Math.min(tf.util.sizeFromShape(shape), left);
      if (size === 0) break;
      shapes.push(size < left ? shape : [size]);
      left -= size;
    }
  }
  return shapes;
}

async function prepare(settings: WorkerSettings): Promise<Work> {
  const { addresses: workers, index, megabytes, wire, threads } = settings;
  const cluster = await Cluster.join({ workers, index, threads });
  const count = Math.round(megabytes * 1e6 / BYTES_PER_NUMBER);
  const tensors: Tensor[] = gradientShapes(count).map((shape) =>
    tf.fill(shape, index + 1)
  );
  return {
    versions: {},
    run: () => {
      let means: Tensor[] = [];
      const ms = milliseconds(() =>
        means = cluster.allReduce(tensors, { wire })
      );
      for (const mean of means) mean.dispose();
      return ms;
    },
  };
}

if (import.meta.main) await serve(() => prepare(JSON.parse(Deno.args[0]!)));
