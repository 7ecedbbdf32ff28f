/**
 * Holds docs/architecture.md to the code.
 *
 * @module
 */

import { assert, assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { BlankRng } from "./blank_rng.ts";
import { PRESETS } from "./restorer/config.ts";
import { Discriminator } from "./discriminator/discriminator.ts";
import { Restorer } from "./restorer/restorer.ts";
import { showSummary, summary } from "./summary/summary.ts";

await tf.setBackend("cpu");

const PAGE = new URL("../../docs/architecture.md", import.meta.url);
const text = await Deno.readTextFile(PAGE);
const diagrams = Array.from(
  text.matchAll(/```mermaid\n(.*?)```/gs),
  ([, diagram]) => diagram!,
);

const read = (link: string) => Deno.readTextFile(new URL(link, PAGE));

Deno.test("every box of the diagrams is linked to a file that exists", async () => {
  assertEquals(diagrams.length, 3);
  for (const diagram of diagrams) {
    const boxes = diagram.matchAll(/^ +(\w+)\["/gm);
    const links = new Map(
      Array.from(
        diagram.matchAll(/^ +click (\w+) "(.*)"$/gm),
        ([, box, link]) => [box!, link!],
      ),
    );
    assertEquals(
      Array.from(boxes, ([, box]) => box!).sort(),
      [
        ...links.keys(),
      ].sort(),
    );
    await Promise.all(Array.from(links.values(), read));
  }
});

Deno.test("the line linked for an equation names it", async () => {
  const rows = Array.from(
    text.matchAll(/^\| Eq\. (\d+)[^|]*\|.*?\((.*?)#L(\d+)\)/gm),
  );
  assertEquals(rows.length, 11);
  const wrong: string[] = [];
  for (const [, number, link, line] of rows) {
    const named = new RegExp(`Eq\\. ${number}\\b`);
    const lines = (await read(link!)).split("\n");
    const found = lines.flatMap((text, i) => named.test(text) ? [i + 1] : []);
    if (found.includes(Number(line))) continue;
    wrong.push(`Eq. ${number} is in lines ${found} of ${link}, not in ${line}`);
  }
  assertEquals(wrong, []);
});

Deno.test("every other link leads to a file that exists", async () => {
  const links = Array.from(text.matchAll(/\]\((\.[^)#]*)\)/g), ([, l]) => l!);
  for (const link of links) await Deno.stat(new URL(link, PAGE));
});

Deno.test("the table of costs is what summary() counts", () => {
  using restorer = new Restorer(PRESETS.small, new BlankRng());
  const table = showSummary(summary(restorer));
  assertEquals(text.match(/```text\n(.*?)\n```/s)?.[1], table);
});

Deno.test("the diagrams' shapes are those of the preset small", () => {
  const { size, channels } = PRESETS.small;
  using restorer = new Restorer(PRESETS.small, new BlankRng());
  using discriminator = new Discriminator(
    { size, channels, group: 4 },
    new BlankRng(),
  );
  const known = new Set(
    [restorer, discriminator].flatMap((model) =>
      summary(model).rows.map(({ output }) => output.join("×"))
    ),
  );
  known.add("4×4×257"); // the deviation's channel more
  known.add("32×32×256"); // enlarged, before the first convolution
  known.add("512"); // the style
  for (const diagram of diagrams) {
    for (const [, shape] of diagram.matchAll(/<br\/>([\d×]+)"/g)) {
      assert(known.has(shape!), shape);
    }
  }
});
