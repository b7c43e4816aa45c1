// The chart for those who do not see it, and for the keyboard: a tree of real elements beside the picture.

import type { App, Part, State } from './app';
import { counted, el } from './dom';
import { hiddenWords } from './scene';

interface Item { key: string; row: number; level: number; position: number; size: number; parent: number; children: number; label: string; open: boolean | null; seat: number }

/** Of more items only those near the one in hand are there; each says its position among all. */
const kMost = 1200;
const kNear = 250;

export class Tree implements Part {
  readonly element = el('div', { class: 'tree', role: 'tree', 'aria-label': 'Organisation chart' });
  private items: Item[] = [];
  private readonly elements = new Map<string, HTMLElement>();
  private active = 0;
  private from = 0;

  constructor(private readonly app: App, private readonly opened: (from: HTMLElement) => void) {
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('focusin', (event) => {
      const at = this.items.findIndex((item) => this.elements.get(this.idOf(item)) === event.target);
      if (at >= 0) this.mark(at);
    });
    this.element.addEventListener('focusout', () => this.ring(null));
    this.element.addEventListener('click', (event) => {
      const at = this.items.findIndex((item) => this.elements.get(this.idOf(item)) === event.target);
      if (at >= 0) this.open(at);
    });
  }

  private idOf(item: Item): string { return `${item.key} ${item.row}`; }

  update(changed: Set<keyof State>): void {
    if (['stage', 'beside', 'both', 'top', 'collapsed', 'closed', 'hold'].some((key) => changed.has(key as keyof State))) this.build();
    else if (changed.has('seat')) this.choose();
  }

  private build(): void {
    const had = this.element.contains(document.activeElement);
    const before = this.items[this.active];
    this.items = this.list();
    this.element.hidden = this.items.length === 0;
    const again = before ? this.items.findIndex((item) => item.key === before.key && item.row === before.row) : -1;
    const card = before ? this.items.findIndex((item) => item.key === before.key) : -1;
    this.active = again >= 0 ? again : Math.max(0, card);
    this.fill();
    if (had) this.focus(this.active);
  }

  private list(): Item[] {
    const { scene, model, state } = this.app, at = scene.stage;
    const children: number[][] = scene.cards.map(() => []);
    const roots: number[] = [];
    scene.cards.forEach((card, c) => (card.parent < 0 ? roots : children[card.parent]).push(c));
    const items: Item[] = [];
    interface Visit { card: number; level: number; position: number; size: number; parent: number }
    const visits: Visit[] = roots.map((card, n) => ({ card, level: 1, position: n + 1, size: roots.length, parent: -1 })).reverse();
    for (let visit = visits.pop(); visit; visit = visits.pop()) {
      const { card: c, level, position, size, parent } = visit;
      const shown = scene.cards[c], card = at.card(shown.card);
      const hidden = hiddenWords(at, shown.card, state);
      const team = card.kind === 'team' && card.closed !== undefined && !state.closed.has(shown.key);
      const rows = team ? card.seats : [];
      const names = card.kind === 'seat' ? card.seats.map((seat) => model.calledOf(seat, state.stage)).join('; ') : `${model.unitName(card.unit) || 'Team'}, ${counted(card.seats.length, 'seat')}`;
      const inUnit = card.kind === 'seat' ? model.unitName(card.unit) : '';
      const label = [names, inUnit, card.spoken ?? '', hidden].filter((text) => text !== '').join(', ');
      const here = items.length, count = rows.length + children[c].length;
      items.push({ key: shown.key, row: -1, level, position, size, parent, children: count, label, open: count > 0 ? true : hidden !== '' ? false : null, seat: card.kind === 'seat' ? card.seats[0] : -1 });
      rows.forEach((seat, r) => {
        items.push({ key: shown.key, row: r, level: level + 1, position: r + 1, size: count, parent: here, children: 0, label: model.calledOf(seat, state.stage), open: null, seat });
      });
      for (let n = children[c].length - 1; n >= 0; --n) visits.push({ card: children[c][n], level: level + 1, position: rows.length + n + 1, size: count, parent: here });
    }
    return items;
  }

