import { assertEquals, assertRejects } from "@std/assert";
import { inFolder } from "../../run/testing/in_folder.ts";
import { MetricsError } from "./metrics_error.ts";
import { readMetrics } from "./read_metrics.ts";

function written(folder: string, text: string): string {
  const path = `${folder}/metrics.jsonl`;
  Deno.writeTextFileSync(path, text);
  return path;
}

const ONE = '{"step":1,"time":10,"values":{"α/l1":0.5}}';
const TWO = '{"step":2,"time":11,"values":{"α/l1":"NaN"}}';

Deno.test("readMetrics() reads line by line, and numbers that are not finite", () =>
  inFolder(async (folder) => {
    const path = written(folder, `${ONE}\n${TWO}\n`);
    assertEquals(await readMetrics(path), [
      { step: 1, time: 10, values: { "α/l1": 0.5 } },
      { step: 2, time: 11, values: { "α/l1": NaN } },
    ]);
    assertEquals(await readMetrics(written(folder, "")), []);
  }));

Deno.test("readMetrics() passes over half a line at the end, no other", () =>
  inFolder(async (folder) => {
    const half = TWO.slice(0, 20);
    const lines = async (text: string) =>
      (await readMetrics(written(folder, text))).length;
    assertEquals(await lines(`${ONE}\n${half}`), 1);
    assertEquals(await lines(`${ONE}\n${TWO}`), 2);
    const path = written(folder, `${ONE}\n${half}\n`);
    const error = await assertRejects(() => readMetrics(path), MetricsError);
    assertEquals(error.line, 2);
    assertEquals(
      error.message,
      `Cannot read line 2 of ${path}: line must be JSON, got ${half}`,
    );
  }));

Deno.test("readMetrics() names an empty line too", () =>
  inFolder(async (folder) => {
    const path = written(folder, `${ONE}\n\n${TWO}\n`);
    const error = await assertRejects(() => readMetrics(path), MetricsError);
    assertEquals(
      error.message,
      `Cannot read line 2 of ${path}: line must be JSON, got `,
    );
  }));
