// The chart on screen: what is in view, drawn a little beyond it, so that a pan moves one layer and draws nothing anew.

import type { PageData } from '../data';
import { cardElement, kFonts, type Paint } from './card';
import { between, eased, type Camera, type View } from './camera';
import { short, svg } from './dom';
import { farElements, readable } from './far';
import { markElements, pathOf, type Marks } from './marks';
import type { Scene, Shown } from './scene';
import { inkOf, still } from './theme';

const kGlide = 520;
const kMostGliding = 450;    // cards in view; more jump
const kBudget = 7;           // milliseconds of a frame for cards that came into view
const kCached = 2500;

interface Motion { begin: number; from: Map<string, { x: number; y: number }>; gone: Scene | null; view: View; to: View }

function chunks<T>(items: readonly T[], size = 80): T[][] {
  const out: T[][] = [];
  for (let at = 0; at < items.length; at += size) out.push(items.slice(at, at + size));
  return out;
}

export class Picture {
  readonly layer = svg('svg', { class: 'layer', 'aria-hidden': 'true', 'font-family': kFonts });
  scene: Scene | null = null;
  marks: Marks = { seat: -1, chain: new Set(), focus: null, hover: null };
  private readonly groups: Record<'root' | 'lines' | 'dotted' | 'far' | 'cards' | 'marks', SVGElement>;
  private readonly elements = new Map<string, { element: SVGElement; height: number }>();
  private drawn: View = { x: 0, y: 0, k: 1 };
  private motion: Motion | null = null;
  private idle = 0;
  private frame = 0;

  constructor(private readonly data: PageData, private readonly camera: Camera, public paint: Paint) {
    const group = (name: string): SVGElement => svg('g', { class: name });
    this.groups = { root: group('root'), lines: group('lines'), dotted: group('dotted'), far: group('far'), cards: group('cards'), marks: group('marks') };
    const { root, lines, far, cards, dotted, marks } = this.groups;
    root.append(lines, far, cards, dotted, marks);
    this.layer.append(root);
    camera.port.prepend(this.layer);
  }

  private get over(): number { return this.camera.width < 600 ? 160 : 260; }
  get moving(): boolean { return this.motion !== null; }

  /** Shows another scene; where motion is welcome, cards glide from where they were and the view goes to `to`. */
  show(scene: Scene, to: View, move: boolean): void {
    const before = this.scene;
    const from = new Map<string, { x: number; y: number }>();
    if (before) for (const card of before.cards) from.set(card.key, this.spot(card));
    this.scene = scene;
    this.camera.stop();
    const few = Math.max(this.inView(scene.cards, to).length, before ? this.inView(before.cards, this.camera.view).length : 0) <= kMostGliding;
    if (!before || !move || still() || !few) {
      this.motion = null;
      this.camera.set(to);
      this.draw();
      return;
    }
    this.motion = { begin: performance.now(), from, gone: before, view: this.camera.view, to };
    this.next();
  }

  /** Everything anew: colours or what is dimmed have changed. */
  repaint(paint: Paint): void {
    this.paint = paint;
    this.elements.clear();
    this.groups.cards.replaceChildren();
    this.draw();
  }

  /** Where a card is at this moment. */
  spot(card: Shown): { x: number; y: number } {
    const from = this.motion?.from.get(card.key);
    if (!this.motion || !from) return card;
    const t = eased(this.time());
    return { x: from.x + (card.x - from.x) * t, y: from.y + (card.y - from.y) * t };
  }

  private time(): number { return this.motion ? Math.min(1, (performance.now() - this.motion.begin) / kGlide) : 1; }

