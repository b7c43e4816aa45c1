// Said in place of a chart, where its stage has no card of the top that was chosen.

import type { App, Part } from './app';
import { el } from './dom';
import type { StageModel } from './model';

export class Nobody implements Part {
  readonly element = el('p', { class: 'nobody', hidden: true });

  constructor(private readonly app: App, private readonly at: () => StageModel) {}

  update(): void {
    const text = this.app.absent(this.at());
    this.element.hidden = text === '';
    if (this.element.textContent !== text) this.element.replaceChildren(el('bdi', {}, text));
  }
}
