// The parts of the page, put together.

import type { PageData } from '../data';
import { App, type State } from './app';
import { Bar } from './bar';
import { Beside } from './beside';
import { button, el } from './dom';
import { goTo } from './go';
import { again, keep, type Kept } from './kept';
import { listen } from './keys';
import type { Layout } from './layout';
import { Legend } from './legend';
import { alive, renew } from './life';
import { Links } from './links';
import { Minimap } from './minimap';
import { Nobody } from './nobody';
import { Notice } from './notice';
import { Panel } from './panel';
import { pointed } from './pointer';
import { readyToPrint } from './print';
import { Search } from './search';
import { Sides } from './sides';
import { Timeline } from './timeline';
import { Tree } from './tree';

const kAll = new Set<keyof State>(['stage', 'beside', 'both', 'seat', 'unit', 'top', 'collapsed', 'levels', 'closed', 'hold', 'colour', 'filter', 'theme', 'panel']);

/** Shows data in place of what is shown; gives what says where the reader is in it. */
export function showPage(data: PageData, layout: Layout, kept: Kept | null): () => Kept {
  renew();
  const port = el('div', { class: 'port' });
  const live = el('div', { class: 'live', role: 'status', 'aria-live': 'polite' });
  const main = el('main', { class: 'stage-view' }, port);
  document.body.replaceChildren(main, live);
  const app = new App(data, layout, port, live);
  const search = new Search(app), bar = new Bar(app, search), timeline = new Timeline(app), legend = new Legend(app), minimap = new Minimap(app);
  const panel = new Panel(app), tree = new Tree(app, (from) => panel.focus(from)), links = new Links(app);
  const zooms = el('div', { class: 'zooms', role: 'group', 'aria-label': 'Zoom' },
    button('+', () => app.camera.zoomBy(1.3), { 'aria-label': 'Larger' }), button('−', () => app.camera.zoomBy(1 / 1.3), { 'aria-label': 'Smaller' }),
    button('⤢', () => app.change({}, { fit: true }), { 'aria-label': 'Show all' }));
  const back = button('Back to the whole', () => app.change({ top: null }, { fit: true }), { class: 'back' });
  const notes = el('div', { class: 'notes' }, back, panel.opener);
  const notice = new Notice();
  if (data.left_out.length > 0) notes.append(el('p', { class: 'left-out' }, `without ${data.left_out.join(', ')}`));
  main.prepend(tree.element);
  const sides = new Sides(app);
  main.append(legend.element, zooms, minimap.element, notes, sides.element, notice.element);
  document.body.prepend(bar.element);
  document.body.append(timeline.element, panel.element);
  const top = { update: (changed: Set<keyof State>): void => { if (changed.has('top')) back.hidden = app.state.top === null; } };

  const nobody = new Nobody(app, () => app.here);
  port.append(nobody.element);
  const beside = new Beside(app, main, panel);
  app.make = () => { sides.make(); beside.make(); };
  Object.assign(app.state, kept ? again(app, kept) : links.asked());
  app.notice = (text) => { notice.show(text); if (text !== '') app.say(text); };
  if (!kept) app.notice(links.unknown());
  search.leave = () => tree.focus();
  app.over.push(legend);
  app.parts.push(bar, timeline, tree, panel, minimap, beside, nobody, links, top);
  const { seat } = app.state;
  app.state.seat = -1;
  document.documentElement.dataset.theme = app.state.theme;
  document.documentElement.classList.toggle('with-panel', app.state.panel);
  panel.element.hidden = !app.state.panel;
  legend.update(kAll);
  app.make();
  app.picture.repaint(app.paint());
  app.relayout({ fit: true, still: true });
  if (kept && !kept.fitted) {
    app.camera.fitted = false;
    app.camera.set(kept.view);
    app.picture.draw();
  }
  for (const part of app.parts) part.update(kAll);
  // What can be read as it is stays as it is.
  if (seat >= 0) goTo(app, seat, { centre: !kept && app.camera.view.k < 0.6 });
  listen(app, { search, timeline, tree, panel });
  pointed(app, panel, app.camera, app.picture);
  readyToPrint(app);
  if (kept) search.seek(kept.sought);
  if (kept?.focus === 'tree') tree.focus();
  if (kept?.focus === 'find') search.input.focus();

  let { width, height } = app.camera, wait = 0;
  const sized = new ResizeObserver(() => {
    if (port.clientWidth === width && port.clientHeight === height) return;
    [width, height] = [port.clientWidth, port.clientHeight];
    clearTimeout(wait);
    wait = window.setTimeout(() => app.relayout({ still: true }), 60);
  });
  sized.observe(port);
  alive().signal.addEventListener('abort', () => {
    sized.disconnect();
    clearTimeout(wait);
    app.end();
    timeline.end();
    beside.end();
  });
  return () => keep(app, search, tree);
}
