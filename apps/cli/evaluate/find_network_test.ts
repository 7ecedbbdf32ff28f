import { assertEquals, assertRejects } from "@std/assert";
import { inFolder } from "../testing/in_folder.ts";
import { findNetwork } from "./find_network.ts";

Deno.test("findNetwork() says so where another process fetches the weights", () =>
  inFolder(async (cache) => {
    await Deno.mkdir(`${cache}/weights`);
    const lock = `${cache}/weights/lpips-squeeze.safetensors.lock`;
    using other = await Deno.open(lock, { create: true, write: true });
    await other.lock(true);
    const told: string[] = [];
    const find = () =>
      findNetwork({
        named: { name: "squeeze", file: null },
        ...{ usual: "squeeze", isNeeded: true, cache },
        ...{ measures: "LPIPS", flag: "--lpips" },
        tell(line) {
          told.push(line);
          if (line.endsWith("waiting.")) throw new Error("enough");
        },
      });
    await assertRejects(find, Error, "enough");
    const file = "lpips-squeeze.safetensors";
    assertEquals(
      told.at(-1),
      `Another process fetches ${file}; waiting.`,
    );
  }));
