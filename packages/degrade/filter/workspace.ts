import { assembleModule } from "@revisage/core/webassembly";
import { type Convert, toBytes, toFloats } from "./convert.ts";
import { type Fir, fir, LANE_FLOATS } from "./fir.ts";
import { type Transpose, transpose } from "./transpose.ts";

/** What works in the memory. */
export interface Loops {
  readonly fir: Fir;
  readonly toFloats: Convert;
  readonly toBytes: Convert;
  readonly transpose: Transpose;
}

const PAGE = 65_536;
const WORD = 4;
/** Floats that a filter may read behind the end of what was allocated. */
const SLACK = LANE_FLOATS;

let compiled: WebAssembly.Module | undefined;

/**
 * Memory for pictures of floats, and the filter that works in it.
 *
 * It is taken from one end and given back all at once, so that picture after
 * picture uses the same bytes.
 */
export class Workspace {
  readonly #memory: WebAssembly.Memory;
  /** What works in it. */
  readonly loops: Loops;
  #used = 0;

  /** Starts small; the memory grows to what the largest picture needs. */
  constructor() {
    compiled ??= new WebAssembly.Module(
      assembleModule({ fir, toFloats, toBytes, transpose }),
    );
    const { exports } = new WebAssembly.Instance(compiled);
    // What the module exports is what it was made of.
    this.#memory = exports.memory as WebAssembly.Memory;
    this.loops = exports as unknown as Loops;
  }

  /** Bytes of memory held. */
  get byteLength(): number {
    return this.#memory.buffer.byteLength;
  }

  /** Gives all memory back for the next picture. */
  reset(): void {
    this.#used = 0;
  }

  /**
   * Takes memory for `length` 32-bit numbers; it holds whatever was there.
   *
   * @returns Its address, in bytes.
   * @throws {RangeError} If there is no more memory.
   */
  allocate(length: number): number {
    const address = this.#used;
    this.#used += WORD * Math.ceil(length / LANE_FLOATS) * LANE_FLOATS;
    const missing = this.#used + WORD * SLACK - this.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    return address;
  }

  /** The floats at an address; good until the next `allocate`. */
  floats(address: number, length: number): Float32Array<ArrayBuffer> {
    // The memory is not shared.
    return new Float32Array(
      this.#memory.buffer as ArrayBuffer,
      address,
      length,
    );
  }

  /** The bytes at an address; good until the next `allocate`. */
  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, address, length);
  }

  /** Takes memory for floats and puts these into it. */
  storeFloats(values: ArrayLike<number>): number {
    const address = this.allocate(values.length);
    this.floats(address, values.length).set(values);
    return address;
  }

  /** Takes memory for integers and puts these into it. */
  storeIntegers(values: ArrayLike<number>): number {
    const address = this.allocate(values.length);
    new Int32Array(this.#memory.buffer, address, values.length).set(values);
    return address;
  }
}
