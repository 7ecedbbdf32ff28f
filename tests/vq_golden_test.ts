import * as tf from "@tensorflow/tfjs";
import { openSafetensors, Rng } from "@revisage/core";
import { assignVariables } from "@revisage/core/module";
import { loadTensorFlow } from "@revisage/tensorflow";
import { Codebook, quantize } from "@revisage/vq";
import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";

// What vector-quantize-pytorch computes; made by fixtures/make_vq.py.
const PATH = fileURLToPath(import.meta.resolve("./fixtures/vq.safetensors"));
const STEPS = 4;

await loadTensorFlow();

using file = openSafetensors(PATH);
const FIXTURE = new Map(
  Array.from(file.entries, ([name, { dtype, shape }]) => {
    const data = dtype === "I32"
      ? file.read(name, "I32").data
      : file.read(name, "F32").data;
    return [name, { data, shape: [...shape] }];
  }),
);

function fixture<R extends tf.Rank>(name: string): tf.Tensor<R> {
  const { data, shape } = FIXTURE.get(name)!;
  return tf.tensor<R>(data, shape as tf.ShapeMap[R]);
}

function assertClose(
  actual: tf.Tensor,
  name: string,
  isCompared: (row: number) => boolean = () => true,
): void {
  const { data, shape } = FIXTURE.get(name)!;
  assertEquals(actual.shape, shape, name);
  const row = actual.size / (shape[0] ?? 1);
  const largest = Math.max(...Array.from(data, Math.abs));
  actual.dataSync().forEach((value, i) => {
    if (!isCompared(Math.floor(i / row))) return;
    const error = Math.abs(value - data[i]!);
    assert(error <= 1e-5 * largest, `${name}[${i}] ${value} not ${data[i]}`);
  });
}

function codebookOf(name: string, threshold?: number): Codebook {
  const [codes, dimensions] = FIXTURE.get(`${name}.codes`)!.shape;
  const config = {
    codes: codes!,
    dimensions: dimensions!,
    decay: 0.9,
    epsilon: 1e-2,
    ...threshold !== undefined && { threshold },
  };
  const codebook = new Codebook(config, new Rng(0));
  tf.tidy(() => {
    const values = fixture(`${name}.codes`);
    const count = fixture(`${name}.count`);
    assignVariables(
      codebook,
      new Map([
        ["codes", values],
        ["count", count],
        ["sum", values.mul(count.expandDims(1))],
      ]),
    );
  });
  return codebook;
}

for (const backend of ["cpu", "tensorflow"]) {
  const test = (name: string, run: () => void) =>
    Deno.test(`${name}, on ${backend}`, async () => {
      await tf.setBackend(backend);
      tf.tidy(run);
    });

  test("a codebook whose codes are all hit moves as the reference's", () => {
    using codebook = codebookOf("all");
    for (let step = 0; step < STEPS; step++) {
      const features = fixture(`all.${step}.features`);
      const { indices } = codebook.quantize(features);
      assertClose(indices, `all.${step}.indices`);
      codebook.update({ features });
      assertClose(codebook.count, `all.${step}.count`);
      assertClose(codebook.sum, `all.${step}.sum`);
      assertClose(codebook.codes, `all.${step}.codes`);
    }
  });

  test("a code that is not hit stays, where the reference's drifts", () => {
    using codebook = codebookOf("some");
    const before = codebook.codes.arraySync();
    for (let step = 0; step < STEPS; step++) {
      codebook.update({ features: fixture(`some.${step}.features`) });
      assertClose(codebook.count, `some.${step}.count`);
      assertClose(codebook.sum, `some.${step}.sum`);
      assertClose(codebook.codes, `some.${step}.codes`, (k) => k < 4);
    }
    assertEquals(codebook.codes.arraySync().slice(4), before.slice(4));
  });

  test("a dead code is replaced as the reference replaces it", () => {
    const [threshold] = FIXTURE.get("revive.threshold")!.data;
    using codebook = codebookOf("revive", threshold);
    codebook.update({
      features: fixture("revive.0.features"),
      rows: fixture("revive.rows"),
    });
    for (const part of ["codes", "count", "sum"] as const) {
      assertClose(codebook[part], `revive.0.${part}`);
    }
  });

  test("values, commitment and gradient are those of the reference", () => {
    const p = fixture("pass.p");
    const weight = fixture("pass.weight");
    using codebook = codebookOf("pass");
    const { quantized, indices, commitment } = codebook.quantize(p);
    assertClose(quantized, "pass.quantized");
    assertClose(indices, "pass.indices");
    assertClose(commitment.reshape([1]), "pass.commitment");
    const gradient = tf.grad((p) => {
      const { quantized, commitment } = codebook.quantize(p);
      return quantized.mul(weight).square().sum().add(commitment.mul(0.25));
    });
    assertClose(gradient(p), "pass.gradient");
    assertClose(quantize(p, codebook.codes).quantized, "pass.quantized");
  });
}
