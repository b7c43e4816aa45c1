// The view as a file: what is on screen, with heading and legend, as SVG or PNG.

import type { App } from './app';
import { kFonts } from './card';
import { el, short, svg } from './dom';
import { namedAs } from './names';
import { chartElement, headingElement, legendElement, occurring } from './sheet';
import { inkOf } from './theme';

const kTop = 44, kEdge = 20, kSharp = 2;

export function viewSvg(app: App): SVGElement {
  const { picture, camera, data, state } = app;
  const ink = inkOf(state.theme), paint = app.paint(), stage = data.stages[state.stage];
  const { x, y, k } = camera.view, scene = picture.scene!;
  // A file can be enlarged: names are in it even where the screen shows boxes.
  const inView = scene.cards.filter((card) => card.x * k + x < camera.width && card.y * k + y < camera.height && (card.x + card.w) * k + x > 0 && (card.y + card.h) * k + y > 0);
  const chart = chartElement(data, { ...scene, cards: inView.map((card) => ({ ...card, badge: '' })) }, paint, new Map(), scene.cards);
  chart.append(...[...picture.layer.querySelector('.marks')!.cloneNode(true).childNodes]);
  chart.setAttribute('transform', `translate(${short(x)},${short(y)}) scale(${k})`);
  const legend = legendElement(occurring(app, paint), kEdge, 0, camera.width - 2 * kEdge, paint);
  const bottom = legend.height > 0 ? legend.height + 22 : 0;
  const rest = [namedAs(app), stage.date, app.part().words].filter((text) => text !== '').join(' · ');
  const heading = headingElement(data.heading, rest, kEdge, 28, camera.width - 2 * kEdge, paint), top = kTop + heading.height;
  const width = camera.width, height = top + camera.height + bottom;
  const out = svg('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': kFonts });
  out.append(svg('title', {}, `${data.heading} · ${rest}`), svg('rect', { width, height, fill: ink.ground }));
  const window = svg('svg', { y: top, width, height: camera.height, overflow: 'hidden' });
  window.append(chart);
  legend.element.setAttribute('transform', `translate(0,${short(top + camera.height + 10)})`);
  out.append(window, heading.element, legend.element);
  return out;
}

function text(app: App): string { return new XMLSerializer().serializeToString(viewSvg(app)); }

function save(app: App, blob: Blob, ending: string): void {
  const name = `${app.data.heading} ${namedAs(app)}`.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 80).toLowerCase();
  const link = el('a', { href: URL.createObjectURL(blob), download: `${name || 'chart'}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  app.say(`saved as ${link.download}`);
}

export function saveSvg(app: App): void { save(app, new Blob([text(app)], { type: 'image/svg+xml' }), 'svg'); }

async function pngOf(source: string): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = el('canvas', { width: image.width * kSharp, height: image.height * kSharp });
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((made) => canvas.toBlob(made, 'image/png'));
}

export async function savePng(app: App): Promise<void> {
  const blob = await pngOf(text(app)).catch(() => null);
  if (blob) save(app, blob, 'png');
  else app.notice('This browser cannot make a PNG of the view; it may be too large. Save it as SVG instead.');
}
