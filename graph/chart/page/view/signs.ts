// The signs on cards, and what they mean; the same ones as on the printed charts.

import type { App } from './app';
import { kKinds, type Kind } from './differences';
import type { StageModel } from './model';
import type { Ink } from './theme';

type Tone = 'new' | 'gone' | 'changed' | 'lit' | 'soft';

const kSigns: [sign: string, meaning: string, tone: Tone][] = [
  ['+', 'new', 'new'], ['↑', 'promoted', 'changed'], ['→', 'moved', 'lit'], ['»', 'moved with its manager', 'lit'], ['↔', 'new manager', 'lit'],
  ['×', 'leaving', 'gone'], ['►', 'opens later', 'soft'], ['♦', 'added by the scenario', 'lit'], ['◊', 'changed by the scenario', 'lit'], ['−', 'removed by the scenario', 'gone'],
];

/** Whether a text of a card is one of them. */
export function isSign(text: string): boolean { return text.length === 1 && kSigns.some(([sign]) => sign === text); }

export interface Sign { sign: string; meaning: string; colour: string }

const known = new WeakMap<StageModel, Set<string>>();

/** Those that occur at a stage. */
export function signsAt(at: StageModel, ink: Ink): Sign[] {
  let used = known.get(at);
  if (!used) {
    used = new Set();
    const faces = new Set(at.stage.cards.map((card) => card.face));
    for (const face of faces) for (const text of at.data.faces[face].texts ?? []) if (text[6].length === 1) used.add(text[6]);
    known.set(at, used);
  }
  const dotted = at.stage.links.length > 0 ? [{ sign: '···', meaning: 'dotted line', colour: ink.dotted }] : [];
  return [...kSigns.filter(([sign]) => used!.has(sign)).map(([sign, meaning, tone]) => ({ sign, meaning, colour: ink[tone] })), ...dotted];
}

/** Those of the stage in hand, and of what differs from the one that it is compared with. */
export function signsIn(app: App, ink: Ink): Sign[] {
  const used = new Set(app.differ.values()), fine = app.state.both || app.model.comparing;
  const differ = fine ? (Object.keys(kKinds) as Kind[]).filter((kind) => used.has(kind)).map((kind) => ({ sign: kKinds[kind].sign, meaning: kKinds[kind].label.toLowerCase(), colour: ink[kKinds[kind].tone] })) : [];
  return [...differ, ...signsAt(app.here, ink)];
}
