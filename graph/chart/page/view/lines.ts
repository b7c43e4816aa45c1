// The lines of a scene, solid and dotted.

import { short, svg } from './dom';
import { pathOf } from './marks';
import type { Scene } from './scene';
import type { Ink } from './theme';

/** One path of all lines would be drawn whole for every part of the screen; those near in order are near. */
const kChunk = 40;

/** No thinner than can be seen. */
export function lineWidth(k: number): string { return short(Math.max(1.1, 0.7 / k)); }

export function lineElements(scene: Scene, ink: Ink, k: number, opacity = 1): SVGElement[] {
  const out: SVGElement[] = [];
  for (let from = 0; from < scene.cards.length; from += kChunk) {
    const d = scene.cards.slice(from, from + kChunk).map((card) => pathOf(card.line)).join('');
    if (d === '') continue;
    out.push(svg('path', { d, fill: 'none', stroke: ink.line, 'stroke-width': lineWidth(k), opacity: opacity < 1 ? short(opacity) : undefined }));
  }
  return out;
}

export function dottedElements(scene: Scene, ink: Ink, k: number): SVGElement[] {
  return scene.dotted.map((line) => svg('path', {
    d: pathOf(line.points), fill: 'none', stroke: ink.dotted, 'stroke-width': lineWidth(k), 'stroke-dasharray': '1.5 2.5', 'stroke-linecap': 'round',
  }));
}
