// Looks of cards where two stages are compared: without what they say of the stage before, and with what is no longer there.

import type { Face, PageData } from '../data';
import { textWidth } from './sheet';
import { isSign } from './signs';

const kBold = 1, kStruck = 2, kRow = 13;

export interface GhostRow { row: number; seat: number; moved: string }

/** Adds faces to those of the page, each once. */
export class Looks {
  private readonly known = new Map<string, number>();
  private readonly faint: number;
  private readonly paper: number;

  constructor(private readonly data: PageData) {
    this.faint = this.colour('#64748b', '#a3b1c6');
    const paper = data.colours.findIndex(([light]) => light === '#ffffff');
    this.paper = paper >= 0 ? paper : this.colour('#ffffff', '#151f32');
  }

  private colour(light: string, dark: string): number {
    const known = this.data.colours.findIndex(([a, b]) => a === light && b === dark);
    return known >= 0 ? known : this.data.colours.push([light, dark]) - 1;
  }

  private once(key: string, make: () => Face): number {
    let number = this.known.get(key);
    if (number === undefined) this.known.set(key, number = this.data.faces.push(make()) - 1);
    return number;
  }

  /** Without signs and tints. */
  plain(number: number): number {
    return this.once(`plain ${number}`, () => {
      const face = this.data.faces[number];
      return { ...face, fill: this.paper, texts: (face.texts ?? []).filter((text) => !isSign(text[6])) };
    });
  }

  private ghostText(text: NonNullable<Face['texts']>[number], struck: boolean): NonNullable<Face['texts']>[number] {
    const [x, y, size, width, style, , letters] = text;
    return [x, y, size, width, struck ? (style & kBold) | kStruck : style & kBold, this.faint, letters];
  }

  /** A card of somebody who is gone, or has moved to where `moved` says. */
  ghost(number: number, moved: string): number {
    return this.once(`ghost ${number} ${moved}`, () => {
      const face = this.data.faces[this.plain(number)];
      const texts = (face.texts ?? []).map((text) => this.ghostText(text, moved === ''));
      const last = texts[texts.length - 1];
      let { w } = face;
      if (moved !== '' && last) {
        // In place of what is said below the name.
        const [x, y, size] = last, letters = `→ ${moved}`, wide = textWidth(letters, size);
        texts.splice(texts.length > 1 ? texts.length - 1 : 1, 1, [x, y + (texts.length > 1 ? 0 : 12), size, 0, 0, this.faint, letters]);
        w = Math.max(w, x + wide + 10);
      }
      const fills = (face.fills ?? []).map((fill): typeof fill => [fill[0], fill[1], fill[2], fill[3], fill[4], this.faint, -1]);
      return { ...face, w, dashed: true, texts, fills };
    });
  }

  /** The face of a team with rows of an earlier face below its own; -1: with these alone. */
  rows(number: number, from: number, count: number, rows: readonly GhostRow[]): number {
    return this.once(`rows ${number} ${from} ${rows.map(({ row, moved }) => `${row} ${moved}`).join('|')}`, () => {
      const old = this.data.faces[this.plain(from)], tops = (old.rows ?? []).map((middle) => middle - kRow / 2);
      const bottomOf = (row: number): number => tops.find((top) => top > tops[row]) ?? tops[row] + kRow;
      const header = number < 0 ? this.header(old, tops[0] ?? old.h) : this.data.faces[number];
      const face: Face = { ...header, texts: [...header.texts ?? []], fills: [...header.fills ?? []], rows: [...header.rows ?? []] };
      const pad = old.h - (tops.length > 0 ? bottomOf(count - 1) : old.h);
      let y = face.h - pad, drawn = -1;
      for (const { row, moved } of rows) {
        const top = tops[row], bottom = bottomOf(row);
        if (top !== drawn) {
          let end = 0;
          for (const text of old.texts ?? []) {
            if (text[1] <= top || text[1] > bottom) continue;
            const ghost = this.ghostText(text, moved === '');
            ghost[1] += y - top;
            end = Math.max(end, text[0] + (text[3] || textWidth(text[6], text[2])));
            face.texts!.push(ghost);
          }
          if (moved !== '') {
            const letters = `→ ${moved}`;
            face.texts!.push([end + 6, y + kRow / 2 + 3, 8.5, 0, 0, this.faint, letters]);
            end += 6 + textWidth(letters, 8.5);
          }
          face.w = Math.max(face.w, Math.ceil(end) + 10);
          y += bottom - top;
        }
        drawn = top;
        face.rows!.push(y - (bottom - top) / 2);
      }
      face.h = y + pad;
      face.fills = face.fills!.map((fill): typeof fill => fill[6] === -2 ? [fill[0], fill[1], fill[2] + face.w - header.w, fill[3], fill[4], fill[5], fill[6]] : fill);
      return face;
    });
  }

  // A team of which nobody is left.
  private header(face: Face, bottom: number): Face {
    const fills = (face.fills ?? []).filter(([, y]) => y < bottom - 3).map((fill): typeof fill => [fill[0], fill[1], fill[2], fill[3], fill[4], this.faint, fill[6] === -2 ? -2 : -1]);
    return { ...face, h: bottom + (face.h - (face.rows?.[face.rows.length - 1] ?? face.h) - kRow / 2), dashed: true, rows: [], fills, texts: (face.texts ?? []).filter(([, y]) => y <= bottom) };
  }

  /** A closed face with as many rows as the open one. */
  closed(number: number, open: number): number {
    return this.once(`closed ${number} ${open}`, () => {
      const face = this.data.faces[number], middle = face.rows?.[0] ?? face.h / 2;
      return { ...face, rows: (this.data.faces[open].rows ?? []).map(() => middle) };
    });
  }
}
