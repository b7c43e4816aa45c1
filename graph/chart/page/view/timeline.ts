// The stages at their dates: a slider, and a button that walks through them.

import type { Stage } from '../data';
import type { App, Part, State } from './app';
import { button, el } from './dom';
import { textWidth } from './sheet';
import { still } from './theme';

const kWait = 2200;

/** "Series A, June 2029: 48 seats"; a stage may have no date. */
function saidOf({ name, date, counts }: Stage): string { return `${[name, date].filter((text) => text !== '').join(', ')}: ${counts}`; }

export class Timeline implements Part {
  readonly element: HTMLElement;
  private readonly track: HTMLElement;
  private readonly line = el('span', { class: 'line-done' });
  private dots: HTMLElement[] = [];
  private shown: readonly number[] = [];  // the stages of the spec in hand
  private readonly play: HTMLButtonElement;
  private playing = 0;
  private places: number[] = [];
  private named = true;
  private dated = true;
  private readonly caption = el('span', { class: 'caption' });

  constructor(private readonly app: App) {
    this.play = button('', () => this.toggle(), { class: 'play', 'aria-label': 'Play the stages' });
    this.play.append(el('span', { class: 'play-sign', 'aria-hidden': 'true' }));
    this.track = el('div', { class: 'track', role: 'slider', tabindex: 0, 'aria-label': 'Stage', 'aria-valuemin': 1 }, el('span', { class: 'line' }), this.line);
    this.track.append(this.caption);
    this.element = el('section', { class: 'timeline', 'aria-label': 'Stages' }, this.play, this.track);
    this.track.addEventListener('keydown', (event) => this.key(event));
    this.track.addEventListener('pointerdown', (event) => this.drag(event));
    new ResizeObserver(() => this.arrange()).observe(this.track);
  }

  private get stages(): Stage[] { return this.shown.map((s) => this.app.data.stages[s]); }
  private get at(): number { return this.shown.indexOf(this.app.state.stage); }

  /** The stages of the spec in hand. */
  private make(): void {
    const { model, state } = this.app, own = model.stagesOf(model.specOf(state.stage));
    if (own === this.shown) return;
    this.shown = own;
    for (const dot of this.dots) dot.remove();
    this.dots = this.stages.map((stage) => el('span', { class: 'stop' }, el('span', { class: 'dot' }), el('span', { class: 'stop-name' }, stage.name), el('span', { class: 'stop-date' }, stage.date)));
    this.caption.before(...this.dots);
    this.track.setAttribute('aria-valuemax', String(own.length));
    this.element.hidden = own.length < 2;
    this.arrange();
  }

  update(changed: Set<keyof State>): void {
    if (!changed.has('stage')) return;
    this.make();
    this.mark();
  }

  /** At their dates, but never so near that a name lies over another one. */
  private arrange(): void {
    const { stages } = this, last = stages.length - 1;
    if (last < 0) return;
    const times = stages.map((stage) => Date.parse(stage.when));
    const dated = times.every((time, s) => Number.isFinite(time) && (s === 0 || time >= times[s - 1])) && times[last] > times[0];
    const widest = (texts: string[], size: number, bold: boolean): number => Math.max(...texts.map((text) => textWidth(text, size, bold)));
    const names = widest(stages.map((stage) => stage.name), 14, true) + 14, dates = widest(stages.map((stage) => stage.date), 12, false) + 14;
    const edge = Math.min(Math.max(names, dates) / 2, this.track.clientWidth / (2 * stages.length)), width = this.track.clientWidth - 2 * edge;
    const gap = Math.min(Math.max(names, dates), width / Math.max(1, last));
    this.places = stages.map((_, s) => edge + width * (dated ? (times[s] - times[0]) / (times[last] - times[0]) : s / Math.max(1, last)));
    for (let s = 1; s <= last; ++s) this.places[s] = Math.max(this.places[s], this.places[s - 1] + gap);
    if (last > 0) this.places[last] = edge + width;
    for (let s = last - 1; s >= 0; --s) this.places[s] = Math.min(this.places[s], this.places[s + 1] - gap);
    this.dots.forEach((dot, s) => {
      dot.style.left = `${this.places[s]}px`;
    });
    // Where names or dates have no room side by side, that of the stage in hand alone is written.
    const room = Math.min(gap, 2 * edge) + 1;
    this.named = names <= room;
    this.dated = this.named && dates <= room;
    this.track.classList.toggle('unnamed', !this.named);
    this.track.classList.toggle('undated', !this.dated);
    this.mark();
  }

