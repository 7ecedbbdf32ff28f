/** Runs a test in a folder of its own, which is removed afterwards. */
export { withFolder as inFolder } from "@tools/with-folder";

/** The names in a folder, sorted. */
export function namesOf(folder: string): string[] {
  return Array.from(Deno.readDirSync(folder), ({ name }) => name).sort();
}
