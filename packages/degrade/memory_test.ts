import { createImage, Rng } from "@revisage/core";
import { assert, assertEquals } from "@std/assert";
import { Degrader } from "./degrader.ts";
import { rescaleDegradation } from "./sample/rescale_degradation.ts";
import { sampleDegradation } from "./sample/sample_degradation.ts";
import { sampleSecondOrder } from "./sample/sample_second_order.ts";

Deno.test("10,000 degradations in one Degrader take no more memory than the first", () => {
  const image = createImage(16, 16);
  image.data.forEach((_, i) => image.data[i] = (i * 37) % 256);
  const rng = new Rng(3);
  const sizes = { size: 64, referenceSize: 512 }; // Kernels of 7 × 7.
  const drawn = Array.from(
    { length: 200 },
    (_, i) =>
      i % 2 === 0
        ? sampleDegradation("gfpgan", rng, sizes)
        : rescaleDegradation(sampleSecondOrder(rng), { from: 512, to: 64 }),
  );
  const degrader = new Degrader();
  const run = (count: number) => {
    for (let i = 0; i < count; i++) degrader.apply(image, drawn[i % 200]!);
    return { held: degrader.byteLength, rss: Deno.memoryUsage().rss };
  };
  const before = run(1000);
  const after = run(10_000);
  assertEquals(after.held, before.held);
  const grown = (after.rss - before.rss) / 2 ** 20;
  // 4 KiB kept of each would be 40 MiB; the collector takes its time.
  assert(grown < 32, `${grown} MiB`);
});
