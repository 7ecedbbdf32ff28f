import { assert, assertEquals, assertThrows } from "@std/assert";
import { Rng } from "../rng/rng.ts";
import { implicitQl } from "./implicit_ql.ts";

function unitVectors(n: number): Float64Array[] {
  return Array.from(
    { length: n },
    (_, i) => Float64Array.from({ length: n }, (_, j) => i === j ? 1 : 0),
  );
}

/** Blocks of 6 rows, each graded over ten decades, in alternate directions. */
function gradedBlocks(blocks: number, seed: number) {
  const rng = new Rng(seed);
  const sizeAt = (place: number) => {
    const at = place % 6;
    return 10 ** (-2 * (Math.floor(place / 6) % 2 ? 5 - at : at));
  };
  const rows = Array.from({ length: 6 * blocks }, (_, i) => i);
  const d = Float64Array.from(rows, (i) => rng.normal() * sizeAt(i));
  const e = Float64Array.from(rows, (i) => {
    return i % 6 === 5 ? 0 : rng.normal() * Math.min(sizeAt(i), sizeAt(i + 1));
  });
  return { d, e };
}

Deno.test("implicitQl() leaves a diagonal matrix as it is", () => {
  const d = new Float64Array([3, 1, 2]);
  const basis = unitVectors(3);
  implicitQl(d, new Float64Array(3), basis);
  assertEquals([...d], [3, 1, 2]);
  assertEquals(basis, unitVectors(3));
});

Deno.test("implicitQl() splits at couplings too small to matter", () => {
  const d = new Float64Array([0, 0, 1]);
  implicitQl(d, new Float64Array([1e-310, 1e-17, 0]));
  assertEquals([...d], [0, 0, 1]);
});

Deno.test("implicitQl() ends with an error where no end is in sight", () => {
  const error = assertThrows(
    () => implicitQl(new Float64Array([NaN, 1]), new Float64Array([1, 0])),
    RangeError,
  );
  assertEquals(
    error.message,
    "Cannot find eigenvalues: 2 must be found within 60 sweeps, got 0",
  );
});

Deno.test("implicitQl() finds the same whichever way round a block is", () => {
  for (let seed = 0; seed < 10; seed++) {
    const { d, e } = gradedBlocks(3, seed);
    const [turned, below] = [d.toReversed(), e.toReversed()];
    implicitQl(d, e);
    implicitQl(turned, Float64Array.of(...below.subarray(1), 0));
    assertEquals(turned.sort(), d.sort());
  }
});

Deno.test("implicitQl() keeps each vector beside its value, in turned blocks too", () => {
  const { d, e } = gradedBlocks(4, 0);
  const [values, basis] = [d.slice(), unitVectors(24)];
  implicitQl(values, e.slice(), basis);
  basis.forEach((v, k) => {
    v.forEach((x, i) => {
      const above = i > 0 ? e[i - 1]! * v[i - 1]! : 0;
      const below = i < 23 ? e[i]! * v[i + 1]! : 0;
      const rest = above + d[i]! * x + below - values[k]! * x;
      assert(Math.abs(rest) < 1e-14, `vector ${k} is off by ${rest}`);
    });
  });
});
