import type { BatchMemory } from "./batch_memory.ts";
import type { Sample } from "./sample.ts";

/**
 * Degraded faces beside what they were before.
 *
 * Disposing it gives its memory back for a later batch; its pixels must then not
 * be used any more. Whoever does not dispose it only takes new memory each time.
 */
export interface Batch extends Disposable {
  /** Levels of 0 to 255, `[B, S, S, 3]`. */
  readonly degraded: Uint8Array;
  /** Levels of 0 to 255, `[B, S, S, 3]`. */
  readonly reference: Uint8Array;
  /** The shape of both. */
  readonly shape: readonly [B: number, H: number, W: number, C: 3];
  /** What it holds, in its order. */
  readonly samples: readonly Sample[];
  /** For how many milliseconds it was waited for once it was asked for. */
  readonly waited: number;
}

/** A batch that was made; its memory holds degraded faces, then references. */
export interface MadeBatch {
  /** What it holds. */
  readonly samples: readonly Sample[];
  /** Its pixels. */
  readonly memory: ArrayBuffer;
}

/**
 * Shows a batch that was made as its user sees it.
 *
 * @param pool Where its memory goes when it is disposed.
 */
export function openBatch(
  { samples, memory }: MadeBatch,
  size: number,
  waited: number,
  pool: BatchMemory,
): Batch {
  const half = memory.byteLength / 2;
  let open = true;
  return {
    degraded: new Uint8Array(memory, 0, half),
    reference: new Uint8Array(memory, half),
    shape: [samples.length, size, size, 3],
    samples,
    waited,
    [Symbol.dispose]: () => {
      if (open) pool.give(memory);
      open = false;
    },
  };
}
