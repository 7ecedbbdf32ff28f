import { fileURLToPath } from "node:url";

/** Path of a file that tests/fixtures/make_weights.py made. */
export function fixture(name: string): string {
  const folder = "../../../../tests/fixtures/weights/";
  return fileURLToPath(import.meta.resolve(folder + name));
}
