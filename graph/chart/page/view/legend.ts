// What the colours say, with how many there are; a press shows some and dims the others.

import type { App, Part, State } from './app';
import { button, counted, el } from './dom';
import { signsIn } from './signs';
import { inkOf } from './theme';

export class Legend implements Part {
  readonly element = el('div', { class: 'legend', role: 'group', 'aria-label': 'Colours; choose which to show' });

  constructor(private readonly app: App) {}

  update(changed: Set<keyof State>): void {
    if (!['stage', 'beside', 'both', 'top', 'colour', 'filter', 'theme'].some((key) => changed.has(key as keyof State))) return;
    const { data, model, state } = this.app;
    const focused = this.element.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.value : undefined;
    const by = data.colour_by[state.colour];
    const counts = new Map<number, number>();
    for (const seat of this.app.part().seats) {
      const value = model.anyState(seat, state.stage).categories[state.colour];
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const items: HTMLElement[] = [];
    by?.values.forEach((value, v) => {
      const count = counts.get(v) ?? 0;
      if (count === 0 && !state.filter.has(v)) return;
      const chip = el('span', { class: 'chip', 'aria-hidden': 'true' });
      chip.style.background = value[state.theme];
      const item = button('', () => this.flip(v, value.name), { class: 'value', 'aria-pressed': String(state.filter.has(v)), 'data-value': v });
      item.append(chip, el('bdi', {}, value.name), el('span', { class: 'count' }, String(count)));
      item.title = value.name;
      items.push(item);
    });
    if (state.filter.size > 0) items.push(button('Show all', () => { this.app.change({ filter: new Set() }); this.app.say('all are shown'); }, { class: 'clear' }));
    for (const { sign, meaning, colour } of signsIn(this.app, inkOf(state.theme))) {
      const mark = el('span', { class: 'sign-mark', 'aria-hidden': 'true' }, sign);
      mark.style.color = colour;
      items.push(el('span', { class: 'sign' }, mark, meaning));
    }
    this.element.replaceChildren(...items);
    this.element.hidden = items.length === 0;
    this.element.classList.toggle('filtered', state.filter.size > 0);
    if (focused !== undefined) this.element.querySelector<HTMLElement>(`[data-value="${focused}"]`)?.focus();
  }

  private flip(value: number, name: string): void {
    const filter = new Set(this.app.state.filter);
    if (!filter.delete(value)) filter.add(value);
    this.app.change({ filter });
    const { model, state } = this.app;
    const shown = this.app.part().seats.filter((seat) => filter.size === 0 || filter.has(model.anyState(seat, state.stage).categories[state.colour])).length;
    this.app.say(filter.size === 0 ? 'all are shown' : `${name} ${filter.has(value) ? 'shown' : 'dimmed'}: ${counted(shown, 'seat')} of the colours chosen`);
  }
}
