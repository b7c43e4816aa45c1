// The data of the page with what is asked of it again and again: who is where at a stage, what is below whom.

import type { Card, PageData, Seat, SeatState, Stage } from '../data';

export interface Place { card: number; row: number }

/** A stage with its cards as a tree. */
export class StageModel {
  readonly children: number[][];
  readonly placeOf = new Map<number, Place>();  // by seat
  readonly cardOf = new Map<string, number>();  // by key
  readonly keys: string[] = [];                 // by card: its id, numbered where a stage shows it twice
  readonly below: number[];                     // seats on the cards below a card
  readonly direct: number[];                    // seats on the cards just below

  constructor(readonly data: PageData, readonly stage: Stage, readonly number: number) {
    const cards = stage.cards;
    this.children = cards.map(() => []);
    this.below = new Array<number>(cards.length).fill(0);
    this.direct = new Array<number>(cards.length).fill(0);
    cards.forEach((card, at) => {
      if (card.parent >= 0) this.children[card.parent].push(at);
      card.seats.forEach((seat, row) => {
        if (!this.placeOf.has(seat)) this.placeOf.set(seat, { card: at, row });
      });
      let key = card.id;
      for (let again = 2; this.cardOf.has(key); ++again) key = `${card.id}#${again}`;
      this.keys.push(key);
      this.cardOf.set(key, at);
    });
    for (let at = cards.length - 1; at >= 0; --at) {
      const parent = cards[at].parent;
      if (parent < 0) continue;
      this.below[parent] += this.below[at] + cards[at].seats.length;
      this.direct[parent] += cards[at].seats.length;
    }
  }

  card(at: number): Card { return this.stage.cards[at]; }

  /** The card itself and those above it, up to a root. */
  chain(at: number): number[] {
    const chain: number[] = [];
    for (let up = at; up >= 0; up = this.card(up).parent) chain.push(up);
    return chain;
  }

  seats(): number[] { return [...this.placeOf.keys()]; }
}

export class Model {
  private readonly stages: (StageModel | undefined)[] = [];
  private readonly seatNumbers = new Map<string, number>();

  constructor(readonly data: PageData) {
    data.seats.forEach((seat, number) => this.seatNumbers.set(seat.id, number));
  }

  at(stage: number): StageModel {
    return this.stages[stage] ??= new StageModel(this.data, this.data.stages[stage], stage);
  }

  seatNumber(id: string): number { return this.seatNumbers.get(id) ?? -1; }

  stateAt(seat: number, stage: number): SeatState | undefined {
    let found: SeatState | undefined;
    for (const state of this.data.seats[seat].states) if (state.from <= stage) found = state;
    return found?.gone ? undefined : found;
  }

  /** The state at the stage, else the first that it will have, else its last one. */
  anyState(seat: number, stage: number): SeatState {
    const states = this.data.seats[seat].states;
    return this.stateAt(seat, stage) ?? states.find((s) => s.from > stage && !s.gone) ?? [...states].reverse().find((s) => !s.gone) ?? states[0];
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

  unitName(unit: number): string { return unit >= 0 ? this.data.units[unit].name : ''; }

  reports(seat: number, stage: number): number[] {
    return this.at(stage).seats().filter((other) => this.stateAt(other, stage)?.manager === seat);
  }
}
