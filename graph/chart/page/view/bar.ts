// The bar at the top: what this is, search, and the menus.

import type { App, Part, State } from './app';
import { about } from './about';
import { button, el } from './dom';
import { savePng, saveSvg } from './export';
import { showLevels } from './levels';
import { Menu } from './menu';
import { papers, printView } from './print';
import type { Search } from './search';
import { chooseTheme } from './theme';

export class Bar implements Part {
  readonly element: HTMLElement;
  private readonly stage = el('p', { class: 'stage-line' });
  private readonly colours: HTMLSelectElement[];
  private readonly hold: HTMLInputElement;
  private readonly fit: HTMLInputElement;
  private readonly beside: HTMLSelectElement;
  private readonly apart: HTMLInputElement;
  private readonly both: HTMLInputElement;
  private readonly sides: HTMLElement;
  private readonly level: HTMLSelectElement;
  private readonly theme: HTMLButtonElement;

  constructor(private readonly app: App, search: Search) {
    const { data } = app;
    this.colours = [0, 1].map(() => {
      const choice = el('select', { 'aria-label': 'Colour by' }, ...data.colour_by.map((by, b) => el('option', { value: b }, by.label)));
      choice.addEventListener('change', () => app.change({ colour: Number(choice.value) }));
      return choice;
    });
    // On a narrow screen it is in the menu.
    const [by, byInMenu] = this.colours.map((choice) => el('label', { class: 'colour' }, el('span', {}, 'Colour'), choice));
    if (data.colour_by.length < 2) for (const each of [by, byInMenu]) each.hidden = true;
    const radio = (value: boolean): HTMLInputElement => {
      const input = el('input', { type: 'radio', name: 'places' });
      input.addEventListener('change', () => app.change({ hold: value }, { fit: true }));
      return input;
    };
    this.hold = radio(true);
    this.fit = radio(false);
    this.level = el('select', { 'aria-label': 'Levels shown' }, el('option', { value: 0 }, 'all levels'), ...Array.from({ length: Math.max(0, app.model.depth - 1) }, (_, n) => n + 1).map((n) => el('option', { value: n }, n === 1 ? '1 level' : `${n} levels`)));
    this.level.addEventListener('change', () => showLevels(app, Number(this.level.value)));
    const places = el('fieldset', {}, el('legend', {}, 'From stage to stage'), el('label', {}, this.hold, 'seats keep their places'), el('label', {}, this.fit, 'each stage fills the window'));
    places.hidden = data.stages.length < 2;
    this.beside = el('select', { 'aria-label': 'Compare with' }, el('option', { value: -1 }, 'nothing'), ...this.stages());
    this.beside.addEventListener('change', () => app.change({ beside: Number(this.beside.value) }, { fit: true, still: true }));
    const side = (both: boolean): HTMLInputElement => {
      const input = el('input', { type: 'radio', name: 'sides' });
      input.addEventListener('change', () => app.change({ both }, { fit: true, still: true }));
      return input;
    };
    [this.apart, this.both] = [side(false), side(true)];
    this.sides = el('fieldset', {}, el('legend', {}, 'The two are'), el('label', {}, this.apart, 'beside each other'), el('label', {}, this.both, 'in one chart'));
    const compare = el('label', { class: 'compare' }, el('span', {}, 'Compare with'), this.beside);
    compare.hidden = data.stages.length < 2;
    const teams = el('div', { class: 'pair' }, button('Close teams', () => this.teams(true)), button('Open teams', () => this.teams(false)));
    const turn = (): void => {
      const theme = app.state.theme === 'dark' ? 'light' : 'dark';
      chooseTheme(theme);
      app.change({ theme });
    };
    const shade = button('Light or dark', turn, { class: 'shade' });
    const view = new Menu('View', 'view-pane', [
      el('div', { class: 'pair' }, button('Expand all', () => { this.level.value = '0'; showLevels(app, 0); }), this.level), teams, byInMenu, places, compare, this.sides, shade,
    ]);
    const paper = el('select', { 'aria-label': 'Paper' }, ...papers.map(({ name }, p) => el('option', { value: p }, name)));
    const across = el('select', { 'aria-label': 'Orientation' }, el('option', { value: 1 }, 'landscape'), el('option', { value: 0 }, 'portrait'));
    const sheets = el('select', { 'aria-label': 'Sheets' }, el('option', { value: 0 }, 'sheets where needed'), el('option', { value: 1 }, 'all on one sheet'));
    const save = new Menu('Print, save', 'save-pane', [
      el('div', { class: 'pair' }, paper, across), sheets,
      button('Print what is shown', () => printView(app, { paper: Number(paper.value), across: across.value === '1', one: sheets.value === '1' })),
      el('hr'), button('Save the view as SVG', () => saveSvg(app)), button('Save the view as PNG', () => void savePng(app)),
    ]);
    this.theme = button('', turn, { class: 'theme', 'aria-label': 'Dark' });
    this.theme.append(el('span', { class: 'theme-sign', 'aria-hidden': 'true' }));
    const help = new Menu('?', 'about-pane', about(data));
    help.button.setAttribute('aria-label', 'Keys, and about this page');
    help.element.classList.add('last');
    this.element = el('header', { class: 'bar' }, el('div', { class: 'heading' }, el('h1', {}, el('bdi', {}, data.heading)), this.stage), search.element, by, view.element, save.element, this.theme, help.element);
  }

  // Of several specs, each with its own.
  private stages(): Node[] {
    const { data, model } = this.app;
    const option = (s: number): HTMLElement => el('option', { value: s }, data.stages[s].name);
    return data.specs ? data.specs.map((name, spec) => el('optgroup', { label: name }, ...model.stagesOf(spec).map(option))) : data.stages.map((_, s) => option(s));
  }

  private teams(closed: boolean): void {
    const keys = new Set<string>();
    if (closed) {
      this.app.data.stages.forEach((_, s) => {
        const at = this.app.model.at(s);
        at.stage.cards.forEach((card, c) => { if (card.closed !== undefined) keys.add(at.keys[c]); });
      });
    }
    this.app.change({ closed: keys }, { fit: true });
    this.app.say(closed ? 'teams are closed' : 'teams are open');
  }

  update(changed: Set<keyof State>): void {
    if (changed.size === 0) return;
    const { state, data } = this.app;
    if (changed.has('stage') || changed.has('top')) {
      const it = data.stages[state.stage];
      this.stage.textContent = [this.app.model.specName(state.stage), it.name, it.date, this.app.part().top].filter((text) => text !== '').join(' · ');
    }
    for (const choice of this.colours) choice.value = String(state.colour);
    this.beside.value = String(state.beside);
    [...this.beside.options].forEach((option) => { option.disabled = option.value === String(state.stage); });
    this.apart.checked = !state.both;
    this.both.checked = state.both;
    this.sides.hidden = state.beside < 0;
    if (changed.has('levels')) this.level.value = String(state.levels);
    this.hold.checked = state.hold;
    this.fit.checked = !state.hold;
    this.theme.setAttribute('aria-pressed', String(state.theme === 'dark'));
    if (changed.has('collapsed') && state.collapsed.size === 0) this.level.value = '0';
  }
}
