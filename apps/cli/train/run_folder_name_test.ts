import { assertEquals } from "@std/assert";
import { newRunFolder } from "./run_folder_name.ts";

Deno.test("a new run gets a folder that is not there yet", async () => {
  const runs = await Deno.makeTempDir();
  const name = () => newRunFolder("faces-64", runs);
  assertEquals(await name(), `${runs}/faces-64`);
  await Deno.mkdir(`${runs}/faces-64`);
  assertEquals(await name(), `${runs}/faces-64-2`);
  await Deno.mkdir(`${runs}/faces-64-2`);
  assertEquals(await name(), `${runs}/faces-64-3`);
});
