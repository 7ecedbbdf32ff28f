import { assertEquals } from "@std/assert";
import type { Outcome } from "./outcome.ts";
import { judge } from "./verdict.ts";

const passed = (name: string): Outcome => ({ name, status: "passed" });
const failed = (name: string): Outcome => ({
  name,
  status: "failed",
  reason: `Expected 1 to be 2 in ${name}.\n    at somewhere`,
});

Deno.test("a run that is as expected has no problems", () => {
  const outcomes: Outcome[] = [
    passed("add"),
    failed("tan"),
    { name: "later", status: "pending" },
  ];
  const expected = { specs: 3, failures: { tan: "float32" }, only: "" };
  assertEquals(judge(outcomes, expected), {
    ran: 3,
    passed: 1,
    pending: 1,
    known: 1,
    problems: [],
  });
});

Deno.test("a failure that is not listed is a problem, with its first line", () => {
  const { problems } = judge([passed("add"), failed("tan")], {
    specs: 2,
    failures: {},
    only: "",
  });
  assertEquals(problems, ["Failed: tan: Expected 1 to be 2 in tan."]);
});

Deno.test("a listed failure that passes, is turned off or is gone, is a problem", () => {
  const outcomes: Outcome[] = [
    passed("add"),
    { name: "later", status: "pending" },
  ];
  const failures = { add: "?", later: "?", tan: "?" };
  const { problems } = judge(outcomes, { specs: 2, failures, only: "" });
  assertEquals(problems, [
    "Listed as a failure, but passed: add",
    "Listed as a failure, but pending: later",
    "Listed as a failure, but no such spec: tan",
  ]);
});

Deno.test("specs that vanish are a problem", () => {
  const expected = { specs: 2, failures: {}, only: "" };
  assertEquals(judge([passed("add")], expected).problems, [
    "Ran 1 specs: there must be 2",
  ]);
});

Deno.test("with --only, neither the number nor other listed failures count", () => {
  const failures = { tan: "float32" };
  const only = (text: string) =>
    judge([passed("add")], { specs: 2, failures, only: text }).problems;
  assertEquals(only("add"), []);
  assertEquals(only("t"), ["Listed as a failure, but no such spec: tan"]);
});

Deno.test("no spec at all is a problem", () => {
  const expected = { specs: 2, failures: {}, only: "no such name" };
  assertEquals(judge([], expected).problems, [
    `No spec's name contains "no such name"`,
  ]);
});

Deno.test("specs of the same name are told apart", () => {
  const outcomes = [passed("same"), failed("same"), failed("same")];
  const failures = { "same #2": "known" };
  const verdict = judge(outcomes, { specs: 3, failures, only: "" });
  assertEquals([verdict.known, verdict.problems], [
    1,
    ["Failed: same #3: Expected 1 to be 2 in same."],
  ]);
});
