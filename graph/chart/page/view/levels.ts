// How deep the chart is shown.

import type { App } from './app';
import { counted } from './dom';
import { boxesOf } from './forest';

/** The cards of all stages that hide what is below so many levels; 0: none. */
export function collapsedBelow(app: App, count: number, top = app.state.top): Set<string> {
  const collapsed = new Set<string>();
  for (let s = 0; s < app.data.stages.length && count > 0; ++s) {
    const at = app.model.at(s);
    const depth: number[] = [];
    const everything = boxesOf(at, { top, collapsed: new Set(), closed: new Set() });
    everything.forEach((box, b) => {
      depth.push(box.parent < 0 ? 1 : depth[box.parent] + 1);
      if (depth[b] >= count && at.children[box.card].length > 0) collapsed.add(box.key);
    });
  }
  return collapsed;
}

/** Shows so many levels below the top; 0: all. */
export function showLevels(app: App, count: number): void {
  const collapsed = collapsedBelow(app, count);
  app.change({ collapsed, levels: count, closed: count === 0 ? new Set() : app.state.closed }, { fit: true });
  app.say(count === 0 ? 'everything is shown' : `${counted(count, 'level')} shown`);
}
