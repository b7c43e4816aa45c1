// Another stage beside the one in hand: the same places in both, so that the eye finds what differs, which is marked.

import type { App, Part, State } from './app';
import { Camera } from './camera';
import { differences, type Kind } from './differences';
import { el } from './dom';
import type { Panel } from './panel';
import { Picture } from './picture';
import { pointed } from './pointer';
import { counted } from './dom';

export class Beside implements Part {
  private readonly port = el('div', { class: 'port beside' });
  private readonly names = [el('p', { class: 'side-name left' }), el('p', { class: 'side-name right' })];
  private readonly camera: Camera;
  private readonly picture: Picture;
  private following = false;

  constructor(private readonly app: App, main: HTMLElement, panel: Panel) {
    main.append(this.port, ...this.names);
    this.port.hidden = true;
    this.camera = new Camera(this.port, () => {
      this.picture.follow();
      if (!this.following && app.state.beside >= 0) {
        app.camera.fitted = false;
        app.camera.stop();
        app.camera.set(this.camera.view);
      }
    });
    this.picture = new Picture(app.data, this.camera, app.paintAt(0));
    app.other = this.picture;
    pointed(app, panel, this.camera, this.picture);
  }

  /** Room is made for it before the chart is laid out. */
  make(): void {
    const { state, data } = this.app, shown = state.beside >= 0;
    this.port.hidden = !shown;
    this.port.parentElement!.classList.toggle('two', shown);
    const nameOf = (stage: number): string => [data.stages[stage].name, data.stages[stage].date].filter((text) => text !== '').join(' · ');
    this.names.forEach((name, n) => {
      name.hidden = !shown;
      if (shown) name.textContent = nameOf(n === 0 ? state.beside : state.stage);
    });
    this.app.camera.measure();
    this.camera.measure();
  }

  update(changed: Set<keyof State>): void {
    const { app } = this, { state } = app;
    if (state.beside < 0) {
      if (changed.has('beside')) app.picture.marks.differ = null;
      if (changed.has('beside')) app.picture.drawMarks();
      return;
    }
    this.following = true;
    if (['stage', 'beside', 'top', 'collapsed', 'closed', 'theme', 'colour', 'filter'].some((key) => changed.has(key as keyof State)) || this.picture.scene?.width !== app.scene.width) {
      const differ = new Map<number, Kind>(differences(app.model, state.beside, state.stage).map(({ seat, kind }) => [seat, kind]));
      app.picture.marks.differ = differ;
      this.picture.marks.differ = differ;
      this.picture.repaint(app.paintAt(state.beside));
      this.picture.show(app.sceneAt(state.beside), app.camera.view, false);
      app.picture.drawMarks();
    }
    this.picture.marks = { ...this.picture.marks, ...app.litAt(state.beside) };
    this.camera.set(app.camera.view);
    if (changed.size > 0) this.picture.drawMarks();
    this.following = false;
    if (changed.has('beside')) {
      const found = differences(app.model, state.beside, state.stage);
      const many = (kind: Kind): number => found.filter((each) => each.kind === kind).length;
      app.say(`compared with ${app.data.stages[state.beside].name}: ${counted(many('new'), 'new seat')}, ${many('gone')} gone, ${many('changed')} changed`);
    }
  }

  end(): void { this.picture.end(); this.camera.stop(); }
}
