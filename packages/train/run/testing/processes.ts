/** A process of its own that can be watched line by line, and killed. */
export class Child implements AsyncDisposable {
  readonly #process: Deno.ChildProcess;
  readonly #lines: AsyncIterator<string>;

  /** Starts a command. Its errors go where ours go. */
  constructor(command: string, args: readonly string[]) {
    this.#process = new Deno.Command(command, {
      args: [...args],
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    this.#lines = linesOf(this.#process.stdout);
  }

  /** Starts a script that is given as text. */
  static eval(script: string): Child {
    return new Child(Deno.execPath(), ["eval", "--no-lock", script]);
  }

  /** Starts a file. */
  static run(file: URL, ...args: string[]): Child {
    return new Child(Deno.execPath(), ["run", "-A", file.href, ...args]);
  }

  /** The next line it prints; undefined at its end. */
  async line(): Promise<string | undefined> {
    const { value, done } = await this.#lines.next();
    return done ? undefined : value;
  }

  /** All lines that are left, and how it ended. */
  async rest(): Promise<{ lines: string[]; code: number; signal: string }> {
    const lines: string[] = [];
    for (let line; (line = await this.line()) !== undefined;) lines.push(line);
    const { code, signal } = await this.#process.status;
    return { lines, code, signal: signal ?? "" };
  }

  /** Sends a signal. */
  kill(name: Deno.Signal): void {
    this.#process.kill(name);
  }

  /** Makes sure that it is gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.kill("SIGKILL");
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // It has ended.
    }
    await this.rest();
  }
}

async function* linesOf(
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string, undefined> {
  let rest = "";
  for await (const text of bytes.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}
