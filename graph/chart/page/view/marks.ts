// What is drawn over the cards: the way to the top, who is chosen, where the keyboard is, and how much a card hides.

import type { Face } from '../data';
import { kKinds, type Kind } from './differences';
import { badgeElement, badgeWidth, rowAt } from './card';
import { short, svg } from './dom';
import type { Scene, Shown } from './scene';
import type { Ink } from './theme';

export interface Marks {
  seat: number;         // chosen; -1: nobody
  chain: Set<string>;   // keys of cards on its way to the top
  focus: { key: string; row: number } | null;  // where the keyboard is; row -1: the whole card
  hover: string | null;
  differ: ReadonlyMap<number, Kind> | null;    // seats that are not the same at the stage beside
}

export type Spot = (card: Shown) => { x: number; y: number };

export function pathOf(points: ArrayLike<number>): string {
  let path = '';
  for (let p = 0; p < points.length; p += 2) path += `${p === 0 ? 'M' : 'L'}${short(points[p])} ${short(points[p + 1])}`;
  return path;
}

function ring(card: Shown, face: Face, spot: Spot, row: number, stroke: string, dashed: boolean, k: number, least = 1.8): SVGElement {
  const { x, y } = spot(card);
  const rows = face.rows ?? [];
  const width = Math.max(least, 1.6 / k);
  const common = { fill: 'none', stroke, 'stroke-width': short(width), 'stroke-dasharray': dashed ? `${short(width * 2)} ${short(width * 1.4)}` : undefined };
  if (row < 0 || rows.length < 2 || rows[row] === rows[(row + 1) % rows.length]) {
    return svg('rect', { x: short(x - 3), y: short(y - 3), width: short(card.w + 6), height: short(card.h + 6), rx: 8, ...common });
  }
  const next = rows.slice(row + 1).find((r) => r > rows[row]) ?? rows[row] + 13;
  return svg('rect', { x: short(x + 2), y: short(y + rows[row] - 6.5), width: short(card.w - 4), height: short(Math.max(12, next - rows[row])), rx: 4, ...common });
}

export function toggleAt(card: Shown): { x: number; y: number } {
  return { x: card.x + card.w / 2, y: card.y + card.h + (card.badge === '' ? 0 : 3) };
}

/** How near a press must be to the sign below a card, in points. */
export function onToggle(card: Shown, x: number, y: number, k: number): boolean {
  if (!card.opens) return false;
  const at = toggleAt(card);
  const half = card.badge === '' ? Math.max(8, 12 / k) : badgeWidth(card.badge) / 2 + 2;
  return Math.abs(x - at.x) <= half && y >= at.y - Math.max(5, 6 / k) && y <= at.y + Math.max(8, 12 / k);
}

/** What differs from the stage beside, outlined, with its sign. */
export function differElements(scene: Scene, faces: readonly Face[], visible: readonly Shown[], differ: ReadonlyMap<number, Kind>, spot: Spot, ink: Ink, k: number): SVGElement[] {
  const out: SVGElement[] = [];
  for (const card of visible) {
    scene.stage.card(card.card).seats.forEach((seat, row) => {
      const kind = differ.get(seat);
      if (!kind) return;
      const face = faces[card.face], { x, y } = spot(card), middle = face.rows && face.rows.length > 1 ? face.rows[row] : Math.min(14, card.h / 2);
      out.push(ring(card, face, spot, row, ink[kKinds[kind].tone], false, Math.max(k, 1.5), 1.1));
      const sign = svg('g', { transform: `translate(${short(x)},${short(y + middle)})` });
      sign.append(svg('circle', { r: 5, fill: ink[kKinds[kind].tone] }), svg('text', { y: 3.2, 'font-size': 9, 'font-weight': 'bold', 'text-anchor': 'middle', fill: ink.paper }, kKinds[kind].sign));
      out.push(sign);
    });
  }
  return out;
}

export function markElements(scene: Scene, faces: readonly Face[], visible: readonly Shown[], marks: Marks, spot: Spot, ink: Ink, k: number): SVGElement[] {
  const out: SVGElement[] = [];
  if (marks.differ) out.push(...differElements(scene, faces, visible, marks.differ, spot, ink, k));
  const lit = scene.cards.filter((card) => marks.chain.has(card.key));
  if (lit.length > 1) {
    const path = lit.filter((card) => card.line.length > 0 && card.parent >= 0).map((card) => pathOf(card.line)).join('');
    out.push(svg('path', { d: path, fill: 'none', stroke: ink.lit, 'stroke-width': short(Math.max(2, 1.6 / k)), 'stroke-linejoin': 'round' }));
  }
  for (const card of lit) {
    const { x, y } = spot(card);
    out.push(svg('rect', { x: short(x), y: short(y), width: short(card.w), height: short(card.h), rx: faces[card.face].radius || undefined, fill: 'none', stroke: ink.lit, 'stroke-width': short(Math.max(1.2, 1 / k)) }));
  }
  const place = marks.seat < 0 ? undefined : scene.stage.placeOf.get(marks.seat);
  if (place) {
    const at = scene.byKey.get(scene.stage.keys[place.card]);
    if (at !== undefined) out.push(ring(scene.cards[at], faces[scene.cards[at].face], spot, place.row, ink.lit, false, k));
  }
  if (marks.focus) {
    const at = scene.byKey.get(marks.focus.key);
    if (at !== undefined) out.push(ring(scene.cards[at], faces[scene.cards[at].face], spot, marks.focus.row, ink.lit, true, k));
  }
  for (const card of visible) {
    if (card.badge === '' || k < 0.25) continue;
    const { x, y } = spot(card);
    out.push(badgeElement(card.badge, x + card.w / 2, y + card.h + 3, ink));
  }
  const over = marks.hover === null ? undefined : scene.byKey.get(marks.hover);
  if (over !== undefined && scene.cards[over].opens && scene.cards[over].badge === '') {
    const { x, y } = spot(scene.cards[over]);
    const size = Math.max(6, 8 / k);
    const sign = svg('g', { transform: `translate(${short(x + scene.cards[over].w / 2)},${short(y + scene.cards[over].h)})` });
    sign.append(svg('circle', { r: short(size), fill: ink.badge, stroke: ink.paper, 'stroke-width': short(size / 8) }));
    sign.append(svg('path', { d: `M${short(-size / 2)} 0h${short(size)}`, stroke: ink.onBadge, 'stroke-width': short(size / 5), 'stroke-linecap': 'round' }));
    out.push(sign);
  }
  return out;
}

export interface Hit { card: Shown; row: number; header: boolean; toggle: boolean }

export function hitAt(scene: Scene, faces: readonly Face[], x: number, y: number, k: number): Hit | null {
  let found: Hit | null = null;
  for (const card of scene.cards) {
    if (onToggle(card, x, y, k) && k >= 0.25) found = { card, row: 0, header: false, toggle: true };
    if (x < card.x || x > card.x + card.w || y < card.y || y > card.y + card.h) continue;
    const face = faces[card.face];
    const rows = face.rows ?? [];
    found ??= { card, row: rowAt(face, y - card.y), header: rows.length > 0 && y - card.y < rows[0] - 6.5, toggle: false };
  }
  return found;
}
