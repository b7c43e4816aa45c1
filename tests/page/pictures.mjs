// node pictures.mjs BUNDLE MODULES BUILD: the pictures of docs/page.md, of the example of the readme, into docs/images/.
// ImageMagick makes them small.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writePage } from './page.mjs';

const [, , bundle, modules, build] = process.argv;
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { chromium } = createRequire(join(modules, 'x.js'))('playwright-core');
const folder = mkdtempSync(join(tmpdir(), 'orgplan-pictures-'));

function pageOf(example, ...more) {
  const file = join(folder, `${example.replace('/', '-')}.html`);
  execFileSync(join(build, 'orgplan'), ['draw', join('examples', `${example}.yaml`), '-o', file, '--today', '2026-11-30', ...more], { cwd: root });
  const data = JSON.parse(readFileSync(file, 'utf8').match(/id="orgplan-data">(.*?)<\/script>/s)[1]);
  writePage(file, data, bundle);
  return pathToFileURL(file).href;
}

const startup = pageOf('startup', '--include', 'costs'), findings = pageOf('organisations/fintech-scaleup'), hiring = pageOf('hiring-plan', '--include', 'costs');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });

async function shoot(name, { url = startup, hash = '', width = 1280, height = 760, dark = false, clip, act = async () => undefined }) {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', colorScheme: dark ? 'dark' : 'light', hasTouch: width < 600 });
  const page = await context.newPage();
  await page.goto(url + hash);
  await page.waitForSelector('html[data-ready]');
  await act(page);
  await page.waitForTimeout(250);
  const box = clip ? await page.locator(clip).first().boundingBox() : undefined;
  const file = join(root, 'docs/images', `page-${name}.png`);
  await page.screenshot({ path: file, clip: box ?? undefined });
  // 64 colours are enough for them.
  execFileSync('convert', [file, '+dither', '-colors', '64', '-strip', `PNG8:${file}`]);
  await context.close();
}

await shoot('whole', {});
await shoot('seat', { hash: '#stage=series-b&seat=bela', clip: '.panel' });
await shoot('stage', { url: hiring, clip: '.panel', height: 1180 });
await shoot('findings', { url: findings, clip: '.panel', act: async (page) => { await page.click('.finding summary'); } });
await shoot('search', { height: 560, act: async (page) => { await page.fill('.find', 'tech lead'); await page.keyboard.press('ArrowDown'); } });
await shoot('collapsed', { height: 560, act: async (page) => {
  await page.click('text=View');
  await page.selectOption('[aria-label="Levels shown"]', '2');
} });
await shoot('filter', { height: 560, dark: true, act: async (page) => { await page.click('.legend >> text=Product'); await page.click('.legend >> text=Design'); } });
await shoot('beside', { hash: '#stage=series-a&beside=seed' });
const file = join(folder, 'both.html');
execFileSync(join(build, 'orgplan'), ['diff', 'examples/reorganisation.yaml', 'examples/reorganisation-freeze.yaml', '-o', file, '--today', '2026-11-30'], { cwd: root });
await shoot('both', { url: pathToFileURL(file).href });
await shoot('phone', { width: 390, height: 760, });
await browser.close();
rmSync(folder, { recursive: true });
