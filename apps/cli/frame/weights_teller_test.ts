import { assertEquals } from "@std/assert";
import { weightsTeller } from "./weights_teller.ts";

Deno.test("of weights it is told who is waited for, what comes, and what is made", () => {
  const lines: string[] = [];
  const tell = weightsTeller((line) => void lines.push(line));
  const file = "vgg.pth";
  tell({ stage: "wait", file, received: 0, total: 0 });
  for (const received of [10, 11, 12, 100]) {
    tell({ stage: "download", file, received, total: 100 });
  }
  tell({ stage: "convert", file: "vgg.safetensors", received: 0, total: 0 });
  assertEquals(lines, [
    "Another process fetches vgg.pth; waiting.",
    "Fetching vgg.pth: 10 %",
    "Fetching vgg.pth: 100 %",
    "Converting vgg.safetensors.",
  ]);
});
