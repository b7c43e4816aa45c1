// Keys that work everywhere but where one writes.

import type { App } from './app';
import { alive } from './life';
import type { Panel } from './panel';
import type { Search } from './search';
import { makeTop } from './seat_panel';
import type { Timeline } from './timeline';
import type { Tree } from './tree';

export function listen(app: App, parts: { search: Search; timeline: Timeline; tree: Tree; panel: Panel }): void {
  const { search, timeline, tree, panel } = parts;
  const cardInHand = (): string | null => {
    const { scene, state } = app;
    const place = state.seat >= 0 ? scene.stage.placeOf.get(state.seat) : undefined;
    return tree.element.contains(document.activeElement) || !place ? tree.key_ : scene.stage.keys[place.card];
  };
  document.addEventListener('keydown', (event) => {
    const at = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || at.matches('input, select, textarea')) return;
    const does: Record<string, () => void> = {
      '/': () => search.input.focus(),
      '[': () => timeline.step(-1),
      ']': () => timeline.step(1),
      p: () => timeline.toggle(),
      t: () => {
        const key = cardInHand(), at = app.here, card = key === null ? undefined : at.cardOf.get(key);
        // From the top itself, and from where there is nothing below, it leads back.
        const back = app.state.top !== null && (card === undefined || key === app.state.top || at.children[card].length === 0);
        makeTop(app, back ? null : key);
      },
      '+': () => app.camera.zoomBy(1.3),
      '=': () => app.camera.zoomBy(1.3),
      '-': () => app.camera.zoomBy(1 / 1.3),
      '0': () => app.change({}, { fit: true }),
      Escape: () => panel.close(),
    };
    // Arrows walk the tree from wherever nothing else takes them.
    if (at === document.body) for (const key of ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']) does[key] = () => tree.focus();
    const act = does[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }, alive());
}
