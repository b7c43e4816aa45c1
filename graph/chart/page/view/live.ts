// The page of `orgplan serve`: each save of the spec shows its new state, or, where it cannot be drawn, what is wrong with
// it, over the last chart that could.

import type { PageData } from '../data';
import { button, el } from './dom';

export function follow(first: PageData, show: (data: PageData) => void): void {
  if (!document.querySelector('meta[name=orgplan-live]')) return;
  const report = el('section', { class: 'report', role: 'alert', 'aria-label': 'Report of check', hidden: true });
  const lost = el('p', { class: 'lost', role: 'status', hidden: true }, 'orgplan serve has ended, or cannot be reached: what is shown is as it was.');
  const place = (): void => document.body.append(report, lost);
  place();
  let wanted = 0;
  let shown = JSON.stringify(first);
  const fetched = async (): Promise<void> => {
    const turn = ++wanted;
    const answer = await fetch('/data', { cache: 'no-store' });
    if (!answer.ok) return;
    const data = await answer.json() as PageData;
    // A later save may have overtaken this one.
    if (turn !== wanted) return;
    report.hidden = true;
    report.replaceChildren();
    const text = JSON.stringify(data);
    if (text === shown) return;
    shown = text;
    show(data);
    place();
  };
  const events = new EventSource('/events');
  events.addEventListener('state', () => { fetched().catch(() => undefined); });
  events.addEventListener('report', (event) => {
    ++wanted;
    const text = JSON.parse((event as MessageEvent<string>).data) as string;
    report.replaceChildren(el('h2', {}, 'The spec cannot be drawn'), el('pre', { tabindex: 0 }, text), el('p', {}, 'Below it is the last chart that could.'),
      button('Hide', () => { report.hidden = true; }));
    report.hidden = false;
  });
  events.onerror = (): void => { lost.hidden = false; };
  events.onopen = (): void => { lost.hidden = true; };
}
