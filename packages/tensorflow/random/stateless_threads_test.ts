import { assertEquals, assertMatch } from "@std/assert";

async function draws(threads: number): Promise<string> {
  const script = new URL("./testing/print_draws.ts", import.meta.url);
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--quiet", script.href, `${threads}`],
  }).output();
  assertEquals(new TextDecoder().decode(stderr), "");
  return new TextDecoder().decode(stdout);
}

Deno.test("one, two and three threads draw the same numbers", async () => {
  const one = await draws(1);
  assertMatch(one, /^[0-9a-f]{64}\n[0-9a-f]{64}\n$/);
  for (const threads of [2, 3]) assertEquals(await draws(threads), one);
});
