// The panel at the side: the seat or the unit in hand, or the stage.

import type { Finding } from '../data';
import type { App, Part, State } from './app';
import type { Camera } from './camera';
import { button, el } from './dom';
import { goTo } from './go';
import { seatPanel, unitPanel } from './seat_panel';
import { stagePanel } from './stage_panel';

const kLeads = 8;

export type Row = [label: string, ...content: (Node | string)[]];

export function section(title: string, ...content: (Node | string)[]): HTMLElement | null {
  return content.length === 0 ? null : el('section', {}, el('h3', {}, title), ...content);
}

export function facts(rows: readonly Row[]): HTMLElement {
  return el('dl', { class: 'facts' }, ...rows.flatMap(([label, ...content]) => [el('dt', {}, label), el('dd', {}, ...content)]));
}

/** A seat's name that leads to it. */
export function seatLink(app: App, seat: number, text?: string, stage = app.state.stage): HTMLElement {
  const link = button('', () => goTo(app, seat, { centre: true, stage }), { class: 'link' });
  link.append(el('bdi', {}, text ?? app.model.calledOf(seat, stage)));
  return link;
}

export function unitLink(app: App, unit: number): HTMLElement {
  const link = button('', () => app.change({ unit, seat: -1, panel: true }), { class: 'link' });
  link.append(el('bdi', {}, app.model.unitName(unit)));
  return link;
}

/** Some of many, and a button that shows the others. */
export function some<T>(items: readonly T[], most: number, show: (item: T) => Node): Node[] {
  const list = el('ul', {}, ...items.slice(0, most).map((item) => el('li', {}, show(item))));
  if (items.length <= most) return [list];
  const more = button(`and ${items.length - most} more`, () => {
    list.append(...items.slice(most).map((item) => el('li', {}, show(item))));
    (list.children[most]?.querySelector('button') as HTMLElement | null)?.focus();
    more.remove();
  }, { class: 'more' });
  return [list, more];
}

/** What is between backticks is code. */
export function coded(text: string): (Node | string)[] {
  return text.split('`').map((part, p, parts) => p % 2 === 1 && p < parts.length - 1 ? el('code', {}, part) : p % 2 === 1 ? '`' + part : part);
}

export function findingElement(app: App, finding: Finding, links: boolean): HTMLElement {
  const box = el('div', { class: `finding ${finding.severity}` });
  box.append(el('p', {}, el('strong', {}, finding.severity), ' ', el('bdi', {}, ...coded(finding.message))));
  const more: Node[] = [];
  if (finding.why) more.push(el('p', { class: 'why' }, ...coded(finding.why)));
  if (finding.help) more.push(el('p', { class: 'help' }, ...coded(finding.help)));
  // In a list of many, reasons are folded.
  if (more.length > 0) box.append(...(links ? [el('details', {}, el('summary', {}, finding.why ? 'Why, and what to do' : 'What to do'), ...more)] : more));
  box.append(el('p', { class: 'rule' }, [finding.rule, finding.place].filter((text) => text).join(' · ')));
  if (links && finding.seats.length + finding.units.length > 0) {
    const stage = finding.stages.length > 0 && !finding.stages.includes(app.state.stage) ? finding.stages[0] : app.state.stage;
    const leads = [...finding.seats.map((seat) => () => seatLink(app, seat, undefined, stage)), ...finding.units.map((unit) => () => unitLink(app, unit))];
    box.append(el('div', { class: 'leads' }, ...some(leads, kLeads, (link) => link())));
  }
  return box;
}

export class Panel implements Part {
  readonly element = el('aside', { class: 'panel', 'aria-label': 'Details' });
  readonly opener: HTMLButtonElement;
  private readonly body = el('div', { class: 'panel-body', tabindex: 0, role: 'region', 'aria-label': 'What is chosen' });
  private back: HTMLElement | null = null;
  private refit = false;

  constructor(private readonly app: App) {
    const close = button('×', () => this.close(), { class: 'close', 'aria-label': 'Close the panel' });
    this.element.append(close, this.body);
    this.opener = button('Figures', () => { app.change({ panel: true }); this.focus(null); }, { class: 'opener' });
  }

  update(changed: Set<keyof State>): void {
    const { state } = this.app;
    if (!['stage', 'beside', 'both', 'seat', 'unit', 'panel', 'top', 'collapsed', 'closed'].some((key) => changed.has(key as keyof State))) return;
    this.element.hidden = !state.panel;
    document.documentElement.classList.toggle('with-panel', state.panel);
    this.opener.hidden = state.panel;
    if (!state.panel) return;
    const what = state.seat >= 0 ? seatPanel(this.app, state.seat) : state.unit >= 0 ? unitPanel(this.app, state.unit) : stagePanel(this.app);
    const { scrollTop } = this.body, inside = this.body.contains(document.activeElement);
    this.body.replaceChildren(...what);
    this.body.scrollTop = changed.has('seat') || changed.has('unit') ? 0 : scrollTop;
    if (inside) this.body.focus();
  }

  /** On a phone the panel lies over the picture: what was pressed is moved out from under it, until it is closed. */
  uncover(camera: Camera, x: number, y: number, w: number, h: number, fitted: boolean): void {
    const covered = camera.port.getBoundingClientRect().bottom - this.element.getBoundingClientRect().top;
    if (this.element.hidden || document.documentElement.clientWidth > 640 || covered <= 0) return;
    this.refit ||= fitted;
    camera.reveal(x, y, w, h, covered);
  }

  /** What had the focus has it again when the panel is closed. */
  focus(from: HTMLElement | null): void {
    this.back = from;
    this.body.focus();
  }

  /** From a seat to the stage, from the stage to no panel on a narrow screen. */
  close(): void {
    const { state } = this.app;
    const chosen = state.seat >= 0 || state.unit >= 0;
    const narrow = document.documentElement.clientWidth < 1000;
    this.app.change({ seat: -1, unit: -1, panel: chosen && !narrow }, { fit: this.refit });
    this.refit = false;
    (this.back?.isConnected ? this.back : this.opener.hidden ? null : this.opener)?.focus();
    this.back = null;
  }
}
