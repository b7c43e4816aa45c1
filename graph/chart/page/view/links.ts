// The address says what is shown: #stage=series-a&seat=cto&top=engineering, so that it can be sent, and gone back to.

import { alive } from './life';
import type { App, Part, State } from './app';

export class Links implements Part {
  private written = '';
  private reading = false;  // what follows from an address is not written into it

  constructor(private readonly app: App) {
    window.addEventListener('hashchange', () => { if (location.hash !== this.written) this.read(); }, alive());
  }

  private address(): string {
    const { state, data } = this.app;
    const said = new URLSearchParams();
    said.set('stage', data.stages[state.stage].id);
    if (state.beside >= 0) said.set('beside', data.stages[state.beside].id);
    if (state.seat >= 0) said.set('seat', data.seats[state.seat].id);
    if (state.unit >= 0) said.set('unit', data.units[state.unit].id);
    if (state.top !== null) said.set('top', state.top);
    return `#${said.toString()}`;
  }

  update(changed: Set<keyof State>): void {
    if (this.reading) return;
    if (!['stage', 'beside', 'seat', 'unit', 'top'].some((key) => changed.has(key as keyof State))) return;
    const address = this.address();
    if (address === location.hash) return;
    if (changed.has('panel') && changed.has('theme')) return;  // nothing was chosen yet, and Back leaves the page
    this.written = address;
    if (this.app.passing) location.replace(address);
    else location.hash = address.slice(1);
    this.written = location.hash;
  }

  /** What the address asks for; what is not there is left as it is. */
  asked(): Partial<State> {
    const { data, model } = this.app;
    const said = new URLSearchParams(location.hash.slice(1));
    const stage = data.stages.findIndex((each) => each.id === said.get('stage'));
    const asked: Partial<State> = { stage: stage >= 0 ? stage : data.stages.length - 1 };
    asked.beside = data.stages.findIndex((each, s) => each.id === said.get('beside') && s !== asked.stage);
    asked.seat = model.seatNumber(said.get('seat') ?? '');
    asked.unit = asked.seat >= 0 ? -1 : data.units.findIndex((unit) => unit.id === said.get('unit'));
    const top = said.get('top');
    asked.top = top !== null && model.at(asked.stage!).cardOf.has(top) ? top : null;
    return asked;
  }

  private read(): void {
    const asked = this.asked(), { state } = this.app;
    this.written = location.hash;
    const refit = asked.top !== state.top || asked.beside !== state.beside;
    this.reading = true;
    this.app.change(asked, { fit: refit });
    if (asked.seat! >= 0 && asked.seat === state.seat) this.app.goTo(asked.seat!);
    this.reading = false;
  }
}
