/** For tests: prints what 2,000 batches and 20 validations keep, as JSON. */
import { Batches } from "../batches/batches.ts";
import { ValidationBatches } from "../batches/validation_batches.ts";
import { inPack } from "./face_folder.ts";

const OPTIONS = {
  preset: "gfpgan",
  seed: 0,
  referenceSize: 512,
  batchSize: 2,
  workers: 2,
} as const;

/** What is in use, garbage aside. */
function use() {
  (globalThis as unknown as { gc(): void }).gc(); // There by --expose-gc.
  const { heapUsed, external, rss } = Deno.memoryUsage();
  const files = Deno.build.os === "linux"
    ? [...Deno.readDirSync("/proc/self/fd")].length
    : 0;
  return { used: heapUsed + external, rss, files };
}

await inPack(async (source) => {
  using batches = new Batches(source, [0, 1, 2], OPTIONS);
  using validation = new ValidationBatches(source, [0, 1, 2], OPTIONS);
  const run = async (count: number) => {
    for (let i = 0; i < count; i++) (await batches.next())[Symbol.dispose]();
    for (let i = 0; i < count; i += 100) {
      for await (const batch of validation) batch[Symbol.dispose]();
    }
    return use();
  };
  const before = await run(500);
  const after = await run(2000);
  console.log(JSON.stringify({
    used: after.used - before.used,
    rss: after.rss - before.rss,
    files: after.files - before.files,
  }));
});
