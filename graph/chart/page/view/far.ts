// Cards from afar, where nobody could read them: all of one colour as one path, so that ten thousand are few elements.

import type { Face, PageData } from '../data';
import { allDim, colour, fillColour, markOf, textColour, type Paint } from './card';
import { short, svg } from './dom';
import type { Scene, Shown } from './scene';
import type { StageModel } from './model';

const kRow = 0.22;    // below this scale no rows are told apart
const kWhole = 0.1;   // below this one a card is one box in its colour

/** A path of more boxes would be drawn whole for every part of the screen that it touches; boxes near in order are near. */
const kChunk = 80;

/** Milliseconds of a frame for what is not awaited. */
export const kBudget = 7;

/** Text that is lower than so many pixels is not written. */
export function readable(k: number): boolean {
  return 8 * k >= (devicePixelRatio >= 2 ? 3 : 4);
}

class Paths {
  private readonly parts = new Map<string, string[][]>();

  add(fill: string, stroke: string, dim: boolean, x: number, y: number, w: number, h: number): void {
    const key = `${fill} ${stroke} ${dim ? 1 : 0}`;
    let paths = this.parts.get(key);
    if (!paths) this.parts.set(key, paths = [[]]);
    if (paths[paths.length - 1].length === kChunk) paths.push([]);
    paths[paths.length - 1].push(`M${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}h${short(w)}v${short(h)}h${short(-w)}z`);
  }

  elements(): SVGElement[] {
    return [...this.parts].flatMap(([key, paths]) => {
      const [fill, stroke, dim] = key.split(' ');
      return paths.map((path) => svg('path', { d: path.join(''), fill, stroke: stroke === 'none' ? undefined : stroke, opacity: dim === '1' ? 0.22 : undefined }));
    });
  }
}

interface Drawn { it: Shown; x: number; y: number }

/** Boxes first, then what is on them; between cards a caller may let others have the frame. */
function* farParts(data: PageData, stage: StageModel, cards: readonly Drawn[], k: number, paint: Paint): Generator<undefined, SVGElement[]> {
  const boxes = new Paths(), bars = new Paths(), rows = new Paths();
  for (const { it, x, y } of cards) {
    yield;
    const face: Face = data.faces[it.face];
    const card = stage.card(it.card);
    const dim = allDim(card, paint);
    const mark = markOf(face);
    if (k < kWhole) {
      boxes.add(mark ? fillColour(data, card, mark, paint) : colour(data, face.stroke, paint.theme), 'none', dim, x, y, it.w, it.h);
      continue;
    }
    boxes.add(colour(data, face.fill, paint.theme), colour(data, face.stroke, paint.theme), dim, x, y, it.w, it.h);
    for (const fill of face.fills ?? []) {
      const [fx, fy, w, h] = fill;
      if (Math.max(w, h) * k < 3 || Math.min(w, h) * k < 0.4) continue;
      bars.add(fillColour(data, card, fill, paint), 'none', dim, x + fx, y + fy, w, h);
    }
    if (k < kRow || cards.length > 700) continue;
    for (const [tx, baseline, size, width, , fill] of face.texts ?? []) {
      rows.add(textColour(data, card, face, tx, baseline - 3, fill, paint), 'none', true, x + tx, y + baseline - size * 0.5, width, size * 0.34);
    }
  }
  return [...boxes.elements(), ...bars.elements(), ...rows.elements()];
}

export function farElements(data: PageData, stage: StageModel, cards: readonly Drawn[], k: number, paint: Paint): SVGElement[] {
  const parts = farParts(data, stage, cards, k, paint);
  let part = parts.next();
  while (!part.done) part = parts.next();
  return part.value;
}

/** A whole scene from afar: drawn anew where a zoom shows more of it or less, a few milliseconds of each frame. */
export class Far {
  private of: { scene: Scene; paint: Paint; k: number } | null = null;
  private frame = 0;

  constructor(private readonly data: PageData, private readonly group: SVGElement) {}

  draw(scene: Scene, scale: number, paint: Paint): void {
    // What is drawn is the same between one of these scales and the next.
    const k = scale < kWhole ? 0 : kWhole * Math.SQRT2 ** Math.floor(Math.log2(scale / kWhole) * 2);
    if (this.of?.scene === scene && this.of.paint === paint && this.of.k === k) return;
    const anew = this.of?.scene !== scene || this.of.paint !== paint;
    this.stop();
    this.of = { scene, paint, k };
    const cards = scene.cards.map((it) => ({ it, x: it.x, y: it.y }));
    if (anew) return this.group.replaceChildren(...farElements(this.data, scene.stage, cards, k, paint));
    const parts = farParts(this.data, scene.stage, cards, k, paint);
    const next = (): void => {
      const begin = performance.now();
      let part = parts.next();
      while (!part.done && performance.now() - begin < kBudget) part = parts.next();
      if (part.done) this.group.replaceChildren(...part.value);
      else this.frame = requestAnimationFrame(next);
    };
    this.frame = requestAnimationFrame(next);
  }

  /** What is in its place is something else. */
  forget(): void {
    this.stop();
    this.of = null;
  }

  stop(): void { cancelAnimationFrame(this.frame); }
}
