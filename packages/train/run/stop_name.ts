/** What a process is asked to end with. */
export type StopName = "SIGINT" | "SIGTERM";

/** In the order in which they are numbered, from 1, for the listening thread. */
export const STOP_NAMES: readonly StopName[] = ["SIGINT", "SIGTERM"];

/** Where the threads keep the number of the signal that was heard first. */
export const HEARD = 0;

/** Where they keep a 1 once nobody listens any more. */
export const ENDED = 1;
