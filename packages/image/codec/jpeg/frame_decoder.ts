import { Malformed } from "../malformed.ts";
import { BitReader } from "./bit_reader.ts";
import { fromBlocks } from "./blocks.ts";
import { type ColorHints, colorModel } from "./color_model.ts";
import type { Component, Frame } from "./frame.ts";
import type { HuffmanTable } from "./huffman_table.ts";
import { createPlane, type Plane } from "./plane.ts";
import { ProgressiveReader } from "./progressive.ts";
import { readScan, type Scan, type ScanPart, visitBlocks } from "./scan.ts";
import { SequentialReader } from "./sequential.ts";
import type { Tables } from "./tables.ts";
import { toRgb } from "./to_rgb.ts";
import { rowReader } from "./upsample.ts";

/** Far more scans than encoders write; each costs time, whatever its length. */
const MAX_SCANS = 100;

/** What has been decoded of a component. */
interface Channel {
  readonly component: Component;
  /** Its quantization steps, as they were at its first scan. */
  steps?: Uint16Array;
  /** Its samples, in a sequential frame. */
  plane?: Plane;
  /** Its coefficients, in a progressive frame. */
  blocks?: Int16Array;
}

/** Takes the scans of a frame, then makes the picture. */
export class FrameDecoder {
  readonly #frame: Frame;
  readonly #channels: readonly Channel[];
  #scans = 0;

  /** Starts a frame; memory is taken by the first scan. */
  constructor(frame: Frame) {
    this.#frame = frame;
    this.#channels = frame.components.map((component) => ({ component }));
  }

  /**
   * Reads a scan.
   *
   * @param header The scan's header, and where its data starts.
   * @param interval Units between two restart markers; 0 for none.
   * @returns Where to look for the next marker.
   */
  readScan(
    bytes: Uint8Array,
    header: { readonly body: Uint8Array; readonly end: number },
    tables: Tables,
    interval: number,
  ): number {
    if (++this.#scans > MAX_SCANS) {
      throw new Malformed(`it must have at most ${MAX_SCANS} scans`);
    }
    const scan = readScan(header.body, this.#frame);
    const reader = new BitReader(bytes, header.end);
    const parts = scan.parts.map((part) =>
      this.#frame.progressive
        ? this.#progressive(reader, scan, part, tables)
        : this.#sequential(reader, part, tables)
    );
    visitBlocks(scan, this.#frame, reader, interval, {
      visit: (part, row, column) => parts[part]!.read(row, column),
      onRestart: () => parts.forEach((part) => part.restart()),
    });
    return reader.position;
  }

  /** Turns what was read into pixels. */
  finish(hints: ColorHints) {
    const { width, height, maxAcross, maxDown, unitsAcross } = this.#frame;
    const model = colorModel(this.#frame.components, hints);
    const readers = this.#channels.map((channel) => {
      const { across, down } = channel.component;
      return rowReader(samples(channel), maxAcross / across, maxDown / down);
    });
    const lineLength = 8 * maxAcross * unitsAcross;
    const rgb = toRgb(model, readers, { width, height, lineLength });
    return { width, height, rgb };
  }

  #sequential(reader: BitReader, part: ScanPart, tables: Tables) {
    const channel = this.#channels[part.index]!;
    if (channel.plane) throw new Malformed("it holds a component twice");
    const steps = latchSteps(channel, tables);
    const plane = channel.plane = planeOf(channel.component);
    const dc = codeOf(tables.dc, part.dc);
    const ac = codeOf(tables.ac, part.ac);
    return new SequentialReader(reader, plane, { steps, dc, ac });
  }

  #progressive(reader: BitReader, scan: Scan, part: ScanPart, tables: Tables) {
    const channel = this.#channels[part.index]!;
    const { blocksAcross, blocksDown } = channel.component;
    if (scan.first > 0 || scan.high > 0) {
      if (!channel.blocks) {
        throw new Malformed("it lacks the means of its blocks");
      }
    }
    latchSteps(channel, tables);
    const blocks = channel.blocks ??= new Int16Array(
      64 * blocksAcross * blocksDown,
    );
    const table = scan.first > 0
      ? codeOf(tables.ac, part.ac)
      : scan.high === 0
      ? codeOf(tables.dc, part.dc)
      : undefined;
    const inner = new ProgressiveReader(reader, scan, blocks, table);
    return {
      read: (row: number, column: number) =>
        inner.read(64 * (row * blocksAcross + column)),
      restart: () => inner.restart(),
    };
  }
}

function planeOf(component: Component): Plane {
  const { width, height, blocksAcross, blocksDown } = component;
  return createPlane(width, height, 8 * blocksAcross, 8 * blocksDown);
}

function latchSteps(channel: Channel, tables: Tables): Uint16Array {
  const { table } = channel.component;
  channel.steps ??= tables.steps[table];
  if (channel.steps) return channel.steps;
  throw new Malformed(`quantization table ${table} is missing`);
}

function codeOf(
  codes: readonly (HuffmanTable | undefined)[],
  number: number,
): HuffmanTable {
  const code = codes[number];
  if (code) return code;
  throw new Malformed(`Huffman code ${number} is missing`);
}

function samples(channel: Channel): Plane {
  if (channel.blocks) {
    const plane = planeOf(channel.component);
    fromBlocks(channel.blocks, channel.steps!, plane);
    channel.blocks = undefined; // As large as two planes, and no longer needed.
    return plane;
  }
  if (channel.plane) return channel.plane;
  throw new Malformed("one of its components has no scan");
}
