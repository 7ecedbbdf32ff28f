import { degradeFolder, type FolderOptions, replay } from "@revisage/degrade";
import { listImages } from "@revisage/image";
import { StopSignal } from "@revisage/train/stop-signal";
import { checkOutput } from "../frame/check_output.ts";
import type { Arguments } from "../frame/command.ts";
import type { Io } from "../frame/io.ts";
import { kindOf, showKind } from "../frame/kind_of.ts";
import { stopStatus } from "../frame/stop_status.ts";
import { UsageError } from "../frame/usage_error.ts";
import type { DegradeFlags } from "./command.ts";
import { DegradeLog } from "./degrade_log.ts";
import { type DegradeSettings, readSettings } from "./settings.ts";

const STOPPING =
  "Stopping after what is under way. Ctrl-C again leaves at once.";

/**
 * Does what `deno task degrade` is asked for.
 *
 * @returns The exit status: 0 all is degraded, 1 a picture could not be read,
 * 130 Ctrl-C stopped it.
 * @throws {UsageError} If flags or folders do not go together.
 * @throws {Error} If a file cannot be written.
 */
export async function degrade(
  { operands: [input], flags }: Arguments<DegradeFlags>,
  io: Io,
): Promise<number> {
  const settings = await readSettings(flags);
  await checkInput(input!);
  await checkOutput("degrade", "--output", settings.output);
  const { references } = settings.folder;
  if (references !== undefined) {
    await checkOutput("degrade", "--references", references);
  }
  const log = new DegradeLog(io, flags.json);
  using stop = await StopSignal.listen(STOPPING);
  const controller = new AbortController();
  const options: FolderOptions = {
    ...settings.folder,
    signal: controller.signal,
    onProgress: (progress) => {
      log.progress(progress);
      if (stop.requested !== null) controller.abort();
    },
  };
  let there: number | undefined;
  try {
    there = await degradeAll(input!, settings, options, log);
  } catch (error) {
    if (error !== controller.signal.reason) throw inUse(error);
  } finally { // After an error, too, it matters what is done.
    const { left } = log.finish(settings.output, there);
    if (left > 0 && settings.kind === "draw") {
      io.tell("With --resume the same command goes on with the others.");
    }
  }
  if (there === undefined) return stopStatus(stop.requested ?? "SIGINT");
  return log.broken > 0 ? 1 : 0;
}

/** @returns How many pictures are there. */
async function degradeAll(
  input: string,
  settings: DegradeSettings,
  options: FolderOptions,
  log: DegradeLog,
): Promise<number> {
  const { output } = settings;
  if (settings.kind === "replay") {
    await checkRecord(settings.record);
    return await replay(settings.record, input, output, options);
  }
  const records = await degradeFolder(input, output, {
    ...settings.options,
    ...options,
    onSkip: (path, error) => log.skipped(path, error),
  });
  for (const { input } of records) log.there(input);
  return records.length;
}

async function checkInput(input: string): Promise<void> {
  const kind = await kindOf(input);
  if (kind !== "folder") {
    throw wrong(`INPUT must be a folder, ${showKind(input, kind)}`);
  }
  const first = await listImages(input).next();
  if (!first.done) return;
  throw wrong(`${input} must hold PNG or JPEG pictures, found none`);
}

async function checkRecord(record: string): Promise<void> {
  const kind = await kindOf(record);
  if (kind === "file") return;
  throw wrong(
    `--replay must be a degradations.jsonl, ${showKind(record, kind)}`,
  );
}

/** What the package says of the folders as such is wrong use of the command. */
function inUse(error: unknown): unknown {
  const prefix = "Cannot degrade folder: ";
  return error instanceof Error && error.message.startsWith(prefix)
    ? wrong(error.message.slice(prefix.length), { cause: error })
    : error;
}

function wrong(problem: string, options?: ErrorOptions): UsageError {
  return new UsageError("degrade", problem, options);
}
