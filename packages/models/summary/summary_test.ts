import { Rng } from "@revisage/core";
import { countParameters } from "@revisage/core/module";
import { Conv2d } from "@revisage/layers";
import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { Discriminator } from "../discriminator/discriminator.ts";
import type { RestorerConfig } from "../restorer/config.ts";
import { tinyImages, tinyRestorer } from "../testing/tiny.ts";
import { showSummary, summary } from "./summary.ts";

await tf.setBackend("cpu");

/** 1, 2, 4, 4 and 4 channels at 64, 32, 16, 8 and 4. */
const CHANNELS = { base: 64, max: 4 };
/** The search pads codes to a multiple of 16, which a summary passes over. */
const SMALLER = { channels: CHANNELS, skips: 1, latent: 3, codes: 16 };

Deno.test("a restorer's summary is what one counts by hand", () => {
  using restorer = tinyRestorer(SMALLER);
  const { rows } = summary(restorer);
  const row = (path: string) => rows.find((row) => row.path === path);
  const part = (
    path: string,
    output: number[],
    [parameters, multiplyAdds]: [number, number],
    buffers = 0,
  ) =>
    assertEquals(row(path), {
      path,
      output,
      parameters,
      buffers,
      multiplyAdds,
    });
  part("encoder.input", [64, 64, 1], [3 + 1, 64 * 64 * 3]);
  part("encoder.32.feature", [32, 32, 2], [9 * 4 + 2, 32 * 32 * 9 * 4]);
  part("encoder.32.down", [16, 16, 4], [16 * 8 + 4, 16 * 16 * 16 * 8]);
  part("encoder.latent", [3], [4 * 4 * 4 * 3 + 3, 4 * 4 * 4 * 3]);
  // Codes, their counts and their sums.
  part("skips.8.codebook", [8, 8, 4], [0, 64 * 16 * 4], 16 * (4 + 1 + 4));
  // The affine map from a style of 6, and the norms of 4 × 4 kernels.
  const affine = 6 * 4;
  // Transposed: 4×4 pixels take a kernel of 4×4 each.
  part(
    "decoder.8.first",
    [8, 8, 4],
    [16 * 16 + affine + 4 + 1 + 4, 16 * 16 * 16 + affine + 16],
  );
  part(
    "decoder.8.second",
    [8, 8, 4],
    [9 * 16 + affine + 4 + 1 + 4, 64 * 9 * 16 + affine + 16],
  );
  part("decoder.8.fusion", [8, 8, 4], [64 * 64, 4 * 64 * 64]);
  part("decoder.8.rgb", [8, 8, 3], [12 + affine + 4 + 3, 64 * 12 + affine]);
  assertEquals(row("decoder.4.fusion"), undefined);
});

Deno.test("a summary's total is that of its rows, and of the model", () => {
  using restorer = tinyRestorer();
  const { rows, total } = summary(restorer);
  assertEquals(total.parameters, countParameters(restorer));
  const sum = rows.reduce((sum, row) => sum + row.multiplyAdds, 0);
  assertEquals(total.multiplyAdds, sum);
});

/** What convolutions and products cost that TensorFlow.js really runs. */
async function counted(run: () => tf.Tensor): Promise<number> {
  const { kernels, result } = await tf.profile(run);
  (result as tf.Tensor).dispose();
  let sum = 0;
  for (const { name, inputShapes, outputShapes } of kernels) {
    const [first, second] = inputShapes as number[][];
    const [output] = outputShapes as number[][];
    const size = tf.util.sizeFromShape(output!);
    if (name === "Conv2D") {
      sum += size * tf.util.sizeFromShape(second!.slice(0, 3));
    }
    // Transposed: its input takes the kernel.
    if (name === "Conv2DBackpropInput") {
      sum += tf.util.sizeFromShape([...first!, ...second!.slice(0, 3)]);
    }
    // [M,K], [K,N] and [M,N], for one image: M·K·N.
    if (name === "BatchMatMul") {
      const sides = [first!, second!].map((shape) =>
        tf.util.sizeFromShape(shape)
      );
      sum += Math.sqrt(size * sides[0]! * sides[1]!);
    }
  }
  return sum;
}

const CHOICES: readonly Partial<RestorerConfig>[] = [
  { fusion: "lgf" },
  { fusion: "add" },
  { fusion: "concat" },
  { fusion: "sft" },
  { imageSkip: true },
  { fineSkips: true },
];

for (const choice of CHOICES) {
  Deno.test(
    `TensorFlow.js runs as many multiply-adds as a summary says: ${
      JSON.stringify(choice)
    }`,
    async () => {
      using restorer = tinyRestorer({ ...SMALLER, ...choice });
      const x = tinyImages(1);
      const run = () => restorer.restore(x, { noise: false });
      assertEquals(await counted(run), summary(restorer).total.multiplyAdds);
      x.dispose();
    },
  );
}

Deno.test("TensorFlow.js runs as many as a summary says of a discriminator", async () => {
  const config = { size: 64, channels: CHANNELS, group: 4 };
  using discriminator = new Discriminator(config, new Rng(0));
  const x = tinyImages(1);
  const { total, rows } = summary(discriminator);
  assertEquals(await counted(() => discriminator.apply(x)), total.multiplyAdds);
  assertEquals(total.parameters, countParameters(discriminator));
  assertEquals(rows.at(-1), {
    path: "score",
    output: [1],
    parameters: 4 + 1,
    buffers: 0,
    multiplyAdds: 4,
  });
  x.dispose();
});

Deno.test("showSummary() aligns what summary() counts", () => {
  const summary = {
    rows: [{
      path: "encoder.input",
      output: [64, 64, 16],
      parameters: 64,
      buffers: 0,
      multiplyAdds: 196_608,
    }, {
      path: "latent",
      output: [3],
      parameters: 12_345,
      buffers: 6,
      multiplyAdds: 7,
    }],
    total: { parameters: 12_409, buffers: 6, multiplyAdds: 196_615 },
  };
  assertEquals(
    showSummary(summary),
    [
      "part           output    parameters  buffers  multiply-adds",
      "encoder.input  64×64×16          64        0        196,608",
      "latent         3             12,345        6              7",
      "total                        12,409        6        196,615",
    ].join("\n"),
  );
});

Deno.test("a variable that no part has is an error", () => {
  class Forgetful extends Conv2d {
    *parts() {}
  }
  using module = new Forgetful({ inputs: 1, outputs: 1 }, new Rng(0));
  const error = assertThrows(() => summary(module), Error);
  assertEquals(error.message, "Cannot sum up: weight is in no part");
});
