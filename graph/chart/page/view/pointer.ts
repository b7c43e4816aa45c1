// A press on the picture chooses a seat, a unit, or opens and closes what is below a card.

import type { App } from './app';
import type { Camera } from './camera';
import { hitAt, type Hit } from './marks';
import type { Panel } from './panel';
import type { Picture } from './picture';
import { hiddenWords } from './scene';

function at(app: App, camera: Camera, picture: Picture, event: MouseEvent): Hit | null {
  const box = camera.port.getBoundingClientRect(), { view } = camera;
  return hitAt(picture.scene!, app.data.faces, (event.clientX - box.left - view.x) / view.k, (event.clientY - box.top - view.y) / view.k, view.k);
}

export function pointed(app: App, panel: Panel, camera: Camera, picture: Picture): void {
  const { port } = camera;
  port.addEventListener('click', (event) => {
    if (picture.moving) return;
    const hit = at(app, camera, picture, event);
    if (!hit) {
      if (app.state.seat >= 0 || app.state.unit >= 0) panel.close();
      return;
    }
    const card = picture.scene!.stage.card(hit.card.card);
    if (hit.toggle) {
      app.toggle(hit.card.key);
      const words = hiddenWords(picture.scene!.stage, hit.card.card, app.state);
      app.say(words === '' ? 'expanded' : `collapsed, ${words}`);
    } else if (hit.header && card.unit >= 0 || card.seats.length === 0) {
      app.change({ unit: card.unit, seat: -1, panel: true });
    } else {
      const { fitted } = app.camera;
      app.change({ seat: card.seats[Math.min(hit.row, card.seats.length - 1)], unit: -1, panel: true });
      const { x, y, w, h } = hit.card, rows = app.data.faces[hit.card.face].rows ?? [];
      if (rows.length > 1) panel.uncover(camera, x, y + rows[hit.row] - 8, w, 16, fitted);
      else panel.uncover(camera, x, y, w, h, fitted);
    }
  });
  port.addEventListener('dblclick', (event) => {
    const hit = at(app, camera, picture, event);
    if (hit && !hit.toggle && hit.card.opens) app.toggle(hit.card.key);
  });
  port.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'mouse' || event.buttons !== 0 || picture.moving) return;
    const hit = at(app, camera, picture, event), key = hit?.card.key ?? null;
    port.style.cursor = hit ? 'pointer' : '';
    if (picture.marks.hover === key) return;
    picture.marks.hover = key;
    picture.drawMarks();
  });
  port.addEventListener('pointerleave', () => {
    if (picture.marks.hover === null) return;
    picture.marks.hover = null;
    picture.drawMarks();
  });
}
