/** A tensor of a published file, read when its turn comes. */
export interface SourceTensor {
  /** Sizes of the axes as we store them. */
  readonly shape: readonly number[];
  /** Reads its values in row-major order. */
  readonly read: () => Float32Array;
}

/** An open published file, its tensors under our names. */
export interface OpenSource extends Disposable {
  /** The tensors, by our names. */
  readonly tensors: ReadonlyMap<string, SourceTensor>;
}
