import * as tf from "@tensorflow/tfjs";
import { createImage } from "@revisage/core";
import { assertEquals, assertRejects } from "@std/assert";
import { assertNear } from "../testing/fixture.ts";
import { hashedBytes } from "../testing/hashed_weights.ts";
import type { InceptionFid } from "./inception_fid.ts";
import {
  type FidProtocol,
  inceptionFidExtractor,
  prepare,
} from "./inception_fid_extractor.ts";

await tf.setBackend("cpu");

const PICTURES = {
  small: createImage(53, 37, hashedBytes("small", 53 * 37 * 3)),
  large: createImage(340, 411, hashedBytes("large", 340 * 411 * 3)),
};

for (const protocol of ["tensorflow", "pytorch-fid", "clean"] as const) {
  for (const size of ["small", "large"] as const) {
    Deno.test(`the ${protocol} protocol prepares a ${size} image as its authors' code`, () => {
      tf.tidy(() => {
        const x = prepare([PICTURES[size]], protocol);
        assertEquals(x.shape, [1, 299, 299, 3]);
        assertNear(x.dataSync(), `fid.${protocol}.${size}`);
      });
    });
  }
}

Deno.test("inceptionFidExtractor() names the protocols that there are", async () => {
  const untouched = {} as InceptionFid;
  const protocol = "pytorch" as FidProtocol;
  const error = await assertRejects(
    () => inceptionFidExtractor(untouched, { protocol }),
    RangeError,
  );
  assertEquals(
    error.message,
    'Cannot extract features: protocol must be one of "tensorflow", "pytorch-fid", "clean", got "pytorch"',
  );
});

// What runs the network is in tests/extractors_test.ts, on native TensorFlow.
