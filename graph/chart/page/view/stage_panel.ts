// The stage in figures: what changed, who is to be hired, what was found.

import type { Stage } from '../data';
import type { App } from './app';
import { kKinds as kDiffer, type Difference, type Kind } from './differences';
import { counted, el } from './dom';
import { findingsList, findingsOf } from './findings_list';
import { nameIn } from './names';
import { facts, seatLink, section, some } from './panel';

const kKinds = { new: 'New', gone: 'Left', moved: 'Moved', carried: 'Moved with their manager', promoted: 'Promoted', manager: 'New manager', other: 'Changed' } as const;
const kListed = 10;

function changeLink(app: App, change: Stage['changes'][number], stage: number): HTMLElement {
  const { holder, title } = app.model.anyState(change.seat, stage);
  const text = change.text.replace(/^new: /, '');
  return seatLink(app, change.seat, holder ? `${holder}: ${text}` : text.startsWith(title) ? text : `${title}: ${text}`, stage);
}

function compared(app: App): (Node | null)[] {
  const { state, found } = app;
  const lists = (Object.keys(kDiffer) as Kind[]).flatMap((kind) => {
    const those = found.filter((each) => each.kind === kind);
    return those.length === 0 ? [] : [el('h4', {}, `${kDiffer[kind].label} (${those.length})`), ...some(those, kListed, (each) => differenceLink(app, each))];
  });
  return [section(`From ${nameIn(app, state.beside)} to ${nameIn(app, state.stage)}`, ...(lists.length > 0 ? lists : [el('p', {}, 'nothing differs')]))];
}

function differenceLink(app: App, { seat, kind, text }: Difference): HTMLElement {
  const { state } = app, { holder, title } = app.model.anyState(seat, kind === 'gone' || kind === 'later' ? state.beside : state.stage);
  return seatLink(app, seat, holder ? `${holder}: ${text}` : kind === 'new' || kind === 'gone' || kind === 'later' ? text : `${title}: ${text}`);
}

// What is said of a start in words has a row of its own below it: the panel is narrow.
function hiringTable(app: App, hiring: Stage['hiring']): HTMLElement {
  const { model } = app, words = hiring.columns.indexOf('What');
  const cell = (text: string, c: number): HTMLElement => {
    const seat = c <= 1 ? model.seatNumber(text) : -1;
    return el('td', {}, seat >= 0 ? seatLink(app, seat, text) : el('bdi', {}, text));
  };
  const narrow = <T>(cells: readonly T[]): T[] => cells.filter((_, c) => c !== words);
  const rows = hiring.rows.flatMap((row) => {
    const first = el('tr', {}, ...narrow(row.map(cell)));
    if (words < 0) return [first];
    first.className = 'start';
    return [first, el('tr', {}, el('td', { class: 'words', colspan: row.length - 1 }, el('bdi', {}, row[words])))];
  });
  return el('table', {}, el('caption', {}, counted(hiring.seats, 'seat') + ' to fill'),
    el('thead', {}, el('tr', {}, ...narrow(hiring.columns.map((column) => el('th', { scope: 'col' }, column))))), el('tbody', {}, ...rows));
}

export function stagePanel(app: App): Node[] {
  const { data, state } = app, stage = data.stages[state.stage];
  const out: (Node | null)[] = [
    el('h2', {}, el('bdi', {}, stage.name)),
    el('p', { class: 'under' }, [app.model.specName(state.stage), stage.date, stage.counts].filter((text) => text !== '').join(' · ')),
  ];
  if (stage.figures.length > 0) out.push(section('Figures', facts(stage.figures.map(([label, value]) => [label, value]))));
  const { unrouted } = app.scene;
  if (unrouted > 0) out.push(el('p', { class: 'why' }, `${counted(unrouted, 'dotted line')} cannot be drawn here; dotted lines are listed with their seats.`));
  // What differs is why two specs are looked at.
  if (state.beside >= 0 && app.model.comparing) out.push(...compared(app));
  const findings = findingsOf(app);
  out.push(section(`Findings (${findings.length})`, ...findingsList(app, findings)));
  const own = app.model.stagesOf(app.model.specOf(state.stage)), before = state.stage > own[0] ? data.stages[state.stage - 1] : undefined;
  if (state.beside >= 0 && !app.model.comparing) out.push(...compared(app));
  else if (before) {
    const changes = (Object.keys(kKinds) as (keyof typeof kKinds)[]).flatMap((kind) => {
      const some_ = stage.changes.filter((change) => change.kind === kind);
      return some_.length === 0 ? [] : [el('h4', {}, `${kKinds[kind]} (${some_.length})`), ...some(some_, kListed, (change) => changeLink(app, change, kind === 'gone' ? state.stage - 1 : state.stage))];
    });
    out.push(section(`Since ${before.name}`, ...(changes.length > 0 ? changes : [el('p', {}, 'nothing changes')])));
  }
  if (stage.hiring.rows.length > 0) {
    const table = hiringTable(app, stage.hiring);
    out.push(section('Hiring', el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Hiring plan' }, table)));
  }
  return out.filter((node): node is Node => node !== null);
}
