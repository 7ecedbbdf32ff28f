import * as tf from "@tensorflow/tfjs";
import { encodeSafetensors, parseSafetensors, Rng } from "@revisage/core";
import { assignVariables } from "@revisage/core/module";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { randomWeights, type WeightSource } from "../frozen/weight_source.ts";
import { assertNear } from "../testing/fixture.ts";
import { HASHED_WEIGHTS } from "../testing/hashed_weights.ts";
import { image, type Shape4D } from "../testing/images.ts";
import { assertLevel } from "../testing/level.ts";
import { LpipsNet, type LpipsTrunk } from "./lpips_net.ts";

await tf.setBackend("cpu");

// Odd and even sides: the poolings round differently.
const SHAPES: Record<LpipsTrunk, Shape4D> = {
  alex: [2, 33, 38, 3],
  squeeze: [2, 33, 38, 3],
  vgg: [2, 16, 19, 3],
};

/** No channel sees anything. */
const BLIND_WEIGHTS: WeightSource = {
  ...randomWeights(new Rng(0)),
  kernel: (_path, shape) => new Float32Array(shape.reduce((a, b) => a * b)),
};

for (const trunk of ["alex", "squeeze", "vgg"] as const) {
  const shape = SHAPES[trunk];

  Deno.test(`LpipsNet has the values of lpips, ${trunk}`, () => {
    using lpips = new LpipsNet(trunk, HASHED_WEIGHTS);
    tf.tidy(() => {
      const { total, layers } = lpips.compare(
        image("x", shape),
        image("y", shape),
      );
      assertNear(total.dataSync(), `lpips.${trunk}.total`);
      assertNear(tf.concat([...layers]).dataSync(), `lpips.${trunk}.layers`);
    });
  });

  Deno.test(`LpipsNet has PyTorch's gradient, ${trunk}`, () => {
    using lpips = new LpipsNet(trunk, HASHED_WEIGHTS);
    tf.tidy(() => {
      const y = image("y", shape);
      const { grad } = tf.valueAndGrad((x: tf.Tensor4D) =>
        lpips.compare(x, y).total.sum<tf.Scalar>()
      )(image("x", shape));
      assertNear(grad.dataSync(), `lpips.${trunk}.gradient`);
    });
  });
}

Deno.test("LpipsNet finds equal images equal, and cares for no order", () => {
  using lpips = new LpipsNet("squeeze", HASHED_WEIGHTS);
  tf.tidy(() => {
    const [x, y] = [image("x", [1, 17, 17, 3]), image("y", [1, 17, 17, 3])];
    assertEquals([...lpips.compare(x, x).total.dataSync()], [0]);
    const there = lpips.compare(x, y).total.dataSync();
    assertEquals(lpips.compare(y, x).total.dataSync(), there);
  });
});

Deno.test("LpipsNet compares each pair of a batch as if it were alone", () => {
  using lpips = new LpipsNet("alex", HASHED_WEIGHTS);
  tf.tidy(() => {
    const [x, y] = [image("x", [2, 31, 31, 3]), image("y", [2, 31, 31, 3])];
    const [x1] = tf.split<tf.Tensor4D>(x, 2);
    const [y1] = tf.split<tf.Tensor4D>(y, 2);
    const [first] = lpips.compare(x, y).total.dataSync();
    assertEquals([...lpips.compare(x1!, y1!).total.dataSync()], [first]);
  });
});

Deno.test("LpipsNet has a finite gradient where all channels are 0, and at equal images", () => {
  using blind = new LpipsNet("squeeze", BLIND_WEIGHTS);
  using seeing = new LpipsNet("squeeze", HASHED_WEIGHTS);
  tf.tidy(() => {
    const x = image("x", [1, 17, 17, 3]);
    for (const net of [blind, seeing]) {
      const { value, grad } = tf.valueAndGrad((x: tf.Tensor4D) =>
        net.compare(x, image("x", [1, 17, 17, 3])).total.sum<tf.Scalar>()
      )(x);
      assertEquals([...value.dataSync()], [0]);
      assert(grad.dataSync().every((slope) => slope === 0));
    }
  });
});

