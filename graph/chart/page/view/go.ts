// Ways to a seat or a unit, from wherever the reader is.

import type { App } from './app';
import type { StageModel } from './model';

/** Chooses a seat, or a unit in its place, and looks at it: what hides it is opened, and its stage is shown if it is not there at this one. */
export function goTo(app: App, seat: number, how: { centre?: boolean; stage?: number; unit?: number } = {}): void {
  let stage = how.stage ?? app.state.stage;
  const { model } = app;
  const chosen = how.unit === undefined ? { seat, unit: -1 } : { seat: -1, unit: how.unit };
  if (app.apart && !app.here.placeOf.has(seat) && app.side.placeOf.has(seat)) return goBeside(app, seat, chosen);
  const stageOf = (s: number): StageModel => s === app.state.stage ? app.here : model.at(s);
  if (!stageOf(stage).placeOf.has(seat)) {
    const own = model.stagesOf(model.specOf(stage));
    stage = [...own, ...app.data.stages.map((_, s) => s)].find((s) => stageOf(s).placeOf.has(seat)) ?? -1;
  }
  if (stage < 0) return;
  const at = stageOf(stage);
  const place = at.placeOf.get(seat)!;
  const chain = at.chain(place.card).map((card) => at.keys[card]);
  const collapsed = new Set([...app.state.collapsed].filter((key) => !chain.slice(1).includes(key)));
  const closed = new Set([...app.state.closed].filter((key) => key !== chain[0]));
  const top = app.state.top !== null && chain.includes(app.state.top) ? app.state.top : null;
  const same = <T>(a: Set<T>, b: Set<T>): Set<T> => a.size === b.size ? a : b;
  const moved = stage !== app.state.stage;
  const anchored = { collapsed: same(app.state.collapsed, collapsed), closed: same(app.state.closed, closed) };
  app.change({ ...chosen, stage, top, ...anchored }, { still: moved && how.centre });
  const shown = app.scene.byKey.get(chain[0]);
  if (!how.centre || shown === undefined) return;
  const card = app.scene.cards[shown], rows = app.data.faces[card.face].rows ?? [];
  look(app, card.x + card.w / 2, card.y + (rows[place.row] ?? card.h / 2), 1);
}

/** Chooses a unit, and looks at the first of its seats, of units within it where it has none of its own. */
export function goToUnit(app: App, unit: number, stage: number): void {
  const { model } = app, seats = model.seatsIn(unit, stage);
  const first = seats.find((seat) => model.stateAt(seat, stage)?.unit === unit) ?? seats[0];
  if (first !== undefined) goTo(app, first, { centre: true, stage, unit });
}

// A place of the chart in the middle, also of one whose cards are on their way.
function look(app: App, x: number, y: number, least: number): void {
  const to = app.camera.centred(x, y, least);
  app.camera.fitted = false;
  if (app.picture.moving) app.picture.lead(to);
  else app.camera.go(to);
}

// A seat that is at the stage beside alone.
function goBeside(app: App, seat: number, chosen: { seat: number; unit: number }): void {
  app.change({ ...chosen, panel: true });
  const scene = app.other?.scene, place = scene?.stage.placeOf.get(seat);
  const shown = scene && place ? scene.byKey.get(scene.stage.keys[place.card]) : undefined;
  if (!scene || shown === undefined) return;
  const card = scene.cards[shown];
  look(app, card.x + card.w / 2, card.y + card.h / 2, 0.6);
}
