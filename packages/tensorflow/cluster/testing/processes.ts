/** Runs workers of a cluster, each in a process of its own. */
import type { Scenario } from "./scenarios.ts";

/** What a process is to do. */
export interface Orders {
  readonly workers: readonly string[];
  readonly index: number;
  readonly timeoutSeconds: number;
  readonly startSeconds?: number;
  readonly scenario: Scenario;
}

/** What came of it. */
export interface Outcome {
  /** What the scenario returned. */
  readonly value?: unknown;
  /** What it threw. */
  readonly error?: {
    readonly name: string;
    readonly message: string;
    readonly workers?: readonly number[];
  };
  /** Exit code of the process. */
  readonly code: number;
  /** What the process said on stderr. */
  readonly stderr: string;
}

/** Addresses on this machine that nobody uses now. */
export function freeAddresses(count: number): string[] {
  const listeners = Array.from(
    { length: count },
    () => Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  );
  return listeners.map((listener) => {
    const { port } = listener.addr as Deno.NetAddr;
    listener.close();
    return `127.0.0.1:${port}`;
  });
}

/** Starts one worker. */
export function startWorker(
  orders: Orders,
  env: Record<string, string> = {},
): Deno.ChildProcess {
  const script = new URL("./worker.ts", import.meta.url).pathname;
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--frozen", "--allow-all", script, JSON.stringify(orders)],
    cwd: new URL(".", import.meta.url),
    env,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** Waits for a worker's end, and reads what it printed last. */
export async function outcomeOf(child: Deno.ChildProcess): Promise<Outcome> {
  const { stdout, stderr, code } = await child.output();
  const decoder = new TextDecoder();
  const printed = decoder.decode(stdout).trim().split("\n").at(-1)!;
  return {
    ...(printed.startsWith("{") ? JSON.parse(printed) : {}),
    code,
    stderr: decoder.decode(stderr),
  };
}

/** Runs a whole cluster to its end. */
export function runCluster(
  count: number,
  scenario: Scenario,
  { timeoutSeconds = 30, env = {} } = {},
): Promise<Outcome[]> {
  const workers = freeAddresses(count);
  return Promise.all(
    workers.map((_, index) =>
      outcomeOf(
        startWorker({ workers, index, timeoutSeconds, scenario }, env),
      )
    ),
  );
}
