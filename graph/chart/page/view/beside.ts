// Another stage beside the one in hand: the same places in both, so that the eye finds what differs, which is marked.

import type { App, Part, State } from './app';
import { Camera } from './camera';
import { counted, el } from './dom';
import { nameIn } from './names';
import { Nobody } from './nobody';
import { paintAt } from './paints';
import type { Panel } from './panel';
import { Picture } from './picture';
import { pointed } from './pointer';

export class Beside implements Part {
  private readonly port = el('div', { class: 'port beside' });
  private readonly camera: Camera;
  private readonly picture: Picture;
  private readonly nobody: Nobody;
  private following = false;

  constructor(private readonly app: App, main: HTMLElement, panel: Panel) {
    main.append(this.port);
    this.port.hidden = true;
    this.nobody = new Nobody(app, () => app.side);
    this.port.append(this.nobody.element);
    this.camera = new Camera(this.port, () => {
      this.picture.follow();
      if (!this.following && app.apart) {
        app.camera.fitted = false;
        app.camera.stop();
        app.camera.set(this.camera.view);
      }
    });
    this.picture = new Picture(app.data, this.camera, paintAt(app, 0));
    app.other = this.picture;
    pointed(app, panel, this.camera, this.picture);
  }

  /** Room is made for it before the chart is laid out. */
  make(): void {
    const shown = this.app.apart;
    this.port.hidden = !shown;
    this.port.parentElement!.classList.toggle('two', shown);
    this.app.camera.measure();
    this.camera.measure();
  }

  update(changed: Set<keyof State>): void {
    const { app } = this, { state } = app;
    const turned = changed.has('beside') || changed.has('both') || changed.has('stage');
    if (turned) {
      app.picture.marks.differ = state.beside >= 0 ? app.differ : null;
      app.picture.drawMarks();
    }
    if (changed.has('beside') && state.beside >= 0) this.say();
    if (!app.apart) return;
    this.nobody.update();
    this.following = true;
    if (['stage', 'beside', 'both', 'top', 'collapsed', 'closed', 'theme', 'colour', 'filter'].some((key) => changed.has(key as keyof State)) || this.picture.scene?.width !== app.scene.width) {
      this.picture.marks.differ = app.differ;
      this.picture.repaint(paintAt(app, state.beside));
      this.picture.show(app.sceneOf(app.side), app.camera.view, false);
    }
    this.picture.marks = { ...this.picture.marks, ...app.litAt(app.side) };
    this.camera.set(app.camera.view);
    if (changed.size > 0) this.picture.drawMarks();
    this.following = false;
  }

  private say(): void {
    const { app } = this, fresh = app.found.filter(({ kind }) => kind === 'new').length, gone = app.found.filter(({ kind }) => kind === 'gone' || kind === 'later').length;
    app.say(`compared with ${nameIn(app, app.state.beside)}: ${counted(fresh, 'new seat')}, ${gone} gone, ${app.found.length - fresh - gone} changed`);
  }

  end(): void { this.picture.end(); this.camera.stop(); }
}
