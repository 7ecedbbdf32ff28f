import { assertEquals } from "@std/assert";
import { StatusError } from "../ffi/native_library.ts";
import { reasonOf } from "./peers.ts";

Deno.test("reasonOf() keeps what a person can use of TensorFlow's message", () => {
  const cases: [code: number, message: string, reason: string][] = [
    [
      14,
      "failed to connect to all addresses; last error: UNKNOWN: " +
      "ipv4:127.0.0.1:45711: Failed to connect to remote host: Connection " +
      "refused\nAdditional GRPC error information from remote target …",
      "Failed to connect to remote host: Connection refused",
    ],
    [
      14,
      "failed to connect to all addresses; last error: UNAVAILABLE: " +
      "ipv6:%5B::1%5D:4000: Failed parsing HTTP/2\n…",
      "Failed parsing HTTP/2",
    ],
    [
      14,
      "Collective ops is aborted by: Collective ops is aborted by: Socket " +
      "closed\n…",
      "Socket closed",
    ],
    [4, "Deadline Exceeded\nAdditional GRPC error information …", "no answer"],
    [3, "Shape mismatch in the collective", "Shape mismatch in the collective"],
  ];
  for (const [code, message, reason] of cases) {
    assertEquals(reasonOf(new StatusError(code, message)), reason);
  }
});
