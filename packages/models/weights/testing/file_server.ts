/** A request as the server got it. */
export interface Asked {
  /** The path of the URL. */
  readonly path: string;
  /** The range that was asked for; null for the whole. */
  readonly range: string | null;
}

/** Gives a file from 127.0.0.1, well or badly, by the path that is asked. */
export interface FileServer extends AsyncDisposable {
  /** URL of a path: see {@linkcode serveFile}. */
  url(path: string): string;
  /** All requests so far. */
  readonly asked: readonly Asked[];
}

/** How much `/cut`, `/slow`, and `/silent` give before they do what they do. */
export const PIECE = 1000;

type Give = (content: Uint8Array<ArrayBuffer>, request: Request) => Response;

/**
 * Serves a file:
 * - `/file` whole, or from where it is asked;
 * - `/whole` whole, whatever is asked;
 * - `/cut` a piece of it, then the connection ends;
 * - `/slow` in pieces with pauses between;
 * - `/silent` half a piece of it, then nothing for ever;
 * - `/mute` nothing, for ever;
 * - `/wrong` other bytes of the same size;
 * - `/page` a page in its place;
 * - `/endless` more than there is, without saying how much;
 * - `/early` less than there is, without saying how much;
 * - `/shifted` from another place than was asked;
 * - `/moved` a redirect to `/file`; `/none` status 404; `/busy` status 503.
 */
export function serveFile(content: Uint8Array<ArrayBuffer>): FileServer {
  const asked: Asked[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    (request) => {
      const path = new URL(request.url).pathname;
      asked.push({ path, range: request.headers.get("range") });
      const give = PATHS.get(path);
      return give?.(content, request) ?? new Response(null, { status: 404 });
    },
  );
  return {
    asked,
    url: (path) => `http://127.0.0.1:${server.addr.port}${path}`,
    async [Symbol.asyncDispose]() {
      await server.shutdown();
    },
  };
}

const PATHS = new Map<string, Give>([
  ["/file", (content, request) => rest(content, request, [Infinity])],
  ["/whole", (content) => respond(content, 0, [Infinity])],
  ["/cut", (content, request) => rest(content, request, [PIECE])],
  ["/slow", (content, request) => rest(content, request, pieces(content))],
  ["/silent", (content, request) => rest(content, request, [PIECE / 2, NaN])],
  ["/mute", (content, request) => rest(content, request, [NaN])],
  ["/wrong", (content) => respond(content.map((byte) => ~byte), 0, [Infinity])],
  ["/page", () => new Response("<title>Please log in</title>")],
  [
    "/endless",
    (content) => new Response(stream(content, [Infinity, Infinity])),
  ],
  ["/early", (content) => new Response(stream(content, [PIECE]))],
  ["/shifted", (content) => respond(content, 1, [Infinity])],
  [
    "/moved",
    () => new Response(null, { status: 302, headers: { location: "/file" } }),
  ],
  ["/busy", () => new Response(null, { status: 503 })],
]);

function pieces(content: Uint8Array): number[] {
  return Array(Math.ceil(content.length / PIECE)).fill(PIECE);
}

/** From where the request asks, in pieces. */
function rest(
  content: Uint8Array<ArrayBuffer>,
  request: Request,
  lengths: readonly number[],
): Response {
  const range = /^bytes=(\d+)-$/.exec(request.headers.get("range") ?? "");
  return respond(content, Number(range?.[1] ?? 0), lengths);
}

function respond(
  content: Uint8Array<ArrayBuffer>,
  begin: number,
  lengths: readonly number[],
): Response {
  const size = content.length;
  const headers = new Headers({ "content-length": `${size - begin}` });
  if (begin > 0) {
    headers.set("content-range", `bytes ${begin}-${size - 1}/${size}`);
  }
  const status = begin > 0 ? 206 : 200;
  return new Response(stream(content.slice(begin), lengths), {
    status,
    headers,
  });
}

/** Pieces of the given lengths, each after a pause; NaN is silence. */
function stream(
  content: Uint8Array<ArrayBuffer>,
  lengths: readonly number[],
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const left = [...lengths];
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      const length = left.shift();
      if (Number.isNaN(length)) return await new Promise(() => {});
      if (length === undefined) return controller.close();
      if (length === Infinity && at > 0) at = 0;
      controller.enqueue(content.slice(at, at + length));
      at += length;
      if (length !== Infinity) await new Promise((r) => setTimeout(r, 5));
    },
  });
}
