import { createHash } from "node:crypto";

/** A registry of npm packages, on 127.0.0.1. */
export interface NpmRegistry extends AsyncDisposable {
  /** Its URL. */
  readonly url: string;
}

/** Serves version 1.0.0 of a package `weights-of-any` with the given files. */
export async function npmRegistry(
  files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>,
): Promise<NpmRegistry> {
  const archive = await gzip(tar(files));
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    (request) => {
      const { origin, pathname } = new URL(request.url);
      if (pathname.endsWith(".tgz")) return new Response(archive);
      if (pathname !== "/weights-of-any") {
        return Response.json({ error: "Not found" }, { status: 404 });
      }
      return Response.json(description(`${origin}/any.tgz`, archive));
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}/`,
    async [Symbol.asyncDispose]() {
      await server.shutdown();
    },
  };
}

function description(tarball: string, archive: Uint8Array) {
  const name = "weights-of-any";
  const integrity = `sha512-${
    createHash("sha512").update(archive).digest("base64")
  }`;
  const dist = { tarball, integrity };
  const version = { name, version: "1.0.0", dist };
  return {
    name,
    "dist-tags": { latest: "1.0.0" },
    versions: { "1.0.0": version },
  };
}

async function gzip(bytes: Uint8Array<ArrayBuffer>) {
  const stream = new Blob([bytes]).stream();
  const packed = stream.pipeThrough(new CompressionStream("gzip"));
  return await new Response(packed).bytes();
}

/** An archive as `npm pack` writes it, but for times and owners. */
export function tar(
  files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>,
): Uint8Array<ArrayBuffer> {
  const blocks = Object.entries(files).flatMap(([path, content]) => {
    const padded = new Uint8Array(Math.ceil(content.length / 512) * 512);
    padded.set(content);
    return [header(`package/${path}`, content.length), padded];
  });
  const end = new Uint8Array(1024);
  const result = new Uint8Array(
    [...blocks, end].reduce((sum, { length }) => sum + length, 0),
  );
  let at = 0;
  for (const block of blocks) {
    result.set(block, at);
    at += block.length;
  }
  return result;
}

function header(path: string, size: number): Uint8Array {
  const block = new Uint8Array(512);
  const write = (text: string, at: number) =>
    block.set(new TextEncoder().encode(text), at);
  const slash = path.length > 100 ? path.indexOf("/", path.length - 101) : -1;
  write(path.slice(slash + 1), 0);
  write("0000644\0", 100);
  write("0000000\0".repeat(2), 108);
  write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  write("00000000000\0", 136);
  write(" ".repeat(8), 148);
  write("0ustar\0" + "00", 156);
  if (slash > 0) write(path.slice(0, slash), 345);
  const sum = block.reduce((sum, byte) => sum + byte, 0);
  write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}
