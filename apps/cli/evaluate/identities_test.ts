import { assertEquals, assertRejects } from "@std/assert";
import { enumerate, identitiesOf } from "./identities.ts";

async function inTable(
  text: string,
  run: (path: string) => Promise<void>,
): Promise<void> {
  const path = await Deno.makeTempFile({ suffix: ".csv" });
  try {
    await Deno.writeTextFile(path, text);
    await run(path);
  } finally {
    await Deno.remove(path);
  }
}

async function inFolders(
  paths: readonly string[],
  run: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const path of paths) {
      const names = path.split("/").slice(0, -1).join("/");
      await Deno.mkdir(`${folder}/${names}`, { recursive: true });
      await Deno.writeTextFile(`${folder}/${path}`, "");
    }
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("identitiesOf() makes each picture its own person, if nothing is said", async () => {
  assertEquals(await identitiesOf(["a/1", "b/1"], null), ["a/1", "b/1"]);
});

Deno.test("identitiesOf() reads a table with or without a head, quoted or not", async () => {
  const text =
    '\uFEFFname,identity\r\n"a,1.png", Ada\r\nb/2,"Bo ""B"""\r\n\r\n';
  await inTable(text, async (path) => {
    assertEquals(await identitiesOf(["b/2", "a,1"], path), ['Bo "B"', "Ada"]);
  });
  await inTable("1,x\n2,x", async (path) => {
    assertEquals(await identitiesOf(["1", "2"], path), ["x", "x"]);
  });
});

Deno.test("identitiesOf() reads folders by path, or by name where that is clear", async () => {
  const files = ["ada/1.jpg", "ada/2.jpg", "bo/3.png", "bo/1.png", "lone.png"];
  await inFolders(files, async (folder) => {
    const people = await identitiesOf(["bo/1", "2", "x/3"], folder);
    assertEquals(people, ["bo", "ada", "bo"]);
    const unclear = identitiesOf(["1", "2", "lone"], folder);
    await assertRejects(
      () => unclear,
      Error,
      `--identities ${folder} must say who is on each picture, got nobody for 1, lone`,
    );
  });
});

Deno.test("identitiesOf() says what is wrong", async () => {
  const messageOf = async (source: string) => {
    const { message } = await assertRejects(
      () => identitiesOf(["1"], source),
      Error,
    );
    return message.replaceAll(source, "SOURCE");
  };
  const prefix = "Cannot run evaluate: --identities ";
  assertEquals(
    await messageOf("/no/such"),
    `${prefix}must be pairs, a folder or a CSV file, found no SOURCE`,
  );
  await inTable("1,a", async (path) => {
    assertEquals(
      await messageOf(`${path}/x`),
      `${prefix}must be pairs, a folder or a CSV file, found no SOURCE`,
    );
  });
  await inTable("1,a,b\n", async (path) => {
    assertEquals(
      await messageOf(path),
      `${prefix}SOURCE must hold lines of name,identity, got "1,a,b" in line 1`,
    );
  });
  await inTable("1.png,a\n1.jpg,b\n", async (path) => {
    assertEquals(
      await messageOf(path),
      `${prefix}SOURCE must say once who 1.jpg is, got a and b`,
    );
  });
  await inFolders(["1.png"], async (folder) => {
    assertEquals(
      await messageOf(folder),
      `${prefix}SOURCE must hold a folder of pictures for each person, found none`,
    );
  });
});

Deno.test("enumerate() shows the first few", () => {
  assertEquals(enumerate(["a", "b", "c"]), "a, b, c");
  assertEquals(enumerate(["a", "b", "c", "d", "e"]), "a, b, c and 2 more");
});
