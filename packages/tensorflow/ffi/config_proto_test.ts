import { assertEquals } from "@std/assert";
import { encodeConfig } from "./config_proto.ts";

/** gpu_options { allow_growth: true }, as Python's protobuf writes it. */
const GPU = [0x32, 2, 0x20, 1];

Deno.test("a ConfigProto has the bytes that Python's protobuf gives it", () => {
  assertEquals([...encodeConfig({})], GPU);
  assertEquals(
    [...encodeConfig({ intraOpThreads: 2, interOpThreads: 1 })],
    [0x10, 2, 0x28, 1, ...GPU],
  );
  // graph_options { rewrite_options { auto_mixed_precision_onednn_bfloat16: ON } }
  assertEquals(
    [...encodeConfig({ bfloat16: true })],
    [...GPU, 0x52, 5, 0x52, 3, 0xf8, 0x01, 1],
  );
  assertEquals(
    [...encodeConfig({ groupLeader: "/job" })],
    [...GPU, 0x82, 0x01, 6, 0x0a, 4, ...new TextEncoder().encode("/job")],
  );
});
