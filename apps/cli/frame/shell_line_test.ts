import { assertEquals } from "@std/assert";
import { shellLine } from "./shell_line.ts";

Deno.test("shellLine() quotes what a shell would read otherwise, and nothing else", () => {
  assertEquals(
    shellLine(["--resume", "runs/a-b_1.2", "--set", "loss.l1=2", "a:1,b:2"]),
    "--resume runs/a-b_1.2 --set loss.l1=2 a:1,b:2",
  );
  assertEquals(shellLine(["a b", "it's", ""]), `'a b' 'it'\\''s' ''`);
  assertEquals(shellLine(['loss={"l1":2}', "*"]), `'loss={"l1":2}' '*'`);
});

Deno.test({
  name: "a shell takes the line apart into the same words",
  ignore: Deno.build.os === "windows",
  async fn() {
    const words = ["a b", "it's", "", "$HOME", "`x`", "~", "\\", "#", "é\n!"];
    const { stdout } = await new Deno.Command("sh", {
      args: ["-c", `printf '%s\\0' ${shellLine(words)}`],
    }).output();
    const text = new TextDecoder().decode(stdout);
    assertEquals(text.split("\0").slice(0, -1), words);
  },
});
