import type { Degradation } from "@revisage/degrade";

/** What both sides of a race of degradations are told. */
export interface DegradeSettings {
  /** Height and width of the picture. */
  readonly size: number;
  /** File of the picture: RGB, one byte a channel. */
  readonly picture: string;
  /** What is done to it in a turn, one after the other. */
  readonly degradations: readonly Degradation[];
}

/** What both sides of the race of decoders are told. */
export interface DecodeSettings {
  /** File of the JPEG. */
  readonly picture: string;
  /** How often it is decoded in a turn. */
  readonly times: number;
}
