import { assertEquals, assertRejects } from "@std/assert";
import { normal, points } from "../testing/sets.ts";
import { iPrecision, iRecall } from "./identity_precision.ts";

const three = { restored: points(1, 2, 3), reference: points(1, 2, 3) };
const REFUSED: [string, () => Promise<number>][] = [
  [
    "Cannot compute iPrecision: reference must have at least 5 images " +
    "(itself and k = 4 neighbors), got 3",
    () => iPrecision(three),
  ],
  [
    "Cannot compute iRecall: restored must have at least 2 images " +
    "(itself and k = 1 neighbors), got 1",
    () => iRecall({ ...three, restored: points(1) }, 1),
  ],
  [
    "Cannot compute iPrecision: without identities, restored must have 3 " +
    "images as reference has, got 2",
    () => iPrecision({ ...three, restored: points(1, 2) }, 1),
  ],
  [
    "Cannot compute iRecall: identities.reference must have 3 entries, one " +
    "an image, got 2",
    () => iRecall({ ...three, identities: label("aab", "ab") }, 1),
  ],
  [
    'Cannot compute iPrecision: reference must have an image of "c", who is ' +
    "in row 2 of restored, got none",
    () => iPrecision({ ...three, identities: label("abc", "aab") }, 1),
  ],
  [
    'Cannot compute iRecall: restored must have an image of "b", who is in ' +
    "row 1 of reference, got none",
    () => iRecall({ ...three, identities: label("aac", "abb") }, 1),
  ],
  [
    "Cannot compute iPrecision: restored must have 1 dimensions as reference " +
    "has, got 2",
    () => iPrecision({ ...three, restored: normal(3, 2, 1) }, 1),
  ],
  [
    "Cannot use restored: row 1, column 0 must be finite, got NaN",
    () => iPrecision({ ...three, restored: points(1, NaN, 2) }, 1),
  ],
  [
    "Cannot compute iPrecision: k must be an integer of at least 1, got 0",
    () => iPrecision(three, 0),
  ],
  [
    "Cannot compute iPrecision: restored must have at least one image, got 0",
    () => iPrecision({ ...three, restored: points() }, 1),
  ],
];

function label(restored: string, reference: string) {
  return { restored: [...restored], reference: [...reference] };
}

for (const [message, action] of REFUSED) {
  Deno.test(`it says: ${message}`, async () => {
    const error = await assertRejects(action, RangeError);
    assertEquals(error.message, message);
  });
}

Deno.test("people who are only among the references do not matter to iPrecision", async () => {
  const pair = { ...three, identities: label("aab", "abc") };
  assertEquals(await iPrecision(pair, 1), 1);
});

Deno.test("the number 1 and the text 1 are two people", async () => {
  const identities = { restored: [1, 1, 1], reference: ["1", 1, "1"] };
  assertEquals(await iPrecision({ ...three, identities }, 1), 1);
  const other = { restored: [1, 1, 1], reference: ["1", "1", "1"] };
  await assertRejects(() => iPrecision({ ...three, identities: other }, 1));
});
