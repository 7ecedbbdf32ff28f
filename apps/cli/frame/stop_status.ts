import type { StopName } from "@revisage/train/stop-signal";

/** The exit status of a command that a signal stopped, as a shell gives it. */
export function stopStatus(name: StopName): number {
  return name === "SIGINT" ? 130 : 143;
}
