import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { inFolder } from "../../run/testing/in_folder.ts";
import { MetricsError } from "./metrics_error.ts";
import { MetricsLog } from "./metrics_log.ts";
import { readMetrics } from "./read_metrics.ts";

/** Runs `test` with the path of a log that is not there yet. */
const withPath = (test: (path: string) => void | Promise<void>) =>
  inFolder((folder) => test(`${folder}/metrics.jsonl`));

/** Writes lines for these steps. */
function write(path: string, ...steps: number[]): void {
  using log = MetricsLog.create(path, () => 1500);
  for (const step of steps) log.add(step, { l1: step / 4 });
}

const stepsOf = async (path: string) =>
  (await readMetrics(path)).map(({ step }) => step);

Deno.test("MetricsLog writes one line a step, each at once", () =>
  withPath((path) => {
    using log = MetricsLog.create(path, () => 1500);
    log.add(1, { l1: 0.25 });
    const one = '{"step":1,"time":1.5,"values":{"l1":0.25}}\n';
    assertEquals(Deno.readTextFileSync(path), one);
    log.add(2, { l1: NaN });
    const two = '{"step":2,"time":1.5,"values":{"l1":"NaN"}}\n';
    assertEquals(Deno.readTextFileSync(path), one + two);
  }));

Deno.test("MetricsLog takes two lines of one step, and no step back", () =>
  withPath((path) => {
    using log = MetricsLog.create(path);
    log.add(5, { l1: 1 });
    log.add(5, { psnr: 20 });
    const back = assertThrows(() => log.add(4, {}), RangeError);
    assertEquals(
      back.message,
      "Cannot add metrics: step must be at least 5, as in the last line, got 4",
    );
    const odd = assertThrows(() => log.add(5.5, {}), RangeError);
    assertEquals(
      odd.message,
      "Cannot add metrics: step must be an integer of at least 0, got 5.5",
    );
  }));

Deno.test("a resumed run has no step twice and misses none", () =>
  withPath(async (path) => {
    write(path, 10, 20, 30, 40);
    using log = MetricsLog.resume(path, 25);
    assertEquals(await stepsOf(path), [10, 20]);
    log.add(30, { l1: 9 });
    assertEquals(await stepsOf(path), [10, 20, 30]);
    assertEquals((await readMetrics(path))[2]!.values, { l1: 9 });
  }));

Deno.test("resume() keeps both lines of the step it goes on from", () =>
  withPath(async (path) => {
    write(path, 10, 20, 20, 30);
    MetricsLog.resume(path, 20).close();
    assertEquals(await stepsOf(path), [10, 20, 20]);
  }));

Deno.test("resume() makes a file that is not there", () =>
  withPath((path) => {
    MetricsLog.resume(path, 7).close();
    assertEquals(Deno.readTextFileSync(path), "");
  }));

Deno.test("a file that was cut anywhere resumes with every whole line", () =>
  withPath(async (path) => {
    write(path, 1, 2, 3);
    const whole = Deno.readFileSync(path);
    const ends = [...whole.keys()].filter((at) => whole[at] === 10);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), async (cut) => {
        Deno.writeFileSync(path, whole.subarray(0, cut));
        const kept = ends.filter((end) => end <= cut).length; // Line feed or not.
        using log = MetricsLog.resume(path, 3);
        log.add(4, { l1: 0 });
        assertEquals(await stepsOf(path), [...[1, 2, 3].slice(0, kept), 4]);
      }),
    );
  }));

Deno.test("resume() cuts off what a lost disk cache leaves: zeros", () =>
  withPath(async (path) => {
    write(path, 1, 2);
    Deno.writeFileSync(path, new Uint8Array(4096), { append: true });
    Deno.writeTextFileSync(path, "\n\0\0\n", { append: true });
    MetricsLog.resume(path, 2).close();
    assertEquals(await stepsOf(path), [1, 2]);
  }));

Deno.test("resume() names a broken line before good ones, and leaves the file", () =>
  withPath((path) => {
    write(path, 1, 2);
    const text = Deno.readTextFileSync(path);
    const broken = text.replace('"step":1', '"step":one');
    Deno.writeTextFileSync(path, broken);
    const error = assertThrows(() => MetricsLog.resume(path, 2), MetricsError);
    assertEquals(error.line, 1);
    assertEquals(Deno.readTextFileSync(path), broken);
    MetricsLog.resume(path, 1).close(); // It is not needed: step 2 goes anyway.
    assertEquals(Deno.readTextFileSync(path), "");
  }));

Deno.test("create() does not touch a file that is there; resume() needs a step", () =>
  withPath((path) => {
    write(path, 1);
    const error = assertThrows(() => MetricsLog.create(path), Error);
    assertEquals(error.message.startsWith(`Cannot write ${path}: `), true);
    assertEquals(
      assertThrows(() => MetricsLog.resume(path, -1), RangeError).message,
      "Cannot resume metrics: step must be an integer of at least 0, got -1",
    );
  }));
