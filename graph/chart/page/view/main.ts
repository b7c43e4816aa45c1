// The page: its parts are made, put together, and told of what the reader does.

import type { PageData } from '../data';
import { App, type State } from './app';
import { Bar } from './bar';
import { button, el } from './dom';
import { Layout } from './layout';
import { Legend } from './legend';
import { keyed, pointed } from './pointer';
import { listen } from './keys';
import { Links } from './links';
import { Minimap } from './minimap';
import { Panel } from './panel';
import { readyToPrint } from './print';
import { Search } from './search';
import { deviceTheme } from './theme';
import { Timeline } from './timeline';
import { Tree } from './tree';

async function start(): Promise<void> {
  const source = document.getElementById('orgplan-data')!;
  const data = JSON.parse(source.textContent!) as PageData;
  source.remove();
  document.documentElement.dataset.theme = deviceTheme();
  const layout = await Layout.load();
  const port = el('div', { class: 'port' });
  const live = el('div', { class: 'live', role: 'status', 'aria-live': 'polite' });
  const main = el('main', { class: 'stage-view' }, port);
  document.body.append(main, live);
  const app = new App(data, layout, port, live);
  const search = new Search(app), bar = new Bar(app, search), timeline = new Timeline(app), legend = new Legend(app), minimap = new Minimap(app);
  const panel = new Panel(app), tree = new Tree(app, (from) => panel.focus(from)), links = new Links(app);
  const zooms = el('div', { class: 'zooms', role: 'group', 'aria-label': 'Zoom' },
    button('+', () => app.camera.zoomBy(1.3), { 'aria-label': 'Larger' }), button('−', () => app.camera.zoomBy(1 / 1.3), { 'aria-label': 'Smaller' }),
    button('⤢', () => app.change({}, { fit: true }), { 'aria-label': 'Show all' }));
  const top = el('div', { class: 'notes' }, panel.opener);
  main.prepend(tree.element);
  main.append(legend.element, zooms, minimap.element, top);
  document.body.prepend(bar.element);
  document.body.append(timeline.element, panel.element);
  if (data.left_out.length > 0) top.append(el('p', { class: 'left-out' }, `without ${data.left_out.join(', ')}`));
  const back = button('Back to the whole', () => app.change({ top: null }, { fit: true }), { class: 'back' });
  top.prepend(back);
  const shown = { update: (changed: Set<keyof State>): void => { if (changed.has('top')) back.hidden = app.state.top === null; } };
  back.hidden = true;

  Object.assign(app.state, links.asked());
  app.camera.measure();
  app.over.push(legend);
  app.parts.push(bar, timeline, tree, panel, minimap, links, shown);
  const first = app.state.seat;
  app.state.seat = -1;
  document.documentElement.classList.toggle('with-panel', app.state.panel);
  const all = new Set<keyof State>(['stage', 'seat', 'unit', 'top', 'collapsed', 'closed', 'hold', 'colour', 'filter', 'theme', 'panel']);
  legend.update(all);
  app.relayout({ fit: true, still: true });
  for (const part of app.parts) part.update(all);
  // What can be read as it is stays as it is.
  if (first >= 0) app.goTo(first, { centre: app.camera.view.k < 0.6 });
  listen(app, { search, timeline, tree, panel });
  pointed(app, panel);
  keyed(tree, port);
  readyToPrint(app);

  let width = port.clientWidth, height = port.clientHeight, wait = 0;
  new ResizeObserver(() => {
    if (port.clientWidth === width && port.clientHeight === height) return;
    [width, height] = [port.clientWidth, port.clientHeight];
    clearTimeout(wait);
    wait = window.setTimeout(() => app.relayout({ still: true }), 60);
  }).observe(port);
  document.documentElement.dataset.ready = 'true';
}

void start();
