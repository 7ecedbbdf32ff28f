import type { Engine } from "../engine.ts";
import { StatusError } from "../ffi/native_library.ts";
import { ClusterError } from "./cluster_error.ts";
import type { Group } from "./collectives.ts";
import { taskName } from "./server_definition.ts";
import { nameWorkers } from "./workers.ts";

/** `TF_Code`. */
export const DEADLINE_EXCEEDED = 4;
/** `TF_Code`. */
export const UNAVAILABLE = 14;
/** How long one question waits for its answer. */
const ANSWER_MS = 1000;
/** How long to wait before those who did not answer are asked again. */
const PAUSE_MS = 100;

/** Asks the other workers whether they are there. */
export class Peers {
  constructor(private readonly engine: Engine, private readonly group: Group) {}

  /** Why a worker does not answer; `null` if it does. */
  ask(worker: number): string | null {
    const { library, context } = this.engine;
    library.c.TFE_CollectiveOpsCheckPeerHealth(
      context.address,
      library.name(taskName(worker)),
      BigInt(ANSWER_MS),
      library.status,
    );
    try {
      library.check();
      return null;
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      return reasonOf(error);
    }
  }

  /** Those of the other workers that do not answer, and why. */
  missing(): Map<number, string> {
    const missing = new Map<number, string>();
    for (let worker = 0; worker < this.group.workers.length; worker++) {
      const reason = worker === this.group.index ? null : this.ask(worker);
      if (reason !== null) missing.set(worker, reason);
    }
    return missing;
  }

  /**
   * Waits until all have started.
   *
   * @throws {ClusterError} Naming those that did not, after so many seconds.
   */
  async waitForAll(seconds: number): Promise<void> {
    const { workers } = this.group;
    const deadline = Date.now() + 1000 * seconds;
    for (;;) {
      const missing = this.missing();
      if (missing.size === 0) return;
      if (Date.now() >= deadline) {
        const indices = [...missing.keys()];
        throw new ClusterError(
          `Cannot join the cluster: ${nameWorkers(workers, indices)} did not ` +
            `answer within ${seconds} s ` +
            `(${missing.get(indices[0]!)}). Start all workers, and give each ` +
            `the same addresses.`,
          indices,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** The one line of TensorFlow's message that says what happened. */
export function reasonOf({ code, message }: StatusError): string {
  if (code === DEADLINE_EXCEEDED) return "no answer";
  return message.split("\n")[0]!
    .replace(/^(Collective ops is aborted by: )+/, "")
    .replace(/^failed to connect to all addresses; last error: /, "")
    .replace(/^[A-Z_]+: /, "")
    .replace(/^ipv[46]:\S+: /, "");
}
