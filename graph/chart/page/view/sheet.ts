// A whole picture by itself, for paper and for files: heading, chart, legend.

import { cardElement, badgeElement, kFonts, type Paint } from './card';
import type { PageData } from '../data';
import { short, svg } from './dom';
import { pathOf } from './marks';
import type { Scene } from './scene';
import { inkOf } from './theme';

const kRow = 14;

interface Value { name: string; colour: string }

/** Which values of the chosen colouring occur among these seats. */
export function occurring(data: PageData, by: number, paint: Paint, categories: Iterable<number>): Value[] {
  const values = data.colour_by[by]?.values ?? [];
  const used = new Set(categories);
  return values.map((value, v) => ({ name: value.name, colour: value[paint.theme], v })).filter(({ v }) => used.has(v));
}

let canvas: CanvasRenderingContext2D | null = null;

export function textWidth(text: string, size: number, bold = false): number {
  canvas ??= document.createElement('canvas').getContext('2d')!;
  canvas.font = `${bold ? 'bold ' : ''}${size}px ${kFonts}`;
  return canvas.measureText(text).width;
}

/** A row or more of values, from `x`, `y` on; says how high it is. */
export function legendElement(values: readonly Value[], x: number, y: number, width: number, paint: Paint): { element: SVGElement; height: number } {
  const ink = inkOf(paint.theme);
  const element = svg('g');
  let at = x, row = 0;
  for (const { name, colour } of values) {
    const wide = textWidth(name, 9) + 30;
    if (at + wide > x + width && at > x) [at, row] = [x, row + 1];
    element.append(svg('rect', { x: short(at), y: short(y + row * kRow), width: 8, height: 8, rx: 2, fill: colour }));
    element.append(svg('text', { x: short(at + 12), y: short(y + row * kRow + 7.5), 'font-size': 9, fill: ink.soft }, name));
    at += wide;
  }
  return { element, height: values.length === 0 ? 0 : (row + 1) * kRow };
}

/** "Ovenbird  Series B · March 2031 · 72 seats"; what is too long for the width is narrowed. */
export function headingElement(heading: string, rest: string, x: number, baseline: number, width: number, paint: Paint): SVGElement {
  const ink = inkOf(paint.theme);
  const group = svg('g');
  const bold = Math.min(textWidth(heading, 16, true), width * 0.6);
  const most = width - bold - 14, wide = textWidth(rest, 11);
  group.append(svg('text', { x: short(x), y: baseline, 'font-size': 16, 'font-weight': 'bold', fill: ink.ink, textLength: short(bold), lengthAdjust: 'spacingAndGlyphs' }, heading));
  group.append(svg('text', { x: short(x + bold + 14), y: baseline, 'font-size': 11, fill: ink.soft, textLength: short(Math.min(wide, most)), lengthAdjust: 'spacingAndGlyphs' }, rest));
  return group;
}

/** All cards of a scene with their lines; `notes` are put below cards, in place of what they hide. */
export function chartElement(data: PageData, scene: Scene, paint: Paint, notes: ReadonlyMap<number, string> = new Map()): SVGElement {
  const ink = inkOf(paint.theme);
  const group = svg('g');
  group.append(svg('path', { d: scene.cards.map((card) => pathOf(card.line)).join(''), fill: 'none', stroke: ink.line, 'stroke-width': 1.1 }));
  scene.cards.forEach((card) => {
    const element = cardElement(data, scene.stage.card(card.card), data.faces[card.face], paint, card.h);
    element.setAttribute('transform', `translate(${short(card.x)},${short(card.y)})`);
    group.append(element);
  });
  for (const { points } of scene.dotted) {
    group.append(svg('path', { d: pathOf(points), fill: 'none', stroke: ink.dotted, 'stroke-width': 1.1, 'stroke-dasharray': '1.5 2.5', 'stroke-linecap': 'round' }));
  }
  scene.cards.forEach((card) => {
    const note = [card.badge, notes.get(card.card) ?? ''].filter((text) => text !== '').join(' · ');
    if (note !== '') group.append(badgeElement(note, card.x + card.w / 2, card.y + card.h + 3, ink));
  });
  return group;
}
