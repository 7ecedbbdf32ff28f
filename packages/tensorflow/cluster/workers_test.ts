import { assertEquals, assertThrows } from "@std/assert";
import { checkWorkers, nameWorkers, parseAddress } from "./workers.ts";

Deno.test("parseAddress() splits names, IPv4 and IPv6 addresses", () => {
  const split = (address: string) => parseAddress(address, "worker");
  assertEquals(split("gpu-1.lan:4000"), { host: "gpu-1.lan", port: 4000 });
  assertEquals(split("10.0.0.2:1"), { host: "10.0.0.2", port: 1 });
  assertEquals(split("[fe80::1]:65535"), { host: "[fe80::1]", port: 65535 });
});

for (
  const address of [
    "",
    "localhost",
    ":4000",
    "localhost:",
    "localhost:0",
    "localhost:65536",
    "localhost:4000 ",
    "fe80::1:4000",
    "http://localhost:4000",
  ]
) {
  Deno.test(`"${address}" is no address`, () => {
    assertThrows(
      () => checkWorkers(["localhost:1", address], 0),
      RangeError,
      `Cannot join a cluster: workers[1] must be "host:port" with a port from ` +
        `1 to 65535, got "${address}"`,
    );
  });
}

Deno.test("checkWorkers() wants a worker, each at an address of its own", () => {
  assertThrows(
    () => checkWorkers([], 0),
    RangeError,
    "Cannot join a cluster: workers must hold at least one address, got none",
  );
  assertThrows(
    () => checkWorkers(["a:1", "b:1", "a:1"], 0),
    RangeError,
    "Cannot join a cluster: workers[2] must have an address of its own, " +
      "got a:1, as workers[0]",
  );
});

for (const index of [-1, 2, 0.5, NaN]) {
  Deno.test(`there is no worker ${index} of two`, () => {
    assertThrows(
      () => checkWorkers(["a:1", "b:1"], index),
      RangeError,
      "Cannot join a cluster: index must be a whole number from 0 to 1, " +
        `got ${index}`,
    );
  });
}

Deno.test("nameWorkers() says who and where", () => {
  const workers = ["a:1", "b:2", "c:3"];
  assertEquals(nameWorkers(workers, [1]), "worker 1 (b:2)");
  assertEquals(
    nameWorkers(workers, [0, 1, 2]),
    "worker 0 (a:1), worker 1 (b:2), and worker 2 (c:3)",
  );
});
