// What stages are called.

import type { App } from './app';
import type { StageModel } from './model';

/** The name of a stage, after that of its spec where there are several. */
export function nameIn(app: App, stage: number): string {
  return [app.model.specName(stage), app.data.stages[stage].name].filter((text) => text !== '').join(' · ');
}

/** The same beside the stage in hand: the spec is named where it is another one. */
export function nameBeside(app: App, stage: number): string {
  return app.model.specOf(stage) === app.model.specOf(app.state.stage) ? app.data.stages[stage].name : nameIn(app, stage);
}

/** What is shown: the stage in hand, with the one that it is compared with. */
export function namedAs(app: App): string {
  const { stage, beside, both } = app.state;
  return beside >= 0 ? `${nameIn(app, beside)} ${both ? '→' : '|'} ${nameIn(app, stage)}` : nameIn(app, stage);
}

/** A side of what is shown: which stage, when, and how many are there. */
export function sideWords(app: App, at: StageModel): string {
  return [app.apart ? nameIn(app, at.number) : namedAs(app), at.stage.date, app.part(at).words].filter((text) => text !== '').join(' · ');
}
