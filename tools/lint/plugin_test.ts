import { assertEquals } from "@std/assert";
import plugin from "./plugin.ts";

/** Each finding as `rule: message`, with the source that it points at. */
function findings(source: string): string[] {
  return Deno.lint.runPlugin(plugin, "file.ts", source).map(
    ({ id, message, range: [start, end] }) =>
      `${id.replace("revisage/", "")}: ${message} <- ${
        source.slice(start, end)
      }`,
  );
}

function tfRandom(name: string, source: string): string {
  return `no-tf-random: ${name} draws from a hidden state: no run can repeat ` +
    `it <- ${source}`;
}

const TFJS = 'import * as tf from "@tensorflow/tfjs";\n';

Deno.test("tf's random functions are refused, seeded or not", () => {
  for (
    const name of [
      "randomNormal",
      "randomUniform",
      "randomUniformInt",
      "randomGamma",
      "randomStandardNormal",
      "truncatedNormal",
      "multinomial",
      "util.shuffle",
      "util.shuffleCombo",
      "util.createShuffledIndices",
      "util.randUniform",
      "initializers.randomNormal",
      "initializers.glorotUniform",
      "initializers.orthogonal",
    ]
  ) {
    assertEquals(
      findings(`${TFJS}tf.${name}([2], 0, 1, "float32", 7);`),
      [tfRandom(`tf.${name}`, `tf.${name}`)],
    );
  }
});

Deno.test("a random function is found under any name", () => {
  assertEquals(
    findings(
      'import * as core from "npm:@tensorflow/tfjs-core@4.22.0";\n' +
        'core["randomNormal"]([2]);',
    ),
    [tfRandom("tf.randomNormal", 'core["randomNormal"]')],
  );
  assertEquals(
    findings('import { randomNormal as draw } from "@tensorflow/tfjs";'),
    [tfRandom("tf.randomNormal", "draw")],
  );
  assertEquals(
    findings(
      'import { util as u } from "@tensorflow/tfjs";\nu.shuffle(list);',
    ),
    [tfRandom("tf.util.shuffle", "u.shuffle")],
  );
  assertEquals(
    findings(`${TFJS}const { zeros, randomUniform: draw } = tf;`),
    [tfRandom("tf.randomUniform", "randomUniform")],
  );
});

Deno.test("tf.dropout needs its seed", () => {
  assertEquals(
    findings(`${TFJS}tf.dropout(x, 0.5);`),
    [tfRandom("tf.dropout without a seed", "tf.dropout(x, 0.5)")],
  );
  assertEquals(findings(`${TFJS}tf.dropout(x, 0.5, undefined, seed);`), []);
});

Deno.test("what draws no numbers passes", () => {
  assertEquals(
    findings(`${TFJS}
      import { randomNormal } from "./random.ts";
      const { zeros } = tf;
      randomNormal(key, [2]);
      rng.randomUniform([2]);
      tf.initializers.zeros();
      tf.util.sizeFromShape([2]);
    `),
    [],
  );
});

Deno.test("Math.random is refused", () => {
  const message = "no-math-random: Math.random takes no seed: no run can " +
    "repeat it";
  assertEquals(findings("Math.random();"), [`${message} <- Math.random`]);
  assertEquals(
    findings('const f = Math["random"];'),
    [`${message} <- Math["random"]`],
  );
  assertEquals(
    findings("const { floor, random } = Math;"),
    [`${message} <- random`],
  );
  assertEquals(findings("Math.floor(2.5); rng.random();"), []);
});

Deno.test("a named tfjs variable is refused", () => {
  const message = "no-variable-name: A TensorFlow.js variable stays unnamed: " +
    "names are shared by the whole process";
  assertEquals(
    findings(`${TFJS}tf.variable(x, true, "kernel");`),
    [`${message} <- "kernel"`],
  );
  assertEquals(
    findings(
      'import { variable as v } from "@tensorflow/tfjs";\nv(x, true, name);',
    ),
    [`${message} <- name`],
  );
  assertEquals(
    findings("tf.zeros([2]).variable(false, path);"),
    [`${message} <- path`],
  );
});

Deno.test("an unnamed tfjs variable passes", () => {
  assertEquals(
    findings(`${TFJS}
      tf.variable(x);
      tf.variable(x, false);
      tf.variable(x, true, undefined, "int32");
      x.variable(true);
    `),
    [],
  );
});

Deno.test("every rule says what to use instead", () => {
  const found = Deno.lint.runPlugin(
    plugin,
    "file.ts",
    `${TFJS}tf.randomNormal([2]); Math.random(); tf.variable(x, true, "x");`,
  );
  assertEquals(found.map(({ hint }) => hint), [
    "Draw from an Rng of @revisage/core; inside compiled code, use " +
    "statelessNormal() or statelessUniform() of @revisage/tensorflow",
    "Draw from an Rng of @revisage/core; for a name that nobody else has, use" +
    " crypto.randomUUID()",
    "Register it under a path with Module of @revisage/core: parameter(name," +
    " init) or buffer(name, init)",
  ]);
});
