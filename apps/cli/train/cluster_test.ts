/**
 * Processes that train together from the command line.
 *
 * @module
 */
import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { readMetrics } from "@revisage/train/events";
import { inFolder } from "../testing/in_folder.ts";
import { leastRecipe } from "../testing/least_recipe.ts";
import { runHere, runTask, startTask } from "../testing/run_task.ts";

Deno.test("two workers train one run, and worker 0 alone keeps it", () =>
  inFolder(async (folder) => {
    const recipe = leastRecipe(folder);
    const run = `${folder}/run`;
    const cluster = freeAddresses(2).join();
    const words = ["--recipe", recipe, "--out", run, "--wire", "bfloat16"];
    const [keeper, other] = await Promise.all([
      runTask("train", [...words, "--cluster", cluster, "--worker", "0"]),
      runTask("train", ["--cluster", cluster, "--worker", "1"]),
    ]);
    assertEquals([keeper.code, other.code], [0, 0], keeper.stderr);
    assertStringIncludes(keeper.stderr, `Run ${run}: 4 steps of 4 faces.`);
    assertStringIncludes(keeper.stdout, `Run:   ${run}, step 4`);
    assertEquals(other.stdout, "");
    assertMatch(
      other.stderr,
      /^Worker 1 of 2: learns with worker 0 \(127.0.0.1:\d+\), which says what, and keeps the run\.\nDone at step 4; worker 0 has the run\.\n$/,
    );
    const metrics = await readMetrics(`${run}/metrics.jsonl`);
    assertEquals(metrics.map(({ step }) => step), [0, 1, 2, 3, 4]);
  }));

Deno.test("a worker that is lost ends the other, which says how to go on", () =>
  inFolder(async (folder) => {
    const recipe = leastRecipe(folder);
    const run = `${folder}/run`;
    const place = ["--cluster", freeAddresses(2).join(), "--worker"];
    const words = ["--recipe", recipe, "--out", run, "--steps", "100000"];
    await using keeper = startTask("train", [...words, ...place, "0"]);
    await using other = startTask("train", [...place, "1"]);
    await untilThere(`${run}/checkpoints/step-2`);
    other.kill("SIGKILL");
    const { code, stderr } = await keeper.outcome();
    assertEquals(code, 1, stderr);
    assertStringIncludes(stderr, "Cannot reach worker 1 (127.0.0.1:");
    const again = `deno task train --resume ${run} ${place.join(" ")} 0`;
    assertStringIncludes(stderr, `\nHere: ${again}\n`);
  }));

Deno.test("a port that is taken is wrong use", () =>
  inFolder(async (folder) => {
    using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const { port } = listener.addr;
    const words = ["--cluster", `127.0.0.1:${port}`, "--worker", "0"];
    const recipe = leastRecipe(folder);
    const out = `${folder}/run`;
    const { code, stderr } = await runTask("train", [
      ...["--recipe", recipe, "--out", out],
      ...words,
    ]);
    assertEquals(code, 2, stderr);
    assertStringIncludes(stderr, `port ${port} cannot be had on this machine`);
  }));

Deno.test("worker 0 waits for nobody if its run or its faces are not there", () =>
  inFolder(async (folder) => {
    const place = ["--cluster", freeAddresses(2).join(), "--worker", "0"];
    const none = `${folder}/none`;
    const wrong: [words: string[], problem: string][] = [
      [
        ["--resume", none],
        `--resume must name a run, found no config.json in ${none}`,
      ],
      [["--data", none], `--data must be a folder of faces, found no ${none}`],
      [
        ["--validation", none, "--data", folder],
        `--validation must be a folder of faces, found no ${none}`,
      ],
    ];
    for (const [words, problem] of wrong) {
      const { code, stderr } = await runHere("train", [...words, ...place]);
      assertEquals(code, 2, stderr);
      assertStringIncludes(stderr, `Cannot run train: ${problem}`);
    }
  }));

/** Addresses on this machine that nobody uses now. */
function freeAddresses(count: number): string[] {
  const listeners = Array.from(
    { length: count },
    () => Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  );
  return listeners.map((listener) => {
    const { port } = listener.addr;
    listener.close();
    return `127.0.0.1:${port}`;
  });
}

async function untilThere(path: string): Promise<void> {
  while (await Deno.lstat(path).then(() => false, () => true)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
