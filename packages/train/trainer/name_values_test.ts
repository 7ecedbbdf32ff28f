import { assertEquals } from "@std/assert";
import { parseTrainConfig } from "../config/parse_train_config.ts";
import { brief, figureOf, onlyFinite, prefixed } from "./name_values.ts";

Deno.test("prefixed() puts values into a group", () => {
  assertEquals(prefixed("a", { x: 1, "y/z": 2 }), { "a/x": 1, "a/y/z": 2 });
});

Deno.test("onlyFinite() leaves out what is infinite or NaN", () => {
  const values = { psnr: Infinity, edges: NaN, least: -Infinity, lpips: 0 };
  assertEquals(onlyFinite(values), { lpips: 0 });
});

Deno.test("brief() has room for four losses, and tells those there are", () => {
  const report = { "loss/l1": 1, "loss/norm": 2, "discriminator/loss": 3 };
  assertEquals(brief(report), { l1: 1, discriminator: 3 });
});

Deno.test("figureOf() is the less the better: LPIPS, or PSNR where pixels are all", () => {
  const config = parseTrainConfig({});
  const plain = parseTrainConfig({ loss: { adversarial: 0 } });
  const psnr = { "validation/psnr": 30 };
  const lpips = { "bicubic/lpips": 0.4, "validation/lpips": 0.2 };
  const both = { ...psnr, ...lpips };
  assertEquals(figureOf(both, config), 0.2);
  assertEquals(figureOf(both, plain), 0.2);
  assertEquals(figureOf(psnr, plain), -30);
  assertEquals(figureOf(psnr, config), undefined); // PSNR likes a blur.
  assertEquals(figureOf({}, plain), undefined);
});

Deno.test("figureOf() stays with what the run began with", () => {
  const plain = parseTrainConfig({ loss: { adversarial: 0 } });
  const psnr = { "validation/psnr": 30 };
  const came = { ...psnr, "validation/lpips": 0.2 };
  assertEquals(figureOf(came, plain), -30);
  const gone = { ...psnr, "bicubic/lpips": 0.4 };
  assertEquals(figureOf(gone, plain), undefined);
});

Deno.test("figureOf() gives nothing that is not finite", () => {
  const plain = parseTrainConfig({ loss: { adversarial: 0 } });
  assertEquals(figureOf({ "validation/psnr": Infinity }, plain), undefined);
  const lpips = { "bicubic/lpips": 0.4, "validation/lpips": NaN };
  assertEquals(figureOf(lpips, plain), undefined);
});
