import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { loadTensorFlow } from "./mod.ts";

async function run(code: string) {
  const mod = new URL("./mod.ts", import.meta.url).href;
  const imports = `
    import * as tf from "@tensorflow/tfjs";
    import { compile, loadTensorFlow } from "${mod}";`;
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--quiet", imports + code],
    cwd: import.meta.dirname,
    // What other tests of this process left behind is not the user's setting.
    clearEnv: true,
    env: withoutTensorFlow(Deno.env.toObject()),
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  return { stdout: text(stdout), stderr: text(stderr) };
}

function withoutTensorFlow(env: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith("TF_")),
  );
}

const WORK = `
  const square = compile((x) => x.matMul(x), { precision: "bfloat16" });
  console.log(square(tf.ones([2, 2])).arraySync().join());`;

Deno.test("TensorFlow starts without a line on the terminal", async () => {
  const { stdout, stderr } = await run(`await loadTensorFlow();` + WORK);
  assertEquals(stdout, "2,2,2,2");
  assertEquals(stderr, "");
});

Deno.test("TensorFlow's log is to be had for the asking", async () => {
  const { stdout, stderr } = await run(
    `await loadTensorFlow({ verbose: true });` + WORK,
  );
  assertEquals(stdout, "2,2,2,2");
  assertStringIncludes(stderr, "TensorFlow binary");
});

Deno.test("settings of the user's own stand", async () => {
  const { stdout } = await run(`
    Deno.env.set("TF_ENABLE_ONEDNN_OPTS", "0");
    await loadTensorFlow();
    console.log(Deno.env.get("TF_ENABLE_ONEDNN_OPTS"));`);
  assertEquals(stdout, "0");
});

Deno.test("a second call gives what the first gave", async () => {
  const [first, second] = await Promise.all([
    loadTensorFlow(),
    loadTensorFlow(),
  ]);
  assertEquals(first, second);
  assertEquals(first.device.type, first.devices.at(-1)!.type);
});

Deno.test("a second call with other options is an error, not a second context", async () => {
  await loadTensorFlow();
  await assertRejects(
    () => loadTensorFlow({ threads: 1 }),
    Error,
    'Cannot load TensorFlow with {"threads":1}: it was loaded with {} ' +
      "already, and a process has only one",
  );
});

Deno.test("a number of threads that makes no sense is refused", async () => {
  const { stderr } = await run(`await loadTensorFlow({ threads: 0 });`);
  assertStringIncludes(
    stderr,
    "Cannot start TensorFlow: threads must be at least 1, got 0",
  );
});

Deno.test("after a failure, loading may be tried again", async () => {
  const { stdout } = await run(`
    await loadTensorFlow({ path: "/nowhere" }).catch(() => console.log("failed"));
    const { version } = await loadTensorFlow();
    console.log(version.split(".")[0]);`);
  assertEquals(stdout, "failed\n2");
});