  private mark(): void {
    const stage = this.at, it = this.stages[stage];
    if (!it) return;
    this.dots.forEach((dot, s) => {
      dot.classList.toggle('done', s <= stage);
      dot.classList.toggle('now', s === stage);
    });
    if (this.places.length > 0) {
      this.line.style.left = `${this.places[0]}px`;
      this.line.style.width = `${this.places[stage] - this.places[0]}px`;
    }
    const text = [this.named ? '' : it.name, this.dated ? '' : it.date].filter((part) => part !== '').join(' · ');
    this.caption.textContent = text;
    const half = Math.min(textWidth(text, 12.5, true), this.track.clientWidth) / 2;
    this.caption.style.left = `${Math.max(half, Math.min(this.track.clientWidth - half, this.places[stage] ?? 0))}px`;
    this.track.setAttribute('aria-valuenow', String(stage + 1));
    this.track.setAttribute('aria-valuetext', saidOf(it));
  }

  private show(stage: number, said = true, passing = false): void {
    const to = Math.max(0, Math.min(this.shown.length - 1, stage));
    if (to === this.at) return;
    this.app.change({ stage: this.shown[to] }, { passing });
    const it = this.stages[to];
    if (said) this.app.say(saidOf(it));
  }

  step(by: number): void { this.stop(); this.show(this.at + by); }

  private key(event: KeyboardEvent): void {
    const stage = this.at, last = this.shown.length - 1;
    const to = { ArrowRight: stage + 1, ArrowUp: stage + 1, ArrowLeft: stage - 1, ArrowDown: stage - 1, Home: 0, End: last, PageUp: stage + 1, PageDown: stage - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.stop();
    this.show(to, false);  // a slider says its value by itself
  }

  private drag(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.stop();
    this.track.setPointerCapture(event.pointerId);
    let passing = false;
    const at = (move: PointerEvent): void => {
      const x = move.clientX - this.track.getBoundingClientRect().left;
      let nearest = 0;
      this.places.forEach((place, s) => { if (Math.abs(place - x) < Math.abs(this.places[nearest] - x)) nearest = s; });
      const stage = this.at;
      this.show(nearest, true, passing);
      passing ||= nearest !== stage;
    };
    at(event);
    const end = (): void => {
      this.track.removeEventListener('pointermove', at);
      this.track.removeEventListener('pointerup', end);
      this.track.removeEventListener('pointercancel', end);
    };
    this.track.addEventListener('pointermove', at);
    this.track.addEventListener('pointerup', end);
    this.track.addEventListener('pointercancel', end);
  }

  end(): void { this.stop(); }

  toggle(): void {
    if (this.playing !== 0) return this.stop();
    if (this.at === this.shown.length - 1) this.show(0);
    this.play.classList.add('on');
    this.play.setAttribute('aria-label', 'Pause');
    let passing = false;
    const next = (): void => {
      this.show(this.at + 1, true, passing);
      passing = true;
      if (this.at === this.shown.length - 1) this.stop();
    };
    this.playing = window.setInterval(next, still() ? kWait * 1.3 : kWait);
  }

  private stop(): void {
    clearInterval(this.playing);
    this.playing = 0;
    this.play.classList.remove('on');
    this.play.setAttribute('aria-label', 'Play the stages');
  }
}
