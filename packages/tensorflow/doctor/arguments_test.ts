import { assertEquals } from "@std/assert";
import { parseDoctorArguments } from "./arguments.ts";

Deno.test("parseDoctorArguments() reads each flag", () => {
  const none = { json: false, download: true, help: false };
  assertEquals(parseDoctorArguments([]), none);
  assertEquals(parseDoctorArguments(["--json"]), { ...none, json: true });
  assertEquals(parseDoctorArguments(["--help"]), { ...none, help: true });
  assertEquals(parseDoctorArguments(["--no-download"]), {
    ...none,
    download: false,
  });
});

Deno.test("parseDoctorArguments() guesses what was meant", () => {
  assertEquals(parseDoctorArguments(["--json", "--no-dowload"]), {
    wrong:
      'Cannot run doctor: unknown argument "--no-dowload", did you mean "--no-download"?',
  });
  assertEquals(parseDoctorArguments(["everything"]), {
    wrong: 'Cannot run doctor: unknown argument "everything"',
  });
});
