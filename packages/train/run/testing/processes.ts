/** A process of its own that can be watched line by line, and killed. */
export class Child implements AsyncDisposable {
  readonly #process: Deno.ChildProcess;
  readonly #lines: AsyncIterator<string>;

  readonly #errors: AsyncIterator<string> | undefined;

  /** Starts a command. Its errors go where ours go, if they are not read. */
  constructor(
    command: string,
    args: readonly string[],
    { stderr = false }: { readonly stderr?: boolean } = {},
  ) {
    this.#process = new Deno.Command(command, {
      args: [...args],
      stdout: "piped",
      stderr: stderr ? "piped" : "inherit",
    }).spawn();
    this.#lines = linesOf(this.#process.stdout);
    if (stderr) this.#errors = linesOf(this.#process.stderr);
  }

  /** Starts a script that is given as text. */
  static eval(
    script: string,
    options: { readonly stderr?: boolean } = {},
  ): Child {
    const args = ["eval", "--no-lock", script];
    return new Child(Deno.execPath(), args, options);
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

  /** The next line of its errors, if they are read. */
  async error(): Promise<string | undefined> {
    return (await this.#errors?.next())?.value;
  }

  /** All lines that are left, and how it ended. */
  async rest(): Promise<{ lines: string[]; code: number; signal: string }> {
    const lines: string[] = [];
    for (let line; (line = await this.line()) !== undefined;) lines.push(line);
    while (await this.error() !== undefined);
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
