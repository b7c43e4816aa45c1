// The data of the page with what is asked of it again and again: who is where at a stage, what is below whom.

import type { Card, Finding, PageData, Seat, SeatState, Stage } from '../data';

export interface Place { card: number; row: number }

/** A stage with its cards as a tree. */
export class StageModel {
  readonly children: number[][];
  readonly placeOf = new Map<number, Place>();  // by seat
  readonly cardOf = new Map<string, number>();  // by key
  readonly keys: string[] = [];                 // by card: its id, numbered where a stage shows it twice
  private readonly there: readonly number[];
  readonly below: number[];                     // seats on the cards below a card
  readonly direct: number[];                    // seats on the cards just below

  /** `ghosts`: of cards where two stages are one, how many of its seats, the last, are not there at this one. */
  constructor(readonly data: PageData, readonly stage: Stage, readonly number: number, private readonly ghosts: ReadonlyMap<number, number> = new Map()) {
    const cards = stage.cards;
    this.children = cards.map(() => []);
    this.below = new Array<number>(cards.length).fill(0);
    this.direct = new Array<number>(cards.length).fill(0);
    cards.forEach((card, at) => {
      if (card.parent >= 0) this.children[card.parent].push(at);
      card.seats.forEach((seat, row) => {
        if (!this.placeOf.has(seat) && row < this.count(at)) this.placeOf.set(seat, { card: at, row });
      });
      let key = card.id;
      for (let again = 2; this.cardOf.has(key); ++again) key = `${card.id}#${again}`;
      this.keys.push(key);
      this.cardOf.set(key, at);
    });
    this.there = [...this.placeOf.keys()];
    for (const at of ghosts.keys()) cards[at].seats.forEach((seat, row) => { if (!this.placeOf.has(seat)) this.placeOf.set(seat, { card: at, row }); });
    for (let at = cards.length - 1; at >= 0; --at) {
      const parent = cards[at].parent;
      if (parent < 0) continue;
      this.below[parent] += this.below[at] + this.count(at);
      this.direct[parent] += this.count(at);
    }
  }

  card(at: number): Card { return this.stage.cards[at]; }

  /** The card itself and those above it, up to a root. */
  chain(at: number): number[] {
    const chain: number[] = [];
    for (let up = at; up >= 0; up = this.card(up).parent) chain.push(up);
    return chain;
  }

  /** How many seats of a card are there. */
  count(at: number): number { return this.stage.cards[at].seats.length - (this.ghosts.get(at) ?? 0); }

  seats(): readonly number[] { return this.there; }
}

export class Model {
  private readonly stages: (StageModel | undefined)[] = [];
  private readonly seatNumbers = new Map<string, number>();
  private readonly bySpec: number[][] = [];
  private readonly members: (number[][] | undefined)[] = [];  // by stage, by unit

  constructor(readonly data: PageData) {
    // An id that a seat had elsewhere finds it too, where no other has it now.
    data.seats.forEach((seat, number) => seat.was?.forEach((id) => this.seatNumbers.set(id, number)));
    data.seats.forEach((seat, number) => this.seatNumbers.set(seat.id, number));
    data.stages.forEach((stage, number) => (this.bySpec[stage.spec ?? 0] ??= []).push(number));
  }

  /** The page is of several specs, or was made to compare two stages. */
  get comparing(): boolean { return this.data.opening !== undefined; }

  specOf(stage: number): number { return this.data.stages[stage].spec ?? 0; }
  /** The stages of a spec, in order. */
  stagesOf(spec: number): readonly number[] { return this.bySpec[spec]; }
  /** What the spec of a stage is called, where there are several; else nothing. */
  specName(stage: number): string { return this.data.specs?.[this.specOf(stage)] ?? ''; }

  /** The stage of a spec that one of another is compared with: the same, else the last that is not later. */
  counterpart(stage: number, spec: number): number {
    const own = this.stagesOf(spec), twin = (s: number): number => this.specOf(s) === 0 ? s : this.data.stages[s].twin ?? -1;
    const same = twin(stage) < 0 ? undefined : own.find((s) => twin(s) === twin(stage));
    const called = own.find((s) => this.data.stages[s].id === this.data.stages[stage].id);
    const { when } = this.data.stages[stage];
    const earlier = [...own].reverse().find((s) => this.data.stages[s].when <= when);
    return same ?? called ?? earlier ?? own[0];
  }

  /** A time as it is in all specs: the stage at that date, else the date. */
  timeKey(date: string, stage: number): string {
    const spec = this.specOf(stage), at = this.stagesOf(spec).find((s) => this.data.stages[s].when === date);
    return at === undefined ? date : `stage ${this.counterpart(at, 0)}`;
  }

  /** What happens to a seat over the stages of a spec: each state with the stage from which on it is so. */
  steps(seat: number, spec: number): { from: number; state: SeatState }[] {
    const out: { from: number; state: SeatState }[] = [];
    const { states } = this.data.seats[seat];
    for (const from of this.stagesOf(spec)) {
      const state = [...states].reverse().find((each) => each.from <= from);
      if (!state || (state.gone && out.length === 0) || out[out.length - 1]?.state === state) continue;
      out.push({ from, state });
    }
    return out;
  }

