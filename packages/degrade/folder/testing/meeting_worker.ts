/** For tests: workers that wait for each other, fail to answer, or break. */

/** What a worker is told to do. */
export type Meeting =
  | { readonly kind: "break" }
  | { readonly kind: "sleep" }
  | {
    readonly kind: "meet";
    /** How many are there now, were there at most, and had come by now. */
    readonly counts: SharedArrayBuffer;
    /** How many must have come before any may go. */
    readonly quorum: number;
  };

/** Longer than workers take to start, and than a test should last. */
const PATIENCE = 10_000;

/** What is used here of a worker's global scope. */
interface WorkerScope {
  onmessage: (event: MessageEvent<Meeting>) => void;
  postMessage(met: boolean): void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  if (data.kind === "break") throw new Error("out of order");
  if (data.kind === "meet") scope.postMessage(meet(data));
};

/** Whether so many came; they are there at the same time. */
function meet(
  { counts, quorum }: Extract<Meeting, { kind: "meet" }>,
): boolean {
  const [present, most, came] = [0, 1, 2];
  const view = new Int32Array(counts);
  const now = Atomics.add(view, present, 1) + 1;
  let seen = Atomics.load(view, most);
  while (now > seen) {
    const before = Atomics.compareExchange(view, most, seen, now);
    if (before === seen) break;
    seen = before;
  }
  Atomics.add(view, came, 1);
  Atomics.notify(view, came);
  const end = performance.now() + PATIENCE;
  let met = Atomics.load(view, came);
  while (met < quorum && performance.now() < end) {
    Atomics.wait(view, came, met, end - performance.now());
    met = Atomics.load(view, came);
  }
  Atomics.sub(view, present, 1);
  return met >= quorum;
}
