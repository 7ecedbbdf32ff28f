import type { Tensor } from "@tensorflow/tfjs";

/** A gradient for each weight, by the weight's path in its module. */
export type Gradients = Readonly<Record<string, Tensor>>;