  private next(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      if (this.motion) {
        const t = this.time();
        this.camera.set(between(this.motion.view, this.motion.to, eased(t)));
        if (t >= 1) this.motion = null;
      }
      this.draw();
      if (this.motion) this.next();
    });
  }

  /** The camera has moved: the layer moves with it, and is drawn anew where it no longer covers the view or is blurred. */
  follow(): void {
    if (this.motion || !this.scene) return;
    const { x, y, k } = this.camera.view, over = this.over;
    const s = k / this.drawn.k;
    const tx = x - s * (this.drawn.x + over), ty = y - s * (this.drawn.y + over);
    const covers = tx <= 0 && ty <= 0 && tx + s * (this.camera.width + 2 * over) >= this.camera.width && ty + s * (this.camera.height + 2 * over) >= this.camera.height;
    if (!covers || s < 0.6 || s > 1.9) return this.draw();
    this.layer.style.transform = `translate(${tx}px,${ty}px) scale(${s})`;
    clearTimeout(this.idle);
    if (s !== 1) this.idle = window.setTimeout(() => this.draw(), 120);
  }

  private inView(cards: readonly Shown[], view: View, over = 0, moving = false): Shown[] {
    const left = (-over - view.x) / view.k, top = (-over - view.y) / view.k;
    const right = (this.camera.width + over - view.x) / view.k, bottom = (this.camera.height + over - view.y) / view.k;
    return cards.filter((card) => {
      const { x, y } = moving ? this.spot(card) : card;
      return x < right && y < bottom && x + card.w > left && y + card.h + 10 > top;
    });
  }

  /** With `whole` no card is left as a box for the next frame. */
  draw(whole = false): void {
    const scene = this.scene;
    if (!scene) return;
    clearTimeout(this.idle);
    const view = this.camera.view, over = this.over;
    this.drawn = view;
    this.layer.setAttribute('width', String(this.camera.width + 2 * over));
    this.layer.setAttribute('height', String(this.camera.height + 2 * over));
    this.layer.style.transform = `translate(${-over}px,${-over}px)`;
    this.groups.root.setAttribute('transform', `translate(${short(view.x + over)},${short(view.y + over)}) scale(${Math.round(view.k * 1e5) / 1e5})`);
    const visible = this.inView(scene.cards, view, over, this.motion !== null);
    const late = this.drawCards(scene, visible, view.k, whole);
    this.drawLines(scene, view, over);
    this.drawMarks();
    if (late && !this.motion) this.next();
  }

  drawMarks(): void {
    if (!this.scene) return;
    const visible = this.inView(this.scene.cards, this.camera.view, this.over, this.motion !== null);
    this.groups.marks.replaceChildren(...markElements(this.scene, this.data.faces, visible, this.marks, (card) => this.spot(card), inkOf(this.paint.theme), this.camera.view.k));
  }

  // Whether some cards are boxes for now, since drawing them would make a frame late.
  private drawCards(scene: Scene, visible: Shown[], k: number, whole: boolean): boolean {
    const near = readable(k);
    const begin = performance.now(), t = this.time();
    const far: { it: Shown; x: number; y: number }[] = [];
    const wanted = new Set<string>();
    let late = false;
    const put = (card: Shown, key: string, stage: Scene['stage'], opacity: number): void => {
      const { x, y } = opacity === 1 || this.motion?.from.has(card.key) ? this.spot(card) : card;
      if (!near) return void far.push({ it: card, x, y });
      let known = this.elements.get(key);
      if (!known || known.height !== card.h) {
        if (performance.now() - begin > kBudget && !whole && !this.motion && this.elements.size > 0) {
          late = true;
          return void far.push({ it: card, x, y });
        }
        known?.element.remove();
        known = { element: cardElement(this.data, stage.card(card.card), this.data.faces[card.face], this.paint, card.h), height: card.h };
        this.elements.set(key, known);
      }
      wanted.add(key);
      const wrapped = known.element;
      wrapped.setAttribute('transform', `translate(${short(x)},${short(y)})`);
      if (opacity < 1) wrapped.style.opacity = short(opacity);
      else wrapped.style.removeProperty('opacity');
      if (wrapped.parentNode !== this.groups.cards) this.groups.cards.append(wrapped);
    };
    const keyOf = (card: Shown, stage: Scene['stage']): string => `${stage.number} ${card.key} ${card.face}`;
    for (const card of visible) {
      const came = this.motion !== null && !this.motion.from.has(card.key);
      put(card, keyOf(card, scene.stage), scene.stage, came ? Math.max(0, t * 2 - 1) : 1);
    }
    if (this.motion?.gone && near) {
      for (const card of this.motion.gone.cards) {
        if (!scene.byKey.has(card.key) && t < 0.5) put(card, keyOf(card, this.motion.gone.stage), this.motion.gone.stage, 1 - t * 2);
      }
    }
    for (const [key, { element }] of this.elements) {
      if (wanted.has(key)) continue;
      element.remove();
      if (this.elements.size > kCached) this.elements.delete(key);
    }
    this.groups.far.replaceChildren(...farElements(this.data, scene.stage, far, k, this.paint));
    return late;
  }

  private drawLines(scene: Scene, view: View, over: number): void {
    const ink = inkOf(this.paint.theme);
    const left = (-over - view.x) / view.k, top = (-over - view.y) / view.k;
    const right = (this.camera.width + over - view.x) / view.k, bottom = (this.camera.height + over - view.y) / view.k;
    const seen = (points: ArrayLike<number>): boolean => {
      if (points.length < 4) return false;
      let x0 = Infinity, x1 = -Infinity, y0 = Infinity, y1 = -Infinity;
      for (let p = 0; p < points.length; p += 2) {
        x0 = Math.min(x0, points[p]); x1 = Math.max(x1, points[p]);
        y0 = Math.min(y0, points[p + 1]); y1 = Math.max(y1, points[p + 1]);
      }
      return x0 < right && x1 > left && y0 < bottom && y1 > top;
    };
    const width = short(Math.max(1.1, 0.7 / view.k));
    const lines = (of: Scene, opacity: number): SVGElement[] => chunks(of.cards.filter((card) => seen(card.line))).map((cards) => svg('path', {
      d: cards.map((card) => pathOf(card.line)).join(''), fill: 'none', stroke: ink.line, 'stroke-width': width, opacity: opacity < 1 ? short(opacity) : undefined,
    }));
    const t = this.time();
    const out = lines(scene, this.motion ? Math.max(0, t * 2 - 1) : 1);
    if (this.motion?.gone && t < 0.5) out.push(...lines(this.motion.gone, 1 - t * 2));
    this.groups.lines.replaceChildren(...out);
    this.groups.dotted.replaceChildren(...(this.motion ? [] : scene.dotted.filter((line) => seen(line.points)).map((line) => svg('path', {
      d: pathOf(line.points), fill: 'none', stroke: ink.dotted, 'stroke-width': width, 'stroke-dasharray': '1.5 2.5', 'stroke-linecap': 'round',
    }))));
  }
}
