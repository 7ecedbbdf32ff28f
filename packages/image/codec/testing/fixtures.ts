/** A file, and what Pillow and OpenCV see in it. */
export interface DecodedFixture {
  readonly name: string;
  readonly file: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
  readonly alpha: Uint8Array | undefined;
}

/** How Pillow wrote a procedural picture. */
export interface EncodedFixture {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  readonly quality: number;
  readonly subsampling: "4:2:0" | "4:4:4";
  readonly sha256: string;
}

type Stored = Record<"name" | "file" | "rgb", string> & {
  readonly width: number;
  readonly height: number;
  readonly alpha?: string;
};

/** Files that testdata/make_fixtures.py made. */
export async function decodedFixtures(): Promise<DecodedFixture[]> {
  const stored: Stored[] = await read("decoded.json");
  return stored.map(({ file, rgb, alpha, ...rest }) => ({
    ...rest,
    file: Uint8Array.fromBase64(file),
    rgb: Uint8Array.fromBase64(rgb),
    alpha: alpha === undefined ? undefined : Uint8Array.fromBase64(alpha),
  }));
}

/** One of {@linkcode decodedFixtures}. */
export async function fixture(name: string): Promise<DecodedFixture> {
  const found = (await decodedFixtures()).find((row) => row.name === name);
  if (found) return found;
  throw new RangeError(`Cannot find fixture ${name}`);
}

/** Digests of files that Pillow wrote. */
export function encodedFixtures(): Promise<EncodedFixture[]> {
  return read("encoded.json");
}

async function read<T>(name: string): Promise<T> {
  const path = `${import.meta.dirname}/../testdata/${name}`;
  return JSON.parse(await Deno.readTextFile(path));
}
