// The state of the page, and the one way to change it: every part is told what has changed.

import type { PageData } from '../data';
import type { Paint } from './card';
import { Camera, type View } from './camera';
import { jointModel, plainModel } from './both';
import { differences, type Difference, type Kind } from './differences';
import { counted } from './dom';
import { boxesOf } from './forest';
import type { Layout } from './layout';
import { Looks } from './looks';
import { Model, type StageModel } from './model';
import { nameIn } from './names';
import { paintAt } from './paints';
import { Picture } from './picture';
import { makeScene, type Scene } from './scene';
import { deviceTheme, onDeviceTheme, type Theme } from './theme';

export interface State {
  stage: number;
  beside: number;           // the stage that it is compared with; -1: none
  both: boolean;            // both of them in one picture, else beside each other
  seat: number;             // chosen; -1: none
  unit: number;             // chosen in place of a seat; -1: none
  top: string | null;
  collapsed: Set<string>;
  levels: number;           // that were chosen to be shown; 0: no number was
  closed: Set<string>;
  hold: boolean;
  colour: number;           // which of `colour_by`
  filter: Set<number>;      // of its values; empty: all are shown
  theme: Theme;
  panel: boolean;           // open
}

export interface Part { update(changed: Set<keyof State>): void }

export interface How {
  fit?: boolean;            // look at the whole
  anchor?: string;          // the key of a card that stays where it is
  still?: boolean;          // nothing glides
  passing?: boolean;        // on the way to something else: nothing to go back to
}

const kStructure: (keyof State)[] = ['stage', 'beside', 'both', 'top', 'collapsed', 'closed', 'hold'];

export class App {
  readonly model: Model;
  readonly camera: Camera;
  readonly picture: Picture;
  /** Those that lie over the picture, which is laid out for the room that they leave. */
  readonly over: Part[] = [];
  readonly parts: Part[] = [];
  /** Of the stage beside, if there is one. */
  other: Picture | null = null;
  make: () => void = () => undefined;
  /** Says over the chart, and aloud, what the reader has to know; empty: no longer. */
  notice: (text: string) => void = () => undefined;
  passing = false;
  readonly state: State;
  private readonly live: HTMLElement;
  private readonly looks: Looks;
  private shown: { stage: number; beside: number; both: boolean; here: StageModel; side: StageModel; found: readonly Difference[]; differ: ReadonlyMap<number, Kind> } | null = null;

  constructor(readonly data: PageData, readonly layout: Layout, port: HTMLElement, live: HTMLElement) {
    this.model = new Model(data);
    this.live = live;
    this.looks = new Looks(data);
    this.state = {
      stage: data.stages.length - 1, beside: -1, both: false, levels: 0, seat: -1, unit: -1, top: null, collapsed: new Set(), closed: new Set(), hold: data.hold,
      colour: 0, filter: new Set(), theme: deviceTheme(), panel: port.ownerDocument.documentElement.clientWidth >= 1000,
    };
    this.camera = new Camera(port, () => {
      this.picture.follow();
      for (const part of this.parts) part.update(new Set());
    });
    this.picture = new Picture(data, this.camera, this.paint());
    onDeviceTheme(() => this.change({ theme: deviceTheme() }));
  }

  private compared(): NonNullable<App['shown']> {
    const { stage, beside, both } = this.state, { model } = this;
    if (this.shown?.stage === stage && this.shown.beside === beside && this.shown.both === both) return this.shown;
    const at = model.at(stage);
    this.shown = { stage, beside, both, here: at, side: at, found: [], differ: new Map() };
    if (beside >= 0) {
      const all = differences(model, beside, stage);
      // Stages of one spec say less of each seat: their cards have signs of their own.
      const fine = model.comparing || both;
      const found = fine ? all : all.map((each): Difference => each.kind === 'new' || each.kind === 'gone' ? each : { ...each, kind: 'changed' });
      const plain = (number: number): StageModel => model.comparing ? plainModel(model, this.looks, number) : model.at(number);
      this.shown = { ...this.shown, here: both ? jointModel(model, this.looks, stage, beside, found) : plain(stage), side: plain(beside), found, differ: new Map(found.map(({ seat, kind }) => [seat, kind])) };
    }
    return this.shown;
  }

  /** The stage in hand as it is drawn: together with the one that it is compared with, where both are one picture. */
  get here(): StageModel { return this.compared().here; }
  /** The stage beside it. */
  get side(): StageModel { return this.compared().side; }
  get found(): readonly Difference[] { return this.compared().found; }
  get differ(): ReadonlyMap<number, Kind> { return this.compared().differ; }
  /** Whether another stage has half of the window. */
  get apart(): boolean { return this.state.beside >= 0 && !this.state.both; }

  /** What is on screen, from left to right. */
  get sides(): readonly StageModel[] { return this.apart ? [this.side, this.here] : [this.here]; }

  get scene(): Scene { return this.picture.scene!; }

  paint(): Paint { return paintAt(this, this.state.stage); }

  /** What is shown for a window of the stage in hand, or of the one beside it. */
  sceneOf(at: StageModel): Scene {
    const [left, top, right, bottom] = this.camera.free();
    const w = Math.max(100, this.camera.width - left - right), h = Math.max(100, this.camera.height - top - bottom);
    const { beside, both, hold, stage } = this.state, { model } = this;
    const stages = both && beside >= 0 ? [at] : beside >= 0 ? [this.here, this.side] : hold ? model.stagesOf(model.specOf(stage)).map((s) => model.at(s)) : [at];
    return makeScene(model, this.layout, at, this.state, stages, { ratio: w / h, enough: w / 1.5 });
  }

