// What a link asks for that this page does not have, said over the chart until something else is shown.

import type { App } from './app';
import { button, el } from './dom';

export class Unknown {
  readonly element = el('div', { class: 'unknown', role: 'status', hidden: true });

  constructor(private readonly app: App) {}

  show(missing: readonly string[]): void {
    this.element.hidden = missing.length === 0;
    if (missing.length === 0) return;
    const text = `The link asks for ${missing.join(' and ')}, which ${missing.length === 1 ? 'is' : 'are'} not on this page.`;
    this.element.replaceChildren(el('bdi', {}, text), button('×', () => { this.element.hidden = true; }, { 'aria-label': 'Hide this' }));
    this.app.say(text);
  }
}
