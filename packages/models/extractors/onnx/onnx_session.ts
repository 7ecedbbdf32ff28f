import type { InferenceSession } from "onnxruntime-node";

/** A network in ONNX's format that takes images and gives numbers. */
export interface OnnxSession extends AsyncDisposable {
  /** Whether it takes several images at once. */
  readonly takesBatches: boolean;
  /**
   * Runs the network.
   *
   * @param data The input's numbers, row-major.
   * @param shape The input's shape; the first axis counts images.
   * @returns The numbers of each output.
   */
  run(data: Float32Array, shape: readonly number[]): Promise<Float32Array[]>;
}

/**
 * Starts a network. Only now `onnxruntime-node` is loaded, with its telemetry
 * turned off where `--allow-env` lets it be.
 *
 * @param bytes What an `.onnx` file holds.
 * @param name What error messages call it.
 * @param outputs The outputs to take; the first one, if not given.
 * @throws {Error} If it is not such a network; the runtime's error is the
 * cause where there is one.
 */
export async function openOnnx(
  bytes: Uint8Array,
  name: string,
  outputs?: readonly string[],
): Promise<OnnxSession> {
  turnTelemetryOff();
  const { InferenceSession, Tensor } = await import("onnxruntime-node");
  const fail = (cause: Error) => {
    throw new Error(`Cannot run ${name}: ${cause.message}`, { cause });
  };
  const session = await InferenceSession
    .create(bytes, { logSeverityLevel: 3 }) // Errors, no warnings.
    .catch(fail);
  try {
    const [input, wanted] = endsOf(session, name, outputs);
    return {
      takesBatches: takesBatches(session, name),
      async run(data, shape) {
        const feeds = { [input]: new Tensor("float32", data, shape) };
        const results = await session.run(feeds, wanted).catch(fail);
        // endsOf() saw to it that they are.
        return wanted.map((output) => results[output]!.data as Float32Array);
      },
      [Symbol.asyncDispose]: () => session.release(),
    };
  } catch (error) {
    await session.release();
    throw error;
  }
}

/**
 * Since 1.29 the runtime tells Microsoft what it runs, past Deno's permissions,
 * and leaves logs in the temporary folder, unless this variable is set before
 * it starts. A value of the user's own stays.
 */
function turnTelemetryOff(): void {
  const name = "ORT_DISABLE_TELEMETRY";
  try {
    if (!Deno.env.get(name)) Deno.env.set(name, "1");
  } catch (error) {
    if (!(error instanceof Deno.errors.NotCapable)) throw error;
  }
}

/** The names of the only input and of the outputs to take, all float32. */
function endsOf(
  { inputNames, outputNames, outputMetadata }: InferenceSession,
  name: string,
  outputs: readonly string[] = outputNames.slice(0, 1),
): [input: string, outputs: readonly string[]] {
  const [input, ...others] = inputNames;
  if (input === undefined || others.length > 0) {
    throw new RangeError(
      `Cannot use ${name}: it must have one input, got ${inputNames.length}`,
    );
  }
  for (const output of outputs) {
    const found = outputMetadata.find((value) => value.name === output);
    if (!found) {
      throw new RangeError(
        `Cannot use ${name}: output must be one of ` +
          `${outputNames.join(", ")}, got ${output}`,
      );
    }
    const type = found.isTensor ? found.type : "no tensor";
    if (type !== "float32") {
      throw new TypeError(
        `Cannot use ${name}: output ${output} must be float32, got ${type}`,
      );
    }
  }
  return [input, outputs];
}

function takesBatches({ inputMetadata }: InferenceSession, name: string) {
  const [input] = inputMetadata;
  const count = input?.isTensor ? input.shape[0] : undefined;
  if (typeof count === "string") return true;
  if (count === 1) return false;
  throw new RangeError(
    `Cannot use ${name}: its input must take 1 image or any number, got ${count}`,
  );
}
