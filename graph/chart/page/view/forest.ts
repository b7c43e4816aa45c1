// Which cards are shown, as the boxes of a layout: of one stage, or of the union of all where seats keep their places.

import type { StageModel } from './model';

export interface Hiding {
  top: string | null;        // the key of the card at the top
  collapsed: Set<string>;    // keys of cards whose children are hidden
  closed: Set<string>;       // keys of team cards that show their header alone
}

export interface Box {
  key: string;
  card: number;              // of the stage asked for; -1: it is there at other stages only
  parent: number;
  w: number; h: number;
  assistant: boolean; alike: number; side: number;
  hides: boolean;            // it has children or rows that are not shown
}

/** Room below a card for the number of seats that it hides. */
const kBadge = 11;

export function faceOf(model: StageModel, at: number, hiding: Hiding): number {
  const card = model.card(at);
  return card.closed !== undefined && hiding.closed.has(model.keys[at]) ? card.closed : card.face;
}

export function hides(model: StageModel, at: number, hiding: Hiding): boolean {
  const key = model.keys[at];
  return (hiding.collapsed.has(key) && model.children[at].length > 0) || (model.card(at).closed !== undefined && hiding.closed.has(key));
}

/** The cards shown of a stage, parents before their children, siblings in their order. */
export function boxesOf(model: StageModel, hiding: Hiding): Box[] {
  const boxes: Box[] = [];
  const place = new Map<number, number>();
  const top = hiding.top === null ? undefined : model.cardOf.get(hiding.top);
  // Below who is not there is nobody.
  if (hiding.top !== null && top === undefined) return boxes;
  const shown: number[] = [];
  model.stage.cards.forEach((card, at) => {
    const isTop = top === undefined ? card.parent < 0 : at === top;
    const above = card.parent >= 0 && place.has(card.parent) && !hiding.collapsed.has(model.keys[card.parent]);
    if (!isTop && !above) return;
    const face = model.data.faces[faceOf(model, at, hiding)];
    const hidden = hides(model, at, hiding);
    place.set(at, shown.length);
    shown.push(at);
    boxes.push({
      key: model.keys[at], card: at, parent: isTop ? -1 : place.get(card.parent)!, w: face.w, h: face.h + (hidden ? kBadge : 0),
      assistant: card.assistant === true && !isTop, alike: card.kind === 'team' ? 1 : 0, side: card.side ?? 0, hides: hidden,
    });
  });
  return boxes;
}

/** The union of some stages, of which one is drawn: a box for each place, as high as the highest of its cards. */
export function unionOf(drawn: StageModel, hiding: Hiding, stages: readonly StageModel[]): Box[] {
  const places = new Map<number, { box: Box; above: number }>();
  stages.forEach((at) => {
    const boxes = boxesOf(at, hiding);
    for (const box of boxes) {
      const place = at.card(box.card).place;
      const above = box.parent < 0 ? -1 : at.card(boxes[box.parent].card).place;
      const known = places.get(place)?.box;
      places.set(place, { above, box: { ...box, card: at === drawn ? box.card : known?.card ?? -1, w: Math.max(box.w, known?.w ?? 0), h: Math.max(box.h, known?.h ?? 0) } });
    }
  });
  const order = [...places.keys()].sort((a, b) => a - b);
  const number = new Map(order.map((place, at) => [place, at]));
  const parents = new Set([...places.values()].map(({ above }) => above));
  return order.map((place) => {
    const { box, above } = places.get(place)!;
    return { ...box, parent: above < 0 ? -1 : number.get(above)!, assistant: box.assistant && !parents.has(place) };
  });
}
