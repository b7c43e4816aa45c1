// What is known of a seat, or of a unit.

import type { App } from './app';
import { kElsewhere, kKinds, stepOf } from './differences';
import { button, counted, el } from './dom';
import { goTo } from './go';
import { nameBeside, nameIn } from './names';
import { hiddenWords } from './scene';
import { facts, findingElement, seatLink, section, some, unitLink, type Row } from './panel';

const kListed = 8;

function kept(nodes: (Node | null)[]): Node[] { return nodes.filter((node): node is Node => node !== null); }

function actions(app: App, seat: number): HTMLElement | null {
  const at = app.here, place = at.placeOf.get(seat);
  if (!place) return null;
  const key = at.keys[place.card], below = at.children[place.card].length > 0, team = at.card(place.card).closed !== undefined;
  const out: HTMLElement[] = [];
  if (below && app.state.top !== key) out.push(button('Make this the top', () => makeTop(app, key)));
  if (app.state.top !== null) out.push(button('Back to the whole', () => makeTop(app, null)));
  if (below || team) {
    const hidden = hiddenWords(at, place.card, app.state);
    out.push(button(hidden ? (below ? 'Expand' : 'Open the team') : below ? 'Collapse' : 'Close the team', () => app.toggle(key)));
  }
  out.push(button('Centre', () => goTo(app, seat, { centre: true })));
  return el('p', { class: 'actions' }, ...out);
}

export function makeTop(app: App, key: string | null): void {
  const at = app.here, card = key === null ? undefined : at.cardOf.get(key);
  if (card !== undefined && at.children[card].length === 0) return app.say('nothing is below');
  app.change({ top: key }, { fit: true });
  app.say(card === undefined ? 'the whole is shown' : `${app.model.topName(key!, at)} is the top: ${counted(at.below[card], 'seat')} below`);
}

function overStages(app: App, seat: number): HTMLElement | null {
  const { data, model } = app, spec = model.specOf(app.state.stage);
  if (model.stagesOf(spec).length < 2) return null;
  const steps = model.steps(seat, spec);
  const said = steps.map(({ from, state }, s) => ({ from, text: stepOf(model, steps[s - 1]?.state, state, [steps[s - 1]?.from ?? from, from]) }));
  const items = said.filter(({ text }) => text !== '').map(({ from, text }) => el('li', { class: from === app.state.stage ? 'now' : undefined },
    button(data.stages[from].name, () => app.change({ stage: from }), { class: 'link' }), ' ', el('bdi', {}, text)));
  return items.length === 0 ? null : el('ol', { class: 'over' }, ...items);
}

