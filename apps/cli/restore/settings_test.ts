import { assertEquals, assertThrows } from "@std/assert";
import { parseWords } from "../frame/parse_words.ts";
import { UsageError } from "../frame/usage_error.ts";
import { RESTORE } from "./command.ts";
import { readSettings, type RestoreSettings } from "./settings.ts";

function read(line: string): RestoreSettings {
  const args = parseWords(RESTORE, ["face.png", ...line.split(" ")]);
  if (args === "help") throw new Error("asked for help");
  return readSettings(args.flags);
}

const USUAL: RestoreSettings = {
  source: { kind: "run", path: "r" },
  output: "restored",
  seeds: [0],
  seedsAreAsked: false,
  strength: 1,
  format: { kind: "png" },
  batch: 1,
  force: false,
};

Deno.test("a run alone is enough, and each flag changes what it says", () => {
  const cases: [string, Partial<RestoreSettings>][] = [
    ["--run r", {}],
    ["--weights w", { source: { kind: "weights", path: "w" } }],
    ["--run r --output o", { output: "o" }],
    ["--run r --seed -7", { seeds: [-7], seedsAreAsked: true }],
    ["--run r --samples 2", { seeds: [0, 1], seedsAreAsked: true }],
    ["--run r --seed 5 --samples 3", {
      seeds: [5, 6, 7],
      seedsAreAsked: true,
    }],
    ["--run r --noise off", { seeds: null }],
    ["--run r --noise on", {}],
    ["--run r --strength 0.6", { strength: 0.6 }],
    ["--run r --format jpeg", { format: { kind: "jpeg", quality: 95 } }],
    ["--run r --format jpeg --quality 8", {
      format: { kind: "jpeg", quality: 8 },
    }],
    ["--run r --batch 4", { batch: 4 }],
    ["--run r --force", { force: true }],
  ];
  for (const [line, changes] of cases) {
    assertEquals(read(line), { ...USUAL, ...changes }, line);
  }
});

Deno.test.each<[line: string, problem: string]>([
  ["--json", "either --run RUN or --weights FILE must be given, got neither"],
  [
    "--run r --weights w",
    "either --run RUN or --weights FILE must be given, got both",
  ],
  [
    "--run r --noise off --seed 0",
    "--seed must be left out with --noise off, which draws none",
  ],
  [
    "--run r --noise off --samples 2",
    "--samples must be left out with --noise off, which draws none",
  ],
  [
    "--run r --seed 9007199254740991 --samples 2",
    "--seed must leave room for 2 samples below 2⁵³, got 9007199254740991",
  ],
  [
    "--run r --quality 90",
    "--quality must come with --format jpeg: PNG loses nothing",
  ],
])('"restore $0" is refused', (line, problem) => {
  const error = assertThrows(() => read(line), UsageError);
  assertEquals(error.message, `Cannot run restore: ${problem}`);
});
