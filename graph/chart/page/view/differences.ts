// What differs between two stages, seat by seat, in the words and signs of the charts of `orgplan diff`.

import type { SeatState } from '../data';
import type { Model } from './model';

export type Kind = 'new' | 'gone' | 'later' | 'moved' | 'manager' | 'role' | 'filled' | 'vacated' | 'held' | 'dates' | 'changed';

export interface Difference { kind: Kind; seat: number; text: string; facts?: readonly Fact[] }

/** In the order in which they are listed: a seat of several kinds has the first. */
export const kKinds: Record<Kind, { sign: string; label: string; tone: 'new' | 'gone' | 'changed' }> = {
  new: { sign: '+', label: 'New', tone: 'new' }, gone: { sign: '\u2212', label: 'Gone', tone: 'gone' }, later: { sign: '\u25ba', label: 'Opens later', tone: 'gone' },
  moved: { sign: '\u2192', label: 'Moved', tone: 'changed' }, manager: { sign: '\u2194', label: 'New manager', tone: 'changed' },
  role: { sign: '\u2195', label: 'New role or level', tone: 'changed' }, filled: { sign: '\u25cf', label: 'Filled', tone: 'changed' },
  vacated: { sign: '\u25cb', label: 'Vacated', tone: 'changed' }, held: { sign: '\u25bc', label: 'New holder', tone: 'changed' },
  dates: { sign: '\u25ba', label: 'New dates', tone: 'changed' }, changed: { sign: '~', label: 'Changed', tone: 'changed' },
};

/** What is said of somebody outside the part of a chart that the page has. */
export const kElsewhere = 'somebody who is not on this page';

/** One thing that differs, by the key that `orgplan diff` has for it, as a phrase. */
export interface Fact { key: string; text: string }

// Whether two times differ: the same stage is the same time, wherever its date is.
function timed(model: Model, before: string | undefined, now: string | undefined, [from, to]: [number, number]): boolean {
  return before !== now && !(before && now && model.timeKey(before, from) === model.timeKey(now, to));
}

/** All that differs between two states of a seat at two stages. */
export function factsOf(model: Model, before: SeatState, now: SeatState, stages: [number, number]): Fact[] {
  const facts: Fact[] = [], [, stage] = stages;
  const add = (key: string, text: string): void => { facts.push({ key, text }); };
  const list = <T extends string | number>(key: string, was: readonly T[], is: readonly T[], come: string, gone: string, word: (each: T) => string = String): void => {
    const [added, lost] = [is.filter((each) => !was.includes(each)), was.filter((each) => !is.includes(each))];
    if (added.length > 0) add(key, `${come} ${added.map(word).join(', ')}`);
    if (lost.length > 0) add(key, `${gone} ${lost.map(word).join(', ')}`);
  };
  const role = before.role !== now.role;
  if (before.title !== now.title) add(role ? 'role' : 'title', `becomes ${now.title}`);
  else if (role) add('role', 'another role');
  if (before.unit !== now.unit) add('home', now.unit >= 0 ? `moves to ${model.unitName(now.unit)}` : 'in no unit');
  if (before.holder !== now.holder) add('holder', now.holder ? `held by ${now.holder}` : now.vacant ? 'falls vacant' : 'held by somebody not named');
  else if (before.vacant !== now.vacant) add('holder', now.vacant ? 'falls vacant' : 'is filled');
  if (before.manager !== now.manager || before.above !== now.above) add('reports_to', `reports to ${model.managerName(now, stage) || 'nobody'}`);
  for (const [key, is, none] of [['level', 'level', 'no level'], ['location', 'location', 'no location'], ['employment', 'employment', 'an employee'], ['fte', 'works', 'works full time']] as const) {
    if (before[key] !== now[key]) add(key, now[key] ? `${is} ${now[key]}` : none);
  }
  // A hat says its unit where that is not the seat's own, so that a move alone would look like another hat.
  const hats = ({ hats: all = [], unit }: SeatState): string[] => all.map((hat) => unit < 0 || model.data.units.some(({ name }) => hat.endsWith(` in ${name}`)) ? hat : `${hat} in ${model.unitName(unit)}`);
  const home = ` in ${model.unitName(now.unit)}`;
  list('also', hats(before), hats(now), 'also', 'no longer', (hat) => hat.endsWith(home) ? hat.slice(0, -home.length) : hat);
  const lines = (state: SeatState): number[] => (state.dotted ?? []).map(([seat]) => seat);
  list('dotted', lines(before), lines(now), 'dotted line to', 'no dotted line to', (seat) => seat < 0 ? kElsewhere : model.nameOf(seat, stage));
  if (timed(model, before.opens, now.opens, stages)) add('opens', now.opens ? `opens ${now.opens}` : 'no date to open');
  if (timed(model, before.ends, now.ends, stages)) add('closes', now.ends ? `ends ${now.ends}` : 'no end');
  list('tags', before.tags ?? [], now.tags ?? [], 'tagged', 'no longer tagged');
  if (before.cost !== now.cost) add('cost', now.cost ? `costs ${now.cost}` : 'no cost known');
  return facts;
}

function textOf(facts: readonly Fact[]): string { return facts.map(({ text }) => text).join('; '); }

/** What happens at the later of two stages, as phrases; empty: nothing does. */
export function stepOf(model: Model, before: SeatState | undefined, now: SeatState, stages: [number, number]): string {
  if (now.gone) return 'leaves';
  if (!before || before.gone) return `${now.vacant ? 'opens' : 'starts'} as ${now.title}${now.unit >= 0 ? ` in ${model.unitName(now.unit)}` : ''}`;
  return textOf(factsOf(model, before, now, stages));
}

// Outside units, with the earlier manager still there, a new manager is a new place.
function kindOf(model: Model, before: SeatState, now: SeatState, stages: [number, number]): Kind {
  const stage = stages[1];
  const line = before.manager !== now.manager || before.above !== now.above;
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
    if (!before && now) out.push({ kind: 'new', seat, text: model.comparing ? placed(now) : stepOf(model, undefined, now, [from, to]) });
    else if (before && !now) {
      const opens = other ? model.opensAfter(seat, to) : '';
      // At an earlier time of the second it is not there yet, though nothing was put off.
      out.push(opens !== '' && timed(model, before.opens, opens, [from, to]) ? { kind: 'later', seat, text: `${placed(before)}: opens ${opens}` } : { kind: 'gone', seat, text: placed(before) });
    } else if (before && now && before !== now) {
      const facts = factsOf(model, before, now, [from, to]);
      if (facts.length > 0) out.push({ kind: kindOf(model, before, now, [from, to]), seat, text: textOf(facts), facts });
    }
  });
  return out;
}
