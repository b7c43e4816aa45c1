// The layout of the printed charts, in the browser: the other side of layout_module.cpp.

import bytes from 'orgplan-layout/layout.wasm';
import type { Box } from './forest';

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?: () => void;
  orgplan_input(numbers: number): number;
  orgplan_size(): number;
  orgplan_layout(count: number, keepSides: number): number;
  orgplan_route(count: number): number;
  orgplan_split(count: number): number;
}

export interface Placed { width: number; height: number; x: Float64Array; y: Float64Array; lines: Float64Array[] }
export interface Wanted { ratio: number; enough: number; tight?: boolean }
export interface Link { from: number; to: number; fromAt: number; toAt: number }
export interface Route { joins: number; points: Float64Array }
export interface PagePart { heads: { box: number; from: number }[]; boxes: number[] }

const kOptions = 6;
const kNumbers = 6;

export class Layout {
  private constructor(private readonly module: Exports) {}

  static async load(): Promise<Layout> {
    const { instance } = await WebAssembly.instantiate(bytes, {});
    const module = instance.exports as unknown as Exports;
    module._initialize?.();
    return new Layout(module);
  }

  private input(numbers: number): Float64Array {
    const at = this.module.orgplan_input(numbers);
    return new Float64Array(this.module.memory.buffer, at, numbers);
  }

  private output(at: number): Float64Array {
    return new Float64Array(this.module.memory.buffer, at, this.module.orgplan_size()).slice();
  }

  private write(boxes: readonly Box[], wanted: Wanted, more: number[] = []): void {
    const input = this.input(kOptions + boxes.length * kNumbers + more.length);
    input.set(wanted.tight ? [wanted.ratio, 11, 10, 20, 16, wanted.enough] : [wanted.ratio, 14, 14, 30, 18, wanted.enough]);
    boxes.forEach((box, b) => {
      input.set([box.w, box.h, box.parent, box.assistant ? 1 : 0, box.alike, box.side], kOptions + b * kNumbers);
    });
    input.set(more, kOptions + boxes.length * kNumbers);
  }

  place(boxes: readonly Box[], wanted: Wanted): Placed {
    this.write(boxes, wanted);
    const out = this.output(this.module.orgplan_layout(boxes.length, 0));
    const x = new Float64Array(boxes.length), y = new Float64Array(boxes.length);
    const lines: Float64Array[] = [];
    let at = 2;
    for (let b = 0; b < boxes.length; ++b, at += 2) {
      x[b] = out[at];
      y[b] = out[at + 1];
    }
    for (let b = 0; b < boxes.length; ++b) {
      const points = out[at++];
      lines.push(out.subarray(at, at + 2 * points));
      at += 2 * points;
    }
    return { width: out[0], height: out[1], x, y, lines };
  }

  /** Dotted lines over what was placed last. */
  route(links: readonly Link[]): Route[] {
    const input = this.input(links.length * 4);
    links.forEach((link, l) => input.set([link.from, link.to, link.fromAt, link.toAt], l * 4));
    const out = this.output(this.module.orgplan_route(links.length));
    let at = 0;
    return links.map(() => {
      const joins = out[at++], points = out[at++];
      at += 2 * points;
      return { joins, points: out.subarray(at - 2 * points, at) };
    });
  }

  /** Boxes by page, where a page is so wide and high in their points. */
  split(boxes: readonly Box[], wanted: Wanted, width: number, height: number, filled: number, reference: number): { pages: PagePart[]; goesOn: Float64Array } {
    this.write(boxes, wanted, [width, height, filled, reference]);
    const out = this.output(this.module.orgplan_split(boxes.length));
    const pages: PagePart[] = [];
    let at = 1;
    for (let p = 0; p < out[0]; ++p) {
      const heads = out[at++], count = out[at++];
      const part: PagePart = { heads: [], boxes: [] };
      for (let h = 0; h < heads; ++h, at += 2) part.heads.push({ box: out[at], from: out[at + 1] });
      for (let b = 0; b < count; ++b) part.boxes.push(out[at++]);
      pages.push(part);
    }
    return { pages, goesOn: out.subarray(at) };
  }
}
