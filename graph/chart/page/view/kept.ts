// What stays as it is when the page is shown anew with other data: where the reader is, and what is open.

import type { App, State } from './app';
import type { View } from './camera';
import type { Search } from './search';
import type { Tree } from './tree';

export interface Kept {
  stage: string; beside: string; seat: string; unit: string; colour: string; filter: string[];
  open: Pick<State, 'both' | 'levels' | 'top' | 'collapsed' | 'closed' | 'hold' | 'theme' | 'panel'>;
  view: View; fitted: boolean;
  sought: string;
  focus: 'tree' | 'find' | null;
}

export function keep(app: App, search: Search, tree: Tree): Kept {
  const { state, data, camera } = app;
  const { both, levels, top, collapsed, closed, hold, theme, panel } = state;
  const by = data.colour_by[state.colour];
  return {
    stage: data.stages[state.stage].id, beside: data.stages[state.beside]?.id ?? '', seat: data.seats[state.seat]?.id ?? '', unit: data.units[state.unit]?.id ?? '',
    colour: by?.id ?? '', filter: [...state.filter].map((value) => by.values[value].name),
    open: { both, levels, top, collapsed, closed, hold, theme, panel }, view: camera.view, fitted: camera.fitted, sought: search.input.value,
    focus: tree.element.contains(document.activeElement) ? 'tree' : document.activeElement === search.input ? 'find' : null,
  };
}

/** The state that says the same of this data; what is no longer there is left out. */
export function again(app: App, kept: Kept): Partial<State> {
  const { data, model } = app;
  const stage = data.stages.findIndex((each) => each.id === kept.stage);
  const colour = Math.max(0, data.colour_by.findIndex((by) => by.id === kept.colour));
  const values = data.colour_by[colour]?.values ?? [];
  const filter = kept.filter.map((name) => values.findIndex((value) => value.name === name)).filter((value) => value >= 0);
  const at = stage >= 0 ? stage : data.stages.length - 1;
  const { top } = kept.open;
  return {
    ...kept.open, stage: at, beside: data.stages.findIndex((each, s) => each.id === kept.beside && s !== at), seat: model.seatNumber(kept.seat), unit: data.units.findIndex((unit) => unit.id === kept.unit), colour, filter: new Set(filter),
    top: top !== null && model.hasCard(top) ? top : null,
  };
}
