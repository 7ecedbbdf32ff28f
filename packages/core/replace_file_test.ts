import { assert, assertEquals, assertRejects } from "@std/assert";
import { replaceFile } from "./replace_file.ts";
import { withFolder } from "@tools/with-folder";

const bytes = (text: string) => new TextEncoder().encode(text);

function namesIn(folder: string): string[] {
  return Array.from(Deno.readDirSync(folder), ({ name }) => name).sort();
}

Deno.test("replaceFile() writes all pieces, in order", () =>
  withFolder(async (folder) => {
    const path = `${folder}/a.txt`;
    Deno.writeTextFileSync(path, "what was there before, and longer");
    await replaceFile(path, async (append) => {
      for (const piece of ["one ", "", "two"]) await append(bytes(piece));
    });
    assertEquals(Deno.readTextFileSync(path), "one two");
    assertEquals(namesIn(folder), ["a.txt"]);
  }));

Deno.test("replaceFile() shows the old file until the new one is whole", () =>
  withFolder(async (folder) => {
    const path = `${folder}/a.txt`;
    Deno.writeTextFileSync(path, "old");
    await replaceFile(path, async (append) => {
      await append(bytes("new"));
      assertEquals(Deno.readTextFileSync(path), "old");
    });
    assertEquals(Deno.readTextFileSync(path), "new");
  }));

Deno.test("an error inside replaceFile() comes through and leaves nothing", () =>
  withFolder(async (folder) => {
    const path = `${folder}/a.txt`;
    Deno.writeTextFileSync(path, "old");
    const error = new DOMException("stop", "AbortError");
    const thrown = await assertRejects(() =>
      replaceFile(path, async (append) => {
        await append(bytes("half"));
        throw error;
      })
    );
    assertEquals(thrown, error);
    assertEquals(Deno.readTextFileSync(path), "old");
    assertEquals(namesIn(folder), ["a.txt"]);
  }));

Deno.test("two calls at once leave one whole file", () =>
  withFolder(async (folder) => {
    const path = `${folder}/a.txt`;
    const texts = ["a", "b"].map((letter) => letter.repeat(1e6));
    await Promise.all(
      texts.map((text) => replaceFile(path, (append) => append(bytes(text)))),
    );
    assert(texts.includes(Deno.readTextFileSync(path)));
    assertEquals(namesIn(folder), ["a.txt"]);
  }));

Deno.test("a missing folder is named", async () => {
  await assertRejects(
    () => replaceFile("no/such/a.txt", () => Promise.resolve()),
    Error,
    "Cannot write no/such/a.txt: ",
  );
});

Deno.test("a folder in the way is named, and nothing is left", () =>
  withFolder(async (folder) => {
    const path = `${folder}/a`;
    Deno.mkdirSync(path);
    const error = await assertRejects(
      () => replaceFile(path, (append) => append(bytes("x"))),
      Error,
      `Cannot write ${path}: `,
    );
    assert(error.cause instanceof Error);
    assertEquals(namesIn(folder), ["a"]);
  }));

/** Runs a script in a process of its own that has `replaceFile` and `path`. */
function script(path: string, body: string): string {
  const module = import.meta.resolve("./replace_file.ts");
  return `import { replaceFile } from "${module}"; ` +
    `const path = ${JSON.stringify(path)}; ${body}`;
}

Deno.test({
  name: "a write that the system cuts short is named, and nothing is left",
  ignore: Deno.build.os === "windows",
  fn: () =>
    withFolder(async (folder) => {
      const path = `${folder}/a.txt`;
      Deno.writeTextFileSync(path, "old");
      const body = "try { await replaceFile(path, (append) => " +
        "append(new Uint8Array(1e6))); } " +
        "catch (error) { console.log(error.message); }";
      // The limit on a file's size stands for a full disk: 64 blocks of 512
      // or 1,024 bytes.
      const { stdout } = await new Deno.Command("sh", {
        args: [
          "-c",
          'trap "" XFSZ; ulimit -f 64; exec "$0" eval --no-lock "$1"',
          Deno.execPath(),
          script(path, body),
        ],
      }).output();
      const message = new TextDecoder().decode(stdout);
      assert(message.startsWith(`Cannot write ${path}: File too large`));
      assertEquals(Deno.readTextFileSync(path), "old");
      assertEquals(namesIn(folder), ["a.txt"]);
    }),
});

Deno.test("a process killed half way leaves the old file as it was", () =>
  withFolder(async (folder) => {
    const path = `${folder}/a.txt`;
    Deno.writeTextFileSync(path, "old");
    const body = "await replaceFile(path, async (append) => { " +
      'await append(new Uint8Array(1e6)); console.log("half"); ' +
      "await new Promise((done) => setTimeout(done, 60_000)); });";
    const child = new Deno.Command(Deno.execPath(), {
      args: ["eval", "--no-lock", script(path, body)],
      stdout: "piped",
    }).spawn();
    await child.stdout.values().next(); // It is half way.
    child.kill("SIGKILL");
    await child.status;
    assertEquals(Deno.readTextFileSync(path), "old");
    const [first, second = "", ...rest] = namesIn(folder);
    assertEquals([first, rest], ["a.txt", []]);
    assert(/^a\.txt\..+\.tmp$/.test(second), second);
  }));
