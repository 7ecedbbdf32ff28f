import { ConfigError } from "@revisage/core";
import { parsePreset, PRESETS, REAL_ESRGAN } from "@revisage/degrade";
import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { parseWords } from "../frame/parse_words.ts";
import { UsageError } from "../frame/usage_error.ts";
import { inFolder } from "../testing/in_folder.ts";
import { DEGRADE } from "./command.ts";
import { NAMED_PRESETS, readPreset } from "./read_preset.ts";
import { type DegradeSettings, readSettings } from "./settings.ts";

async function read(line: string): Promise<DegradeSettings> {
  const args = parseWords(DEGRADE, ["in", ...line.split(" ")]);
  if (args === "help") throw new Error("asked for help");
  return await readSettings(args.flags);
}

const USUAL = {
  preset: PRESETS.paper,
  seed: 0,
  size: undefined,
  referenceSize: undefined,
  resize: "input",
  resume: false,
};

Deno.test("an output is enough, and each flag changes what it says", async () => {
  const cases: [string, object][] = [
    ["--output o", {}],
    ["--output o --preset sr8", { preset: PRESETS.sr8 }],
    ["--output o --preset real-esrgan", { preset: REAL_ESRGAN }],
    ["--output o --seed -2", { seed: -2 }],
    ["--output o --size 64", { size: 64 }],
    ["--output o --size 64 --reference-size 512", {
      size: 64,
      referenceSize: 512,
    }],
    ["--output o --resize none", { resize: "none" }],
    ["--output o --resize 32", { resize: 32 }],
    ["--output o --resume", { resume: true }],
  ];
  const folder = { workers: undefined, references: undefined, force: false };
  for (const [line, changes] of cases) {
    assertEquals(await read(line), {
      kind: "draw",
      output: "o",
      folder,
      options: { ...USUAL, ...changes } as never,
    }, line);
  }
  const line = "--output o --replay r --workers 2 --references f --force";
  assertEquals(await read(line), {
    kind: "replay",
    output: "o",
    folder: { workers: 2, references: "f", force: true },
    record: "r",
  });
});

Deno.test.each<[line: string, problem: string]>([
  ["--json", "--output must be given, got nothing"],
  [
    "--output o --reference-size 512",
    "--reference-size must come with --size",
  ],
  [
    "--output o --resize big",
    '--resize must be "input", "none" or an integer from 1 to 32768, got "big"',
  ],
  [
    "--output o --replay r --seed 0",
    "--seed must be left out with --replay: it is on record",
  ],
  [
    "--output o --replay r --resume",
    "--resume must be left out with --replay, which starts anew",
  ],
  [
    "--output o --preset gfpagn",
    "--preset must be one of paper, gfpgan, codeformer-2, codeformer-3, " +
    'difface, sr8, sr16, real-esrgan, or a JSON file, got "gfpagn", did you ' +
    'mean "gfpgan"?',
  ],
])('"degrade $0" is refused', async (line, problem) => {
  const error = await assertRejects(() => read(line), UsageError);
  assertEquals(error.message, `Cannot run degrade: ${problem}`);
});

Deno.test("a preset may be a JSON file, of one round or two", () =>
  inFolder(async (folder) => {
    const path = `${folder}/own.json`;
    const from = async (text: string) => {
      await Deno.writeTextFile(path, text);
      return await readPreset(path);
    };
    assertEquals(
      await from('{ "jpeg": null }'),
      parsePreset({ jpeg: null }, PRESETS.paper),
    );
    assertEquals(await from('{ "divide": 2 }'), { ...REAL_ESRGAN, divide: 2 });
    await assertRejects(
      () => from('{ "jepg": null }'),
      ConfigError,
      `Cannot read ${path}: unknown key "jepg", did you mean "jpeg"?`,
    );
    await assertRejects(
      () => from("{"),
      ConfigError,
      `Cannot read ${path}: it must be JSON: `,
    );
  }));

Deno.test("the help names every preset", () => {
  const { about } = DEGRADE.flags.preset;
  for (const name of Object.keys(NAMED_PRESETS)) {
    assertStringIncludes(about, name);
  }
});
