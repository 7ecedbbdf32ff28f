import { assertEquals, assertStringIncludes } from "@std/assert";
import { sweep } from "./sweep.ts";
import { smallReport } from "./testing/small_report.ts";

Deno.test("sweep() is nothing if no model was swept", () => {
  assertEquals(sweep(smallReport({ ssim: [1] })), null);
});

Deno.test("sweep() draws both shares on one scale, and says their numbers", () => {
  const report = smallReport({});
  const [model] = report.models;
  const points = [
    { k: 1, iPrecision: 0, iRecall: 0.5 },
    { k: 5, iPrecision: 0.5, iRecall: 1 },
  ];
  const { text } = sweep({
    ...report,
    models: [{ ...model!, sweep: points }],
  })!;
  assertStringIncludes(text, '<polyline points="34,220 330,116"/>');
  assertStringIncludes(text, '<polyline points="34,116 330,12"/>');
  assertStringIncludes(text, 'class="chosen" d="M256 12V220"'); // k = 4
  assertStringIncludes(text, '<th scope="col" class="number">k = 5</th>');
  assertStringIncludes(text, '<td class="number">0.500</td>');
});

Deno.test("sweep() draws one k, and shares that are all alike", () => {
  const report = smallReport({});
  const [model] = report.models;
  const points = [{ k: 1, iPrecision: 1, iRecall: 1 }];
  const { text } = sweep({
    ...report,
    models: [{ ...model!, sweep: points }],
  })!;
  assertStringIncludes(text, '<polyline points="182,12"/>');
  assertEquals(text.includes("NaN"), false);
  assertEquals(text.includes('class="chosen"'), false);
});
