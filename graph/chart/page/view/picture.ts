// The chart on screen: what is in view, drawn a little beyond it, so that a pan moves one layer and draws nothing anew.

import type { PageData } from '../data';
import { cardElement, kFonts, type Paint } from './card';
import { between, eased, type Camera, type View } from './camera';
import { short, svg } from './dom';
import { Far, farElements, kBudget, readable } from './far';
import { dottedElements, lineElements, lineWidth } from './lines';
import { markElements, type Marks } from './marks';
import type { Scene, Shown } from './scene';
import { inkOf, still, type Theme } from './theme';

const kGlide = 520;
const kMostGliding = 450;    // cards in view; more jump
const kCached = 2500;
const kPad = 40;             // of the layer, around the chart, in pixels
const kAround = 3000;        // of a large chart, around the window

interface Motion { begin: number; from: Map<string, { x: number; y: number }>; gone: Scene | null; view: View; to: View }

export class Picture {
  readonly layer = svg('svg', { class: 'layer', 'aria-hidden': 'true', 'font-family': kFonts });
  scene: Scene | null = null;
  marks: Marks = { seat: -1, chain: new Set(), focus: null, hover: null, differ: null };
  private readonly groups: Record<'root' | 'lines' | 'dotted' | 'far' | 'cards' | 'marks', SVGElement>;
  private readonly elements = new Map<string, { element: SVGElement; height: number }>();
  private drawn: View = { x: 0, y: 0, k: 1 };
  private anchored: Scene | null = null;
  private corner: [number, number] = [0, 0];  // of the layer, in pixels from the corner of the chart
  private size: [number, number] = [0, 0];
  private seen: [number, number, number, number] = [0, 0, 0, 0];  // of the chart, what is drawn
  private lined: { scene: Scene; theme: Theme; elements: readonly SVGElement[] } | null = null;
  private motion: Motion | null = null;
  private idle = 0;
  private frame = 0;
  private readonly far: Far;

