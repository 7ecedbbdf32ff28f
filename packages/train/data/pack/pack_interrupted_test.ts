import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { fileURLToPath } from "node:url";
import { openFaces } from "../faces.ts";
import {
  drawFace,
  inFaceFolder,
  NAMES,
  readFaces,
  writePicture,
} from "../testing/face_folder.ts";
import { packFaces } from "./pack_faces.ts";

/** The names of the files in a folder, but for locks. */
function filesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name)
    .filter((name) => !name.endsWith(".lock"));
}

Deno.test("of two that pack the same faces, one waits and takes the other's", () =>
  inFaceFolder(async ({ folder, cache, options }) => {
    const read: string[] = [];
    let waits = 0;
    const both = await Promise.all([1, 2].map(() =>
      packFaces(folder, {
        ...options,
        onWait: () => void waits++,
        onProgress: ({ path }) => void read.push(path),
      })
    ));
    assertEquals(both[0], both[1]);
    assertEquals([waits, read.length, filesIn(cache).length], [1, 3, 1]);
  }));

Deno.test("packFaces() leaves nothing when aborted, and begins nothing more", () =>
  inFaceFolder(async ({ folder, cache, options }) => {
    for (const workers of [0, 2]) {
      const controller = new AbortController();
      const { signal } = controller;
      let done = 0;
      const onProgress = () => {
        done++;
        controller.abort(new Error("Ctrl-C"));
      };
      await assertRejects(
        () => packFaces(folder, { ...options, workers, signal, onProgress }),
        Error,
        "Ctrl-C",
      );
      assert(done <= Math.max(1, workers), `${done}`);
      assertEquals(filesIn(cache), []);
    }
  }));

Deno.test("a packing that is killed leaves no pack, and the next one clears up", () =>
  inFaceFolder(async ({ folder, cache, options }) => {
    const face = drawFace(0);
    for (let i = 0; i < 300; i++) {
      await writePicture(`${folder}/more/${i}.png`, face);
    }
    const script = fileURLToPath(
      import.meta.resolve("../testing/pack_forever.ts"),
    );
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", "--no-lock", "-A", script, folder, cache],
      stdout: "piped",
    }).spawn();
    for await (const _ of child.stdout) {
      child.kill("SIGKILL");
      break;
    }
    assertEquals((await child.status).success, false);
    const left = filesIn(cache);
    assertEquals(left.map((name) => name.endsWith(".tmp")), [true]);

    const faces = await packFaces(folder, options);
    assertEquals(faces.names.length, 303);
    assertEquals(filesIn(cache).length, 1);
    assert(!filesIn(cache).includes(left[0]!));
  }));

Deno.test("a pack that is cut off, or of another version, is made again", () =>
  inFaceFolder(async ({ folder, options }) => {
    const first = await packFaces(folder, options);
    const { path } = first.recipe;
    const pixels = readFaces(first);
    const whole = await Deno.readFile(path);
    const spoil = (bytes: Uint8Array) => Deno.writeFile(path, bytes);
    const other = whole.slice();
    other[15] = "0".charCodeAt(0);
    const cuts = [0, 10, 64, 3000, whole.length - 1].map((length) =>
      whole.subarray(0, length)
    );
    for (const bytes of [other, ...cuts]) {
      await spoil(bytes);
      const again = await packFaces(folder, options);
      assert(again.recipe.id !== first.recipe.id);
      assertEquals(again.names, NAMES);
      assertEquals(readFaces(again), pixels);
    }
  }));

Deno.test("faces that are open stay as they are; others are refused once packed anew", () =>
  inFaceFolder(async ({ folder, options }) => {
    const before = await packFaces(folder, options);
    using open = openFaces(before);
    const pixels = readFaces(before);
    await Deno.remove(`${folder}/2.png`);
    const { recipe: { path } } = await packFaces(folder, options);
    const face = new Uint8Array(32 * 32 * 3);
    open.read(0, face);
    assertEquals(face, pixels["2.png"]);
    const packedAnew = assertThrows(() => openFaces(before), Error);
    assertEquals(
      packedAnew.message,
      `Cannot open faces: ${path} must stay as it was, but was packed anew`,
    );
    await Deno.remove(path);
    assertThrows(() => openFaces(before), Error, "Cannot open faces: No such");
  }));
