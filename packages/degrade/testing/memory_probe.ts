/** For tests: prints how much memory 10,000 degradations keep, as JSON. */
import { createImage, Rng } from "@revisage/core";
import {
  Degrader,
  rescaleDegradation,
  sampleDegradation,
  sampleSecondOrder,
} from "../mod.ts";

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

/** What is in use after so many degradations, garbage aside. */
function useAfter(count: number) {
  for (let i = 0; i < count; i++) degrader.apply(image, drawn[i % 200]!);
  // There by --expose-gc.
  (globalThis as unknown as { gc(): void }).gc();
  const { heapUsed, external } = Deno.memoryUsage();
  return { held: degrader.byteLength, used: heapUsed + external };
}

const before = useAfter(1000);
const after = useAfter(10_000);
console.log(JSON.stringify({
  held: after.held - before.held,
  used: after.used - before.used,
}));
