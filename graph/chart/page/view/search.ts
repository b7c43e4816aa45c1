// Search by name, role, unit and id; accents and case do not matter.

import type { App, Part, State } from './app';
import { button, counted, el } from './dom';
import { goTo, goToUnit } from './go';
import { nameBeside } from './names';

const kListed = 60;

/** A seat, or a unit: the other one is -1. */
interface Hit { seat: number; unit: number; stage: number }

/** What is searched of a thing: what it says itself, and of what it is a part. */
interface Texts { own: string; around: string }

export function plain(text: string): string {
  return text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/ł/g, 'l').replace(/ø/g, 'o').replace(/đ/g, 'd').replace(/æ/g, 'ae').replace(/œ/g, 'oe').replace(/ı/g, 'i');
}

export class Search implements Part {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly steps: HTMLElement;
  private readonly count = el('span', { class: 'hit-count', 'aria-hidden': 'true' });
  private readonly seats: (Texts | null)[][];  // by seat, by state
  private readonly units: string[];
  /** Where the keyboard goes on when search ends. */
  leave: () => void = () => this.input.blur();
  private hits: Hit[] = [];
  private at = -1;

  constructor(private readonly app: App) {
    const { data, model } = app;
    this.units = data.units.map(({ name, id }) => plain(`${name}\n${id}`));
    const around = data.units.map((_, unit) => plain(model.unitsAround(unit).slice(1).map((u) => model.unitName(u)).join('\n')));
    this.seats = data.seats.map((seat) => seat.states.map((state) => state.gone ? null : {
      own: plain([state.holder ?? '', state.title, data.roles[state.role]?.title ?? '', model.unitName(state.unit), data.units[state.unit]?.id ?? '', seat.id, ...(state.hats ?? [])].join('\n')),
      around: around[state.unit] ?? '',
    }));
    this.input = el('input', { type: 'search', class: 'find', placeholder: 'Find a name, role, unit …', 'aria-label': 'Find a name, role, unit or id', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'hits', 'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false' });
    this.list = el('ul', { class: 'hits', id: 'hits', role: 'listbox', 'aria-label': 'Hits' });
    this.steps = el('span', { class: 'steps' }, this.count, button('↑', () => this.step(-1), { 'aria-label': 'Previous hit' }), button('↓', () => this.step(1), { 'aria-label': 'Next hit' }));
    this.element = el('div', { class: 'search', role: 'search' }, this.input, this.steps, this.list);
    this.input.addEventListener('input', () => this.look());
    this.input.addEventListener('focus', () => this.open(this.hits.length > 0));
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('focusout', (event) => { if (!this.element.contains(event.relatedTarget as Node | null)) this.open(false); });
    this.look();
  }

  update(changed: Set<keyof State>): void {
    if (changed.has('stage') && this.input.value !== '') this.look(false);
  }

  // Units first, then who has the words, then who is in a unit that has them; those of other stages last.
  private find(words: string[]): Hit[] {
    const hits: (Hit & { rank: number })[] = [], { model, state } = this.app, own = model.stagesOf(model.specOf(state.stage));
    const add = (rank: number, seat: number, unit: number, stages: readonly number[]): void => {
      if (stages.length === 0) return;
      const here = stages.includes(state.stage);
      hits.push({ rank: here ? rank : rank + 3, seat, unit, stage: here ? state.stage : stages.find((s) => own.includes(s)) ?? stages[0] });
    };
    this.units.forEach((text, unit) => { if (words.every((word) => text.includes(word))) add(0, -1, unit, model.stagesOfUnit(unit)); });
    const last = this.app.data.stages.length;
    this.app.data.seats.forEach(({ states }, seat) => {
      const stages = (has: (texts: Texts) => boolean): number[] => states.flatMap(({ from }, s) => {
        const texts = this.seats[seat][s], to = states[s + 1]?.from ?? last;
        return texts && has(texts) ? Array.from({ length: to - from }, (_, n) => from + n) : [];
      });
      const said = stages(({ own: text }) => words.every((word) => text.includes(word)));
      const within = said.includes(state.stage) ? said : stages(({ own: text, around }) => words.every((word) => text.includes(word) || around.includes(word)));
      // Who is in such a unit here is found here, whatever their title is elsewhere.
      const here = said.includes(state.stage) || (said.length > 0 && !within.includes(state.stage));
      add(here ? 1 : 2, seat, -1, here ? said : within);
    });
    return hits.sort((a, b) => a.rank - b.rank);
  }

