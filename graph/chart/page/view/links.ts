// The address says what is shown: #stage=series-a&seat=cto&top=engineering, so that it can be sent, and gone back to.

import { collapsedBelow } from './levels';
import { alive } from './life';
import { goTo } from './go';
import type { App, Part, State } from './app';

const kSaid: (keyof State)[] = ['stage', 'beside', 'both', 'seat', 'unit', 'top', 'colour', 'filter', 'levels'];

export class Links implements Part {
  private written = '';
  private reading = false;  // what follows from an address is not written into it

  constructor(private readonly app: App) {
    window.addEventListener('hashchange', () => { if (location.hash !== this.written) this.read(); }, alive());
  }

  private address(): string {
    const { state, data, model } = this.app;
    const said = new URLSearchParams();
    if (data.specs) said.set('spec', model.specName(state.stage));
    said.set('stage', data.stages[state.stage].id);
    if (state.beside >= 0) {
      if (data.specs) said.set('beside-spec', model.specName(state.beside));
      said.set('beside', data.stages[state.beside].id);
      if (state.both) said.set('both', '1');
    } else if (data.opening) said.set('beside', '');
    if (state.seat >= 0) said.set('seat', data.seats[state.seat].id);
    if (state.unit >= 0) said.set('unit', data.units[state.unit].id);
    if (state.top !== null) said.set('top', state.top);
    const by = data.colour_by[state.colour];
    if (state.colour > 0) said.set('colour', by.id);
    for (const value of [...state.filter].sort((a, b) => a - b)) said.append('show', by.values[value].name);
    if (state.levels > 0) said.set('levels', String(state.levels));
    return `#${said.toString()}`;
  }

  update(changed: Set<keyof State>): void {
    if (this.reading || !kSaid.some((key) => changed.has(key))) return;
    const address = this.address();
    if (address === location.hash) return;
    if (changed.has('panel') && changed.has('theme')) return;  // nothing was chosen yet, and Back leaves the page
    this.written = address;
    if (this.app.passing) location.replace(address);
    else location.hash = address.slice(1);
    this.written = location.hash;
  }

  private said(): URLSearchParams { return new URLSearchParams(location.hash.slice(1)); }

  // The stage of that id, in the spec of that name where there are several; -1: none.
  private stageOf(id: string | null, spec: string | null, usual: number): number {
    const { data, model } = this.app;
    const named = data.specs?.indexOf(spec ?? '') ?? -1;
    return model.stagesOf(named >= 0 ? named : usual).find((s) => data.stages[s].id === id) ?? -1;
  }

  private usual(): number { return this.app.data.opening?.stage ?? this.app.data.stages.length - 1; }

  /** What the address asks for and is not on this page, in a sentence; empty: all of it is. */
  unknown(): string {
    const missing = this.missing();
    return missing.length === 0 ? '' : `The link asks for ${missing.join(' and ')}, which ${missing.length === 1 ? 'is' : 'are'} not on this page.`;
  }

  private missing(): string[] {
    const said = this.said(), { model, data } = this.app, out: string[] = [];
    const check = (key: string, word: string, known: (value: string) => boolean): void => {
      const value = said.get(key);
      if (value && !known(value)) out.push(`the ${word} “${value.length > 60 ? value.slice(0, 60) + '…' : value}”`);
    };
    if (data.specs) check('spec', 'spec', (name) => data.specs!.includes(name));
    check('stage', 'stage', (id) => data.stages.some((stage) => stage.id === id));
    check('seat', 'seat', (id) => model.seatNumber(id) >= 0);
    check('top', 'card at the top', (key) => model.hasCard(key));
    check('unit', 'unit', (id) => data.units.some((unit) => unit.id === id));
    return out;
  }

  /** What the address asks for; what is not there is left as it is. */
  asked(): Partial<State> {
    const { app } = this, { data, model } = app, said = this.said(), { opening } = data;
    const usual = this.usual(), found = this.stageOf(said.get('stage'), said.get('spec'), model.specOf(usual));
    const stage = found >= 0 ? found : usual, asked: Partial<State> = { stage };
    const beside = said.get('beside');
    asked.beside = beside === null && found < 0 && opening ? opening.beside : this.stageOf(beside, said.get('beside-spec'), model.specOf(stage));
    if (asked.beside === stage) asked.beside = -1;
    asked.both = said.get('both') === '1' || (beside === null && found < 0 && opening?.both === true);
    asked.seat = model.seatNumber(said.get('seat') ?? '');
    asked.unit = asked.seat >= 0 ? -1 : data.units.findIndex((unit) => unit.id === said.get('unit'));
    const top = said.get('top');
    asked.top = top !== null && model.hasCard(top) ? top : null;
    asked.colour = Math.max(0, data.colour_by.findIndex((by) => by.id === said.get('colour')));
    const values = data.colour_by[asked.colour]?.values ?? [];
    asked.filter = new Set(said.getAll('show').map((name) => values.findIndex((value) => value.name === name)).filter((value) => value >= 0));
    const levels = Number(said.get('levels') ?? 0);
    asked.levels = Number.isInteger(levels) && levels >= 1 && levels < this.app.model.depth ? levels : 0;
    if (asked.levels > 0) asked.collapsed = collapsedBelow(app, asked.levels, asked.top);
    else if (app.state.levels > 0) asked.collapsed = new Set();
    return asked;
  }

  private read(): void {
    const asked = this.asked(), { state } = this.app;
    this.written = location.hash;
    const refit = asked.top !== state.top || asked.beside !== state.beside || asked.both !== state.both || asked.levels !== state.levels;
    if (asked.filter!.size === state.filter.size && [...asked.filter!].every((value) => state.filter.has(value))) asked.filter = state.filter;
    if (asked.levels === state.levels) delete asked.collapsed;
    this.reading = true;
    this.app.change(asked, { fit: refit });
    if (asked.seat! >= 0 && asked.seat === state.seat) goTo(this.app, asked.seat!);
    this.reading = false;
    this.app.notice(this.unknown());
  }
}
