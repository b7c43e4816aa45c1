// Cards from afar, where nobody could read them: all of one colour as one path, so that ten thousand are few elements.

import type { Face, PageData } from '../data';
import { allDim, colour, fillColour, markOf, textColour, type Paint } from './card';
import { short, svg } from './dom';
import type { Shown } from './scene';
import type { StageModel } from './model';

const kRow = 0.22;    // below this scale no rows are told apart
const kWhole = 0.1;   // below this one a card is one box in its colour

/** A path of more boxes would be drawn whole for every part of the screen that it touches; boxes near in order are near. */
const kChunk = 80;

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

/** Boxes first, then what is on them. */
export function farElements(data: PageData, stage: StageModel, cards: readonly { it: Shown; x: number; y: number }[], k: number, paint: Paint): SVGElement[] {
  const boxes = new Paths(), bars = new Paths(), rows = new Paths();
  for (const { it, x, y } of cards) {
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
