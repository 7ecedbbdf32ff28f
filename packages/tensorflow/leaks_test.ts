import { assert, assertEquals } from "@std/assert";

const STEPS = 2_000;

interface Held {
  /** Tensors in TensorFlow.js and in TensorFlow. */
  readonly held: [number, number];
  /** Bytes of the process in memory. */
  readonly rss: number;
}

async function train(mode: string): Promise<{ before: Held; after: Held }> {
  const program = new URL("./testing/training_steps.ts", import.meta.url);
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-all",
      "--quiet",
      "--v8-flags=--expose-gc",
      program.href,
      mode,
      `${STEPS}`,
    ],
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  assertEquals([code, text(stderr)], [0, ""]);
  return JSON.parse(text(stdout));
}

for (const mode of ["compiled", "eager"]) {
  Deno.test(`${STEPS} ${mode} steps keep tensors level and memory within 2 %`, async () => {
    const { before, after } = await train(mode);
    assertEquals(after.held, before.held);
    const growth = after.rss / before.rss - 1;
    assert(growth < 0.02, `memory grew by ${(100 * growth).toFixed(1)} %`);
  });
}
