import type { Contestant, Race, Ratio, Setting } from "../harness/suite.ts";
import { worker } from "./commands.ts";

/** What `convolution_worker.ts` measures. */
export interface ConvolutionSettings {
  readonly threads: number;
  /** The convolution, or the gradient in its kernel. */
  readonly task: "forward" | "gradient";
  readonly image: readonly [number, number, number, number];
  /** Channels that go out. */
  readonly outputs: number;
  readonly stride: 1 | 2;
  /** The engine's way, or TensorFlow's operation. */
  readonly way: "ours" | "operation";
}

const OURS = "engine", OPERATION = "TensorFlow's operation";

type Shape = Omit<ConvolutionSettings, "threads" | "way">;

/** Convolutions of a restorer at 256², for which the engine has ways of its own. */
const SHAPES: Readonly<Record<string, Shape>> = {
  kernelGradientOverOperation: {
    task: "gradient",
    image: [2, 128, 128, 128],
    outputs: 64,
    stride: 1,
  },
  stridedGradientOverOperation: {
    task: "gradient",
    image: [2, 129, 129, 64],
    outputs: 128,
    stride: 2,
  },
  singleImageOverOperation: {
    task: "forward",
    image: [1, 256, 256, 64],
    outputs: 64,
    stride: 1,
  },
};

/** Each convolution, the engine's way and TensorFlow's. */
export function* convolutionRaces({ threads }: Setting): Generator<Race> {
  for (const shape of Object.values(SHAPES)) {
    const one = (name: string, way: ConvolutionSettings["way"]): Contestant => {
      const settings: ConvolutionSettings = { ...shape, threads, way };
      const processes = [worker("convolution_worker.ts", settings)];
      return { name, side: way === "ours" ? "ours" : "theirs", processes };
    };
    const contestants = [one(OURS, "ours"), one(OPERATION, "operation")];
    yield { name: nameOf(shape), contestants };
  }
}

/** How the ways compare. */
export const CONVOLUTION_RATIOS: readonly Ratio[] = Object.entries(SHAPES)
  .map(([name, shape]) => ({
    name,
    race: nameOf(shape),
    of: "time",
    ours: OURS,
    theirs: [OPERATION],
  }));

function nameOf({ task, image, outputs, stride }: Shape): string {
  const of = `convolution [${image}] to ${outputs}`;
  return `${of}, stride ${stride}, ${task}`;
}
