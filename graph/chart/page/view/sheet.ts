// A whole picture by itself, for paper and for files: heading, chart, legend.

import { cardElement, badgeElement, kFonts, type Paint } from './card';
import type { PageData } from '../data';
import type { App } from './app';
import { signsIn } from './signs';
import { short, svg } from './dom';
import { pathOf } from './marks';
import type { Scene, Shown } from './scene';
import { inkOf } from './theme';

const kRow = 14;

interface Value { name: string; colour: string; sign?: string }

/** Which values of the chosen colouring occur among what is shown, and which signs. */
export function occurring(app: App, paint: Paint): Value[] {
  const { data, state, model } = app;
  const values = data.colour_by[state.colour]?.values ?? [];
  const used = new Set(app.sides.flatMap((at) => app.part(at).seats.map((seat) => model.anyState(seat, at.number).categories[state.colour])));
  const signs = signsIn(app, inkOf(paint.theme)).map(({ sign, meaning, colour }) => ({ sign, name: meaning, colour }));
  return [...values.map((value, v) => ({ name: value.name, colour: value[paint.theme], v })).filter(({ v }) => used.has(v)), ...signs];
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
  for (const { name, colour, sign } of values) {
    const wide = textWidth(name, 9) + 30;
    if (at + wide > x + width && at > x) [at, row] = [x, row + 1];
    if (sign) element.append(svg('text', { x: short(at + 1), y: short(y + row * kRow + 7.5), 'font-size': 9, 'font-weight': 'bold', fill: colour }, sign));
    else element.append(svg('rect', { x: short(at), y: short(y + row * kRow), width: 8, height: 8, rx: 2, fill: colour }));
    element.append(svg('text', { x: short(at + 12), y: short(y + row * kRow + 7.5), 'font-size': 9, fill: ink.soft }, name));
    at += wide;
  }
  return { element, height: values.length === 0 ? 0 : (row + 1) * kRow };
}

/** As much of a text as has room, with an ellipsis where that is not all. */
function fitting(text: string, size: number, bold: boolean, width: number): string {
  if (textWidth(text, size, bold) <= width) return text;
  const letters = [...text].slice(0, 400);
  while (letters.length > 1 && textWidth(letters.join('') + '…', size, bold) > width) letters.pop();
  return letters.join('') + '…';
}

function linesOf(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(fitting(word, size, false, width));
  }
  return lines;
}

/** "Ovenbird  Series B · March 2031 · 72 seats", on lines below the first where there is no room; says how high it is. */
export function headingElement(heading: string, rest: string, x: number, baseline: number, width: number, paint: Paint): { element: SVGElement; height: number } {
  const ink = inkOf(paint.theme), element = svg('g');
  const first = fitting(heading, 16, true, width), beside = textWidth(first, 16, true) + 14;
  element.append(svg('text', { x: short(x), y: baseline, 'font-size': 16, 'font-weight': 'bold', fill: ink.ink }, first));
  const one = beside + textWidth(rest, 11) <= width;
  const lines = one ? [rest] : linesOf(rest, 11, width);
  lines.forEach((line, n) => {
    element.append(svg('text', { x: short(one ? x + beside : x), y: one ? baseline : baseline + 16 + 14 * n, 'font-size': 11, fill: ink.soft }, line));
  });
  return { element, height: one ? 0 : 2 + 14 * lines.length };
}

/** All cards of a scene with their lines; `notes` are put below cards, in place of what they hide. */
export function chartElement(data: PageData, scene: Scene, paint: Paint, notes: ReadonlyMap<number, string> = new Map(), lines: readonly Shown[] = scene.cards): SVGElement {
  const ink = inkOf(paint.theme);
  const group = svg('g');
  group.append(svg('path', { d: lines.map((card) => pathOf(card.line)).join(''), fill: 'none', stroke: ink.line, 'stroke-width': 1.1 }));
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
