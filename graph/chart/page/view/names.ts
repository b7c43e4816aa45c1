// What stages are called.

import type { App } from './app';

/** The name of a stage, after that of its spec where there are several. */
export function nameIn(app: App, stage: number): string {
  return [app.model.specName(stage), app.data.stages[stage].name].filter((text) => text !== '').join(' · ');
}

/** The same beside the stage in hand: the spec is named where it is another one. */
export function nameBeside(app: App, stage: number): string {
  return app.model.specOf(stage) === app.model.specOf(app.state.stage) ? app.data.stages[stage].name : nameIn(app, stage);
}

/** The stage in hand; where both are in one picture, with the one that it is compared with. */
export function namedAs(app: App): string {
  const { stage, beside, both } = app.state;
  return both && beside >= 0 ? `${nameIn(app, beside)} → ${nameIn(app, stage)}` : nameIn(app, stage);
}
