import * as tf from "@tensorflow/tfjs";
import { encodeSafetensors } from "@revisage/core";
import { assert, assertEquals } from "@std/assert";
import { FrozenConvolution } from "./frozen_convolution.ts";
import { sha256, weightsDigest } from "./weights_digest.ts";

await tf.setBackend("cpu");

Deno.test("sha256() has the known digest of no bytes", async () => {
  assertEquals(
    await sha256(new Uint8Array()),
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
});

Deno.test("weightsDigest() is that of the weights' safetensors file", async () => {
  const config = { inputs: 1, outputs: 2, kernel: 1 };
  const kernel = Float32Array.of(3, 4);
  const bias = Float32Array.of(1, 2);
  using one = new FrozenConvolution(config, { kernel, bias });
  using other = new FrozenConvolution(config, { kernel, bias: kernel });
  const digest = await weightsDigest(one);
  assertEquals(
    digest,
    await sha256(encodeSafetensors([
      ["bias", { dtype: "F32", shape: [2], data: bias }],
      ["kernel", { dtype: "F32", shape: [1, 1, 1, 2], data: kernel }],
    ])),
  );
  assert(await weightsDigest(other) !== digest);
});
