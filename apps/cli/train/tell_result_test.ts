import { assertEquals } from "@std/assert";
import { KeptIo } from "../testing/kept_io.ts";
import { tellResult } from "./tell_result.ts";

const AGAIN = "deno task train --resume runs/a";
const RESULT = {
  step: 30,
  isDone: true,
  sheet: "runs/a/samples/step-30.png",
  values: {
    "validation/psnr": 24.315,
    "bicubic/psnr": 23.1,
    "validation/edges": 0.9,
    "bicubic/edges": 0.25,
    "validation/codebook/8/usage": 0.5,
  },
};

Deno.test("the result of a run compares, and says what can be done with it", () => {
  const io = new KeptIo();
  tellResult("runs/a", RESULT, { json: false, io, again: AGAIN });
  assertEquals(io.printed, [
    "Validation faces                       restored  bicubic",
    "PSNR in dB, higher is nearer              24.32    23.10",
    "Edges, 1 is as sharp as the reference     0.900    0.250",
    "Faces: runs/a/samples/step-30.png",
    "Run:   runs/a, step 30",
  ]);
  tellResult("my runs/a", RESULT, { json: false, io, again: AGAIN });
  assertEquals(io.told, [
    "Restore with it: deno task restore FACES --run runs/a",
    "Restore with it: deno task restore FACES --run 'my runs/a'",
  ]);
});

Deno.test("a run that was stopped tells the command that goes on", () => {
  const io = new KeptIo();
  const stopped = { step: 3, isDone: false, sheet: null, values: {} };
  tellResult("runs/a", stopped, { json: false, io, again: AGAIN });
  assertEquals(io.printed, ["Run:   runs/a, step 3"]);
  assertEquals(io.told, [`Go on: ${AGAIN}`]);
});

Deno.test("with --json the result is a line for programs", () => {
  const io = new KeptIo();
  tellResult("runs/a", RESULT, { json: true, io, again: AGAIN });
  assertEquals(io.printed.map((line) => JSON.parse(line)), [
    { type: "result", run: "runs/a", ...RESULT },
  ]);
  assertEquals(io.told, []);
});
