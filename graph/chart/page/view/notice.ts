// What the reader has to know of what was just done, over the chart until something else is said.

import { button, el } from './dom';

export class Notice {
  readonly element = el('div', { class: 'notice', role: 'status', hidden: true });

  /** Empty: nothing. */
  show(text: string): void {
    this.element.hidden = text === '';
    if (text !== '') this.element.replaceChildren(el('bdi', {}, text), button('×', () => { this.element.hidden = true; }, { 'aria-label': 'Hide this' }));
  }
}
