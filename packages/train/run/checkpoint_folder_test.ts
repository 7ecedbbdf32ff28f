import { assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import {
  listCheckpoints,
  readState,
  verifyCheckpoint,
} from "./checkpoint_folder.ts";
import { DamageError, spellState } from "./state_file.ts";
import { inFolder } from "./testing/in_folder.ts";
import { digestFile } from "./write_file.ts";

const TENSORS = "model.safetensors";

/** Makes a checkpoint of one file of three bytes. */
async function make(folder: string, step: number) {
  const path = join(folder, `step-${step}`);
  await Deno.mkdir(path);
  await Deno.writeFile(join(path, TENSORS), new Uint8Array([1, 2, 3]));
  const files = { [TENSORS]: await digestFile(join(path, TENSORS)) };
  const content = { step, figure: null, files, state: { seed: 1 } };
  await Deno.writeTextFile(join(path, "state.json"), spellState(content));
  return { checkpoint: { step, path }, content };
}

Deno.test("listCheckpoints() lists the newest first, and only checkpoints", () =>
  inFolder(async (folder) => {
    assertEquals(await listCheckpoints(join(folder, "missing")), []);
    const file = join(folder, "file");
    await Deno.writeTextFile(file, "");
    assertEquals(await listCheckpoints(file), []);
    const others = [
      "step-",
      "step-01",
      "step-1.5",
      ".writing-step-3",
      "step-x",
    ];
    for (const name of ["step-9", "step-100", "step-0", ...others]) {
      await Deno.mkdir(join(folder, name));
    }
    assertEquals(await listCheckpoints(folder), [
      { step: 100, path: join(folder, "step-100") },
      { step: 9, path: join(folder, "step-9") },
      { step: 0, path: join(folder, "step-0") },
    ]);
  }));

Deno.test("a whole checkpoint is whole", () =>
  inFolder(async (folder) => {
    const { checkpoint, content } = await make(folder, 7);
    assertEquals(await verifyCheckpoint(checkpoint), content);
    assertEquals(await readState(checkpoint.path), content);
  }));

Deno.test("a damaged checkpoint is noticed, and the file is named", () =>
  inFolder(async (folder) => {
    const damages: [(path: string) => Promise<void>, string][] = [
      [
        (path) => Deno.remove(join(path, "state.json")),
        "state.json is missing",
      ],
      [
        (path) => Deno.truncate(join(path, "state.json"), 20),
        "state.json is no JSON",
      ],
      [(path) => Deno.remove(join(path, TENSORS)), `${TENSORS} is missing`],
      [
        (path) => Deno.truncate(join(path, TENSORS), 2),
        `${TENSORS} must have 3 bytes, got 2`,
      ],
      [
        (path) => Deno.writeFile(join(path, TENSORS), new Uint8Array(3)),
        `${TENSORS} is not what was written`,
      ],
      [
        (path) =>
          Deno.copyFile(
            join(folder, "step-50", "state.json"),
            join(path, "state.json"),
          ),
        "state.json is of step 50",
      ],
    ];
    await make(folder, 50);
    for (const [step, [damage, message]] of damages.entries()) {
      const { checkpoint } = await make(folder, step);
      await damage(checkpoint.path);
      const verify = () => verifyCheckpoint(checkpoint);
      const error = await assertRejects(verify, DamageError);
      assertEquals(error.message, message);
    }
  }));
