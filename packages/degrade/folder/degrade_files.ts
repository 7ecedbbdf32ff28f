import { join } from "node:path";
import { Degrader } from "../degrader.ts";
import { degradeFile, type FileJob, type FileOutcome } from "./degrade_file.ts";
import { countWorkers, type FolderOptions } from "./folder_options.ts";
import type { Folders } from "./folders.ts";
import { type Lane, runInLanes } from "./lane.ts";
import type { DegradationRecord } from "./record.ts";
import { WorkerLane } from "./worker_lane.ts";

/** What became of a record: `null` if its file was written. */
export type Settle = (
  record: DegradationRecord,
  unreadable: { readonly why: string; readonly cause: unknown } | null,
) => void;

/**
 * Does what records say, on as many workers as the options ask for.
 *
 * @param records What to do; begun in this order.
 * @param total How many pictures there are with those that are done already.
 * @param settle Told of each record once it is done, or its picture turned out
 * to be unreadable; in the order of finishing.
 * @throws {RangeError} If the number of workers makes no sense.
 * @throws {Error} If a picture could not be degraded or written; the message
 * names it. The pictures that were under way are written and settled.
 */
export async function degradeFiles(
  records: readonly DegradationRecord[],
  folders: Folders,
  { workers, force, signal, onProgress }: FolderOptions,
  settle: Settle,
  total: number = records.length,
): Promise<void> {
  using stack = new DisposableStack();
  const count = countWorkers(workers, records.length);
  const lanes = count === 0
    ? [thisThread()]
    : Array.from({ length: count }, () => stack.use(startWorker()));
  const jobs = records.map((record) => ({ record, ...folders, force }));
  let done = total - records.length;
  await runInLanes(jobs, lanes, ({ record }, outcome) => {
    if (outcome.kind === "failed") {
      const { why, cause } = outcome;
      const name = join(folders.input, record.input);
      throw new Error(`Cannot degrade ${name}: ${why}`, { cause });
    }
    settle(record, outcome.kind === "unreadable" ? outcome : null);
    done++;
    onProgress?.({ path: record.input, done, total });
  }, signal);
}

type FileLane = Lane<FileJob, FileOutcome>;

function thisThread(): FileLane {
  const degrader = new Degrader();
  return {
    run: (job) => degradeFile(degrader, job),
    [Symbol.dispose]: () => {},
  };
}

/** Starts a worker; if it breaks down, the file that it had has failed. */
function startWorker(): FileLane {
  const module = new URL("./degrade_worker.ts", import.meta.url);
  const worker = new WorkerLane<FileJob, FileOutcome>(module);
  return {
    run: (job) =>
      worker.run(job).catch((cause: Error) => ({
        kind: "failed",
        why: cause.message,
        cause,
      })),
    [Symbol.dispose]: () => worker[Symbol.dispose](),
  };
}
