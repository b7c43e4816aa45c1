// What is shown, shaped for the paper chosen; over several sheets where type would be smaller than can be read.

import type { App } from './app';
import { kFonts, type Paint } from './card';
import { el, short, svg } from './dom';
import { boxesOf, type Box } from './forest';
import type { Wanted } from './layout';
import { alive } from './life';
import { namedAs } from './names';
import { sceneOf, type Scene } from './scene';
import { chartElement, headingElement, legendElement, occurring } from './sheet';

/** In points, the longer side first. */
export const papers = [
  { name: 'A4', long: 841.89, short: 595.28 }, { name: 'A3', long: 1190.55, short: 841.89 }, { name: 'A2', long: 1683.78, short: 1190.55 },
  { name: 'Letter', long: 792, short: 612 }, { name: 'Tabloid', long: 1224, short: 792 },
];

const kMargin = 30, kTitle = 30, kSmallest = 5 / 8, kLargest = 1.5, kReference = 10, kFilled = 0.4;

interface SheetOf { scene: Scene; scale: number; notes: Map<number, string> }

function paged(app: App, boxes: Box[], width: number, height: number): SheetOf[] {
  const { model, layout, state } = app;
  const at = app.here;
  const scaled = (some: Box[], tight: boolean): SheetOf => {
    const wanted: Wanted = { ratio: width / height, enough: width / kLargest, tight };
    const scene = sceneOf(model, layout, at, state, some, wanted);
    return { scene, scale: Math.min(width / Math.max(1, scene.width), height / Math.max(1, scene.height), kLargest), notes: new Map() };
  };
  for (const tight of [false, true]) {
    const whole = scaled(boxes, tight);
    if (whole.scale >= kSmallest) return [whole];
  }
  const most = { width: width / kSmallest, height: height / kSmallest };
  const parts = layout.split(boxes, { ratio: width / height, enough: width / kLargest, tight: true }, most.width, most.height,
    kFilled * width * height / kLargest ** 2, kReference);
  return parts.pages.map((page, p) => {
    const heads = new Map(page.heads.map(({ box, from }) => [box, from]));
    const number = new Map(page.boxes.map((box, b) => [box, b]));
    const part = page.boxes.map((box): Box => {
      const parent = heads.has(box) ? -1 : number.get(boxes[box].parent) ?? -1;
      const names = heads.has(box) || (parts.goesOn[box] >= 0 && parts.goesOn[box] !== p);
      return { ...boxes[box], parent, assistant: boxes[box].assistant && parent >= 0, h: boxes[box].h + (names ? kReference : 0) };
    });
    const sheet = scaled(part, true);
    for (const box of page.boxes) {
      const from = heads.get(box), on = parts.goesOn[box];
      const note = [from !== undefined ? `from page ${from + 1}` : '', on >= 0 && on !== p && (from === undefined || on > p) ? `page ${on + 1}` : ''];
      const text = note.filter((each) => each !== '').join(', ');
      if (text !== '') sheet.notes.set(boxes[box].card, text);
    }
    return sheet;
  });
}

/** The sheets of paper, as SVG. */
export function sheetsOf(app: App, paper: number, landscape: boolean): SVGElement[] {
  const { data, state } = app;
  const [width, height] = landscape ? [papers[paper].long, papers[paper].short] : [papers[paper].short, papers[paper].long];
  const paint: Paint = { ...paintFor(app) };
  const boxes = boxesOf(app.here, state);
  const inner = width - 2 * kMargin;
  const values = occurring(app, paint);
  const legend = legendElement(values, 0, 0, inner, paint).height;
  const below = legend > 0 ? legend + 12 : 0;
  const stage = data.stages[state.stage];
  const headed = (page: string): { element: SVGElement; height: number } =>
    headingElement(data.heading, [namedAs(app), stage.date, app.part().words, page].filter((text) => text !== '').join(' · '), kMargin, kMargin + 12, inner, paint);
  const title = kTitle + headed('page 88 of 88').height;
  const room = height - 2 * kMargin - title - below;
  const sheets = paged(app, boxes, inner, room);
  return sheets.map(({ scene, scale, notes }, s) => {
    const sheet = svg('svg', { width: `${short(width)}pt`, height: `${short(height)}pt`, viewBox: `0 0 ${short(width)} ${short(height)}`, 'font-family': kFonts });
    sheet.append(headed(sheets.length > 1 ? `page ${s + 1} of ${sheets.length}` : '').element);
    const chart = chartElement(data, scene, paint, notes);
    chart.setAttribute('transform', `translate(${short(kMargin + (inner - scene.width * scale) / 2)},${short(kMargin + title + (room - scene.height * scale) * 0.3)}) scale(${scale})`);
    sheet.append(chart, legendElement(values, kMargin, height - kMargin - legend + 4, inner, paint).element);
    return sheet;
  });
}

// Paper is white.
function paintFor(app: App): Paint {
  const theme = app.state.theme;
  app.state.theme = 'light';
  const paint = app.paint();
  app.state.theme = theme;
  return paint;
}

let rule = -1;
let box: HTMLElement | null = null;

/** Puts the sheets into the page, where print alone sees them. */
export function layOutSheets(app: App, paper: number, landscape: boolean): void {
  box?.remove();
  box = el('div', { class: 'sheets', 'aria-hidden': 'true' }, ...sheetsOf(app, paper, landscape).map((sheet) => el('div', { class: 'sheet' }, sheet)));
  document.body.append(box);
  const style = document.styleSheets[0];
  if (rule >= 0) style.deleteRule(rule);
  const { long, short: brief } = papers[paper];
  const [width, height] = landscape ? [long, brief] : [brief, long];
  rule = style.insertRule(`@page { size: ${width}pt ${height}pt; margin: 0 }`, style.cssRules.length);
}

export function printView(app: App, paper: number, landscape: boolean): void {
  layOutSheets(app, paper, landscape);
  window.print();
}

/** A print by the browser's own key gets sheets too. */
export function readyToPrint(app: App): void {
  window.addEventListener('beforeprint', () => { if (!box) layOutSheets(app, 0, true); }, alive());
  window.addEventListener('afterprint', () => {
    box?.remove();
    box = null;
  }, alive());
}
