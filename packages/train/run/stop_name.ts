/** What a process is asked to end with. */
export type StopName = "SIGINT" | "SIGTERM";

/** In the order in which they are numbered, from 1, for the listening thread. */
export const STOP_NAMES: readonly StopName[] = ["SIGINT", "SIGTERM"];
