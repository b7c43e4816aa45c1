// What differs between two stages, seat by seat.

import type { SeatState } from '../data';
import type { Model } from './model';

export type Kind = 'new' | 'gone' | 'changed';

export interface Difference { kind: Kind; seat: number; text: string }

/** What is new in a state, as phrases; empty: nothing is. */
export function stepOf(model: Model, before: SeatState | undefined, now: SeatState): string {
  if (now.gone) return 'leaves';
  if (!before || before.gone) return `${now.vacant ? 'opens' : 'starts'} as ${now.title}${now.unit >= 0 ? ` in ${model.unitName(now.unit)}` : ''}`;
  const said: string[] = [];
  if (before.title !== now.title) said.push(`becomes ${now.title}`);
  if (before.unit !== now.unit && now.unit >= 0) said.push(`moves to ${model.unitName(now.unit)}`);
  if (before.holder !== now.holder) said.push(now.holder ? `held by ${now.holder}` : 'falls vacant');
  else if (before.vacant !== now.vacant) said.push(now.vacant ? 'falls vacant' : 'is filled');
  if (before.manager !== now.manager) said.push(now.manager >= 0 ? `reports to ${model.nameOf(now.manager, now.from)}` : 'reports to nobody');
  const words: [keyof SeatState, string][] = [['level', 'level'], ['location', 'location'], ['employment', 'employment'], ['fte', 'works']];
  for (const [key, label] of words) if (before[key] !== now[key] && now[key]) said.push(`${label} ${String(now[key])}`);
  const hats = (now.hats ?? []).filter((hat) => !before.hats?.includes(hat));
  if (hats.length > 0) said.push(`also ${hats.join(', ')}`);
  return said.join('; ');
}

export function differences(model: Model, from: number, to: number): Difference[] {
  const out: Difference[] = [];
  model.data.seats.forEach((_, seat) => {
    const before = model.stateAt(seat, from), now = model.stateAt(seat, to);
    if (!before && now) out.push({ kind: 'new', seat, text: stepOf(model, undefined, now) });
    else if (before && !now) out.push({ kind: 'gone', seat, text: `${before.title}${before.unit >= 0 ? ` in ${model.unitName(before.unit)}` : ''}` });
    else if (before && now && before !== now) {
      const text = stepOf(model, before, now);
      if (text !== '') out.push({ kind: 'changed', seat, text });
    }
  });
  return out;
}