  private fill(): void {
    const all = this.items.length <= kMost;
    this.from = all ? 0 : Math.max(0, this.active - kNear);
    const shown = all ? this.items : this.items.slice(this.from, this.active + kNear);
    const old = new Map(this.elements);
    this.elements.clear();
    const out = shown.map((item, n) => {
      const id = this.idOf(item);
      const element = old.get(id) ?? el('div', { role: 'treeitem' });
      this.elements.set(id, element);
      if (element.textContent !== item.label) element.textContent = item.label;
      element.setAttribute('aria-level', String(item.level));
      element.setAttribute('aria-posinset', String(item.position));
      element.setAttribute('aria-setsize', String(item.size));
      element.tabIndex = this.from + n === this.active ? 0 : -1;
      element.setAttribute('aria-selected', String(item.seat >= 0 && item.seat === this.app.state.seat));
      if (item.open === null) element.removeAttribute('aria-expanded');
      else element.setAttribute('aria-expanded', String(item.open));
      return element;
    });
    this.element.replaceChildren(...out);
  }

  private choose(): void {
    const { seat } = this.app.state;
    for (const item of this.items) this.elements.get(this.idOf(item))?.setAttribute('aria-selected', String(item.seat >= 0 && item.seat === seat));
    const at = seat < 0 ? -1 : this.items.findIndex((item) => item.seat === seat);
    if (at >= 0 && !this.element.contains(document.activeElement)) this.mark(at, false);
  }

  private mark(at: number, ring = true): void {
    const before = this.items[this.active];
    if (before) this.elements.get(this.idOf(before))?.setAttribute('tabindex', '-1');
    this.active = at;
    this.elements.get(this.idOf(this.items[at]))?.setAttribute('tabindex', '0');
    if (ring) this.ring(this.items[at]);
  }

  private ring(item: Item | null): void {
    const { picture, scene, camera, data } = this.app;
    picture.marks.focus = item && this.element.matches(':focus-within') ? { key: item.key, row: item.row } : null;
    picture.drawMarks();
    const shown = item ? scene.byKey.get(item.key) : undefined;
    if (!item || shown === undefined || picture.moving) return;
    const card = scene.cards[shown], rows = data.faces[card.face].rows ?? [];
    if (item.row >= 0) camera.reveal(card.x, card.y + (rows[item.row] ?? 0) - 8, card.w, 16);
    else camera.reveal(card.x, card.y, card.w, Math.min(card.h, 60));
  }

  focus(at = this.active): void {
    if (this.items.length === 0) return;
    const to = Math.max(0, Math.min(this.items.length - 1, at));
    if (!this.elements.has(this.idOf(this.items[to]))) {
      this.active = to;
      this.fill();
    }
    this.elements.get(this.idOf(this.items[to]))!.focus({ preventScroll: true });
  }

  /** The card where the keyboard is. */
  get key_(): string | null { return this.items[this.active]?.key ?? null; }

  private open(at: number): void {
    const item = this.items[at], element = this.elements.get(this.idOf(item))!;
    if (item.seat >= 0) this.app.change({ seat: item.seat, unit: -1, panel: true });
    else this.app.change({ seat: -1, unit: this.app.scene.stage.card(this.app.scene.cards[this.app.scene.byKey.get(item.key)!].card).unit, panel: true });
    this.opened(element);
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const item = this.items[this.active];
    if (!item) return;
    const done = ((): boolean => {
      switch (event.key) {
        case 'ArrowDown': this.focus(this.active + 1); return true;
        case 'ArrowUp': this.focus(this.active - 1); return true;
        case 'Home': this.focus(0); return true;
        case 'End': this.focus(this.items.length - 1); return true;
        case 'ArrowRight':
          if (item.open === false) this.flip(item);
          else if (item.open) this.focus(this.active + 1);
          return true;
        case 'ArrowLeft':
          if (item.open && item.row < 0) this.flip(item);
          else if (item.parent >= 0) this.focus(item.parent);
          return true;
        case 'Enter': case ' ': this.open(this.active); return true;
        default: return false;
      }
    })();
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private flip(item: Item): void {
    this.app.toggle(item.key);
    const { scene, state } = this.app, shown = scene.byKey.get(item.key);
    const words = shown === undefined ? '' : hiddenWords(scene.stage, scene.cards[shown].card, state);
    this.app.say(words === '' ? 'expanded' : `collapsed, ${words}`);
  }
}
