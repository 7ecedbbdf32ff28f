import type { FakeWheel } from "./fake_wheel.ts";

/** How a file is served: the response to each request for it. */
export type Serve = (file: Uint8Array<ArrayBuffer>) => Response;

/**
 * A Python package index on loopback that has one wheel (PEP 503).
 *
 * It counts downloads, and can be told to serve the file badly.
 */
export class PackageIndex implements AsyncDisposable {
  /** How often the wheel was asked for. */
  downloads = 0;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #requested = Promise.withResolvers<void>();

  constructor(
    { wheel, fileName, file }: FakeWheel,
    serve: Serve = (file) => new Response(file),
  ) {
    const page = `/simple/${wheel.package}/`;
    const options = { hostname: "127.0.0.1", port: 0, onListen: () => {} };
    this.#server = Deno.serve(options, (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === page) return link(fileName);
      if (pathname !== `/files/${fileName}`) return notFound();
      this.downloads++;
      this.#requested.resolve();
      return serve(file);
    });
  }

  /** The value for `PIP_INDEX_URL`. */
  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}/simple`;
  }

  /** Resolves when the wheel is first asked for. */
  get requested(): Promise<void> {
    return this.#requested.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }
}

/** Serves the first half of the file, and the rest when `gate` resolves. */
export function halfThen(gate: Promise<void>): Serve {
  return (file) => {
    const half = file.length >> 1;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      async start(controller) {
        controller.enqueue(file.slice(0, half));
        await gate;
        controller.enqueue(file.slice(half));
        controller.close();
      },
    });
    return new Response(body, {
      headers: { "content-length": `${file.length}` },
    });
  };
}

/** Serves the file with one byte changed. */
export function corrupted(file: Uint8Array<ArrayBuffer>): Response {
  const copy = file.slice();
  copy[copy.length >> 1]! ^= 1;
  return new Response(copy);
}

/** Serves the first half of the file and hangs up. */
export function cutShort(file: Uint8Array<ArrayBuffer>): Response {
  const half = new Blob([file.slice(0, file.length >> 1)]);
  return new Response(half.stream(), {
    headers: { "content-length": `${file.length}` },
  });
}

/** Serves nothing. */
export function notFound(): Response {
  return new Response("not here", { status: 404 });
}

function link(fileName: string): Response {
  const page = `<!doctype html><a href="/files/${fileName}">${fileName}</a>`;
  return new Response(page, { headers: { "content-type": "text/html" } });
}