Deno.test("LpipsNet leaves no tensors, neither without nor with a gradient", () =>
  assertLevel(() => {
    using lpips = new LpipsNet("squeeze", HASHED_WEIGHTS);
    const x = image("x", [1, 17, 17, 3]);
    const y = image("y", [1, 17, 17, 3]);
    const { total, layers } = lpips.compare(x, y);
    tf.dispose([total, ...layers]);
    tf.dispose(
      tf.valueAndGrad((x: tf.Tensor4D) =>
        lpips.compare(x, y).total.sum<tf.Scalar>()
      )(x),
    );
    tf.dispose([x, y]);
  }));

Deno.test("LpipsNet is frozen, and called as the files call it", () => {
  using lpips = new LpipsNet("squeeze", HASHED_WEIGHTS);
  const variables = [...lpips.variables()];
  assert(variables.every(({ kind }) => kind === "buffer"));
  assertEquals(variables.map(({ path }) => path).slice(0, 4), [
    "0.kernel",
    "0.bias",
    "3.squeeze.kernel",
    "3.squeeze.bias",
  ]);
  assertEquals(variables.at(-1)!.path, "lin6");
  assertEquals(variables.length, 2 + 8 * 6 + 7);
});

Deno.test("LpipsNet is the same from a file, and by assigning", () => {
  using made = new LpipsNet("squeeze", HASHED_WEIGHTS);
  const variables = [...made.variables()];
  const file = parseSafetensors(encodeSafetensors(
    variables.map(({ path, variable }) => [path, {
      dtype: "F32",
      shape: variable.shape,
      data: variable.dataSync<"float32">(),
    }]),
  ));
  using read = LpipsNet.load("squeeze", file);
  using assigned = new LpipsNet("squeeze", randomWeights(new Rng(1)));
  assignVariables(
    assigned,
    new Map(variables.map((v) => [v.path, v.variable])),
  );
  tf.tidy(() => {
    const [x, y] = [image("x", [1, 17, 17, 3]), image("y", [1, 17, 17, 3])];
    const [a, b, c] = [made, read, assigned].map((lpips) =>
      lpips.compare(x, y).total.dataSync()
    );
    assertEquals([b, c], [a, a]);
  });
});

Deno.test("LpipsNet says what it cannot use", () => {
  const messages = tf.tidy(() =>
    (["alex", "squeeze", "vgg"] as const).map((trunk) => {
      using lpips = new LpipsNet(trunk, BLIND_WEIGHTS);
      const least = { alex: 31, squeeze: 17, vgg: 16 }[trunk];
      const x = image("x", [1, least, least - 1, 3]);
      return assertThrows(() => lpips.compare(x, x), RangeError).message;
    })
  );
  assertEquals(messages, [
    "Cannot use x of shape [1,31,30,3]: height and width must be at least 31 for alex",
    "Cannot use x of shape [1,17,16,3]: height and width must be at least 17 for squeeze",
    "Cannot use x of shape [1,16,15,3]: height and width must be at least 16 for vgg",
  ]);
});

Deno.test("LpipsNet names the networks that there are", () => {
  const file = parseSafetensors(encodeSafetensors([]));
  for (const trunk of ["vgg16", "toString"]) {
    const messages = [
      () => new LpipsNet(trunk as LpipsTrunk, BLIND_WEIGHTS),
      () => LpipsNet.load(trunk as LpipsTrunk, file),
    ].map((wrong) => assertThrows(wrong, RangeError).message);
    const message =
      `Cannot make LpipsNet: trunk must be one of "alex", "squeeze", "vgg", got "${trunk}"`;
    assertEquals(messages, [message, message]);
  }
});

Deno.test("LpipsNet refuses images that have no counterparts", () => {
  using lpips = new LpipsNet("squeeze", HASHED_WEIGHTS);
  tf.tidy(() => {
    const [x, y] = [image("x", [2, 17, 17, 3]), image("y", [1, 17, 17, 3])];
    const error = assertThrows(() => lpips.compare(x, y), RangeError);
    assertEquals(
      error.message,
      "Cannot use y of shape [1,17,17,3]: B is 1 here but 2 in x",
    );
  });
});