  constructor(private readonly data: PageData, readonly camera: Camera, public paint: Paint) {
    const group = (name: string): SVGElement => svg('g', { class: name });
    this.groups = { root: group('root'), lines: group('lines'), dotted: group('dotted'), far: group('far'), cards: group('cards'), marks: group('marks') };
    const { root, lines, far, cards, dotted, marks } = this.groups;
    root.append(lines, far, cards, dotted, marks);
    this.layer.append(root);
    this.far = new Far(data, far);
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

  /** While cards glide, where the view goes to. */
  lead(to: View): void { if (this.motion) this.motion.to = to; }

  /** Everything anew: colours or what is dimmed have changed. */
  repaint(paint: Paint): void {
    this.paint = paint;
    this.elements.clear();
    this.groups.cards.replaceChildren();
    this.draw(false, true);
  }

  end(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.idle);
    this.far.stop();
    this.motion = this.scene = null;
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

  /** The camera has moved: the layer moves with it; what comes into view is added, and what is blurred drawn anew. */
  follow(): void {
    const { scene, drawn, camera } = this;
    if (this.motion || !scene) return;
    const { x, y, k } = camera.view, s = k / drawn.k;
    const [left, top, right, bottom] = [-x / k, -y / k, (camera.width - x) / k, (camera.height - y) / k];
    const covers = Math.max(0, left) >= this.seen[0] && Math.max(0, top) >= this.seen[1] && Math.min(scene.width, right) <= this.seen[2] && Math.min(scene.height, bottom) <= this.seen[3];
    if ((!covers && (left < scene.width && right > 0 && top < scene.height && bottom > 0)) || s < 0.6 || s > 1.9) return this.draw();
    this.place();
    clearTimeout(this.idle);
    if (s !== 1) this.idle = window.setTimeout(() => this.draw(), 120);
  }

  private place(): void {
    const { x, y, k } = this.camera.view, s = k / this.drawn.k;
    this.layer.style.transform = `translate(${x + s * this.corner[0]}px,${y + s * this.corner[1]}px) scale(${s})`;
  }

  // The layer holds the whole, or of a large one what is around: so long as it does, a pan draws nothing that was there.
  private anchor(scene: Scene): boolean {
    const { camera } = this, { view } = camera;
    const span = (from: number, length: number, room: number): [number, number] =>
      [Math.max(-kPad, -from - kAround), Math.max(-kPad + 1, Math.min(length * view.k + kPad, room - from + kAround))];
    const [gw, gh] = [Math.max(scene.width, this.motion?.gone?.width ?? 0), Math.max(scene.height, this.motion?.gone?.height ?? 0)];
    const [x0, x1] = span(view.x, gw, camera.width), [y0, y1] = span(view.y, gh, camera.height);
    const [cx, cy] = this.corner, [w, h] = this.size;
    const needX = Math.max(x0, -view.x - this.over), needY = Math.max(y0, -view.y - this.over);
    const holds = cx <= needX && cy <= needY && cx + w >= Math.min(x1, camera.width + this.over - view.x) && cy + h >= Math.min(y1, camera.height + this.over - view.y);
    if (view.k === this.drawn.k && scene === this.anchored && !this.motion && holds) return false;
    this.anchored = scene;
    this.drawn = view;
    this.corner = [x0, y0];
    this.size = [x1 - x0, y1 - y0];
    this.layer.setAttribute('width', short(this.size[0]));
    this.layer.setAttribute('height', short(this.size[1]));
    this.groups.root.setAttribute('transform', `translate(${short(-x0)},${short(-y0)}) scale(${Math.round(view.k * 1e5) / 1e5})`);
    return true;
  }

  private inView(cards: readonly Shown[], view: View, over = 0, moving = false): Shown[] {
    const left = (-over - view.x) / view.k, top = (-over - view.y) / view.k;
    const right = (this.camera.width + over - view.x) / view.k, bottom = (this.camera.height + over - view.y) / view.k;
    return cards.filter((card) => {
      const { x, y } = moving ? this.spot(card) : card;
      return x < right && y < bottom && x + card.w > left && y + card.h + 10 > top;
    });
  }

  /** With `whole` no card is left as a box for the next frame; `fresh` where colours have changed. */
  draw(whole = false, fresh = false): void {
    const scene = this.scene;
    if (!scene) return;
    clearTimeout(this.idle);
    const view = this.camera.view, over = this.over;
    const anew = this.anchor(scene) || fresh;
    this.seen = [(-over - view.x) / view.k, (-over - view.y) / view.k, (this.camera.width + over - view.x) / view.k, (this.camera.height + over - view.y) / view.k];
    this.place();
    // From afar there are few elements however many cards there are.
    const near = readable(view.k);
    const late = near || this.motion !== null ? this.drawCards(scene, near ? this.inView(scene.cards, view, over, this.motion !== null) : scene.cards, view.k, whole) : this.drawFar(scene, view.k);
    if (anew) this.drawLines(scene, view.k);
    this.drawMarks();
    if (late && !this.motion) this.next();
  }

  drawMarks(): void {
    if (!this.scene) return;
    const visible = this.inView(this.scene.cards, this.camera.view, this.over, this.motion !== null);
    this.groups.marks.replaceChildren(...markElements(this.scene, this.data.faces, visible, this.marks, (card) => this.spot(card), inkOf(this.paint.theme), this.camera.view.k));
  }

  private drawFar(scene: Scene, k: number): false {
    if (this.groups.cards.firstChild) this.groups.cards.replaceChildren();
    this.far.draw(scene, k, this.paint);
    return false;
  }

  // Whether some cards are boxes for now, since drawing them would make a frame late.
  private drawCards(scene: Scene, visible: Shown[], k: number, whole: boolean): boolean {
    const near = readable(k);
    const begin = performance.now(), t = this.time();
    const far: { it: Shown; x: number; y: number }[] = [];
    const wanted = new Set<string>();
    let late = false;
    const first = this.elements.size === 0 && !this.groups.far.firstChild;
    const put = (card: Shown, key: string, stage: Scene['stage'], opacity: number): void => {
      const { x, y } = opacity === 1 || this.motion?.from.has(card.key) ? this.spot(card) : card;
      if (!near) return void far.push({ it: card, x, y });
      let known = this.elements.get(key);
      if (!known || known.height !== card.h) {
        if (performance.now() - begin > kBudget && !whole && !this.motion && !first) {
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
    this.far.forget();
    this.groups.far.replaceChildren(...farElements(this.data, scene.stage, far, k, this.paint));
    return late;
  }

  private drawLines(scene: Scene, k: number): void {
    const ink = inkOf(this.paint.theme), t = this.time();
    if (!this.motion && this.lined?.scene === scene && this.lined.theme === this.paint.theme) {
      for (const element of this.lined.elements) element.setAttribute('stroke-width', lineWidth(k));
      return;
    }
    const out = lineElements(scene, ink, k, this.motion ? Math.max(0, t * 2 - 1) : 1);
    if (this.motion?.gone && t < 0.5) out.push(...lineElements(this.motion.gone, ink, k, 1 - t * 2));
    this.groups.lines.replaceChildren(...out);
    const dotted = this.motion ? [] : dottedElements(scene, ink, k);
    this.groups.dotted.replaceChildren(...dotted);
    this.lined = this.motion ? null : { scene, theme: this.paint.theme, elements: [...out, ...dotted] };
  }
}
