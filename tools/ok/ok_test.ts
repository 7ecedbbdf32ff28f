import { assertEquals, assertThrows } from "@std/assert";
import { chooseStages } from "./choose_stages.ts";
import { runStages } from "./run_stages.ts";
import type { Stage } from "./stage.ts";

const STAGES = ["fmt", "lint", "test"].map((name) => ({ name }));

Deno.test("no word chooses every stage", () => {
  assertEquals(chooseStages([], STAGES), STAGES);
});

Deno.test("words choose stages, in the order of the gate", () => {
  assertEquals(chooseStages(["lint", "fmt"], STAGES), STAGES.slice(0, 2));
  assertEquals(chooseStages(["--except", "fmt"], STAGES), STAGES.slice(1));
});

Deno.test("a word that names no stage is refused", () => {
  const error = assertThrows(
    () => chooseStages(["--except", "lnt"], STAGES),
    RangeError,
  );
  assertEquals(
    error.message,
    'Cannot run stage "lnt": it must be one of fmt, lint, test',
  );
});

Deno.test("every stage runs, and one that fails is shown in full", async () => {
  const stages: Stage[] = [
    {
      name: "bad",
      run: () => Promise.resolve({ passed: false, output: "one\ntwo\n" }),
    },
    { name: "broken", run: () => Promise.reject(new Error("no disk")) },
    {
      name: "good",
      run: () => Promise.resolve({ passed: true, output: "x", note: "3 seen" }),
    },
  ];
  let shown = "";
  const tally = await runStages("/", stages, (text) => shown += text);

  assertEquals(tally, { passed: 1, failed: 2 });
  assertEquals(
    shown.replaceAll(/\d+\.\d s/g, "T s"),
    "bad    ... FAILED (T s)\n\none\ntwo\n\n" +
      "broken ... FAILED (T s)\n\nError: no disk\n\n" +
      "good   ... ok (T s, 3 seen)\n",
  );
});

Deno.test("a stage gets the folder that it is to check", async () => {
  const seen: string[] = [];
  const stage: Stage = {
    name: "look",
    run: (root) => {
      seen.push(root);
      return Promise.resolve({ passed: true, output: "" });
    },
  };
  await runStages("/somewhere", [stage], () => {});
  assertEquals(seen, ["/somewhere"]);
});
