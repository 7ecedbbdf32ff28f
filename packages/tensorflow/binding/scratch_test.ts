import { assertEquals, assertThrows } from "@std/assert";
import { held, testBackend } from "../testing/backend.ts";
import { TensorFlowError } from "./executor.ts";
import { Scratch } from "./scratch.ts";

const { eager } = await testBackend();

Deno.test("Scratch lets go of all but what is kept, when something fails too", async () => {
  const backend = await testBackend();
  const before = held(backend);
  const kept = (() => {
    using scratch = new Scratch(eager);
    const x = scratch.constant([2], "float64", Float64Array.of(1, 2));
    const [sum] = scratch.run("AddV2", [x, x]);
    assertEquals(scratch.read(sum!), Float64Array.of(2, 4));
    scratch.delete(x);
    assertThrows(() => scratch.run("AddV2", [x, x]), Error, "was disposed");
    return scratch.keep(sum!);
  })();
  assertEquals(held(backend), [before[0], before[1] + 1]);
  eager.delete(kept.id);
  assertThrows(
    () => {
      using scratch = new Scratch(eager);
      const x = scratch.constant([2], "float64", Float64Array.of(1, 2));
      scratch.run("MatMul", [x, x]);
    },
    TensorFlowError,
    "Cannot run MatMul on float64[2], float64[2]: ",
  );
  assertEquals(held(backend), before);
});
