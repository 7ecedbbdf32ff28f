/** What a page or the protocol answers: JSON. */
type Json = Record<string, unknown>;

/**
 * A headless Chromium with one page, driven over its DevTools protocol: a
 * process and a WebSocket, and no package.
 */
export class Chromium {
  readonly #process: Deno.ChildProcess;
  readonly #socket: WebSocket;
  readonly #profile: string;
  readonly #waiting = new Map<number, PromiseWithResolvers<Json>>();
  readonly #listeners = new Map<string, (params: Json) => void>();
  #session = "";
  #id = 0;

  private constructor(
    process: Deno.ChildProcess,
    socket: WebSocket,
    profile: string,
  ) {
    this.#process = process;
    this.#socket = socket;
    this.#profile = profile;
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
  }

  /** Starts one, with a profile of its own that goes with it. */
  static async start(path: string): Promise<Chromium> {
    const profile = await Deno.makeTempDir({ prefix: "chromium-" });
    await using stack = new AsyncDisposableStack(); // For one that fails.
    stack.defer(() => Deno.remove(profile, { recursive: true }));
    const process = stack.use(new Deno.Command(path, {
      args: [
        "--headless",
        "--remote-debugging-port=0",
        `--user-data-dir=${profile}`,
        "--no-first-run",
        "--disable-gpu",
        "--hide-scrollbars",
        // Its sandbox refuses to run for root, as tests in containers do.
        ...Deno.uid() === 0 ? ["--no-sandbox"] : [],
        "about:blank",
      ],
      stdin: "null",
      stdout: "null",
      stderr: "piped",
    }).spawn());
    const socket = new WebSocket(await addressOf(process.stderr));
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    const chromium = new Chromium(process, socket, profile);
    const { targetInfos } = await chromium.send("Target.getTargets");
    const { targetId } = (targetInfos as Json[]).find(({ type }) =>
      type === "page"
    )!;
    const { sessionId } = await chromium.send("Target.attachToTarget", {
      targetId,
      flatten: true,
    });
    chromium.#session = sessionId as string;
    stack.move(); // What it holds is the caller's from here.
    return chromium;
  }

  /** Calls a method of the protocol. */
  send(method: string, params: Json = {}): Promise<Json> {
    const id = ++this.#id;
    const answer = Promise.withResolvers<Json>();
    this.#waiting.set(id, answer);
    const session = this.#session && { sessionId: this.#session };
    this.#socket.send(JSON.stringify({ id, method, params, ...session }));
    return answer.promise;
  }

  /** Listens to an event of the protocol; one listener each. */
  on(event: string, listener: (params: Json) => void): void {
    this.#listeners.set(event, listener);
  }

  /** Opens an address and waits until all of it is loaded. */
  async open(url: string): Promise<void> {
    await this.send("Page.enable");
    const loaded = Promise.withResolvers<void>();
    this.on("Page.loadEventFired", () => loaded.resolve());
    await this.send("Page.navigate", { url });
    await loaded.promise;
  }

  /** The value of an expression in the page; promises are waited for. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(
        `Cannot evaluate ${expression}: ${JSON.stringify(result)}`,
      );
    }
    return (result as { value: T }).value;
  }

  /** Presses and releases a key, as `ArrowLeft` or `Tab`. */
  async press(key: keyof typeof KEYS): Promise<void> {
    const event = { key, code: key, windowsVirtualKeyCode: KEYS[key] };
    await this.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...event });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  }

  /** A PNG of what a window of this size shows. */
  async screenshot(): Promise<Uint8Array> {
    const { data } = await this.send("Page.captureScreenshot", {
      format: "png",
    });
    return Uint8Array.fromBase64(data as string);
  }

  /** Sets the size of the window, and the colors that the user prefers. */
  async show(
    width: number,
    height: number,
    colors: "light" | "dark" = "light",
  ): Promise<void> {
    await this.send("Emulation.setDeviceMetricsOverride", {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await this.send("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value: colors }],
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#session = "";
    const closed = new Promise((resolve) => this.#socket.onclose = resolve);
    await this.send("Browser.close");
    await this.#process.status;
    await closed;
    await Deno.remove(this.#profile, { recursive: true });
  }

  #receive(message: Json): void {
    const { id, method, result, error, params } = message;
    if (typeof id !== "number") {
      this.#listeners.get(method as string)?.(params as Json);
      return;
    }
    const answer = this.#waiting.get(id)!;
    this.#waiting.delete(id);
    if (error === undefined) answer.resolve(result as Json);
    else answer.reject(new Error(JSON.stringify(error)));
  }
}

const KEYS = {
  Tab: 9,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowRight: 39,
} as const;

/** Reads the address of the protocol from what Chromium says, and then on. */
async function addressOf(stderr: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stderr.pipeThrough(new TextDecoderStream()).getReader();
  let said = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`Cannot start Chromium: ${said}`);
    said += value;
    const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
    if (address === undefined) continue;
    void drain(reader);
    return address;
  }
}

async function drain(reader: ReadableStreamDefaultReader<string>) {
  while (!(await reader.read()).done);
}