  change(by: Partial<State>, how: How = {}): void {
    const changed = new Set<keyof State>();
    this.passing = how.passing === true;
    const before = this.state.stage;
    for (const key of Object.keys(by) as (keyof State)[]) {
      if (this.state[key] !== by[key]) changed.add(key);
    }
    Object.assign(this.state, by);
    if (changed.has('theme')) document.documentElement.dataset.theme = this.state.theme;
    if (changed.has('colour') && by.filter === undefined) {
      this.state.filter = new Set();
      changed.add('filter');
    }
    if (changed.has('collapsed') && by.levels === undefined && this.state.levels > 0) {
      this.state.levels = 0;
      changed.add('levels');
    }
    if (changed.has('stage') && by.beside === undefined) this.walkBoth(before);
    if (this.state.beside === this.state.stage) {
      this.state.beside = -1;
      changed.add('beside');
    }
    if (changed.has('beside') || changed.has('stage') || changed.has('both')) this.make();
    const undimmed = changed.has('seat') && this.state.filter.size > 0;
    if (changed.has('colour') || changed.has('filter') || changed.has('theme') || undimmed) this.picture.repaint(this.paint());
    if (changed.has('stage')) this.picture.paint = this.paint();
    if (['seat', 'stage', 'beside', 'both'].some((key) => changed.has(key as keyof State))) this.light();
    for (const part of this.over) part.update(changed);
    if (kStructure.some((key) => changed.has(key)) || how.fit) this.relayout(how);
    else this.picture.drawMarks();
    for (const part of this.parts) part.update(changed);
  }

  /** The layout for the window as it is now. */
  relayout(how: How = {}): void {
    const before = this.picture.scene;
    if (how.fit) this.camera.fitted = true;
    const scene = this.sceneOf(this.here);
    const whole = this.camera.whole(scene.width, scene.height);
    const to = this.camera.fitted || !before ? whole : this.anchored(before, scene, how.anchor) ?? whole;
    this.picture.show(scene, to, how.still !== true);
  }

  // The view in which a card stays where it is on screen: the one asked for, the chosen one, or the one in the middle.
  private anchored(before: Scene, after: Scene, wanted?: string): View | null {
    const { view } = this.camera;
    const place = this.state.seat < 0 ? undefined : after.stage.placeOf.get(this.state.seat);
    const chosen = place && after.stage.keys[place.card];
    let key = [wanted, chosen].find((k) => k !== undefined && before.byKey.has(k) && after.byKey.has(k));
    if (key === undefined) {
      const x = (this.camera.width / 2 - view.x) / view.k, y = (this.camera.height / 2 - view.y) / view.k;
      let least = Infinity;
      for (const card of before.cards) {
        const far = Math.hypot(card.x + card.w / 2 - x, card.y + card.h / 2 - y);
        if (far < least && after.byKey.has(card.key)) [least, key] = [far, card.key];
      }
    }
    if (key === undefined) return null;
    const a = before.cards[before.byKey.get(key)!], b = after.cards[after.byKey.get(key)!];
    return { k: view.k, x: view.x + (a.x - b.x) * view.k, y: view.y + (a.y - b.y) * view.k };
  }

  /** The part of a stage that is below the top, if one is chosen: who, and in words. */
  part(at = this.here): { seats: readonly number[]; words: string; top: string } {
    const { top } = this.state;
    if (top === null) return { seats: at.seats(), words: at.stage.counts, top: '' };
    const absent = this.absent(at);
    if (absent !== '') return { seats: [], words: absent, top: absent };
    const seats = boxesOf(at, { top, collapsed: new Set(), closed: new Set() }).flatMap((box) => at.card(box.card).seats.slice(0, at.count(box.card)));
    const names = this.model.topName(top, at);
    return { seats, words: `${names} and below: ${counted(seats.length, 'seat')}`, top: `${names} and below` };
  }

  /** What is said of a stage that has no card of the top that is chosen; empty: it has one. */
  absent(at: StageModel): string {
    const { top } = this.state;
    return top === null || at.cardOf.has(top) ? '' : `${this.model.topName(top, at)} is not there at ${nameIn(this, at.number)}`;
  }

  // Of two specs, the stage that is compared with goes along with the one in hand.
  private walkBoth(before: number): void {
    const { model, state } = this;
    if (state.beside < 0) return;
    const other = model.specOf(state.beside);
    if (other !== model.specOf(before) && other !== model.specOf(state.stage)) state.beside = model.counterpart(state.stage, other);
  }

  private light(): void { this.picture.marks = { ...this.picture.marks, ...this.litAt(this.here) }; }

  /** Who is chosen, and its way to the top at a stage. */
  litAt(at: StageModel): { seat: number; chain: Set<string> } {
    const place = this.state.seat < 0 ? undefined : at.placeOf.get(this.state.seat);
    return { seat: this.state.seat, chain: new Set(place ? at.chain(place.card).map((card) => at.keys[card]) : []) };
  }

  toggle(key: string): void {
    const at = this.here, card = at.cardOf.get(key);
    if (card === undefined) return;
    const flip = (set: Set<string>): Set<string> => {
      const next = new Set(set);
      if (!next.delete(key)) next.add(key);
      return next;
    };
    const by: Partial<State> = {};
    if (at.card(card).closed !== undefined) by.closed = flip(this.state.closed);
    if (at.children[card].length > 0) by.collapsed = flip(this.state.collapsed);
    this.change(by, { anchor: key });
  }

  /** Nothing of it moves any more. */
  end(): void {
    this.camera.stop();
    this.picture.end();
  }

  say(text: string): void {
    // The same words twice are said twice.
    this.live.textContent = this.live.textContent === text ? text + '\u00a0' : text;
  }
}
