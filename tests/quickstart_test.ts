/**
 * `deno task train`, as somebody calls it who has nothing at hand.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { inFolder } from "../apps/cli/testing/in_folder.ts";
import { runTask } from "../apps/cli/testing/run_task.ts";

/** What the quickstart's last line says. */
interface Result {
  readonly type: string;
  readonly isDone: boolean;
  readonly sheet: string;
  readonly values: Readonly<Record<string, number>>;
}

Deno.test("the quickstart restores better than bicubic interpolation", () =>
  inFolder(async (folder) => {
    const run = `${folder}/run`;
    const words = ["--out", run, "--json"];
    const { code, stdout, stderr } = await runTask("train", words);
    assertEquals(code, 0, stderr);
    const last = stdout.trim().split("\n").at(-1)!;
    const { type, isDone, sheet, values }: Result = JSON.parse(last);
    assertEquals([type, isDone], ["result", true]);
    assert((await Deno.stat(sheet)).isFile);
    const restored = (name: string) => values[`validation/${name}`]!;
    const bicubic = (name: string) => values[`bicubic/${name}`]!;
    assert(restored("psnr") > bicubic("psnr"), last);
    const edgesOff = Math.abs(1 - restored("edges"));
    assert(edgesOff < Math.abs(1 - bicubic("edges")), last);
  }));
