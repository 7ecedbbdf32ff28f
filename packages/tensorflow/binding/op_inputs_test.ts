import { assertEquals, assertThrows } from "@std/assert";
import { testBackend } from "../testing/backend.ts";
import { type OpArgument, opArguments, splitInputs } from "./op_inputs.ts";

const { engine: { library } } = await testBackend();

Deno.test("TensorFlow's registry tells which inputs are lists", () => {
  const graph = library.c.TF_NewGraph();
  const EXPECTED: Record<string, OpArgument[]> = {
    Relu: ["one"],
    Conv2D: ["one", "one"],
    ConcatV2: ["list", "one"],
    AddN: ["list"],
    IdentityN: ["list"],
    DynamicStitch: ["list", "list"],
    Const: [],
  };
  for (const [op, expected] of Object.entries(EXPECTED)) {
    assertEquals(opArguments(library, graph, op), expected);
  }
  library.c.TF_DeleteGraph(graph);
});

Deno.test("flat inputs are split into arguments", () => {
  assertEquals(splitInputs("Relu", ["x"], ["one"]), ["x"]);
  assertEquals(splitInputs("AddN", ["x", "y"], ["list"]), [["x", "y"]]);
  assertEquals(
    splitInputs("ConcatV2", ["x", "y", "axis"], ["list", "one"]),
    [["x", "y"], "axis"],
  );
  assertEquals(
    splitInputs("DynamicStitch", ["i", "j", "x", "y"], ["list", "list"]),
    [["i", "j"], ["x", "y"]],
  );
  assertEquals(splitInputs("Const", [], []), []);
});

Deno.test("a wrong number of inputs is an error", () => {
  assertThrows(
    () => splitInputs("Relu", ["x", "y"], ["one"]),
    RangeError,
    "Cannot run Relu: it takes 1 arguments, got 2 tensors",
  );
  assertThrows(() => splitInputs("Conv2D", ["x"], ["one", "one"]), RangeError);
  assertThrows(
    () => splitInputs("DynamicStitch", ["x", "y", "z"], ["list", "list"]),
    RangeError,
  );
});
