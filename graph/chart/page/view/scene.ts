// What is shown at one moment: cards with their places and lines, made from the model and what is hidden.

import { faceOf, boxesOf, hides, unionOf, type Box, type Hiding } from './forest';
import type { Layout, Wanted } from './layout';
import type { Model, StageModel } from './model';
import { counted } from './dom';

export interface Shown {
  key: string;
  card: number;
  face: number;
  x: number; y: number; w: number; h: number;
  badge: string;             // of what it hides; empty: nothing
  opens: boolean;            // it has something below or in it that can be hidden
  line: ArrayLike<number>;   // from its parent
  parent: number;            // of those shown; -1: it is a root
}

export interface Dotted { points: ArrayLike<number>; title: string; from: number; to: number }

export interface Scene {
  stage: StageModel;
  width: number; height: number;
  cards: Shown[];
  byKey: Map<string, number>;
  dotted: Dotted[];
  unrouted: number;          // dotted lines that are told in words alone
}

/** Up to so many dotted lines are drawn; more would hide the chart. */
const kMostDotted = 40;

export function badgeOf(stage: StageModel, at: number, hiding: Hiding): string {
  if (!hides(stage, at, hiding)) return '';
  const collapsed = hiding.collapsed.has(stage.keys[at]) && stage.children[at].length > 0;
  const own = stage.card(at).closed !== undefined && hiding.closed.has(stage.keys[at]) ? stage.count(at) : 0;
  const direct = own + (collapsed ? stage.direct[at] : 0);
  const all = own + (collapsed ? stage.below[at] : 0);
  return direct === all ? `+${all}` : `+${direct} · ${all} in all`;
}

/** As a sentence. */
export function hiddenWords(stage: StageModel, at: number, hiding: Hiding): string {
  const badge = badgeOf(stage, at, hiding);
  if (badge === '') return '';
  const numbers = badge.match(/\d+/g)!.map(Number);
  return numbers.length === 1 ? `${counted(numbers[0], 'seat')} hidden` : `${numbers[0]} directly below and ${counted(numbers[1], 'seat')} in all hidden`;
}

/** `stages` are those that share their places with it, itself among them. */
export function makeScene(model: Model, layout: Layout, at: StageModel, hiding: Hiding, stages: readonly StageModel[], wanted: Wanted): Scene {
  const boxes = stages.length > 1 ? unionOf(at, hiding, stages) : boxesOf(at, hiding);
  return sceneOf(model, layout, at, hiding, boxes, wanted);
}

export function sceneOf(model: Model, layout: Layout, at: StageModel, hiding: Hiding, boxes: Box[], wanted: Wanted): Scene {
  const placed = layout.place(boxes, wanted);
  const scene: Scene = { stage: at, width: placed.width, height: placed.height, cards: [], byKey: new Map(), dotted: [], unrouted: 0 };
  const shownOf = new Array<number>(boxes.length).fill(-1);
  const boxOf = new Map<number, number>();
  boxes.forEach((box, b) => {
    if (box.card < 0) return;
    const number = faceOf(at, box.card, hiding);
    const face = model.data.faces[number];
    const line = Array.from(placed.lines[b]);
    const parent = box.parent < 0 ? -1 : shownOf[box.parent];
    let height = face.h;
    if (line.length >= 4) {
      // In a union a box may be higher than its card at this stage: lines begin at the card, and end at it.
      const above = parent < 0 ? undefined : scene.cards[parent];
      if (above && line[1] !== line[3]) line[1] = above.y + above.h;
      if (line[line.length - 1] > placed.y[b] + height - 6) height = box.h;
    }
    shownOf[b] = scene.cards.length;
    boxOf.set(box.card, b);
    if (!scene.byKey.has(box.key)) scene.byKey.set(box.key, scene.cards.length);
    scene.cards.push({
      key: box.key, card: box.card, face: number, x: placed.x[b], y: placed.y[b], w: face.w, h: height, badge: badgeOf(at, box.card, hiding),
      opens: at.children[box.card].length > 0 || at.card(box.card).closed !== undefined, line, parent,
    });
  });
  addDotted(layout, scene, boxOf, hiding, shownOf);
  return scene;
}

function addDotted(layout: Layout, scene: Scene, boxOf: Map<number, number>, hiding: Hiding, shownOf: number[]): void {
  const shown = scene.stage.stage.links.filter(([from, to]) => boxOf.has(from) && boxOf.has(to));
  if (shown.length > kMostDotted) {
    scene.unrouted = shown.length;
    return;
  }
  if (shown.length === 0) return;
  const row = (card: number, at: number): number => hiding.closed.has(scene.stage.keys[card]) ? -1 : at;
  const routes = layout.route(shown.map(([from, to, fromAt, toAt]) =>
    ({ from: boxOf.get(from)!, to: boxOf.get(to)!, fromAt: row(from, fromAt), toAt: row(to, toAt) })));
  routes.forEach((route, r) => {
    if (route.points.length < 4) ++scene.unrouted;
    else scene.dotted.push({ points: route.points, title: shown[r][4], from: shownOf[boxOf.get(shown[r][0])!], to: shownOf[boxOf.get(shown[r][1])!] });
  });
}
