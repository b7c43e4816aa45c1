// Where the reader looks: pan, pinch, wheel (d3-zoom), fit, and ways there that take a moment.

import { select, type Selection } from 'd3-selection';
import { zoom, zoomIdentity, type Zoom } from 'd3-zoom';
import { still } from './theme';

export interface View { x: number; y: number; k: number }

const kLargest = 8;
const kMoment = 450;

export const eased = (t: number): number => t < 0.5 ? 4 * t * t * t : 1 - (-2 * t + 2) ** 3 / 2;

export class Camera {
  view: View = { x: 0, y: 0, k: 1 };
  /** The whole is in view because the reader wants it so, not by chance. */
  fitted = true;
  // Read from the window in every frame they would cost a layout each time.
  width = 0;
  height = 0;
  private readonly behaviour: Zoom;
  private readonly selection: Selection;
  private running = 0;
  private own = false;

  constructor(readonly port: HTMLElement, private readonly moved: () => void) {
    this.selection = select(port);
    this.measure();
    new ResizeObserver(() => this.measure()).observe(port);
    this.behaviour = zoom().scaleExtent([0.01, kLargest]).clickDistance(4);
    this.behaviour.on('zoom', () => {
      const node = this.selection.property('__zoom') as View;
      this.view = { x: node.x, y: node.y, k: node.k };
      if (!this.own) {
        this.fitted = false;
        cancelAnimationFrame(this.running);
      }
      this.moved();
    });
    this.selection.call(this.behaviour as unknown as (s: Selection) => void);
    this.selection.on('dblclick.zoom', null);
  }

  /** The room that there is now. */
  measure(): void { [this.width, this.height] = [this.port.clientWidth, this.port.clientHeight]; }

  set(view: View): void {
    this.own = true;
    this.behaviour.transform(this.selection, zoomIdentity.translate(view.x, view.y).scale(view.k));
    this.own = false;
  }

  stop(): void { cancelAnimationFrame(this.running); }

  /** There over a moment, or at once where nothing is to move. */
  go(to: View, moment = kMoment): void {
    this.stop();
    const from = this.view;
    if (still() || moment === 0) return this.set(to);
    const begin = performance.now();
    const step = (now: number): void => {
      const t = Math.min(1, (now - begin) / moment);
      this.set(between(from, to, eased(t)));
      if (t < 1) this.running = requestAnimationFrame(step);
    };
    this.running = requestAnimationFrame(step);
  }

  /** The view with all of a picture in it. */
  whole(width: number, height: number, largest = 1.5): View {
    const [left, top, right, bottom] = this.free();
    const w = Math.max(60, this.width - left - right), h = Math.max(60, this.height - top - bottom);
    const k = Math.min(w / Math.max(1, width), h / Math.max(1, height), largest);
    this.behaviour.scaleExtent([Math.min(0.5, k * 0.6), kLargest]);
    return { k, x: left + (w - width * k) / 2, y: top + (h - height * k) * 0.3 };
  }

  /** What lies over the picture at its edges, in pixels: left, top, right, bottom. */
  free(): [number, number, number, number] {
    const legend = this.port.parentElement?.querySelector<HTMLElement>('.legend')?.offsetHeight ?? 0;
    if (this.port.parentElement?.classList.contains('two')) return [14, 58, 14, this.port.classList.contains('beside') ? 20 : Math.max(34, legend) + 28];
    const named = this.port.parentElement?.classList.contains('named'), top = !named ? 50 : this.width < 600 ? 78 : 66;
    return this.width < 600 ? [10, top, 10, 58] : [24, top, 24, Math.max(34, legend) + 28];
  }

  zoomBy(factor: number): void {
    const k = Math.max(0.01, Math.min(kLargest, this.view.k * factor)), by = k / this.view.k;
    this.fitted = false;
    const x = this.width / 2, y = this.height / 2;
    this.go({ k, x: x - (x - this.view.x) * by, y: y - (y - this.view.y) * by }, 180);
  }

  /** The view with a place of the picture in the middle, large enough to be read. */
  centred(x: number, y: number, least: number): View {
    const k = Math.max(this.view.k, least);
    return { k, x: this.width / 2 - x * k, y: this.height / 2 - y * k };
  }

  /** Moves no further than needed for a part of the picture to be seen, above what covers its lower edge. */
  reveal(x: number, y: number, w: number, h: number, covered = 0): void {
    const { k } = this.view, edge = 40;
    const by = (from: number, size: number, room: number): number =>
      from < edge ? edge - from : from + size > room - edge ? Math.max(edge - from, room - edge - from - size) : 0;
    const dx = by(x * k + this.view.x, w * k, this.width), dy = by(y * k + this.view.y, h * k, this.height - covered);
    if (dx === 0 && dy === 0) return;
    this.fitted = false;
    this.go({ k, x: this.view.x + dx, y: this.view.y + dy }, 250);
  }
}

export function between(a: View, b: View, t: number): View {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t, k: a.k + (b.k - a.k) * t };
}
