import { parseSafetensors } from "@revisage/core";
import { fileURLToPath } from "node:url";

/** What tests/fixtures/make_restorer.py found, by name. */
export interface Fixture {
  /** The config that it was made with. */
  readonly config: unknown;
  /** Names that start with `prefix`, without it. */
  names(prefix: string): string[];
  /** Numbers of that name. */
  read(name: string): Float32Array;
}

/** Opens `tests/fixtures/NAME.safetensors`. */
export function openFixture(name: string): Fixture {
  const url = new URL(
    `../../../tests/fixtures/${name}.safetensors`,
    import.meta.url,
  );
  const file = parseSafetensors(Deno.readFileSync(fileURLToPath(url)), name);
  return {
    config: JSON.parse(file.metadata.config!),
    names: (prefix) =>
      Array.from(file.entries.keys())
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
    read: (key) => file.read(key, "F32").data,
  };
}

/** The values that the fixture keeps of a larger tensor, evenly spread. */
export function thin(values: ArrayLike<number>, kept = 4096): number[] {
  const step = Math.ceil(values.length / kept);
  return Array.from(
    { length: Math.ceil(values.length / step) },
    (_, i) => values[i * step]!,
  );
}
