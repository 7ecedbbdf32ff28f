/** What one process measures. */
export interface ScalingSettings {
  /** Of all workers; `null` trains alone. */
  readonly addresses: readonly string[] | null;
  readonly index: number;
  /** Faces of this worker's batch. */
  readonly batch: number;
  readonly threads: number;
}
