import type { Wire } from "@revisage/tensorflow";
import { UsageError } from "../frame/usage_error.ts";

/** What the flags of `train` say of other machines. */
export interface PlaceFlags {
  readonly cluster: string | undefined;
  readonly worker: number | undefined;
  readonly wire: Wire | undefined;
}

/** Which worker of which cluster this process is. */
export interface Place {
  /** Addresses of all workers. */
  readonly workers: readonly string[];
  /** Which of them this is. */
  readonly index: number;
  /** The type that gradients are sent as. */
  readonly wire: Wire;
}

/**
 * Where this process stands; `null` if it trains alone.
 *
 * @throws {UsageError} If one flag is there without the other, or there is no
 * such worker.
 */
export function placeOf({ cluster, worker, wire }: PlaceFlags): Place | null {
  if (cluster === undefined) {
    const given = worker !== undefined
      ? "--worker"
      : wire !== undefined
      ? "--wire"
      : null;
    if (given === null) return null;
    throw new UsageError(
      "train",
      `${given} needs --cluster HOST:PORT,HOST:PORT: the addresses of all workers`,
    );
  }
  const workers = cluster.split(",").map((address) => address.trim());
  const last = workers.length - 1;
  if (worker === undefined || worker > last) {
    throw new UsageError(
      "train",
      `--worker must be from 0 to ${last}, one for each address of --cluster, ` +
        `got ${worker ?? "nothing"}`,
    );
  }
  return { workers, index: worker, wire: wire ?? "float32" };
}

/** The words that put this process in its place again. */
export function placeWords({ workers, index, wire }: Place): string[] {
  const words = ["--cluster", workers.join(","), "--worker", String(index)];
  if (wire !== "float32") words.push("--wire", wire);
  return words;
}
