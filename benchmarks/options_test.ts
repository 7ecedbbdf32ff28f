import { assertEquals, assertThrows } from "@std/assert";
import { parseOptions } from "./options.ts";

const SUITES = ["engine", "network"];

Deno.test("parseOptions() reads everything", () => {
  const line = "engine --json --python /bin/python3 --rounds 3 --only step " +
    "--threads 4 --check";
  assertEquals(parseOptions(line.split(" "), SUITES), {
    suite: "engine",
    json: true,
    check: true,
    python: "/bin/python3",
    rounds: 3,
    only: "step",
    threads: 4,
  });
});

Deno.test("parseOptions() takes all cores if not told otherwise", () => {
  const { threads, rounds, json } = parseOptions(["network"], SUITES);
  assertEquals(threads, navigator.hardwareConcurrency);
  assertEquals(rounds, 11);
  assertEquals(json, false);
});

Deno.test.each<[line: string, message: string]>([
  ["", "suite must be one of engine, network, got none"],
  ["engin", "suite must be one of engine, network, got engin"],
  [
    "engine network",
    "suite must be one of engine, network, got engine network",
  ],
  ["engine --rounds 0", "--rounds must be an integer of at least 1, got 0"],
  ["engine --threads x", "--threads must be an integer of at least 1, got x"],
])("parseOptions() refuses $0", (line, message) => {
  const words = line.split(" ").filter((word) => word !== "");
  assertThrows(
    () => parseOptions(words, SUITES),
    RangeError,
    `Cannot run benchmarks: ${message}`,
  );
});

Deno.test("parseOptions() refuses what it does not know", () => {
  assertThrows(
    () => parseOptions(["engine", "--fast"], SUITES),
    RangeError,
    "Cannot run benchmarks: Unknown option '--fast'",
  );
});
