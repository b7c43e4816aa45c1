// What is shown, shaped for the paper chosen; over several sheets where type would be smaller than can be read.

import type { App } from './app';
import { kFonts, type Paint } from './card';
import { el, short, svg } from './dom';
import { boxesOf, unionOf, type Box } from './forest';
import type { Wanted } from './layout';
import { alive } from './life';
import { differElements } from './marks';
import type { StageModel } from './model';
import { namedAs, sideWords } from './names';
import { paintAt } from './paints';
import { sceneOf, type Scene } from './scene';
import { chartElement, headingElement, legendElement, occurring } from './sheet';
import { inkOf } from './theme';

/** In points, the longer side first. */
export const papers = [
  { name: 'A4', long: 841.89, short: 595.28 }, { name: 'A3', long: 1190.55, short: 841.89 }, { name: 'A2', long: 1683.78, short: 1190.55 },
  { name: 'Letter', long: 792, short: 612 }, { name: 'Tabloid', long: 1224, short: 792 },
];

const kMargin = 30, kTitle = 30, kSmallest = 5 / 8, kLargest = 1.5, kReference = 10, kFilled = 0.4;

interface SheetOf { scene: Scene; scale: number; notes: Map<number, string> }
interface Room { width: number; height: number }

/** How a chart is put on paper. */
export interface Printing { paper: number; across: boolean; one: boolean }

// One side of what is shown, on one page or more; of a comparison, seats are at the same places on both sides.
function paged(app: App, at: StageModel, { width, height }: Room, one: boolean): SheetOf[] {
  const { model, layout, state } = app;
  const boxes = app.apart ? unionOf(at, state, app.sides) : boxesOf(at, state);
  const scaled = (some: Box[], tight: boolean): SheetOf => {
    const wanted: Wanted = { ratio: width / height, enough: width / kLargest, tight };
    const scene = sceneOf(model, layout, at, state, some, wanted);
    return { scene, scale: Math.min(width / Math.max(1, scene.width), height / Math.max(1, scene.height), kLargest), notes: new Map() };
  };
  for (const tight of [false, true]) {
    const whole = scaled(boxes, tight);
    if (whole.scale >= kSmallest || (one && tight)) return [whole];
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

class Paper {
  private readonly size: Room;
  private readonly inner: number;
  private readonly paint: Paint;
  private readonly values: ReturnType<typeof occurring>;
  private readonly legend: number;

  constructor(private readonly app: App, { paper, across }: Printing) {
    const { long, short: brief } = papers[paper];
    this.paint = paintFor(app, app.state.stage);
    this.values = occurring(app, this.paint);
    this.size = across ? { width: long, height: brief } : { width: brief, height: long };
    this.inner = this.size.width - 2 * kMargin;
    this.legend = legendElement(this.values, 0, 0, this.inner, this.paint).height;
  }

  private heading(words: string): { element: SVGElement; height: number } {
    return headingElement(this.app.data.heading, words, kMargin, kMargin + 12, this.inner, this.paint);
  }

  /** What is left for charts below a heading of these words. */
  room(words: string): Room & { top: number } {
    const top = kMargin + kTitle + this.heading(words).height, below = this.legend > 0 ? this.legend + 12 : 0;
    return { top, width: this.inner, height: this.size.height - kMargin - top - below };
  }

  sheet(words: string): SVGElement {
    const { width, height } = this.size;
    const sheet = svg('svg', { width: `${short(width)}pt`, height: `${short(height)}pt`, viewBox: `0 0 ${short(width)} ${short(height)}`, 'font-family': kFonts });
    sheet.append(this.heading(words).element, legendElement(this.values, kMargin, height - kMargin - this.legend + 4, this.inner, this.paint).element);
    return sheet;
  }

  chart({ scene, scale, notes }: SheetOf, x: number, y: number, { width, height }: Room): SVGElement {
    const { app } = this, { data, differ } = app;
    const chart = chartElement(data, scene, paintFor(app, scene.stage.number), notes);
    if (app.state.beside >= 0) chart.append(...differElements(scene, data.faces, scene.cards, differ, (card) => card, inkOf('light'), scale));
    chart.setAttribute('transform', `translate(${short(x + (width - scene.width * scale) / 2)},${short(y + (height - scene.height * scale) * 0.3)}) scale(${scale})`);
    return chart;
  }
}

const kBetween = 24, kName = 16;

// Both sides of a comparison on one sheet, as on screen; nothing where they have no room there.
function besideEachOther(app: App, printing: Printing): SVGElement | null {
  const paper = new Paper(app, printing), room = paper.room(namedAs(app)), { across } = printing;
  const half: Room = across ? { width: (room.width - kBetween) / 2, height: room.height - kName } : { width: room.width, height: (room.height - kBetween) / 2 - kName };
  const sides = app.sides.map((at) => paged(app, at, half, printing.one));
  if (sides.some((sheets) => sheets.length > 1)) return null;
  const sheet = paper.sheet(namedAs(app));
  sides.forEach(([only], side) => {
    const x = kMargin + (across ? side * (half.width + kBetween) : 0), y = room.top + (across ? 0 : side * (half.height + kName + kBetween));
    sheet.append(svg('text', { x: short(x), y: short(y + 4), 'font-size': 11, fill: inkOf('light').soft }, sideWords(app, app.sides[side])), paper.chart(only, x, y + kName, half));
  });
  return sheet;
}

/** The sheets of paper, as SVG. */
export function sheetsOf(app: App, printing: Printing): SVGElement[] {
  const both = app.apart ? besideEachOther(app, printing) : null;
  if (both) return [both];
  const paper = new Paper(app, printing);
  return app.sides.flatMap((at) => {
    const words = sideWords(app, at), room = paper.room(`${words} · page 88 of 88`), sheets = paged(app, at, room, printing.one);
    return sheets.map((each, s) => {
      const sheet = paper.sheet(sheets.length > 1 ? `${words} · page ${s + 1} of ${sheets.length}` : words);
      sheet.append(paper.chart(each, kMargin, room.top, room));
      return sheet;
    });
  });
}

// Paper is white.
function paintFor(app: App, stage: number): Paint {
  const theme = app.state.theme;
  app.state.theme = 'light';
  const paint = paintAt(app, stage);
  app.state.theme = theme;
  return paint;
}

let rule = -1;
let box: HTMLElement | null = null;

/** Puts the sheets into the page, where print alone sees them. */
export function layOutSheets(app: App, printing: Printing): void {
  box?.remove();
  box = el('div', { class: 'sheets', 'aria-hidden': 'true' }, ...sheetsOf(app, printing).map((sheet) => el('div', { class: 'sheet' }, sheet)));
  document.body.append(box);
  const style = document.styleSheets[0];
  if (rule >= 0) style.deleteRule(rule);
  const { long, short: brief } = papers[printing.paper];
  const [width, height] = printing.across ? [long, brief] : [brief, long];
  rule = style.insertRule(`@page { size: ${width}pt ${height}pt; margin: 0 }`, style.cssRules.length);
}

export function printView(app: App, printing: Printing): void {
  layOutSheets(app, printing);
  window.print();
}

/** A print by the browser's own key gets sheets too. */
export function readyToPrint(app: App): void {
  window.addEventListener('beforeprint', () => { if (!box) layOutSheets(app, { paper: 0, across: true, one: false }); }, alive());
  window.addEventListener('afterprint', () => {
    box?.remove();
    box = null;
  }, alive());
}
