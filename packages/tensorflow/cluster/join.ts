import { StatusError } from "../ffi/native_library.ts";
import { loadIntoCluster, type LoadOptions } from "../load.ts";
import { ClusterError } from "./cluster_error.ts";
import type { Group } from "./collectives.ts";
import { encodeServerDefinition, GROUP_LEADER } from "./server_definition.ts";
import { checkWorkers, nameWorkers, parseAddress } from "./workers.ts";
import type { TensorFlowBackend } from "../backend/backend.ts";

/** How long to wait for other workers, if nothing else is said. */
const TIMEOUT_SECONDS = 60;

/** Which cluster to join, as whom, and how to load TensorFlow. */
export interface JoinOptions extends LoadOptions {
  /**
   * Addresses of all workers, `host:port`, the same list on each. A worker
   * listens on its port on all network interfaces, and whoever reaches it can
   * take part: keep the ports within a private network.
   */
  readonly workers: readonly string[];
  /** Which of the workers this process is, from 0. */
  readonly index: number;
  /**
   * How long a call may take, in seconds. A compiled function is one call with
   * all that it computes, so it must be longer than that, and longer than one
   * worker may keep the others waiting. A worker that has ended is missed within
   * seconds, and one that does not answer after 30, if this is longer. 60, if not
   * given.
   */
  readonly timeoutSeconds?: number;
  /**
   * How long to wait until all have started, in seconds: people start them one
   * after another. As long as in each call, if not given.
   */
  readonly startSeconds?: number;
}

/**
 * Parts the options of the cluster, checked, from those of TensorFlow.
 *
 * @throws {RangeError} Saying which is wrong.
 */
export function readJoinOptions(
  options: JoinOptions,
): { group: Group; startSeconds: number; load: LoadOptions } {
  const { workers, index, timeoutSeconds = TIMEOUT_SECONDS, ...rest } = options;
  const { startSeconds = timeoutSeconds, ...load } = rest;
  checkWorkers(workers, index);
  for (
    const [name, value] of Object.entries({ timeoutSeconds, startSeconds })
  ) {
    if (Number.isFinite(value) && value > 0) continue;
    throw new RangeError(
      `Cannot join a cluster: ${name} must be a positive number, got ${value}`,
    );
  }
  const group = { workers: [...workers], index, timeoutSeconds };
  return { group, startSeconds, load };
}

/**
 * Loads TensorFlow as one of the workers, which starts its server.
 *
 * @throws {ClusterError} If its port is taken.
 */
export async function loadWorker(
  group: Group,
  options: LoadOptions,
): Promise<TensorFlowBackend> {
  const { workers, index } = group;
  setEnvironment(workers, options.verbose ?? false);
  try {
    return await loadIntoCluster(options, {
      definition: encodeServerDefinition(workers, index),
      groupLeader: GROUP_LEADER,
    });
  } catch (cause) {
    if (!(cause instanceof StatusError) || !/gRPC/.test(cause.message)) {
      throw cause;
    }
    const { port } = parseAddress(workers[index]!, `workers[${index}]`);
    throw new ClusterError(
      `Cannot join the cluster as ${nameWorkers(workers, [index])}: port ` +
        `${port} cannot be had on this machine. Another program, or another ` +
        `worker, uses it, or its use takes more rights.`,
      [index],
      { cause },
    );
  }
}

/** What users set themselves stands. */
function setEnvironment(workers: readonly string[], verbose: boolean): void {
  const settings: Record<string, string> = {
    // Workers talk to each other, not through the proxy to the web.
    no_grpc_proxy: workers.map((worker) =>
      parseAddress(worker, "worker").host.replaceAll(/[[\]]/g, "")
    ).join(),
  };
  // A worker that is gone is an error of ours; TensorFlow's log repeats it.
  if (!verbose) settings.TF_CPP_MIN_LOG_LEVEL = "3";
  for (const [name, value] of Object.entries(settings)) {
    if (Deno.env.get(name) === undefined) Deno.env.set(name, value);
  }
}
