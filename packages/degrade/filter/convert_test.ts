import { assertEquals } from "@std/assert";
import { STEP_FLOATS } from "./convert.ts";
import { Workspace } from "./workspace.ts";

Deno.test("toFloats() gives each of the bytes, and writes no further", () => {
  const workspace = new Workspace();
  const bytes = workspace.allocate(64);
  const floats = workspace.storeFloats(new Float32Array(288).fill(-1));
  const values = Uint8Array.from({ length: 256 }, (_, i) => i);
  workspace.bytes(bytes, 256).set(values);
  workspace.loops.toFloats(floats, bytes, 256 / STEP_FLOATS);
  assertEquals(
    [...workspace.floats(floats, 288)],
    [...values, ...Array(32).fill(-1)],
  );
});

Deno.test("toBytes() rounds as Uint8ClampedArray does, and writes no further", () => {
  const levels = [-1e9, -1, -0.5, 0, 0.5, 0.50001, 1.5, 2.5, 254.5];
  levels.push(254.49998, 255.5, 256, 3e5, 1e12, Infinity, -Infinity, NaN);
  for (let i = 0; levels.length < 64; i++) levels.push(i * 4.3 + 0.2);
  const workspace = new Workspace();
  const floats = workspace.storeFloats(levels);
  const bytes = workspace.allocate(20);
  workspace.bytes(bytes, 80).fill(9);
  workspace.loops.toBytes(bytes, floats, 64 / STEP_FLOATS);
  const expected = Uint8ClampedArray.from(Float32Array.from(levels));
  assertEquals(
    [...workspace.bytes(bytes, 80)],
    [...expected, ...Array(16).fill(9)],
  );
});
