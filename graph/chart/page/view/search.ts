// Search by name, role, unit and id; accents and case do not matter.

import type { App, Part, State } from './app';
import { button, counted, el } from './dom';
import { nameBeside } from './names';

const kListed = 60;

interface Hit { seat: number; stage: number }

export function plain(text: string): string {
  return text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/ł/g, 'l').replace(/ø/g, 'o').replace(/đ/g, 'd').replace(/æ/g, 'ae').replace(/œ/g, 'oe').replace(/ı/g, 'i');
}

export class Search implements Part {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly steps: HTMLElement;
  private readonly count = el('span', { class: 'hit-count', 'aria-hidden': 'true' });
  private readonly texts: string[][];  // by seat, by state
  /** Where the keyboard goes on when search ends. */
  leave: () => void = () => this.input.blur();
  private hits: Hit[] = [];
  private at = -1;

  constructor(private readonly app: App) {
    const { data } = app;
    this.texts = data.seats.map((seat) => seat.states.map((state) => state.gone ? '' :
      plain([state.holder ?? '', state.title, data.roles[state.role]?.title ?? '', app.model.unitName(state.unit), data.units[state.unit]?.id ?? '', seat.id, ...(state.hats ?? [])].join('\n'))));
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

  private find(words: string[]): Hit[] {
    const here: Hit[] = [], elsewhere: Hit[] = [];
    const { stage } = this.app.state, last = this.app.data.stages.length, own = this.app.model.stagesOf(this.app.model.specOf(stage));
    this.app.data.seats.forEach((seat, number) => {
      const stages = seat.states.map((state, s) => ({ from: state.from, to: (seat.states[s + 1]?.from ?? last) - 1, text: this.texts[number][s] }));
      const matching = stages.filter(({ text }) => text !== '' && words.every((word) => text.includes(word)));
      if (matching.some(({ from, to }) => from <= stage && stage <= to)) here.push({ seat: number, stage });
      else if (matching.length > 0) {
        const near = matching.find(({ from, to }) => from <= own[own.length - 1] && to >= own[0]);
        elsewhere.push({ seat: number, stage: near ? Math.max(near.from, own[0]) : matching[0].from });
      }
    });
    return [...here, ...elsewhere];
  }

  private look(open = true): void {
    const words = plain(this.input.value).split(/\s+/).filter((word) => word !== '');
    this.hits = words.length === 0 ? [] : this.find(words);
    this.at = -1;
    const { model, state } = this.app;
    const items = this.hits.slice(0, kListed).map((hit, h) => {
      const it = model.anyState(hit.seat, hit.stage);
      const rest = [it.holder ? it.title : '', model.unitName(it.unit), hit.stage === state.stage ? '' : `at ${nameBeside(this.app, hit.stage)}`].filter((text) => text !== '');
      const item = el('li', { role: 'option', id: `hit-${h}`, 'aria-selected': 'false' }, el('bdi', { class: 'hit-name' }, it.holder ?? it.title), el('span', { class: 'hit-rest' }, rest.join(' · ')));
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
    this.app.goTo(hit.seat, { centre: true, stage: hit.stage });
    this.at = to;  // the stage may have changed, and the list with it
    this.said();
    [...this.list.children].forEach((item, h) => item.setAttribute('aria-selected', String(h === to)));
    if (to < kListed && !this.list.hidden) {
      this.input.setAttribute('aria-activedescendant', `hit-${to}`);
      this.list.children[to]?.scrollIntoView({ block: 'nearest' });
    }
    this.app.say(`${to + 1} of ${this.hits.length}: ${this.app.model.calledOf(hit.seat, hit.stage)}`);
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
