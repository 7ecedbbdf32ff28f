import { type Features, pureLinearAlgebra, Rng } from "@revisage/core";
import { fid, iPrecision, prdc, realism } from "@revisage/metrics";
import { loadTensorFlow, tensorflowLinearAlgebra } from "@revisage/tensorflow";
import { assert, assertEquals } from "@std/assert";

await loadTensorFlow();
const linearAlgebra = tensorflowLinearAlgebra();

function normal(count: number, dimensions: number, label: string): Features {
  const data = new Float32Array(count * dimensions);
  new Rng(0).split(label).fillNormal(data);
  return { data, count, dimensions };
}

Deno.test("the example of prdc's README comes out: normal features, 10,000 × 1000", async () => {
  // Their numbers have no seed, and density depends on the draw: prdc 0.2 itself
  // gives 0.912, 0.988 and 1.070 for the first three seeds of NumPy.
  const pair = {
    restored: normal(10_000, 1000, "restored"),
    reference: normal(10_000, 1000, "reference"),
  };
  const { precision, recall, density, coverage } = await prdc(pair, 5, {
    linearAlgebra,
    surface: "outside",
  });
  const near = (found: number, published: number, apart = 0.05) =>
    assert(Math.abs(found - published) < apart, `${found}, not ${published}`);
  near(precision, 0.4772);
  near(recall, 0.4705);
  near(density, 1.0555, 0.2);
  near(coverage, 0.9735, 0.02);
});

Deno.test("measures of sets are the same by either linear algebra", async () => {
  const pair = {
    restored: normal(1200, 64, "restored"),
    reference: normal(1100, 64, "reference"),
  };
  const plain = { linearAlgebra: pureLinearAlgebra };
  const native = { linearAlgebra };
  assertEquals(await prdc(pair, 5, native), await prdc(pair, 5, plain));
  assertEquals(await realism(pair, 3, native), await realism(pair, 3, plain));
  const people = (count: number) =>
    Array.from({ length: count }, (_, i) => i % 50);
  const labeled = {
    ...pair,
    identities: { restored: people(1200), reference: people(1100) },
  };
  assertEquals(
    await iPrecision(labeled, 4, native),
    await iPrecision(labeled, 4, plain),
  );
  const [found, expected] = [await fid(pair, native), await fid(pair, plain)];
  assert(Math.abs(found / expected - 1) < 1e-9, `${found}, ${expected}`);
});
