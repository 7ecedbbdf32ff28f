import { parseConfig } from "@revisage/core";
import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import {
  DEFAULT_LOSS,
  LOSS_SCHEMA,
  type LossConfig,
  type LossTerm,
  restorerLoss,
} from "./restorer_loss.ts";

await tf.setBackend("cpu");

const TERMS: Record<LossTerm, number> = {
  adversarial: 3,
  l1: 5,
  perceptual: 7,
  commitment: 11,
};
const NAMES = Object.keys(TERMS) as LossTerm[];

/** The breakdown of some terms, as numbers. */
function breakdown(names: readonly LossTerm[], config: LossConfig) {
  return tf.tidy(() => {
    const terms = names.map((name) => [name, tf.scalar(TERMS[name])] as const);
    const loss = restorerLoss(Object.fromEntries(terms), config);
    const entries = Object.entries(loss)
      .map(([name, tensor]) => [name, tensor.dataSync()[0]!] as const);
    return Object.fromEntries(entries);
  });
}

Deno.test("restorerLoss() adds Eq. 7 and 10 up, and tells each term as it was", () => {
  const config = { adversarial: 0.5, l1: 2, perceptual: 0.25, commitment: 4 };
  assertEquals(breakdown(NAMES, config), {
    total: 0.5 * 3 + (2 * 5 + 0.25 * 7) + 4 * 11,
    ...TERMS,
  });
});

for (const name of NAMES) {
  Deno.test(`restorerLoss(): the weight of ${name} changes the total by its term`, () => {
    const config = { ...DEFAULT_LOSS, [name]: DEFAULT_LOSS[name] + 2 };
    const usual = breakdown(NAMES, DEFAULT_LOSS);
    const { total, ...terms } = breakdown(NAMES, config);
    assertAlmostEquals(total! - usual["total"]!, 2 * TERMS[name], 1e-5);
    assertEquals(terms, TERMS);
  });

  Deno.test(`restorerLoss(): ${name} is 0 where it is left out`, () => {
    const others = NAMES.filter((other) => other !== name);
    assertEquals(
      breakdown(others, DEFAULT_LOSS),
      {
        ...breakdown(NAMES, { ...DEFAULT_LOSS, [name]: 0 }),
        [name]: 0,
      },
    );
  });
}

Deno.test("restorerLoss() sends each term its weight as gradient", () => {
  const config = { adversarial: 0.5, l1: 2, perceptual: 0.25, commitment: 4 };
  tf.tidy(() => {
    const slopes = tf.grads((adversarial, l1, perceptual, commitment) => {
      const terms = { adversarial, l1, perceptual, commitment };
      return restorerLoss(terms as Record<LossTerm, tf.Scalar>, config).total;
    })(NAMES.map((name) => tf.scalar(TERMS[name])));
    assertEquals(slopes.map((s) => s.arraySync()), [0.5, 2, 0.25, 4]);
  });
});

Deno.test("restorerLoss() leaves no tensors but those it returns", () => {
  const l1 = tf.scalar(1);
  const before = tf.memory().numTensors;
  const loss = restorerLoss({ l1 }, DEFAULT_LOSS);
  assertEquals(tf.memory().numTensors, before + 5);
  tf.dispose([...Object.values(loss), l1]);
});

Deno.test("the weights' config is checked", () => {
  assertEquals(parseConfig({}, LOSS_SCHEMA, DEFAULT_LOSS), DEFAULT_LOSS);
  const { message } = assertThrows(
    () => parseConfig({ l1: -1, alpha: 1 }, LOSS_SCHEMA, DEFAULT_LOSS),
    Error,
  );
  assertEquals(
    message,
    'Cannot read config:\n  unknown key "alpha"\n  l1 must be a number from 0, got -1',
  );
});
