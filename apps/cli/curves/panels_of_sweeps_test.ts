import { assertEquals } from "@std/assert";
import { figureOfSweeps } from "./panels_of_sweeps.ts";

Deno.test("a test is two panels, of all models that were swept", () => {
  const sweep = [
    { k: 1, iPrecision: 0.25, iRecall: 0 },
    { k: 2, iPrecision: 0.5, iRecall: 0.125 },
  ];
  const models = [{ name: "ours", sweep }, { name: "theirs", sweep: null }];
  const rest = {
    x: { title: "k, neighbors", from: 1 },
    ends: [0, 1] as const,
    marks: [],
  };
  assertEquals(figureOfSweeps([{ name: "mild", models }]), {
    title: "iPrecision and iRecall over k",
    panels: [
      {
        ...rest,
        title: "iPrecision ↑ on mild",
        lines: [{ name: "ours", points: [[1, 0.25], [2, 0.5]] }],
      },
      {
        ...rest,
        title: "iRecall ↑ on mild",
        lines: [{ name: "ours", points: [[1, 0], [2, 0.125]] }],
      },
    ],
  });
});
