// A browser with pages of made-up companies: what the tests of the page share.
// Usage of a test program: node X_test.mjs BUNDLE MODULES; BUNDLE has page.js and page.css, MODULES is a node_modules.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writePage } from './page.mjs';

const [, , bundle, modules, build] = process.argv;
export { build, bundle };
const require = createRequire(join(modules, 'x.js'));
const { chromium } = require('playwright-core');
export const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

const tests = [];
export function test(name, run) { tests.push({ name, run }); }

/** At both sizes. */
export function testSizes(name, run) {
  for (const [what, size] of [['desktop', desktop], ['phone', phone]]) test(`${name}, ${what}`, (it) => run(it, size));
}

export async function runAll() {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  const folder = mkdtempSync(join(tmpdir(), 'orgplan-page-'));
  let files = 0, failed = 0;
  for (const { name, run } of tests) {
    const contexts = [], faults = [];
    /** `expected` are messages that a browser writes of itself, say of a server that ends. A page of this data, or of a file; whatever it says on its console, or asks of any computer, is a fault. */
    const open = async (data, { size = desktop, hash = '', moving = false, dark = false, expected } = {}) => {
      let file = data;
      const served = typeof data === 'string' && data.startsWith('http:');
      if (typeof data !== 'string') writePage(file = join(folder, `${++files}.html`), data, bundle);
      const context = await browser.newContext({ viewport: size, reducedMotion: moving ? 'no-preference' : 'reduce', colorScheme: dark ? 'dark' : 'light', hasTouch: size.width < 600, acceptDownloads: true });
      contexts.push(context);
      context.setDefaultTimeout(8000);
      const page = await context.newPage();
      page.on('console', (message) => { if (!expected?.test(message.text())) faults.push(`console: ${message.text()}`); });
      page.on('pageerror', (error) => faults.push(`error: ${error.stack}`));
      page.on('request', (request) => { if (!(served && request.url().startsWith(data)) && request.url().split('#')[0] !== pathToFileURL(file).href && !/^(data|blob):/.test(request.url())) faults.push(`request: ${request.url()}`); });
      await page.goto((served ? file : pathToFileURL(file).href) + hash);
      await page.waitForSelector('html[data-ready]');
      return page;
    };
    try {
      await run({ open, folder, browser });
      assert.deepEqual(faults, []);
      console.log(`ok ${name}`);
    } catch (error) {
      ++failed;
      console.log(`not ok ${name}\n${error.stack}`);
    }
    for (const context of contexts) await context.close();
  }
  await browser.close();
  rmSync(folder, { recursive: true });
  console.log(failed === 0 ? `${tests.length} tests passed` : `${failed} of ${tests.length} tests failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Where cards are on screen, by what is written first on each; some come a frame later. */
export const cards = (page) => page.evaluate(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame();
  for (let n = 0; n < 60 && document.querySelector('.layer .far').firstChild; ++n) await frame();
  return [...document.querySelectorAll('.layer .cards > g')].map((card) => {
    const box = card.querySelector('rect').getBoundingClientRect();
    return { text: card.querySelector('text').textContent, all: card.textContent, x: box.x, y: box.y, width: box.width, height: box.height };
  });
});

export const cardOf = async (page, text) => {
  const found = (await cards(page)).find((card) => card.text === text);
  assert.ok(found, `no card of ${text}`);
  return found;
};

/** What axe-core finds in the state of a page is a fault. */
export async function audit(page, state) {
  await page.evaluate(require('axe-core').source);
  const found = await page.evaluate(async () => {
    const result = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(' | ')}`);
  });
  assert.deepEqual(found, [], state);
}

export const said = (page) => page.textContent('.live');
export const hashOf = (page) => page.evaluate(() => location.hash);
export const inTree = (page) => page.evaluate(() => [...document.querySelectorAll('[role=treeitem]')].map((item) => item.textContent));