  /** When a seat that is not there at a stage opens later in the same spec; empty: it does not. */
  opensAfter(seat: number, stage: number): string {
    const { states } = this.data.seats[seat], { stages } = this.data;
    const next = this.stagesOf(this.specOf(stage)).find((s) => s > stage && this.stateAt(seat, s) !== undefined);
    if (next !== undefined) return stages[stage].when === '' ? '' : this.stateAt(seat, next)!.opens ?? stages[next].name;
    const gone = [...states].reverse().find(({ from }) => from <= stage);
    return gone?.gone ? gone.opens ?? '' : '';
  }

  /** Who a seat reports to, also where that is nobody of the page; empty: nobody. */
  managerName(state: SeatState, stage: number): string {
    return state.manager >= 0 ? this.nameOf(state.manager, stage) : state.above ?? '';
  }

  /** Where a seat is: its unit, else its manager. */
  placeName(seat: number, stage: number): string {
    const state = this.anyState(seat, stage), manager = this.managerName(state, stage);
    return state.unit >= 0 ? this.unitName(state.unit) : manager === '' ? 'the top' : manager;
  }

  /** Whether a finding is one of a stage, or of its spec as a whole. */
  holds(finding: Finding, stage: number): boolean {
    return this.inSpec(finding, stage) && (finding.stages.length === 0 || finding.stages.includes(stage));
  }
  inSpec(finding: Finding, stage: number): boolean { return finding.specs?.includes(this.specOf(stage)) ?? true; }

  at(stage: number): StageModel {
    return this.stages[stage] ??= new StageModel(this.data, this.data.stages[stage], stage);
  }

  /** Whether some stage has a card of this key. */
  hasCard(key: string): boolean { return this.data.stages.some((_, stage) => this.at(stage).cardOf.has(key)); }

  /** Who is on a card, at a stage or at the last that has it; of one that no stage has, its key. */
  topName(key: string, at: StageModel): string {
    const has = at.cardOf.has(key) ? at : this.data.stages.map((_, stage) => this.at(stage)).reverse().find((each) => each.cardOf.has(key));
    return has === undefined ? key : has.card(has.cardOf.get(key)!).seats.map((seat) => this.nameOf(seat, has.number)).join(', ');
  }

  /** How many levels the deepest stage has. */
  get depth(): number {
    let deepest = 0;
    for (const { cards } of this.data.stages) {
      const levels: number[] = [];
      for (const { parent } of cards) levels.push(parent < 0 ? 1 : levels[parent] + 1);
      for (const level of levels) deepest = Math.max(deepest, level);
    }
    return deepest;
  }

  seatNumber(id: string): number { return this.seatNumbers.get(id) ?? -1; }

  stateAt(seat: number, stage: number): SeatState | undefined {
    let found: SeatState | undefined;
    for (const state of this.data.seats[seat].states) if (state.from <= stage) found = state;
    return found?.gone ? undefined : found;
  }

  /** The state at the stage, else the first that it will have, else its last one; of its spec before others. */
  anyState(seat: number, stage: number): SeatState {
    const here = this.stateAt(seat, stage);
    if (here) return here;
    const steps = this.steps(seat, this.specOf(stage)).filter(({ state }) => !state.gone), { states } = this.data.seats[seat];
    return (steps.find(({ from }) => from > stage) ?? steps[steps.length - 1])?.state ?? [...states].reverse().find((s) => !s.gone) ?? states[0];
  }

  seat(seat: number): Seat { return this.data.seats[seat]; }

  /** Who holds it, or what it is. */
  nameOf(seat: number, stage: number): string {
    const state = this.anyState(seat, stage);
    return state.holder ?? state.title;
  }

  /** "Bela Farkas, Engineering Manager"; a vacant seat is called by its title. */
  calledOf(seat: number, stage: number): string {
    const state = this.anyState(seat, stage);
    return state.holder ? `${state.holder}, ${state.title}` : state.title;
  }

  /** A unit and those around it, up to the outermost. */
  unitsAround(unit: number): number[] {
    const all: number[] = [];
    for (let up = unit; up >= 0; up = this.data.units[up].parent) all.push(up);
    return all;
  }

  /** Who is in a unit at a stage, or in one within it. */
  seatsIn(unit: number, stage: number): readonly number[] {
    let members = this.members[stage];
    if (!members) {
      this.members[stage] = members = this.data.units.map(() => []);
      for (const seat of this.at(stage).seats()) for (const around of this.unitsAround(this.stateAt(seat, stage)?.unit ?? -1)) members[around].push(seat);
    }
    return members[unit];
  }

  /** The stages at which somebody is in a unit. */
  stagesOfUnit(unit: number): number[] {
    return this.data.stages.map((_, stage) => stage).filter((stage) => this.seatsIn(unit, stage).length > 0);
  }

  unitName(unit: number): string { return unit >= 0 ? this.data.units[unit].name : ''; }

  reports(seat: number, stage: number): number[] {
    return this.at(stage).seats().filter((other) => this.stateAt(other, stage)?.manager === seat);
  }
}
