import type { TensorFlowBackend } from "../backend/backend.ts";
import type { CompileOptions } from "./compile.ts";
import { flatten } from "./tree.ts";
import { traceFunction } from "./trace_function.ts";
import type { TracedFunction } from "./traced_function.ts";

const MOST_TRACES = 64;

/** The traces of one function, by the signatures of its arguments. */
export class CompiledFunction<Args extends unknown[], Result> {
  readonly name: string;
  readonly #traced = new Map<string, TracedFunction>();
  #traces = 0;
  #nodes = 0;

  constructor(
    private readonly fn: (...args: Args) => Result,
    private readonly options: CompileOptions,
  ) {
    this.name = options.name ?? (fn.name || "anonymous");
  }

  get traces(): number {
    return this.#traces;
  }

  get nodes(): number {
    return this.#nodes;
  }

  call(backend: TensorFlowBackend, args: Args): Result {
    const flat = flatten(args, "arguments", true);
    let traced = this.#traced.get(flat.signature);
    if (traced === undefined || traced.backend !== backend) {
      this.#checkRoom();
      traced = traceFunction(backend, this.name, this.options, this.fn, flat);
      this.#traced.set(flat.signature, traced);
      this.#traces++;
      this.#nodes += traced.nodes;
    }
    return traced.call(flat.tensors) as Result;
  }

  dispose(): void {
    for (const traced of this.#traced.values()) traced[Symbol.dispose]();
    this.#traced.clear();
  }

  #checkRoom(): void {
    const { maxTraces = MOST_TRACES } = this.options;
    if (this.#traced.size < maxTraces) return;
    throw new RangeError(
      `Cannot trace compiled function "${this.name}" again: it has ` +
        `${maxTraces} signatures already. Pass a number that differs at each ` +
        `call as a tensor, or raise maxTraces.`,
    );
  }
}
