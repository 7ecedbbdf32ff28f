import { assertAlmostEquals, assertEquals } from "@std/assert";
import { Rng } from "@revisage/core";
import { LANE_FLOATS } from "./fir.ts";
import { Workspace } from "./workspace.ts";

Deno.test("fir() is the sum of its taps, and adds when asked to", () => {
  const rng = new Rng(0);
  const workspace = new Workspace();
  const length = 2 * LANE_FLOATS;
  const values = rng.fillNormal(new Float32Array(length + 40));
  const weights = rng.fillNormal(new Float32Array(3));
  const shifts = [0, 7, 33];
  const source = workspace.storeFloats(values);
  const target = workspace.storeFloats(new Float32Array(length).fill(9));
  const tables = [
    workspace.storeFloats(weights),
    workspace.storeIntegers(shifts.map((shift) => 4 * shift)),
  ] as const;
  for (const adds of [0, 1, 1] as const) {
    workspace.loops.fir(target, source, ...tables, 12, 2, adds);
  }
  workspace.floats(target, length).forEach((value, i) => {
    const once = shifts.reduce(
      (sum, shift, tap) => sum + weights[tap]! * values[i + shift]!,
      0,
    );
    assertAlmostEquals(value, 3 * once, 1e-5);
  });
});

Deno.test("what was stored stays when the memory grows", () => {
  const workspace = new Workspace();
  const address = workspace.storeFloats([1, 2, 3]);
  const bytes = workspace.byteLength;
  workspace.allocate(bytes);
  assertEquals([...workspace.floats(address, 3)], [1, 2, 3]);
  assertEquals(workspace.byteLength > bytes, true);
});
