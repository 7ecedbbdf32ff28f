import { assertEquals, assertRejects } from "@std/assert";
import { fetchWeights } from "./fetch_weights.ts";
import { findWeights } from "./find_weights.ts";
import { CONTENT, weightsFrom } from "./testing/any_weights.ts";
import { serveFile } from "./testing/file_server.ts";
import { withFolder } from "@tools/with-folder";
import { WeightsError } from "./weights_error.ts";

Deno.test("weights are found once they were fetched, and nobody is asked", () =>
  withFolder(async (cache) => {
    await using server = serveFile(CONTENT);
    const entry = weightsFrom(server.url("/file"));
    assertEquals(await findWeights(entry, { cache }), undefined);
    assertEquals(server.asked, []);
    const path = await fetchWeights(entry, { cache });
    const { length } = server.asked;
    assertEquals(await findWeights(entry, { cache }), path);
    assertEquals(server.asked.length, length);
  }));

Deno.test("a file that is not whole is not found", () =>
  withFolder(async (cache) => {
    const entry = weightsFrom("http://127.0.0.1:1/none");
    await Deno.mkdir(`${cache}/weights`);
    const path = `${cache}/weights/any.bin`;
    await Deno.writeFile(path, CONTENT.subarray(1));
    assertEquals(await findWeights(entry, { cache }), undefined);
    await Deno.writeFile(path, CONTENT);
    assertEquals(await findWeights(entry, { cache }), path);
  }));

Deno.test("converted weights are found by the note beside them", () =>
  withFolder(async (cache) => {
    await Deno.mkdir(`${cache}/weights`);
    const entry = { ...weightsFrom(), converter: "lpips-alex" as const };
    await Deno.writeFile(`${cache}/weights/any.bin`, CONTENT);
    assertEquals(await findWeights(entry, { cache }), undefined);
  }));

Deno.test("weights that there are none of are refused", async () => {
  const find = () => findWeights("vgg91" as "vgg19");
  const { kind } = await assertRejects(find, WeightsError);
  assertEquals(kind, "name");
});
