// The view as a file: what is on screen, with heading and legend, as SVG or PNG.

import type { App } from './app';
import { kFonts, type Paint } from './card';
import { el, short, svg } from './dom';
import { namedAs, sideWords } from './names';
import { paintAt } from './paints';
import type { Picture } from './picture';
import { chartElement, headingElement, legendElement, occurring } from './sheet';
import { inkOf } from './theme';

const kTop = 44, kEdge = 20, kSharp = 2;

// What is in the window of one side, at its place in the file.
function windowElement(app: App, picture: Picture, paint: Paint): SVGElement {
  const { camera } = picture, { x, y, k } = camera.view, scene = picture.scene!;
  // A file can be enlarged: names are in it even where the screen shows boxes.
  const inView = scene.cards.filter((card) => card.x * k + x < camera.width && card.y * k + y < camera.height && (card.x + card.w) * k + x > 0 && (card.y + card.h) * k + y > 0);
  const chart = chartElement(app.data, { ...scene, cards: inView.map((card) => ({ ...card, badge: '' })) }, paint, new Map(), scene.cards);
  chart.append(...[...picture.layer.querySelector('.marks')!.cloneNode(true).childNodes]);
  chart.setAttribute('transform', `translate(${short(x)},${short(y)}) scale(${k})`);
  const window = svg('svg', { x: camera.port.offsetLeft, y: camera.port.offsetTop, width: camera.width, height: camera.height, overflow: 'hidden' });
  window.append(chart);
  return window;
}

export function viewSvg(app: App): SVGElement {
  const { data, state } = app, ink = inkOf(state.theme), paint = app.paint();
  const pictures = app.apart ? [app.other!, app.picture] : [app.picture];
  const edge = (of: (picture: Picture) => number): number => Math.max(...pictures.map(of));
  const width = edge(({ camera }) => camera.port.offsetLeft + camera.width), room = edge(({ camera }) => camera.port.offsetTop + camera.height);
  const legend = legendElement(occurring(app, paint), kEdge, 0, width - 2 * kEdge, paint), bottom = legend.height > 0 ? legend.height + 22 : 0;
  const rest = app.apart ? namedAs(app) : sideWords(app, app.here);
  const heading = headingElement(data.heading, rest, kEdge, 28, width - 2 * kEdge, paint), top = kTop + heading.height, height = top + room + bottom;
  const out = svg('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': kFonts });
  out.append(svg('title', {}, `${data.heading} · ${rest}`), svg('rect', { width, height, fill: ink.ground }));
  const windows = svg('g', { transform: `translate(0,${short(top)})` });
  pictures.forEach((picture, side) => {
    const { port } = picture.camera;
    windows.append(windowElement(app, picture, paintAt(app, picture.scene!.stage.number)));
    if (app.apart) windows.append(svg('text', { x: port.offsetLeft + kEdge, y: port.offsetTop + 12, 'font-size': 11, fill: ink.soft }, sideWords(app, app.sides[side])));
  });
  legend.element.setAttribute('transform', `translate(0,${short(top + room + 10)})`);
  out.append(windows, heading.element, legend.element);
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
