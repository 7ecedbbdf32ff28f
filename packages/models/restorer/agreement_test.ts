import * as tf from "@tensorflow/tfjs";
import { assertEquals } from "@std/assert";
import { assertClose } from "../testing/assert_close.ts";
import { openFixture, thin } from "../testing/fixture.ts";
import { gradientsOf } from "../testing/gradients.ts";
import { TINY, tinyImages, tinyNoise, tinyRestorer } from "../testing/tiny.ts";

await tf.setBackend("cpu");

const TOLERANCE = 1e-4;
const golden = openFixture("restorer");

Deno.test("the twin in PyTorch was made with the config of these tests", () => {
  assertEquals(golden.config, TINY);
});

Deno.test("a Restorer gives the images of its twin in PyTorch", () => {
  using restorer = tinyRestorer();
  tf.tidy(() => {
    const x = tinyImages(2);
    const { image, commitment } = restorer.apply(x, { noise: tinyNoise(2) });
    assertClose(image.dataSync(), golden.read("image"), TOLERANCE, "image");
    const distance = commitment.dataSync();
    assertClose(distance, golden.read("commitment"), TOLERANCE, "commitment");
    const plain = restorer.restore(x, { noise: false, quantize: false });
    assertClose(
      thin(plain.dataSync()),
      golden.read("plain"),
      TOLERANCE,
      "plain",
    );
  });
});

Deno.test("every parameter of a Restorer has the gradient of its twin", () => {
  using restorer = tinyRestorer();
  const gradients = gradientsOf(restorer, () => {
    const { image, commitment } = restorer.apply(
      tinyImages(2),
      { noise: tinyNoise(2) },
    );
    const error = image.sub(tinyImages(2, "target")).square().mean();
    return error.add(commitment);
  });
  const prefix = "gradient.";
  assertEquals([...gradients.keys()].sort(), golden.names(prefix).sort());
  for (const [path, gradient] of gradients) {
    assertClose(thin(gradient), golden.read(prefix + path), TOLERANCE, path);
  }
});

Deno.test("with an image skip and fine skips, too, images and gradients are those of the twin", () => {
  using restorer = tinyRestorer({
    imageSkip: true,
    fineSkips: true,
    skips: 1,
  });
  const first = (name?: string) =>
    tinyImages(2, name).slice<tf.Tensor4D>([0], [1]);
  const gradients = gradientsOf(restorer, () => {
    const { image } = restorer.apply(first());
    const seen = thin(image.dataSync(), 512);
    assertClose(seen, golden.read("image.fine"), TOLERANCE, "image");
    return image.sub(first("target")).square().mean();
  });
  const prefix = "fine.gradient.";
  assertEquals([...gradients.keys()].sort(), golden.names(prefix).sort());
  for (const [path, gradient] of gradients) {
    assertClose(thin(gradient), golden.read(prefix + path), TOLERANCE, path);
  }
});

for (const fusion of ["add", "concat", "sft"] as const) {
  Deno.test(`with the fusion ${fusion}, too, images are those of the twin`, () => {
    using restorer = tinyRestorer({ fusion, skips: 2 });
    tf.tidy(() => {
      const x = tinyImages(2).slice<tf.Tensor4D>([0], [1]);
      const image = thin(restorer.apply(x).image.dataSync(), 512);
      assertClose(image, golden.read(`image.${fusion}`), TOLERANCE, "image");
    });
  });
}
