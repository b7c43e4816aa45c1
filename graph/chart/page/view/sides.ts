// Which spec and stage is on which side, written over the chart; of a page of several specs, to be chosen.

import type { App, Part, State } from './app';
import { button, el } from './dom';

export class Sides implements Part {
  readonly element = el('div', { class: 'sides' });
  private readonly chips = [el('div', { class: 'side-name left' }), el('div', { class: 'side-name right' })];
  private readonly between = button('', () => this.turn(), { class: 'side-mode' });
  private readonly choices = [0, 1].map((side) => {
    const spec = el('select', { 'aria-label': side === 0 ? 'Spec to compare with' : 'Spec' }), stage = el('select', { 'aria-label': side === 0 ? 'Stage to compare with' : 'Stage shown' });
    spec.addEventListener('change', () => this.chosen(side, this.app.model.counterpart(this.stageOf(side), Number(spec.value))));
    stage.addEventListener('change', () => this.chosen(side, Number(stage.value)));
    return { spec, stage };
  });

  constructor(private readonly app: App) {
    const { specs } = app.data;
    this.element.append(this.chips[0], this.between, this.chips[1]);
    if (!specs) return;
    this.choices.forEach(({ spec, stage }, side) => {
      spec.append(...specs.map((name, s) => el('option', { value: s }, name)));
      this.chips[side].append(spec, stage);
    });
  }

  private stageOf(side: number): number { return side === 0 ? this.app.state.beside : this.app.state.stage; }

  private chosen(side: number, to: number): void {
    const { app } = this, { stage, beside } = app.state;
    // What is on the other side goes to this one.
    const by: Partial<State> = side === 0 ? (to === stage ? { beside: to, stage: beside } : { beside: to }) : beside >= 0 && to === beside ? { stage: to, beside: stage } : { stage: to, beside };
    app.change(by, { fit: true, still: true });
  }

  private turn(): void {
    const { app } = this, both = !app.state.both;
    app.change({ both }, { fit: true, still: true });
    app.say(both ? 'both in one chart' : 'beside each other');
  }

  /** Before the chart is laid out, so that there is room for it. */
  make(): void {
    const { state, data, model } = this.app, shown = state.beside >= 0;
    const several = data.specs !== undefined;
    const main = this.element.parentElement!;
    main.classList.toggle('named', several || (shown && state.both));
    this.element.classList.toggle('apart', shown && !state.both);
    this.element.hidden = !shown && !several;
    this.chips[0].hidden = this.between.hidden = !shown;
    this.between.textContent = state.both ? '→' : '↔';
    this.between.setAttribute('aria-label', state.both ? 'Beside each other' : 'Both in one chart');
    this.between.title = state.both ? 'Show them beside each other' : 'Show both in one chart';
    const nameOf = (stage: number): string => [data.stages[stage].name, data.stages[stage].date].filter((text) => text !== '').join(' · ');
    this.chips.forEach((chip, side) => {
      const at = this.stageOf(side);
      if (at < 0) return;
      if (!several) return void (chip.textContent = nameOf(at));
      const { spec, stage } = this.choices[side];
      spec.value = String(model.specOf(at));
      stage.replaceChildren(...model.stagesOf(model.specOf(at)).map((s) => el('option', { value: s }, nameOf(s))));
      stage.value = String(at);
      stage.hidden = model.stagesOf(model.specOf(at)).length < 2;
    });
  }

  update(): void { /* made before the layout */ }
}
