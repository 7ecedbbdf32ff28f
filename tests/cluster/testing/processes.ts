/** Workers of a cluster, each in a process of its own. */
import { freeAddresses } from "../../../packages/tensorflow/cluster/testing/processes.ts";
import { findLibrary } from "../../../packages/tensorflow/library/mod.ts";
import type { Order } from "./orders.ts";

// Fetched here if need be: workers that fetch it would say so.
await findLibrary();

/** How a worker ended. */
export interface Ending {
  /** What its scenario returned. */
  readonly value?: unknown;
  /** What it threw. */
  readonly error?: { readonly name: string; readonly message: string };
  readonly code: number;
  readonly stderr: string;
}

/** A worker at work. */
export class WorkerProcess implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #lines: ReadableStreamDefaultReader<string>;
  readonly #stderr: Promise<string>;
  #text = "";

  /** Starts it. */
  constructor(readonly address: string, order: Order) {
    const script = new URL("./worker.ts", import.meta.url).pathname;
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["run", "--frozen", "--allow-all", script, JSON.stringify(order)],
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#lines = this.#child.stdout.pipeThrough(new TextDecoderStream())
      .getReader();
    this.#stderr = new Response(this.#child.stderr).text();
  }

  /** Waits until it has printed a line. */
  async untilPrinted(line: string): Promise<void> {
    while (!this.#text.split("\n").includes(line)) {
      if (!(await this.#more())) throw new Error(`It ended: ${this.#text}`);
    }
  }

  /** Sends it a signal. */
  kill(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  /** Waits until it has ended. */
  async ending(): Promise<Ending> {
    while (await this.#more());
    const { code } = await this.#child.status;
    const last = this.#text.trim().split("\n").at(-1)!;
    const outcome = last.startsWith("{") ? JSON.parse(last) : {};
    return { ...outcome, code, stderr: await this.#stderr };
  }

  async #more(): Promise<boolean> {
    const { value = "", done } = await this.#lines.read();
    this.#text += value;
    return !done;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#child.kill("SIGKILL");
    } catch { // It has ended.
    }
    await this.#lines.cancel();
    await Promise.all([this.#child.status, this.#stderr]);
  }
}

/** Starts workers with the same order, or each with one of its own. */
export function startWorkers(
  count: number,
  order: (index: number) => Omit<Order, "workers" | "index">,
): WorkerProcess[] {
  const workers = freeAddresses(count);
  return workers.map((address, index) =>
    new WorkerProcess(address, { workers, index, ...order(index) } as Order)
  );
}

/** Runs workers to their end. */
export async function runWorkers(
  count: number,
  order: (index: number) => Omit<Order, "workers" | "index">,
): Promise<Ending[]> {
  const workers = startWorkers(count, order);
  await using all = new AsyncDisposableStack();
  workers.forEach((worker) => all.use(worker));
  return await Promise.all(workers.map((worker) => worker.ending()));
}
