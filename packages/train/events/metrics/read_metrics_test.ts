import { assertEquals, assertRejects } from "@std/assert";
import { MetricsError } from "./metrics_error.ts";
import { readMetrics } from "./read_metrics.ts";

function fileOf(text: string): string {
  const path = `${Deno.makeTempDirSync()}/metrics.jsonl`;
  Deno.writeTextFileSync(path, text);
  return path;
}

const ONE = '{"step":1,"time":10,"values":{"α/l1":0.5}}';
const TWO = '{"step":2,"time":11,"values":{"α/l1":"NaN"}}';

Deno.test("readMetrics() reads line by line, and numbers that are not finite", async () => {
  const path = fileOf(`${ONE}\n${TWO}\n`);
  assertEquals(await readMetrics(path), [
    { step: 1, time: 10, values: { "α/l1": 0.5 } },
    { step: 2, time: 11, values: { "α/l1": NaN } },
  ]);
  assertEquals(await readMetrics(fileOf("")), []);
});

Deno.test("readMetrics() passes over half a line at the end, no other", async () => {
  const half = TWO.slice(0, 20);
  assertEquals((await readMetrics(fileOf(`${ONE}\n${half}`))).length, 1);
  assertEquals((await readMetrics(fileOf(`${ONE}\n${TWO}`))).length, 2);
  const path = fileOf(`${ONE}\n${half}\n`);
  const error = await assertRejects(() => readMetrics(path), MetricsError);
  assertEquals(error.line, 2);
  assertEquals(
    error.message,
    `Cannot read line 2 of ${path}: line must be JSON, got ${half}`,
  );
});

Deno.test("readMetrics() names an empty line too", async () => {
  const path = fileOf(`${ONE}\n\n${TWO}\n`);
  const error = await assertRejects(() => readMetrics(path), MetricsError);
  assertEquals(
    error.message,
    `Cannot read line 2 of ${path}: line must be JSON, got `,
  );
});
