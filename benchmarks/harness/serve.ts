import {
  linesOf,
  type Reply,
  type Request,
  type Versions,
} from "./protocol.ts";

/** What a contestant brings along. */
export interface Work {
  readonly versions: Versions;
  /** Does what is measured, to the very end. @returns Milliseconds. */
  run(): number | Promise<number>;
}

/** How long `action` takes. */
export function milliseconds(action: () => void): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

/** Gets ready, then does what the harness asks for, until it hangs up. */
export async function serve(prepare: () => Promise<Work>): Promise<void> {
  try {
    const work = await prepare();
    say({ ready: { deno: Deno.version.deno, ...work.versions } });
    for await (const line of linesOf(Deno.stdin.readable)) {
      say(await answer(JSON.parse(line), work));
    }
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) });
  }
}

async function answer(request: Request, work: Work): Promise<Reply> {
  switch (request) {
    case "run":
      return { ms: await work.run() };
    case "memory":
      return { bytes: peakMemory() };
  }
}

function say(reply: Reply): void {
  Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(reply) + "\n"));
}

/** Linux counts the peak since the program began; other systems do not tell. */
function peakMemory(): number | null {
  if (Deno.build.os !== "linux") return null;
  const status = Deno.readTextFileSync("/proc/self/status");
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : 1024 * Number(kilobytes);
}
