import { assertEquals, assertMatch } from "@std/assert";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("../../.ci/run", import.meta.url));

/** What a stand-in for Deno does at each step: a piece of shell. */
interface Steps {
  readonly test: string;
  readonly ok: string;
  readonly conformance: string;
}

const GOOD: Steps = {
  test: "echo 'ok | 12 passed (3 steps) | 0 failed | 2 ignored (3s)'",
  ok: "echo 'fmt ... ok (0.1 s)'; echo 'stages: 6 passed, 0 failed'",
  conformance:
    "echo '4230 specs: 4230 passed, 5 turned off by TensorFlow.js, " +
    "3 known failures, 0 problems'",
};

const VERSION = /^version=(.+)$/m.exec(await Deno.readTextFile(SCRIPT))![1]!;

function deno(steps: Steps): string {
  return `#!/bin/sh
case "$1 $2" in
  "--version ") echo "deno ${VERSION} (stand-in)" ;;
  "task test") ${steps.test} ;;
  "task ok") ${steps.ok} ;;
  "task conformance") ${steps.conformance} ;;
esac
`;
}

/** Runs the script with stand-ins first on the path. */
async function ci(programs: Record<string, string>) {
  const folder = await Deno.makeTempDir();
  try {
    // A Chromium is here, so that none is installed.
    const all = { chromium: "#!/bin/sh\n", ...programs };
    for (const [name, text] of Object.entries(all)) {
      await Deno.writeTextFile(`${folder}/${name}`, text, { mode: 0o755 });
    }
    const { code, stdout } = await new Deno.Command("bash", {
      args: [SCRIPT],
      env: {
        PATH: `${folder}:${Deno.env.get("PATH")}`,
        XDG_CACHE_HOME: folder,
      },
    }).output();
    const lines = new TextDecoder().decode(stdout).trimEnd().split("\n");
    return { code, lines, last: lines.at(-1) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function outcome(steps: Partial<Steps>): Promise<[number, string?]> {
  const { code, last } = await ci({ deno: deno({ ...GOOD, ...steps }) });
  return [code, last];
}

Deno.test(".ci/run sums up tests, stages and specs in its last line", async () => {
  assertEquals(await outcome({}), [0, "4248 passed, 0 failed"]);
});

Deno.test(".ci/run goes on after a failure, and fails", async () => {
  const test = "echo 'FAILED | 10 passed | 2 failed (3s)'; exit 1";
  assertEquals(await outcome({ test }), [1, "4246 passed, 2 failed"]);
});

Deno.test(".ci/run counts a crash as one failure", async () => {
  const crash = { test: "echo 'some ... ok'; kill -SEGV $$" };
  assertEquals(await outcome(crash), [1, "4236 passed, 1 failed"]);
  const late = { conformance: `${GOOD.conformance}; exit 139` };
  assertEquals(await outcome(late), [1, "4248 passed, 1 failed"]);
});

Deno.test(".ci/run counts a step without numbers as one failure", async () => {
  assertEquals(await outcome({ ok: "true" }), [1, "4242 passed, 1 failed"]);
});

Deno.test(".ci/run runs each step once", async () => {
  const { lines } = await ci({ deno: deno(GOOD) });
  assertEquals(
    lines.filter((line) => line.includes(": deno task")),
    [
      "== tests: deno task test",
      "== gate: deno task ok --except test",
      "== conformance: deno task conformance",
    ],
  );
});

Deno.test(".ci/run gets Deno from npm if another version is there", async () => {
  const npm = `#!/bin/sh
while [ "$1" != "--prefix" ]; do shift; done
bin="$2/node_modules/.bin"
mkdir -p "$bin"
echo "npm brings $3"
cat > "$bin/deno" <<'END'
${deno(GOOD)}END
chmod +x "$bin/deno"
`;
  const old = "#!/bin/sh\necho 'deno 1.0.0 (old)'\n";
  const { code, lines, last } = await ci({ npm, deno: old });
  assertEquals(lines[0], `npm brings deno@${VERSION}`);
  assertEquals([code, last], [0, "4248 passed, 0 failed"]);
});

Deno.test(".ci/run says why it cannot get Deno", async () => {
  const broken = "#!/bin/sh\nexit 1\n";
  const { code, lines, last } = await ci({ npm: broken, deno: broken });
  assertMatch(
    lines[0]!,
    /^Cannot get Deno .*: npm must be installed and reach/,
  );
  assertEquals([code, last], [1, "0 passed, 1 failed"]);
});
