// Two stages as one: the later one, with the seats that it no longer has, or has elsewhere, in their old places.

import type { Card } from '../data';
import type { Difference } from './differences';
import type { Looks } from './looks';
import { StageModel, type Model } from './model';

interface Node { card: Card; at: number; ghost: boolean; children: number[]; rows: number[] }

/** What is drawn of a seat in its old place: it is gone, or has moved. */
function ghosts(found: readonly Difference[]): Map<number, Difference> {
  return new Map(found.filter(({ kind }) => kind === 'gone' || kind === 'later' || kind === 'moved').map((each) => [each.seat, each]));
}

/** A stage as it is, without what its cards say of the stage before. */
export function plainModel(model: Model, looks: Looks, stage: number): StageModel {
  const of = model.data.stages[stage];
  const cards = of.cards.map((card) => ({ ...card, face: looks.plain(card.face) }));
  return new StageModel(model.data, { ...of, cards }, stage);
}

export function jointModel(model: Model, looks: Looks, stage: number, beside: number, found: readonly Difference[]): StageModel {
  const now = model.data.stages[stage], was = model.data.stages[beside];
  const ghostly = ghosts(found);
  const nodes = new Map<number, Node>();
  now.cards.forEach((card, at) => nodes.set(card.place, { card: { ...card, face: looks.plain(card.face) }, at, ghost: false, children: [], rows: [] }));
  // Of a card of before: whose rows are drawn in their old place.
  was.cards.forEach((card, at) => {
    const here = nodes.get(card.place);
    const rows = card.seats.map((_, row) => row).filter((row) => ghostly.has(card.seats[row]) && !here?.card.seats.includes(card.seats[row]));
    if (here) here.rows = rows;
    else if (rows.length > 0) nodes.set(card.place, { card: { ...card, seats: rows.map((row) => card.seats[row]) }, at, ghost: true, children: [], rows });
  });
  const before = new Map(was.cards.map((card) => [card.place, card]));
  const cardOf = new Map<number, number>();  // by seat of now: the place of its card
  for (const card of now.cards) for (const seat of card.seats) if (!cardOf.has(seat)) cardOf.set(seat, card.place);
  const order = [...nodes.keys()].sort((a, b) => a - b), roots: number[] = [];
  for (const place of order) {
    const node = nodes.get(place)!;
    let above: number | undefined;
    if (!node.ghost) above = node.card.parent < 0 ? undefined : now.cards[node.card.parent].place;
    else {
      // Its manager may have another place now, or not be drawn.
      for (let up = was.cards[node.at].parent; up >= 0 && above === undefined; up = was.cards[up].parent) {
        const { place: old, seats } = was.cards[up];
        above = nodes.has(old) ? old : seats.map((seat) => cardOf.get(seat)).find((known) => known !== undefined);
      }
    }
    if (above === undefined) roots.push(place);
    else nodes.get(above)!.children.push(place);
  }
  const cards: Card[] = [], shown = new Map<number, number>(), links: typeof now.links = [], cardNow = new Map<number, number>();
  const open = roots.reverse().map((place) => ({ place, parent: -1 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { place, parent } = next, node = nodes.get(place)!, at = cards.length;
    const drawn = node.rows.map((row) => {
      const seat = before.get(place)!.seats[row], difference = ghostly.get(seat)!;
      return { row, seat, moved: difference.kind === 'moved' ? model.placeName(seat, stage) : '' };
    });
    const card = { ...node.card, parent, id: node.ghost ? `before:${node.card.id}` : node.card.id };
    if (drawn.length > 0) {
      const old = before.get(place)!;
      card.face = node.ghost && old.kind === 'seat' ? looks.ghost(old.face, drawn[0].moved) : looks.rows(node.ghost ? -1 : card.face, old.face, old.seats.length, drawn);
      if (!node.ghost) {
        shown.set(at, drawn.length);
        card.seats = [...card.seats, ...drawn.map(({ seat }) => seat)];
      } else shown.set(at, card.seats.length);
      if (card.closed !== undefined) card.closed = looks.closed(card.closed, card.face);
    }
    if (!node.ghost) cardNow.set(node.at, at);
    cards.push(card);
    for (const child of [...node.children].reverse()) open.push({ place: child, parent: at });
  }
  for (const [from, to, fromAt, toAt, title] of now.links) links.push([cardNow.get(from)!, cardNow.get(to)!, fromAt, toAt, title]);
  return new StageModel(model.data, { ...now, cards, links }, stage, shown);
}
