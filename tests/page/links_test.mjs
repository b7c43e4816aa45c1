// The address, back and forward, the minimap, dotted lines.

import assert from 'node:assert/strict';
import { company } from './company.mjs';
import { cardOf, cards, hashOf, phone, runAll, test, testSizes } from './browser.mjs';

const data = company(73);

testSizes('an address leads to a seat at a stage with a top', async ({ open }, size) => {
  const page = await open(data, { size, hash: '#stage=series-a&seat=seat-2&top=seat-1' });
  assert.equal(await page.getAttribute('.track', 'aria-valuenow'), '3');
  assert.ok(!(await cards(page)).some((card) => card.text === 'Marta Quill'));
  if (size === phone) await page.click('.opener');
  assert.equal(await page.textContent('.panel h2'), 'Bela Farkas');
});

test('an address of what is not there shows what is', async ({ open }) => {
  const page = await open(data, { hash: '#stage=never&seat=nobody&top=%22%3E%3Cscript%3E&unit=x' });
  assert.equal(await page.getAttribute('.track', 'aria-valuenow'), '4');
  assert.equal(await page.textContent('.panel h2'), 'Series B');
});

test('an address says what of it is not here', async ({ open }) => {
  const page = await open(data, { hash: '#seat=nobody' });
  assert.equal(await page.textContent('.notice bdi'), 'The link asks for the seat “nobody”, which is not on this page.');
  await page.click('[aria-label="Hide this"]');
  assert.ok(await page.isHidden('.notice'));
});

test('colours and levels are in the address', async ({ open }) => {
  const page = await open(data, { hash: '#colour=vacancy&show=vacant&levels=2' });
  assert.equal(await page.$eval('[aria-label="Levels shown"]', (choice) => choice.value), '2');
  assert.equal(await page.textContent('.legend [aria-pressed=true] bdi'), 'vacant');
  assert.ok((await cards(page)).length < data.stages[3].cards.length);
  await page.click('.legend .clear');
  assert.equal(await hashOf(page), '#stage=series-b&colour=vacancy&levels=2');
});

test('findings of one rule are listed together', async ({ open }) => {
  const more = [0, 1, 2].map((seat) => ({ ...data.findings[0], seats: [seat], message: `span ${seat}` }));
  const page = await open({ ...data, findings: [...more, data.findings[1]] });
  assert.match(await page.textContent('.panel'), /Findings \(4\)/);
  assert.equal(await page.textContent('.group > summary'), 'warning span-too-wide (3)');
  await page.click('.group > summary');
  assert.equal(await page.locator('.group .finding:visible').count(), 3);
});

test('back and forward walk through what was shown', async ({ open }) => {
  const page = await open(data);
  assert.equal(await hashOf(page), '');
  const card = await cardOf(page, 'Bela Farkas');
  await page.mouse.click(card.x + card.width / 2, card.y + 12);
  await page.click('text=Make this the top');
  await page.keyboard.press('[');
  assert.equal(await hashOf(page), '#stage=series-a&seat=seat-2&top=seat-2');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('.track').getAttribute('aria-valuenow') === '4');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('.back').hidden);
  assert.equal((await cards(page)).length, data.stages[3].cards.length);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('.panel h2').textContent === 'Series B');
  assert.equal(await page.getAttribute('.track', 'aria-valuenow'), '4');
  await page.goForward();
  await page.waitForFunction(() => document.querySelector('.panel h2').textContent === 'Bela Farkas');
});

test('back to the address without a stage shows the last one, as at first', async ({ open }) => {
  const page = await open(data);
  await page.keyboard.press('[');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('.track').getAttribute('aria-valuenow') === '4');
});

test('the minimap shows what is in view, and is dragged', async ({ open }) => {
  const page = await open(company(400));
  assert.ok(await page.isHidden('.minimap'));
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, -700);
  await page.waitForTimeout(250);
  const frame = await page.locator('.minimap .frame').boundingBox(), map = await page.locator('.minimap').boundingBox();
  assert.ok(frame.width < map.width && frame.height < map.height);
  await page.mouse.move(map.x + 80, map.y + 55);
  await page.mouse.down();
  await page.mouse.move(map.x + 120, map.y + 80, { steps: 4 });
  await page.mouse.up();
  const moved = await page.locator('.minimap .frame').boundingBox();
  assert.ok(Math.abs(moved.x + moved.width / 2 - map.x - 120) < 4 && Math.abs(moved.y + moved.height / 2 - map.y - 80) < 4);
});

test('dotted lines run in the picture, and are told in the panel', async ({ open }) => {
  const page = await open(data, { hash: '#stage=series-b&seat=seat-8' });
  assert.equal(await page.evaluate(() => document.querySelectorAll('.layer .dotted path').length), 1);
  assert.match(await page.textContent('.panel'), /Dotted.*works on the product too/s);
});

test('dotted lines that are too many to be drawn are told in words alone', async ({ open }) => {
  const many = company(73);
  const last = many.stages[3];
  last.links = last.cards.flatMap((_, from) => from > 1 ? [[from, 0, -1, -1, 'too'], [from, 1, -1, -1, 'too']] : []);
  const page = await open(many);
  assert.equal(await page.evaluate(() => document.querySelectorAll('.layer .dotted path').length), 0);
  assert.match(await page.textContent('.panel'), /dotted lines are listed with their seats/);
});

await runAll();
