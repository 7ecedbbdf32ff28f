import { assertEquals } from "@std/assert";
import { panelsOfRuns, usualValues, valueNames } from "./panels_of_runs.ts";

const at = (step: number, values: Record<string, number>) => ({
  step,
  time: step,
  values,
});
const RUNS = [
  {
    name: "one",
    metrics: [
      at(0, { "bicubic/psnr": 23, "bicubic/lpips": 0.3 }),
      at(5, { "loss/l1": 0.5 }),
      at(10, { "loss/l1": 0.4, "validation/psnr": 20 }),
      at(20, { "loss/l1": 0.3, "validation/psnr": 22 }),
    ],
  },
  {
    name: "two",
    metrics: [
      at(0, { "bicubic/psnr": 23 }),
      at(10, { "validation/psnr": 21, "validation/lpips": 0.2 }),
    ],
  },
];

Deno.test("usually validation is drawn, in the order of measures", () => {
  const names = valueNames(RUNS);
  assertEquals(names, [
    ...["bicubic/lpips", "bicubic/psnr", "loss/l1"],
    ...["validation/lpips", "validation/psnr"],
  ]);
  assertEquals(usualValues(names), ["validation/psnr", "validation/lpips"]);
  assertEquals(usualValues(["loss/l1", "data/waited"]), ["loss/l1"]);
});

Deno.test("a value is a panel, a run a line, and bicubic a mark, once", () => {
  const rest = { x: { title: "step", from: 0 }, ends: null };
  assertEquals(
    panelsOfRuns(RUNS, ["validation/psnr", "validation/lpips", "loss/l1"]),
    [
      {
        title: "PSNR (dB) ↑",
        ...rest,
        lines: [
          { name: "one", points: [[10, 20], [20, 22]] },
          { name: "two", points: [[10, 21]] },
        ],
        marks: [{ name: "bicubic", y: 23 }],
      },
      {
        title: "LPIPS ↓",
        ...rest,
        lines: [{ name: "two", points: [[10, 0.2]] }],
        marks: [{ name: "bicubic", y: 0.3 }],
      },
      {
        title: "loss/l1",
        ...rest,
        lines: [{ name: "one", points: [[5, 0.5], [10, 0.4], [20, 0.3]] }],
        marks: [],
      },
    ],
  );
});
