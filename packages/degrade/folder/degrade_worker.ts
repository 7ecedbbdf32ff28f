/** Degrades the files that it is sent; see {@linkcode WorkerLane}. */
import { Degrader } from "../degrader.ts";
import { degradeFile, type FileJob, type FileOutcome } from "./degrade_file.ts";

/** What is used here of a worker's global scope. */
interface WorkerScope {
  onmessage: (event: MessageEvent<FileJob>) => void;
  postMessage(outcome: FileOutcome): void;
}

const scope = globalThis as unknown as WorkerScope;
const degrader = new Degrader();

scope.onmessage = async ({ data }) => {
  scope.postMessage(await degradeFile(degrader, data));
};
