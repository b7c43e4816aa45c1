// A card as SVG, with all that makes it look so in its own attributes: the same on screen, in exports and in print.

import type { Card, Face, PageData } from '../data';
import { short, svg } from './dom';
import { inkOn, type Theme } from './theme';

export const kFonts = 'Liberation Sans, Arial, Helvetica, sans-serif';

/** How cards are coloured: which colour a seat has, and which seats are dimmed. */
export interface Paint {
  theme: Theme;
  colourOf(seat: number): string;
  colourOfMost(seats: readonly number[]): string;
  dims(seat: number): boolean;
  filtered: boolean;  // some are dimmed
}

export function colour(data: PageData, number: number, theme: Theme): string {
  return data.colours[number][theme === 'dark' ? 1 : 0];
}

type Fill = NonNullable<Face['fills']>[number];

/** The fill that says what a card is: its stripe, its header. */
export function markOf(face: Face): Fill | undefined { return (face.fills ?? []).find((fill) => fill[6] !== -1); }

export function fillColour(data: PageData, card: Card, fill: Fill, paint: Paint): string {
  const seat = fill[6];
  return seat >= 0 ? paint.colourOf(seat) : seat === -2 ? paint.colourOfMost(card.seats) : colour(data, fill[5], paint.theme);
}

/** The colour of a text at a place of a face: its own, or what can be read on the fill that it is on. */
export function textColour(data: PageData, card: Card, face: Face, x: number, y: number, number: number, paint: Paint): string {
  if (number >= 0) return colour(data, number, paint.theme);
  const ground = (face.fills ?? []).find(([fx, fy, w, h]) => x >= fx && x <= fx + w && y >= fy && y <= fy + h);
  if (!ground) return inkOn(colour(data, face.fill, paint.theme));
  return inkOn(fillColour(data, card, ground, paint));
}

/** Which row of a card is at this height; the first and the last reach to its edges. */
export function rowAt(face: Face, y: number): number {
  const rows = face.rows ?? [];
  let found = 0;
  for (let r = 1; r < rows.length; ++r) if (rows[r] > rows[r - 1] && y >= rows[r] - 6.5) found = r;
  return found;
}

/** Whether a height is above all rows of a team's card: in its header. */
export function inHeader(face: Face, y: number): boolean {
  return face.rows !== undefined && face.rows.length > 0 && y < face.rows[0] - 6.5;
}

export function allDim(card: Card, paint: Paint): boolean {
  return paint.filtered && card.seats.every((seat) => paint.dims(seat));
}

const kDim = '0.22';

/** Its upper left corner is at 0, 0; `height` where it is drawn higher than it is. */
export function cardElement(data: PageData, card: Card, face: Face, paint: Paint, height = face.h): SVGElement {
  const group = svg('g');
  const radius = face.radius ?? 0;
  const dim = allDim(card, paint);
  if (dim) group.setAttribute('opacity', kDim);
  group.append(svg('rect', {
    width: short(face.w), height: short(height), rx: radius || undefined, fill: colour(data, face.fill, paint.theme),
    stroke: colour(data, face.stroke, paint.theme), 'stroke-width': 1, 'stroke-dasharray': face.dashed ? '3 2' : undefined,
  }));
  const partly = paint.filtered && !dim && card.seats.length > 1;
  const dimmed = (y: number): string | undefined =>
    partly && !inHeader(face, y) && paint.dims(card.seats[rowAt(face, y)]) ? kDim : undefined;
  for (const fill of face.fills ?? []) {
    const [x, y, w, h, rx] = fill;
    group.append(svg('rect', {
      x: short(x), y: short(y), width: short(w), height: short(h), rx: rx || undefined,
      fill: fillColour(data, card, fill, paint), opacity: dimmed(y + h / 2),
    }));
  }
  for (const [x, y, size, width, style, fill, text] of face.texts ?? []) {
    group.append(svg('text', {
      x: short(x), y: short(y), 'font-size': short(size), fill: textColour(data, card, face, x, y - 3, fill, paint), textLength: width > 0 ? short(width) : undefined,
      lengthAdjust: width > 0 ? 'spacingAndGlyphs' : undefined, 'font-weight': style & 1 ? 'bold' : undefined,
      'text-decoration': style & 2 ? 'line-through' : undefined, opacity: dimmed(y - 3),
    }, text));
  }
  return group;
}

/** The number of seats that a card hides, below it. */
export function badgeElement(text: string, x: number, y: number, ink: { badge: string; onBadge: string }): SVGElement {
  const width = badgeWidth(text);
  const group = svg('g', { transform: `translate(${short(x)},${short(y)})` });
  group.append(svg('rect', { x: short(-width / 2), y: -6.5, width: short(width), height: 13, rx: 6.5, fill: ink.badge }));
  group.append(svg('text', { x: 0, y: 2.9, 'font-size': 8, 'font-weight': 'bold', 'text-anchor': 'middle', fill: ink.onBadge }, text));
  return group;
}

export function badgeWidth(text: string): number { return Math.max(18, text.length * 4.5 + 10); }