export function seatPanel(app: App, seat: number): Node[] {
  const { model, data } = app, { stage } = app.state;
  const here = model.stateAt(seat, stage), it = here ?? model.anyState(seat, stage);
  const role = data.roles[it.role];
  const reports = model.reports(seat, stage);
  const colour = data.colour_by.map((by, b) => by.values[it.categories[b]]?.name && by.id !== 'findings' ? by.values[it.categories[b]].name : '').slice(0, 1).filter((name) => name !== '');
  const badges = [...colour, it.vacant ? 'vacant' : '', reports.length > 0 ? `manages ${reports.length}` : ''].filter((text) => text !== '');
  const rows: Row[] = [];
  if (it.unit >= 0) rows.push(['Unit', unitLink(app, it.unit)]);
  if (it.manager >= 0) rows.push(['Reports to', seatLink(app, it.manager), ...(it.why ? [el('span', { class: 'reason' }, it.why)] : [])]);
  else if (here) rows.push(['Reports to', el('bdi', {}, it.above ?? 'nobody')]);
  if (reports.length > 0) rows.push([`Reports (${reports.length})`, ...some(reports, kListed, (other) => seatLink(app, other))]);
  if (it.dotted?.length) rows.push(['Dotted', ...it.dotted.map(([other, why]) => el('div', {}, other < 0 ? kElsewhere : seatLink(app, other), ...(why ? [el('span', { class: 'reason' }, why)] : [])))]);
  if (it.hats?.length) rows.push(['Also', it.hats.join(', ')]);
  const words: [string, string | undefined][] = [['Level', it.level], ['Location', it.location], ['Employment', it.employment], ['Works', it.fte], ['Opens', it.opens], ['Ends', it.ends], ['Cost', it.cost], ['Tags', it.tags?.join(', ')]];
  for (const [label, value] of words) if (value) rows.push([label, el('bdi', {}, value)]);
  rows.push(['Id', el('code', {}, model.seat(seat).id)]);
  const written = model.seat(seat).written_in?.[model.specOf(stage)] || model.seat(seat).written;
  if (written) rows.push(['Written at', el('code', {}, written)]);
  const findings = data.findings.filter((finding) => finding.seats.includes(seat) && model.holds(finding, stage));
  const over = overStages(app, seat);
  const differs = model.comparing || app.state.both ? app.found.find((each) => each.seat === seat) : undefined;
  return kept([
    el('h2', {}, el('bdi', {}, it.holder ?? it.title)),
    el('p', { class: 'under' }, el('bdi', {}, [it.holder ? it.title : '', model.unitName(it.unit)].filter((text) => text !== '').join(' · '))),
    here ? null : el('p', { class: 'absent' }, `not there at ${nameIn(app, stage)}`),
    differs ? el('p', { class: 'differs' }, el('strong', {}, kKinds[differs.kind].label), ` since ${nameBeside(app, app.state.beside)}`, ...(differs.text !== '' ? [': ', el('bdi', {}, differs.text)] : [])) : null,
    badges.length > 0 ? el('p', { class: 'badges' }, ...badges.map((text) => el('span', {}, text))) : null,
    actions(app, seat),
    section('Seat', facts(rows)),
    section('Findings here', ...findings.map((finding) => findingElement(app, finding, false))),
    over && section('Over the stages', over),
    role && (role.definition || role.unlike?.length) ? section('The role', el('p', {}, el('strong', {}, role.title), ...(role.definition ? [': ' + role.definition] : [])), ...(role.unlike ?? []).map((text) => el('p', { class: 'unlike' }, text))) : null,
  ]);
}

export function unitPanel(app: App, unit: number): Node[] {
  const { model, data, state } = app, it = data.units[unit];
  const at = app.here;
  const seats = at.seats().filter((seat) => model.stateAt(seat, state.stage)?.unit === unit);
  const within = data.units.map((_, u) => u).filter((u) => data.units[u].parent === unit);
  const rows: Row[] = [];
  if (it.kind) rows.push(['Kind', it.kind]);
  if (it.parent >= 0) rows.push(['Part of', unitLink(app, it.parent)]);
  if (within.length > 0) rows.push(['Holds', ...some(within, kListed, (u) => unitLink(app, u))]);
  rows.push([`Seats (${seats.length})`, ...(seats.length > 0 ? some(seats, 12, (seat) => seatLink(app, seat)) : ['none at this stage'])]);
  rows.push(['Id', el('code', {}, it.id)]);
  const card = at.stage.cards.findIndex((c) => c.kind === 'team' && c.unit === unit);
  const key = card < 0 ? '' : at.keys[card];
  const toggles = card >= 0 && (at.card(card).closed !== undefined || at.children[card].length > 0);
  const findings = data.findings.filter((finding) => finding.units.includes(unit) && model.holds(finding, state.stage));
  return kept([
    el('h2', {}, el('bdi', {}, it.name)),
    el('p', { class: 'under' }, counted(seats.length, 'seat')),
    toggles ? el('p', { class: 'actions' }, button(hiddenWords(at, card, state) ? 'Open' : 'Close', () => app.toggle(key))) : null,
    section('Unit', facts(rows)),
    section('Findings here', ...findings.map((finding) => findingElement(app, finding, false))),
  ]);
}
