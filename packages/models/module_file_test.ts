import { encodeSafetensors, Rng, writeSafetensors } from "@revisage/core";
import { Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { join } from "node:path";
import { Discriminator } from "./discriminator/discriminator.ts";
import { assertLevel } from "./extractors/testing/level.ts";
import { loadModule, saveModule } from "./module_file.ts";
import { Restorer } from "./restorer/restorer.ts";
import { SMALLER, TINY, tinyImages, tinyRestorer } from "./testing/tiny.ts";

await tf.setBackend("cpu");

class Counter extends Module {
  readonly count: tf.Variable<tf.Rank.R0>;
  constructor(dtype: "int32" | "bool" = "int32") {
    super();
    const value = dtype === "bool"
      ? tf.scalar(true, "bool")
      : tf.scalar(7, dtype);
    this.count = this.buffer("count", value);
  }
}

async function inFolder(run: (folder: string) => unknown): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a restorer that was saved is the same when loaded, config and all", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "restorer.safetensors");
    const x = tinyImages(1);
    const before = tf.memory().numTensors;
    const faces = [];
    {
      using restorer = tinyRestorer(SMALLER);
      faces.push(restorer.restore(x, { seed: 3 }));
      await restorer.save(path);
      using loaded = Restorer.load(path);
      assertEquals(loaded.config, restorer.config);
      faces.push(loaded.restore(x, { seed: 3 }));
    }
    assertEquals(tf.memory().numTensors, before + faces.length);
    assertEquals(faces[1]!.dataSync(), faces[0]!.dataSync());
    tf.dispose([x, ...faces]);
    assertThrows(
      () => Discriminator.load(path),
      Error,
      `Cannot load ${path}: it must hold a discriminator, got restorer`,
    );
  });
});

Deno.test("a discriminator that was saved is the same when loaded", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "discriminator.safetensors");
    const config = { size: 64, channels: SMALLER.channels, group: 2 };
    using discriminator = new Discriminator(config, new Rng(5));
    await discriminator.save(path);
    using loaded = Discriminator.load(path);
    assertEquals(loaded.config, config);
    tf.tidy(() => {
      const x = tinyImages(2);
      assertEquals(
        loaded.apply(x).dataSync(),
        discriminator.apply(x).dataSync(),
      );
    });
  });
});

const MODELS = {
  restorer: {
    load: Restorer.load,
    config: { ...TINY, ...SMALLER },
    first: "encoder.input.weight",
  },
  discriminator: {
    load: Discriminator.load,
    config: { size: 64, channels: SMALLER.channels, group: 2 },
    first: "input.weight",
  },
};

for (const [model, { load, config, first }] of Object.entries(MODELS)) {
  const metadata = { model, config: JSON.stringify(config) };

  Deno.test(`a ${model} whose file does not fit is freed, and the file named`, () =>
    inFolder((folder) =>
      assertLevel(async () => {
        const path = join(folder, `${model}.safetensors`);
        {
          using counter = new Counter();
          await saveModule(path, counter, metadata);
        }
        const { message } = assertThrows(() => load(path), RangeError);
        const start =
          `Cannot load ${path}: Cannot assign variables: ${first} is missing; `;
        assertEquals(message.slice(0, start.length), start);
      })
    ));

  Deno.test(`a ${model} whose file holds halves is freed, and the file named`, () =>
    inFolder((folder) =>
      assertLevel(async () => {
        const path = join(folder, `${model}.safetensors`);
        const data = new Float16Array(1);
        const half = { dtype: "F16", shape: [], data } as const;
        await writeSafetensors(path, [[first, half]], { metadata });
        const { message } = assertThrows(() => load(path), TypeError);
        assertEquals(
          message,
          `Cannot load ${path}: type of ${first} must be F32 or I32, got F16`,
        );
      })
    ));
}

Deno.test("loadModule() names what does not fit, and changes nothing", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "other.safetensors");
    using restorer = tinyRestorer(SMALLER);
    await saveModule(path, restorer.encoder);
    using discriminator = new Discriminator({
      size: 64,
      channels: SMALLER.channels,
      group: 2,
    }, new Rng(5));
    const error = assertThrows(
      () => loadModule(path, discriminator),
      RangeError,
    );
    const start = "Cannot assign variables: 64.first.weight is missing; ";
    assertEquals(error.message.slice(0, start.length), start);
  });
});

Deno.test("integers are saved as such; other types are refused", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "counter.safetensors");
    using counter = new Counter();
    await saveModule(path, counter);
    counter.count.assign(tf.tidy(() => tf.scalar(0, "int32")));
    loadModule(path, counter);
    assertEquals(counter.count.dataSync()[0], 7);
    assertThrows(
      () => Restorer.load(path),
      Error,
      `Cannot load ${path}: it must hold a restorer, got no model`,
    );

    using flag = new Counter("bool");
    await assertRejects(
      () => saveModule(path, flag),
      TypeError,
      "Cannot save count: its type must be float32 or int32, got bool",
    );
    const data = new Uint8Array(1);
    await Deno.writeFile(
      path,
      encodeSafetensors([["count", { dtype: "U8", shape: [], data }]]),
    );
    assertThrows(
      () => loadModule(path, counter),
      TypeError,
      `Cannot load ${path}: type of count must be F32 or I32, got U8`,
    );
  });
});
