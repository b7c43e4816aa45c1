// What differs between two stages, seat by seat, in the words and signs of the charts of `orgplan diff`.

import type { SeatState } from '../data';
import type { Model } from './model';

export type Kind = 'new' | 'gone' | 'later' | 'moved' | 'manager' | 'role' | 'filled' | 'vacated' | 'held' | 'dates' | 'changed';

export interface Difference { kind: Kind; seat: number; text: string }

/** In the order in which they are listed: a seat of several kinds has the first. */
export const kKinds: Record<Kind, { sign: string; label: string; tone: 'new' | 'gone' | 'changed' }> = {
  new: { sign: '+', label: 'New', tone: 'new' }, gone: { sign: '\u2212', label: 'Gone', tone: 'gone' }, later: { sign: '\u25ba', label: 'Opens later', tone: 'gone' },
  moved: { sign: '\u2192', label: 'Moved', tone: 'changed' }, manager: { sign: '\u2194', label: 'New manager', tone: 'changed' },
  role: { sign: '\u2195', label: 'New role or level', tone: 'changed' }, filled: { sign: '\u25cf', label: 'Filled', tone: 'changed' },
  vacated: { sign: '\u25cb', label: 'Vacated', tone: 'changed' }, held: { sign: '\u25bc', label: 'New holder', tone: 'changed' },
  dates: { sign: '\u25ba', label: 'New dates', tone: 'changed' }, changed: { sign: '~', label: 'Changed', tone: 'changed' },
};

/** What is new in a state, as phrases; empty: nothing is. `stage` is where names are those of managers. */
export function stepOf(model: Model, before: SeatState | undefined, now: SeatState, stage: number): string {
  if (now.gone) return 'leaves';
  if (!before || before.gone) return `${now.vacant ? 'opens' : 'starts'} as ${now.title}${now.unit >= 0 ? ` in ${model.unitName(now.unit)}` : ''}`;
  const said: string[] = [];
  if (before.title !== now.title) said.push(`becomes ${now.title}`);
  if (before.unit !== now.unit && now.unit >= 0) said.push(`moves to ${model.unitName(now.unit)}`);
  if (before.holder !== now.holder) said.push(now.holder ? `held by ${now.holder}` : 'falls vacant');
  else if (before.vacant !== now.vacant) said.push(now.vacant ? 'falls vacant' : 'is filled');
  if (before.manager !== now.manager) said.push(now.manager >= 0 ? `reports to ${model.nameOf(now.manager, stage)}` : 'reports to nobody');
  const words: [keyof SeatState, string][] = [['level', 'level'], ['location', 'location'], ['employment', 'employment'], ['fte', 'works']];
  for (const [key, label] of words) if (before[key] !== now[key] && now[key]) said.push(`${label} ${String(now[key])}`);
  const hats = (now.hats ?? []).filter((hat) => !before.hats?.includes(hat));
  if (hats.length > 0) said.push(`also ${hats.join(', ')}`);
  return said.join('; ');
}

// Whether two times differ: the same stage is the same time, wherever its date is.
function timed(model: Model, before: string | undefined, now: string | undefined, [from, to]: [number, number]): boolean {
  return before !== now && !(before && now && model.timeKey(before, from) === model.timeKey(now, to));
}

// What differs though no phrase says what is new.
function lostOf(model: Model, before: SeatState, now: SeatState, stages: [number, number]): string {
  const said: string[] = [], stage = stages[1];
  for (const [key, word, none] of [['opens', 'opens', 'no date to open'], ['ends', 'ends', 'no end']] as const) {
    if (timed(model, before[key], now[key], stages)) said.push(now[key] ? `${word} ${now[key]}` : none);
  }
  const lines = (state: SeatState): number[] => (state.dotted ?? []).map(([seat]) => seat);
  const added = lines(now).filter((seat) => !lines(before).includes(seat)), lost = lines(before).filter((seat) => !lines(now).includes(seat));
  const names = (seats: number[]): string => seats.map((seat) => model.nameOf(seat, stage)).join(', ');
  if (added.length > 0) said.push(`dotted line to ${names(added)}`);
  if (lost.length > 0) said.push(`no dotted line to ${names(lost)}`);
  const words: [keyof SeatState, string][] = [['level', 'level'], ['location', 'location'], ['employment', 'employment'], ['fte', 'share']];
  for (const [key, label] of words) if (before[key] && !now[key]) said.push(`no ${label}`);
  const hats = (before.hats ?? []).filter((hat) => !now.hats?.includes(hat));
  if (hats.length > 0) said.push(`no longer ${hats.join(', ')}`);
  const tags = (state: SeatState): string => (state.tags ?? []).join(', ');
  if (tags(before) !== tags(now)) said.push(now.tags ? `tags ${tags(now)}` : 'no tags');
  if (before.unit !== now.unit && now.unit < 0) said.push('in no unit');
  if (before.role !== now.role && before.title === now.title) said.push('another role');
  return said.join('; ');
}

// Outside units, with the earlier manager still there, a new manager is a new place.
function kindOf(model: Model, before: SeatState, now: SeatState, stages: [number, number]): Kind {
  const stage = stages[1];
  const line = before.manager !== now.manager;
  const outside = before.unit < 0 && now.unit < 0 && before.manager >= 0 && model.stateAt(before.manager, stage) !== undefined;
  if (before.unit !== now.unit || (line && outside)) return 'moved';
  if (line) return 'manager';
  if ((before.role !== now.role && before.role >= 0 && now.role >= 0) || before.level !== now.level) return 'role';
  if (before.vacant && !now.vacant) return 'filled';
  if (!before.vacant && now.vacant) return 'vacated';
  if (before.holder !== now.holder && !now.vacant) return 'held';
  if (timed(model, before.opens, now.opens, stages) || timed(model, before.ends, now.ends, stages)) return 'dates';
  return 'changed';
}

export function differences(model: Model, from: number, to: number): Difference[] {
  const out: Difference[] = [];
  const other = model.specOf(from) !== model.specOf(to);
  model.data.seats.forEach((_, seat) => {
    const before = model.stateAt(seat, from), now = model.stateAt(seat, to);
    const placed = ({ title, unit }: SeatState): string => `${title}${unit >= 0 ? ` in ${model.unitName(unit)}` : ''}`;
    if (!before && now) out.push({ kind: 'new', seat, text: model.comparing ? placed(now) : stepOf(model, undefined, now, to) });
    else if (before && !now) {
      const opens = other ? model.opensAfter(seat, to) : '';
      out.push(opens !== '' ? { kind: 'later', seat, text: `${placed(before)}: opens ${opens}` } : { kind: 'gone', seat, text: placed(before) });
    } else if (before && now && before !== now) {
      const text = [stepOf(model, before, now, to), model.comparing ? lostOf(model, before, now, [from, to]) : ''].filter((part) => part !== '').join('; ');
      if (text !== '') out.push({ kind: kindOf(model, before, now, [from, to]), seat, text });
    }
  });
  return out;
}
