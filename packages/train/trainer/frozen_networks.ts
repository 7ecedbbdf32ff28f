import type { Module } from "@revisage/core/module";
import {
  LpipsNet,
  type LpipsTrunk,
  OnnxExtractor,
  SFACE,
  Vgg19,
} from "@revisage/models";
import {
  fetchWeights,
  type FetchWeightsOptions,
  findWeights,
  type WeightName,
} from "@revisage/models/weights";
import type { TrainConfig } from "../config/train_config.ts";
import {
  GFPGAN_LAYERS,
  lpipsLoss,
  perceptualLoss,
  THREE_BLOCKS,
} from "../losses/perceptual_loss.ts";
import type { PerceptualTerm } from "../step/restorer_pass.ts";
import { identityMeasure } from "../validation/identity_measure.ts";
import { lpipsMeasure } from "../validation/lpips_measure.ts";
import type { Measure } from "../validation/measure.ts";
import { EDGES, PSNR } from "../validation/pixel_measures.ts";

/** Networks that do not learn: what a loss and a measure look through. */
export class FrozenNetworks implements AsyncDisposable {
  readonly #modules: Module[] = [];
  readonly #extractors: OnnxExtractor[] = [];
  /** Second term of Eq. 10; `null` where it counts nothing. */
  perceptual: PerceptualTerm | null = null;
  /** What validation measures: all whose weights are at hand. */
  readonly measures: Measure[] = [PSNR, EDGES];

  private constructor() {}

  /**
   * Loads what a config asks for, and the measures whose weights are there.
   *
   * Weights of the perceptual term are fetched if they are not in the cache;
   * those of measures are not.
   *
   * @throws {Error} If weights cannot be had or used; the message says which.
   */
  static async load(
    config: TrainConfig,
    options: FetchWeightsOptions = {},
  ): Promise<FrozenNetworks> {
    const networks = new FrozenNetworks();
    try {
      networks.perceptual = await networks.#perceptual(config, options);
      await networks.#addLpips(config, options);
      await networks.#addIdentity(config, options);
      return networks;
    } catch (error) {
      await networks[Symbol.asyncDispose]();
      throw error;
    }
  }

  async #perceptual(
    { perceptual, weights }: TrainConfig,
    options: FetchWeightsOptions,
  ): Promise<PerceptualTerm | null> {
    if (perceptual === "none") return null;
    if (perceptual === "vgg19" || perceptual === "vgg19-3") {
      const path = weights.vgg19 ?? await fetchWeights("vgg19", options);
      const [open, layers] = perceptual === "vgg19"
        ? [() => loadWhole(path), GFPGAN_LAYERS]
        : [() => Vgg19.load(path, { blocks: 3 }), THREE_BLOCKS];
      const vgg = this.#keep(load(path, open));
      return (restored, reference) =>
        perceptualLoss(vgg, restored, reference, layers);
    }
    const path = weights.lpips ?? await fetchWeights(perceptual, options);
    const trunk = perceptual.replace("lpips-", "") as LpipsTrunk;
    const net = this.#keep(load(path, () => LpipsNet.load(trunk, path)));
    return (restored, reference) => lpipsLoss(net, restored, reference);
  }

  async #addLpips(
    { weights }: TrainConfig,
    options: FetchWeightsOptions,
  ): Promise<void> {
    const path = weights.lpipsAlex ?? await atHand("lpips-alex", options);
    if (path === undefined) return;
    const net = this.#keep(load(path, () => LpipsNet.load("alex", path)));
    this.measures.push(lpipsMeasure(net));
  }

  async #addIdentity(
    { weights }: TrainConfig,
    options: FetchWeightsOptions,
  ): Promise<void> {
    const path = weights.sface ?? await atHand("sface", options);
    if (path === undefined) return;
    const extractor = await load(path, () => OnnxExtractor.load(path, SFACE));
    this.#extractors.push(extractor);
    this.measures.push(identityMeasure(extractor));
  }

  #keep<M extends Module>(module: M): M {
    this.#modules.push(module);
    return module;
  }

  /** Frees all of them. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const module of this.#modules) module[Symbol.dispose]();
    for (const extractor of this.#extractors) {
      await extractor[Symbol.asyncDispose]();
    }
  }
}

function atHand(
  name: WeightName,
  { cache }: FetchWeightsOptions,
): Promise<string | undefined> {
  return findWeights(name, cache === undefined ? {} : { cache });
}

/** A missing file is told by its name; what else is wrong tells itself. */
function loadWhole(path: string): Vgg19 {
  try {
    return Vgg19.load(path, { blocks: 5 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `${why}; perceptual "vgg19" needs all five blocks, "vgg19-3" three`,
      { cause },
    );
  }
}

function load<T>(path: string, open: () => T): T {
  try {
    Deno.statSync(path);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot load weights ${path}: ${why}`, { cause });
  }
  return open();
}
