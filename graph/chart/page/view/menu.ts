// A button that opens a small pane; Escape or a press elsewhere closes it.

import { el } from './dom';
import { alive } from './life';

export class Menu {
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  private readonly pane: HTMLElement;

  constructor(label: string, id: string, content: readonly Node[], private readonly opened: () => void = () => undefined) {
    this.button = el('button', { type: 'button', class: 'menu-button', 'aria-expanded': 'false', 'aria-controls': id }, label);
    this.pane = el('div', { class: 'pane', id, role: 'group', 'aria-label': label, hidden: true }, ...content);
    this.element = el('div', { class: 'menu' }, this.button, this.pane);
    this.button.addEventListener('click', () => this.open(this.pane.hidden));
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.pane.hidden) return;
      event.stopPropagation();
      this.open(false);
      this.button.focus();
    });
    this.element.addEventListener('focusout', (event) => {
      const to = event.relatedTarget as Node | null;
      if (to && !this.element.contains(to)) this.open(false);
    });
    document.addEventListener('pointerdown', (event) => { if (!this.element.contains(event.target as Node)) this.open(false); }, alive());
  }

  open(shown: boolean): void {
    if (shown) this.opened();
    this.pane.hidden = !shown;
    this.button.setAttribute('aria-expanded', String(shown));
  }
}
