import { createHash } from "node:crypto";
import type { Wheel } from "../wheels.ts";
import { makeZip } from "./make_zip.ts";

/** A small wheel, with the row that a table would have for it. */
export interface FakeWheel {
  readonly wheel: Wheel;
  /** What the package index calls the file. */
  readonly fileName: string;
  readonly file: Uint8Array<ArrayBuffer>;
}

/**
 * Makes a wheel for this system that holds two "libraries" of text.
 *
 * @param bytes Size of the first library.
 * @param options.stored Whether the libraries are stored as they are.
 */
export function makeFakeWheel(
  bytes = 100_000,
  { stored = false }: { readonly stored?: boolean } = {},
): FakeWheel {
  const name = "fake_tensorflow";
  const version = "9.8.7";
  const platform = Deno.build.os === "darwin"
    ? "macosx_12_0_arm64"
    : "manylinux_2_27_x86_64";
  const libraries = [
    ["libfake_cc.so.2", text("tensor ".repeat(Math.ceil(bytes / 7)), bytes)],
    ["libfake_framework.so.2", text("framework")],
  ] as const;
  const info = `${name}-${version}.dist-info`;
  const file = makeZip([
    { name: `${name}/__init__.py`, data: text("") },
    ...libraries.map(([name, data]) => ({
      name: `tensorflow/${name}`,
      data,
      stored,
    })),
    {
      name: `${info}/METADATA`,
      data: text(`Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`),
    },
    {
      name: `${info}/WHEEL`,
      data: text(
        "Wheel-Version: 1.0\nGenerator: a test\nRoot-Is-Purelib: false\n" +
          `Tag: cp311-cp311-${platform}\n`,
      ),
    },
    { name: `${info}/RECORD`, data: text("") },
  ]);
  const [main, framework] = libraries.map(([name, data]) => ({
    name,
    bytes: data.length,
    sha256: sha256(data),
  }));
  const wheel: Wheel = {
    os: Deno.build.os,
    arch: Deno.build.arch,
    package: "fake-tensorflow",
    version,
    platform,
    bytes: file.length,
    sha256: sha256(file),
    libraries: [main!, framework!],
  };
  const fileName = `${name}-${version}-cp311-cp311-${platform}.whl`;
  return { wheel, fileName, file };
}

function text(content: string, length?: number): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(content).slice(0, length);
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
