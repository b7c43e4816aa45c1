// What a page is made of: the JSON that the program writes into it (page_json.cpp beside this file) and that the page
// reads. Everything is in points, x to the right, y downwards. A number that stands for a thing is its place in the
// list of such things; -1 stands for none. Keys that would say nothing are left out.

export interface PageData {
  heading: string;          // the company's name
  program: string;          // "orgplan 0.1.0"
  today: string;            // 2026-11-30
  hold: boolean;            // the default by the rule of `draw`: seats keep their places from stage to stage
  left_out: string[];       // what the file does not hold, each as a phrase: "costs, run rates and budgets", "names"
  colours: [light: string, dark: string][];  // every colour that faces use
  colour_by: ColourBy[];    // the first is chosen at first
  seats: Seat[];            // all that are there at some stage
  units: Unit[];
  roles: Role[];
  faces: Face[];            // each look that a card has at some stage, once
  stages: Stage[];          // at least one, in order
  findings: Finding[];      // of all stages, in the order of the report
  specs?: string[];         // of a page of several specs: what they are called; the stages of each follow those of the one before
  opening?: { stage: number; beside: number; both?: true };  // what is shown at first; none: the last stage alone
}

export interface ColourBy {
  id: string;               // family, unit, location, level, employment, vacancy, findings
  label: string;            // "Family"
  values: { name: string; letter: string; light: string; dark: string }[];  // as the legend lists them
}

export interface Seat {
  id: string;
  written?: string;         // "acme.yaml:12", where it is written
  written_in?: string[];    // of several specs: the same by spec; empty where it is not in one
  was?: string[];           // of several specs: other ids that it has in some of them
  states: SeatState[];      // in time; each of the stages from `from` to the next state
}

export interface SeatState {
  from: number;             // stage; the seat is there from it until the next state, if any
  gone?: true;              // it is not there from this stage on; nothing else is said, but that it `opens` after all stages
  holder?: string;
  vacant?: true;
  role: number;
  title: string;
  unit: number;
  level?: string; location?: string; employment?: string; fte?: string; opens?: string; ends?: string;
  tags?: string[];
  hats?: string[];          // "Data Protection Officer", as phrases
  manager: number;          // seat
  above?: string;           // who it reports to where that is no seat of the page at this stage; neither: nobody
  why?: string;             // why the line runs to it, as a phrase: "heads the unit core"
  dotted?: [seat: number, why: string][];  // seat -1: somebody who is not on the page
  categories: number[];     // by `colour_by`: which of its values
  cost?: string;            // only with --include costs: "EUR 84 000 a year"
}

export interface Unit { id: string; name: string; kind?: string; parent: number }

export interface Role {
  id: string;
  title: string;
  definition?: string;
  unlike?: string[];        // how it differs from its neighbours, a sentence each
}

// The look of a card, its upper left corner at 0, 0.
export interface Face {
  w: number; h: number;
  stroke: number; fill: number; // colours
  radius?: number;              // of its corners; 0 where it is left out
  dashed?: true;
  fills?: [x: number, y: number, w: number, h: number, radius: number, colour: number, seat: number][];
                                // where a seat is named, the fill takes the colour that `colour_by` gives it; seat -2:
                                // that of most seats of the card; -1: the colour named
  texts?: [x: number, baseline: number, size: number, width: number, style: number, colour: number, text: string][];
                                // x is the left end; width as measured, 0 where no font had its letters; style: 1 bold + 2 struck; colour -1: what can
                                // be read on the fill below it
  rows?: number[];              // the middles of its rows below its upper edge; a row is a seat of the card
}

export interface Card {
  id: string;               // the same at every stage: the seat's id, or `unit:` and the unit's
  kind: 'seat' | 'team';    // siblings of one kind are arranged alike
  place: number;            // among the cards of all stages together, ascending, parents before children; a seat that
                            // changes its manager has a card of the same id but another place at the later stage
  parent: number;           // card of the same stage, always before this one
  assistant?: true;         // at the side of its parent's line
  side?: 1 | 2;             // of an assistant: right, left
  face: number;
  closed?: number;          // face of a team that is closed: its header alone
  seats: number[];          // by row
  unit: number;
  spoken?: string;          // what a screen reader says after its name
}

export interface Stage {
  id: string;
  name: string;
  when: string;             // 2027-01-01
  date: string;             // "January 2027"
  counts: string;           // "41 seats, 28 new, 3 moved"
  spec?: number;            // of `specs`; none: the first
  twin?: number;            // of several specs: the same stage in the first of them
  cards: Card[];
  links: [from: number, to: number, from_at: number, to_at: number, title: string][];  // dotted; cards, heights, -1: the whole card
  figures: [label: string, value: string][];  // headcount, vacancies, spans, layers; with costs run rate and budget
  changes: { kind: 'new' | 'gone' | 'moved' | 'carried' | 'promoted' | 'manager' | 'other'; seat: number; text: string }[];
                            // as many of each kind as `counts` says; 'carried': with its manager
  hiring: { seats: number; columns: string[]; rows: string[][] };  // who is to start: `seats` of them by this stage, and
                            // those who wait for a freeze to end; no rows: none
}

export interface Finding {
  rule: string;
  severity: 'error' | 'warning' | 'advice';
  message: string;
  why?: string;
  help?: string;
  place?: string;           // "acme.yaml:37:11"
  stages: number[];         // empty: of no stage
  seats: number[];
  units: number[];
  specs?: number[];         // of several specs: in which it is found
}
