import { Rng } from "@revisage/core";
import { assert, assertEquals } from "@std/assert";
import { decode } from "./decode.ts";
import { DecodeError } from "./decode_error.ts";
import { encodeJpeg } from "./encode_jpeg.ts";
import { encodePng } from "./encode_png.ts";
import { decodedFixtures } from "./testing/fixtures.ts";
import { mendChecksum } from "./testing/patch.ts";
import { proceduralPicture } from "./testing/procedural_picture.ts";

const LARGE = proceduralPicture(200, 150, 5);
const GOOD = [
  ...(await decodedFixtures()).map(({ file }) => file),
  encodeJpeg(LARGE),
  encodePng(LARGE),
];

type Mutation = (file: Uint8Array, rng: Rng) => Uint8Array;

const MUTATIONS: readonly Mutation[] = [
  // Some bytes change, anywhere or where headers are.
  (file, rng) => changed(file, rng, file.length),
  (file, rng) => changed(file, rng, Math.min(file.length, 200)),
  // The end is missing.
  (file, rng) => file.subarray(0, rng.integer(0, file.length)),
  // A piece is missing, or stands elsewhere too.
  (file, rng) => {
    const [a, b] = [rng.integer(0, file.length), rng.integer(0, file.length)];
    return Uint8Array.from([...file.subarray(0, a), ...file.subarray(b)]);
  },
  // The rest is another file's.
  (file, rng) => {
    const other = GOOD[rng.integer(0, GOOD.length)]!;
    const at = rng.integer(0, Math.min(file.length, other.length));
    return Uint8Array.from([...file.subarray(0, at), ...other.subarray(at)]);
  },
  lie,
];

function changed(file: Uint8Array, rng: Rng, within: number): Uint8Array {
  const mutant = file.slice();
  const count = 1 + rng.integer(0, 4);
  for (let i = 0; i < count; i++) {
    mutant[rng.integer(0, within)] = rng.integer(0, 256);
  }
  return mutant;
}

/** The header says another size or kind; its checksum is right. */
function lie(file: Uint8Array, rng: Rng): Uint8Array {
  const mutant = file.slice();
  const png = file[0] === 0x89;
  const frame = file.findIndex((byte, i) =>
    byte === 0xff && (file[i + 1] === 0xc0 || file[i + 1] === 0xc2)
  );
  const at = png ? 16 + rng.integer(0, 13) : frame + 4 + rng.integer(0, 8);
  mutant[at] = rng.integer(0, 256);
  return png ? mendChecksum(mutant, "IHDR") : mutant;
}

Deno.test("decode() survives 1,000 damaged files", () => {
  const rng = new Rng(4).split("damage");
  const before = Deno.memoryUsage().rss;
  let refused = 0;
  for (let i = 0; i < 1000; i++) {
    const mutate = MUTATIONS[i % MUTATIONS.length]!;
    const file = mutate(GOOD[rng.integer(0, GOOD.length)]!, rng);
    const start = performance.now();
    try {
      const { width, height, data } = decode(file, { name: `damaged ${i}` });
      assertEquals(data.length, 3 * width * height);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      assertEquals(
        error.message.startsWith(`Cannot decode damaged ${i}: `),
        true,
      );
      refused++;
    }
    const ms = performance.now() - start;
    assert(ms < 2000, `damaged ${i} took ${ms} ms`);
    const grown = Deno.memoryUsage().rss - before;
    assert(grown < 2 ** 30, `damaged ${i} took ${grown} bytes`);
  }
  // Most damage is found; bytes of pixels and of notes may be anything.
  assert(refused > 500, `${refused} of 1000`);
});
