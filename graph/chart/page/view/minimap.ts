// The whole, small, with what is in view; to be dragged in.

import type { App, Part, State } from './app';
import { allDim, fillColour, markOf } from './card';
import { el } from './dom';
import type { Scene } from './scene';
import { inkOf } from './theme';

const kWidth = 168, kHeight = 112, kInset = 8;

export class Minimap implements Part {
  readonly element = el('div', { class: 'minimap', 'aria-hidden': 'true' });
  private readonly canvas = el('canvas', { width: kWidth * 2, height: kHeight * 2 });
  private readonly frame = el('span', { class: 'frame' });
  private scene: Scene | null = null;
  private scale = 1;
  private left = 0;
  private top = 0;

  constructor(private readonly app: App) {
    this.element.append(this.canvas, this.frame);
    this.element.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      this.element.setPointerCapture(event.pointerId);
      this.look(event);
    });
    this.element.addEventListener('pointermove', (event) => { if (this.element.hasPointerCapture(event.pointerId)) this.look(event); });
    this.element.addEventListener('wheel', (event) => event.preventDefault(), { passive: false });
  }

  private look(event: PointerEvent): void {
    const box = this.element.getBoundingClientRect(), { camera } = this.app, { k } = camera.view;
    const x = (event.clientX - box.left - this.left) / this.scale, y = (event.clientY - box.top - this.top) / this.scale;
    camera.fitted = false;
    camera.stop();
    camera.set({ k, x: camera.width / 2 - x * k, y: camera.height / 2 - y * k });
  }

  update(changed: Set<keyof State>): void {
    const { scene, camera } = this.app, { view } = camera;
    const shown = scene.width * view.k > camera.width + 4 || scene.height * view.k > camera.height + 4;
    this.element.hidden = !shown || camera.width < 600 || this.app.apart;
    if (this.element.hidden) return;
    if (scene !== this.scene || ['theme', 'colour', 'filter'].some((key) => changed.has(key as keyof State))) this.paint(scene);
    const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));
    const x0 = clamp(this.left - view.x / view.k * this.scale, kWidth), y0 = clamp(this.top - view.y / view.k * this.scale, kHeight);
    const x1 = clamp(this.left + (camera.width - view.x) / view.k * this.scale, kWidth), y1 = clamp(this.top + (camera.height - view.y) / view.k * this.scale, kHeight);
    const style = this.frame.style;
    style.left = `${x0}px`; style.top = `${y0}px`; style.width = `${Math.max(4, x1 - x0)}px`; style.height = `${Math.max(4, y1 - y0)}px`;
  }

  private paint(scene: Scene): void {
    this.scene = scene;
    const { data, state } = this.app, paint = this.app.paint(), ink = inkOf(state.theme);
    this.scale = Math.min((kWidth - 2 * kInset) / Math.max(1, scene.width), (kHeight - 2 * kInset) / Math.max(1, scene.height));
    this.left = (kWidth - scene.width * this.scale) / 2;
    this.top = (kHeight - scene.height * this.scale) / 2;
    const brush = this.canvas.getContext('2d')!;
    brush.setTransform(2, 0, 0, 2, 0, 0);
    brush.clearRect(0, 0, kWidth, kHeight);
    for (const card of scene.cards) {
      const mark = markOf(data.faces[card.face]), it = scene.stage.card(card.card);
      brush.globalAlpha = allDim(it, paint) ? 0.2 : 0.8;
      brush.fillStyle = mark ? fillColour(data, it, mark, paint) : ink.line;
      brush.fillRect(this.left + card.x * this.scale, this.top + card.y * this.scale, Math.max(1, card.w * this.scale), Math.max(1, card.h * this.scale));
    }
  }
}