  // What is written of a hit, and less prominently beside it.
  private words({ seat, unit, stage }: Hit): [name: string, rest: string] {
    const { model, state } = this.app, elsewhere = stage === state.stage ? '' : `at ${nameBeside(this.app, stage)}`;
    const rest = (...texts: string[]): string => [...texts, elsewhere].filter((text) => text !== '').join(' · ');
    if (unit >= 0) return [model.unitName(unit), rest(this.app.data.units[unit].kind ?? 'unit', counted(model.seatsIn(unit, stage).length, 'seat'))];
    const it = model.anyState(seat, stage);
    return [it.holder ?? it.title, rest(it.holder ? it.title : '', model.unitName(it.unit))];
  }

  private look(open = true): void {
    const words = plain(this.input.value).split(/\s+/).filter((word) => word !== '');
    this.hits = words.length === 0 ? [] : this.find(words);
    this.at = -1;
    const items = this.hits.slice(0, kListed).map((hit, h) => {
      const [name, rest] = this.words(hit);
      const item = el('li', { role: 'option', id: `hit-${h}`, 'aria-selected': 'false' }, el('bdi', { class: 'hit-name' }, name), el('span', { class: 'hit-rest' }, rest));
      item.addEventListener('pointerdown', (event) => event.preventDefault());
      item.addEventListener('click', () => { this.go(h); this.open(false); });
      return item;
    });
    const more = this.hits.length - items.length;
    if (more > 0) items.push(el('li', { class: 'hit-more', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, `and ${more} more; add a word`));
    if (words.length > 0 && items.length === 0) items.push(el('li', { class: 'hit-more', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, 'nothing found'));
    this.list.replaceChildren(...items);
    this.element.classList.toggle('found', this.hits.length > 0);
    this.said();
    if (open) {
      this.open(words.length > 0);
      if (words.length > 0) this.app.say(counted(this.hits.length, 'hit'));
    }
  }

  /** As if it had been written; the list stays closed. */
  seek(text: string): void {
    this.input.value = text;
    this.look(false);
    this.open(false);
  }

  private said(): void {
    this.count.textContent = this.hits.length === 0 ? '' : this.at < 0 ? String(this.hits.length) : `${this.at + 1} / ${this.hits.length}`;
  }

  private open(shown: boolean): void {
    this.list.hidden = !shown;
    this.input.setAttribute('aria-expanded', String(shown));
    if (!shown) this.input.removeAttribute('aria-activedescendant');
  }

  private go(to: number): void {
    this.at = to;
    const hit = this.hits[to];
    if (hit.unit >= 0) goToUnit(this.app, hit.unit, hit.stage);
    else goTo(this.app, hit.seat, { centre: true, stage: hit.stage });
    this.at = to;  // the stage may have changed, and the list with it
    this.said();
    [...this.list.children].forEach((item, h) => item.setAttribute('aria-selected', String(h === to)));
    if (to < kListed && !this.list.hidden) {
      this.input.setAttribute('aria-activedescendant', `hit-${to}`);
      this.list.children[to]?.scrollIntoView({ block: 'nearest' });
    }
    this.app.say(`${to + 1} of ${this.hits.length}: ${hit.unit >= 0 ? this.words(hit).join(', ') : this.app.model.calledOf(hit.seat, hit.stage)}`);
  }

  step(by: number): void {
    if (this.hits.length === 0) return;
    this.go(this.at < 0 ? (by > 0 ? 0 : this.hits.length - 1) : (this.at + by + this.hits.length) % this.hits.length);
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.open(this.hits.length > 0);
      this.step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (this.at < 0) this.step(1);
      this.open(false);
    } else if (event.key === 'Escape') {
      if (!this.list.hidden) this.open(false);
      else {
        this.input.value = '';
        this.look();
        this.leave();
      }
    }
  }
}
