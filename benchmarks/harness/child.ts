import {
  linesOf,
  parseReply,
  type Reply,
  type Request,
  type Versions,
} from "./protocol.ts";

/** How a process is started. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** How long a contestant may take to answer: compilers take their time. */
const PATIENCE = 10 * 60_000;
/** How much of what a contestant prints to standard error is kept. */
const KEPT = 4_000;

/** A process that takes part in a race. It lives until it is disposed. */
export class Child implements AsyncDisposable {
  readonly #process: Deno.ChildProcess;
  readonly #replies: AsyncGenerator<string, void>;
  readonly #input: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>;
  readonly #complaints: Promise<void>;
  #complaint = "";
  /** Versions of what it runs on. */
  versions: Versions = {};

  private constructor(
    { program, args, env }: Command,
    private patience: number,
  ) {
    this.#process = new Deno.Command(program, {
      args: [...args],
      env: { NO_COLOR: "1", ...env },
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#replies = linesOf(this.#process.stdout);
    this.#input = this.#process.stdin.getWriter();
    this.#complaints = this.#listen();
  }

  /**
   * Starts a process and waits until it is ready.
   *
   * @param patience How long it may take to answer, in milliseconds.
   * @throws {Error} If it cannot be started, or fails.
   */
  static async start(command: Command, patience = PATIENCE): Promise<Child> {
    const child = new Child(command, patience);
    try {
      const reply = await child.#reply();
      if (!("ready" in reply)) {
        throw new TypeError("it did not say ready first");
      }
      child.versions = reply.ready;
      return child;
    } catch (error) {
      await child[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Does what is measured, once. @returns Milliseconds. */
  async run(): Promise<number> {
    const reply = await this.#ask("run");
    if ("ms" in reply) return reply.ms;
    throw new TypeError(`"run" was answered by ${JSON.stringify(reply)}`);
  }

  /** The peak of its resident memory in bytes; null where nobody knows. */
  async peakMemory(): Promise<number | null> {
    const reply = await this.#ask("memory");
    if ("bytes" in reply) return reply.bytes;
    throw new TypeError(`"memory" was answered by ${JSON.stringify(reply)}`);
  }

  /** Hangs up, and waits until the process has ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#input.close().catch(() => {}); // It may be dead already.
    await this.#ended(5_000);
    await this.#replies.return();
  }

  async #ask(request: Request): Promise<Reply> {
    const line = new TextEncoder().encode(JSON.stringify(request) + "\n");
    await this.#input.write(line).catch(() => {}); // The reply tells why.
    return await this.#reply();
  }

  async #reply(): Promise<Reply> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#kill();
    }, this.patience);
    const { value: line } = await this.#replies.next();
    clearTimeout(timer);
    if (line === undefined) {
      throw new Error(
        late
          ? `no answer in ${this.patience / 1000} s`
          : await this.#lastWords(),
      );
    }
    const reply = parseReply(line);
    if ("error" in reply) throw new Error(reply.error);
    return reply;
  }

  async #lastWords(): Promise<string> {
    const { code, signal } = await this.#process.status;
    await this.#complaints;
    const how = signal === null ? `ended with ${code}` : `died of ${signal}`;
    return `it ${how}: ${this.#complaint.trim() || "without a word"}`;
  }

  async #listen(): Promise<void> {
    const decoded = this.#process.stderr.pipeThrough(new TextDecoderStream());
    for await (const text of decoded) {
      this.#complaint = (this.#complaint + text).slice(-KEPT);
    }
  }

  async #ended(patience: number): Promise<void> {
    const timer = setTimeout(() => this.#kill(), patience);
    await this.#process.status;
    clearTimeout(timer);
    await this.#complaints;
  }

  #kill(): void {
    try {
      this.#process.kill("SIGKILL");
    } catch {
      // It has just ended by itself.
    }
  }
}
