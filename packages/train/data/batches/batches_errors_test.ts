import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { inPack } from "../testing/face_folder.ts";
import { Batches, type BatchesOptions } from "./batches.ts";

const OPTIONS: BatchesOptions = {
  preset: "gfpgan",
  seed: 1,
  referenceSize: 512,
  batchSize: 2,
  prefetch: 0,
};

Deno.test("a state of other faces, or none, is refused", () =>
  inPack(async (source) => {
    using batches = new Batches(source, [0, 1, 2], OPTIONS);
    const state = batches.state();
    const digest = state.faces;
    await Promise.resolve();
    const fails = (changed: object, message: string, faces = [0, 1, 2]) => {
      const options = { ...OPTIONS, state: { ...state, ...changed } };
      const { message: got } = assertThrows(
        () => new Batches(source, faces, options),
        RangeError,
      );
      assertEquals(
        got.replace(/got [0-9a-f]{16}/, "got OTHER"),
        `Cannot resume batches: ${message}`,
      );
    };
    const others = `the faces must be those of before, ${digest}, got OTHER`;
    fails({}, `${others} of 2 faces`, [0, 1]);
    fails({}, `${others} of 3 faces`, [1, 0, 2]);
    fails({ epoch: -1 }, "state.epoch must be an integer ≥ 0, got -1");
    fails(
      { position: 3 },
      "state.position must be an integer below 3, got 3",
    );
  }));

for (const prefetch of [0, 2]) {
  Deno.test(`an error names the face, and nothing comes after it, prefetch ${prefetch}`, () =>
    inPack(async (source) => {
      const { recipe } = source;
      const slots = [0, 1, 1000];
      const broken = { ...source, recipe: { ...recipe, slots } };
      using batches = new Batches(broken, [0, 1, 2], {
        ...OPTIONS,
        batchSize: 3,
        prefetch,
      });
      const message = `Cannot make a sample of ${
        source.names[2]
      }: Cannot read face: ${recipe.path} must not end before it does`;
      for (let i = 0; i < 2; i++) {
        const { message: got } = await assertRejects(
          () => batches.next(),
          Error,
        );
        assertEquals(got, message);
      }
      assertEquals(batches.state().position, 0);
    }));
}

Deno.test("whoever waits when batches are disposed is told, and workers end", () =>
  inPack(async (source) => {
    const batches = new Batches(source, [0, 1, 2], { ...OPTIONS, prefetch: 3 });
    const waiting = Array.from(
      { length: 5 },
      () => assertRejects(() => batches.next(), Error, "was disposed"),
    );
    batches[Symbol.dispose]();
    await Promise.all(waiting);
    await assertRejects(() => batches.next(), Error, "was disposed");
  }));

Deno.test("Batches refuses what makes no sense", () =>
  inPack(async (source) => {
    await Promise.resolve();
    const fails = (
      options: Partial<Record<keyof BatchesOptions, unknown>>,
      message: string,
      faces = [0],
    ) => {
      const all = { ...OPTIONS, ...options } as BatchesOptions;
      const { message: got } = assertThrows(
        () => new Batches(source, faces, all),
        RangeError,
      );
      assertEquals(got, message);
    };
    const cannot = (message: string) => `Cannot make batches: ${message}`;
    const from = (low: number) => `must be an integer from ${low} to 1024`;
    fails({ batchSize: 0 }, cannot(`batchSize ${from(1)}, got 0`));
    fails({ prefetch: -1 }, cannot(`prefetch ${from(0)}, got -1`));
    fails({ workers: 0 }, cannot(`workers ${from(1)}, got 0`));
    fails({}, cannot("faces must not be empty"), []);
    fails({}, cannot("faces must be from 0 to 2, got 3"), [0, 3]);
    fails(
      { preset: "gfpgam" },
      'Cannot sample degradation: preset must be one of paper, gfpgan, codeformer-2, codeformer-3, difface, sr8, sr16, got "gfpgam"',
    );
  }));
