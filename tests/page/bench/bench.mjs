// node bench.mjs BUNDLE MODULES [SEATS...]: how fast the page opens and moves, beside d3-org-chart with the same seats in
// the same run. BUNDLE has page.js and page.css, MODULES is the node_modules of the package.json beside this file.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { company } from '../company.mjs';
import { writePage } from '../page.mjs';

const [, , bundle, modules, ...sizes] = process.argv;
const here = dirname(fileURLToPath(import.meta.url));
const { chromium } = createRequire(join(modules, 'x.js'))('playwright-core');
const folder = mkdtempSync(join(tmpdir(), 'orgplan-bench-'));

function rival(data, file) {
  const script = join(folder, 'rival.js');
  execFileSync('esbuild', [join(here, 'rival.mjs'), '--bundle', '--minify', `--outfile=${script}`, '--log-level=error'], { env: { ...process.env, NODE_PATH: modules } });
  const last = data.stages.length - 1, there = data.stages[last].cards.flatMap((card) => card.seats);
  const rows = there.map((seat) => {
    const state = data.seats[seat].states.at(-1);
    return { id: String(seat), parentId: state.manager < 0 ? '' : String(state.manager), name: state.holder ?? state.title, title: state.title };
  });
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><style>body{margin:0}</style><div id="chart"></div><script type="application/json" id="rows">${JSON.stringify(rows).replace(/</g, '\\u003c')}</script><script>${readFileSync(script, 'utf8')}</script>`);
}

async function framesOf(page, act) {
  await page.evaluate(() => {
    window.frames_ = [];
    let last = 0;
    const each = (now) => { if (last) window.frames_.push(now - last); last = now; window.next_ = requestAnimationFrame(each); };
    window.next_ = requestAnimationFrame(each);
  });
  await act();
  return page.evaluate(() => {
    cancelAnimationFrame(window.next_);
    const sorted = window.frames_.sort((a, b) => a - b);
    return { median: sorted[sorted.length >> 1], worst: sorted.at(-1) };
  });
}

async function pan(page, size) {
  await page.mouse.move(size.width / 2, size.height / 2);
  await page.mouse.down();
  const begin = Date.now();
  for (let t = 0; t < 2000; t = Date.now() - begin) {
    await page.mouse.move(size.width / 2 + size.width / 3 * Math.sin(t / 250), size.height / 2 + size.height / 4 * Math.sin(t / 400));
    await page.waitForTimeout(6);
  }
  await page.mouse.up();
}

async function zoom(page, size) {
  await page.mouse.move(size.width / 3, size.height / 2);
  const begin = Date.now();
  for (let t = 0; t < 2000; t = Date.now() - begin) {
    await page.mouse.wheel(0, t < 1300 ? -50 : 50);
    await page.waitForTimeout(20);
  }
}

const shown = (ms) => `${ms.toFixed(ms < 100 ? 1 : 0)}`;

async function measure(browser, file, size, ours) {
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  page.setDefaultTimeout(180000);
  await page.addInitScript((first) => {
    const watch = () => { if (document.querySelector(first)) window.first_ = performance.now(); else requestAnimationFrame(watch); };
    requestAnimationFrame(watch);
    const ready = () => { if (document.documentElement?.dataset.ready) window.ready_ = performance.now(); else requestAnimationFrame(ready); };
    requestAnimationFrame(ready);
  }, ours ? '.layer .cards > g, .layer .far > path' : '.node');
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => window.ready_ && window.first_, null, { timeout: 180000 });
  const times = await page.evaluate(() => ({ first: window.first_, ready: window.ready_ }));
  await page.waitForTimeout(500);
  const whole = await framesOf(page, () => pan(page, size));
  const zoomed = await framesOf(page, () => zoom(page, size));
  await page.waitForTimeout(300);
  const near = await framesOf(page, () => pan(page, size));
  await context.close();
  return { ...times, whole, zoomed, near, bytes: statSync(file).size };
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
console.log('| seats | window | what | first card, ms | ready, ms | pan of the whole, median / worst frame, ms | zoom | pan from near | file, kB |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const seats of (sizes.length > 0 ? sizes.map(Number) : [200, 2000, 10000])) {
  const data = company(seats);
  const files = { page: join(folder, 'page.html'), 'd3-org-chart': join(folder, 'rival.html') };
  writePage(files.page, data, bundle);
  rival(data, files['d3-org-chart']);
  for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    for (const [what, file] of Object.entries(files)) {
      const it = await measure(browser, file, size, what === 'page');
      const frames = [it.whole, it.zoomed, it.near].map(({ median, worst }) => `${shown(median)} / ${shown(worst)}`);
      console.log(`| ${seats} | ${size.width}x${size.height} | ${what} | ${shown(it.first)} | ${shown(it.ready)} | ${frames.join(' | ')} | ${Math.round(it.bytes / 1000)} |`);
    }
  }
}
await browser.close();
rmSync(folder, { recursive: true });
