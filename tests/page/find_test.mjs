// Search, the panels, colours and the legend.

import assert from 'node:assert/strict';
import { company } from './company.mjs';
import { cardOf, cards, desktop, phone, runAll, said, test, testSizes } from './browser.mjs';

const data = company(73);
const hits = (page) => page.evaluate(() => [...document.querySelectorAll('.hits [role=option]')].map((item) => item.textContent));

testSizes('accents and case do not matter', async ({ open }, size) => {
  const page = await open(data, { size });
  const sought = { zak: /Żak/, NUNEZ: /Núñez/, elodie: /Élodie/, lukasz: /Łukasz/, 'jürgen': /Jürgen/, strass: /Straß/, 'seat-12': /./, 'customers head': /Head of Customers|^Customers/ };
  for (const [words, name] of Object.entries(sought)) {
    await page.fill('.find', words);
    const found = await hits(page);
    assert.ok(found.length > 0 && found.every((text) => name.test(text)), `${words}: ${found}`);
  }
  await page.fill('.find', 'nobody of this name');
  assert.deepEqual(await hits(page), ['nothing found']);
});

test('a hit is centred, its way to the top lit, and next and previous go round', async ({ open }) => {
  const page = await open(data);
  await page.fill('.find', 'okafor');
  const found = await hits(page);
  await page.keyboard.press('Enter');
  assert.match(await said(page), new RegExp(`^1 of ${found.length}: `));
  const port = await page.locator('.port:not(.beside)').boundingBox();
  const name = (await said(page)).split(': ')[1].split(',')[0];
  const card = (await cards(page)).find((each) => each.all.includes(name));
  assert.ok(Math.abs(card.x + card.width / 2 - port.x - port.width / 2) < 3);
  assert.ok(await page.evaluate(() => document.querySelectorAll('.layer .marks rect[fill=none]').length) >= 3);
  await page.click('[aria-label="Next hit"]');
  assert.match(await said(page), /^2 of /);
  await page.click('[aria-label="Previous hit"]');
  await page.click('[aria-label="Previous hit"]');
  assert.match(await said(page), new RegExp(`^${found.length} of ${found.length}: `));
});

test('Escape closes the list, then leaves for the chart', async ({ open }) => {
  const page = await open(data);
  await page.keyboard.press('/');
  await page.keyboard.type('zak');
  await page.keyboard.press('Escape');
  assert.ok(await page.isHidden('.hits'));
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'treeitem');
  assert.equal(await page.inputValue('.find'), '');
});

test('a hit that is hidden is opened; one of another stage shows its stage', async ({ open }) => {
  const page = await open(data);
  await page.click('text=View');
  await page.selectOption('[aria-label="Levels shown"]', '1');
  await page.fill('.find', 'seat-12');
  await page.keyboard.press('Enter');
  assert.equal(await page.textContent('.panel h2'), data.seats[12].states[0].holder);
  assert.ok((await cards(page)).length > 1);
  const gone = data.stages[3].changes.find((change) => change.kind === 'gone').seat;
  await page.fill('.find', data.seats[gone].id);
  await page.click('.hits [role=option] >> text=/at S/');
  assert.notEqual(await page.getAttribute('.track', 'aria-valuenow'), '4');
});

testSizes('the panel of a seat says all that is known', async ({ open }, size) => {
  const page = await open(data, { size });
  const card = await cardOf(page, 'Bela Farkas');
  await page.mouse.click(card.x + card.width / 2, card.y + card.height / 3);
  const text = await page.textContent('.panel');
  for (const words of ['Bela Farkas', 'VP of Engineering', 'Ines Haddad', 'heads the unit', 'Reports (3)', 'Petra Vance', 'Over the stages', 'starts as VP of Engineering', 'The role', 'Not the Tech Lead', 'ovenbird.yaml:14', 'seat-2', 'manages 3']) assert.ok(text.includes(words), words);
  await page.click('.panel >> text=Petra Vance');
  assert.equal(await page.textContent('.panel h2'), 'Petra Vance');
  await page.click('.close');
  if (size === desktop) assert.equal(await page.textContent('.panel h2'), 'Series B');
  else assert.ok(await page.isHidden('.panel'));
});

test('a row of a team is a seat, its header the unit', async ({ open }) => {
  const page = await open(data);
  const card = await cardOf(page, 'orders');
  await page.mouse.click(card.x + card.width / 2, card.y + 45);
  assert.equal(await page.textContent('.panel h2'), data.seats[data.stages[3].cards.find((each) => each.id === 'unit:team-0').seats[1]].states[0].holder);
  await page.mouse.click(card.x + card.width / 2, card.y + 10);
  assert.equal(await page.textContent('.panel h2'), 'orders');
  assert.match(await page.textContent('.panel'), /Seats \(\d+\)/);
});

testSizes('the panel of a stage has its figures, changes, hiring and findings, which lead to seats', async ({ open }, size) => {
  const page = await open(data, { size });
  if (size === phone) await page.click('.opener');
  const text = await page.textContent('.panel');
  for (const words of ['Headcount', '72', 'Findings (2)', 'span of 7 at Series B', 'split the team or add a lead', 'span-too-wide', 'Since Series A', 'New (25)', 'Left (1)', 'Moved (1)', 'Hiring', 'to fill']) assert.ok(text.includes(words), words);
  assert.equal(await page.locator('.panel tbody tr').count(), data.stages[3].hiring.rows.length);
  await page.click('.panel >> text=and 15 more');
  assert.equal(await page.locator('.panel section:has(h4) li').count(), 27);
  await page.click('.finding >> text=Marta Quill');
  assert.equal(await page.textContent('.panel h2'), 'Marta Quill');
  assert.match(await page.textContent('.panel'), /Findings here/);
});

test('colours are chosen, and the legend filters', async ({ open }) => {
  const page = await open(data);
  const fills = () => page.evaluate(() => [...new Set([...document.querySelectorAll('.layer .cards > g > rect:nth-of-type(2)')].map((bar) => bar.getAttribute('fill')))].sort());
  assert.equal((await fills()).length, 5);
  await page.selectOption('.bar > .colour select', { label: 'Vacancy' });
  assert.deepEqual(await fills(), ['#15803d', '#475569']);
  await page.click('.legend >> text=vacant');
  assert.equal(await page.getAttribute('.legend [aria-pressed=true]', 'data-value'), '1');
  const dim = await page.evaluate(() => [...document.querySelectorAll('.layer .cards > g')].filter((card) => card.getAttribute('opacity')).map((card) => card.querySelector('text').textContent));
  assert.ok(dim.includes('Marta Quill') && !dim.includes('Sales Manager'));
  assert.match(await said(page), /vacant shown: 8 seats/);
  await page.click('.legend >> text=Show all');
  assert.equal(await page.evaluate(() => document.querySelectorAll('.layer .cards > g[opacity]').length), 0);
});

test('a seat that is chosen is not dimmed', async ({ open }) => {
  const page = await open(data);
  await page.click('.legend >> text=Product');
  const opacity = () => page.evaluate(() => [...document.querySelectorAll('.layer .cards > g')].find((card) => card.textContent.startsWith('Marta Quill')).getAttribute('opacity'));
  assert.notEqual(await opacity(), null);
  await page.fill('.find', 'marta quill');
  await page.keyboard.press('Enter');
  assert.equal(await opacity(), null);
});

test('the legend says what signs mean, and counts what is shown', async ({ open }) => {
  const page = await open(data, { hash: '#stage=series-b&top=seat-2' });
  const text = await page.textContent('.legend');
  assert.match(text, /\+new/);
  assert.match(text, /dotted line/);
  assert.match(text, /Engineering15/);
  assert.ok(!text.includes('Sales'));
  assert.match(await page.textContent('.stage-line'), /Bela Farkas and below/);
});

test('light and dark: as the device has it, and as chosen', async ({ open }) => {
  const page = await open(data, { dark: true });
  assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
  assert.equal(await page.evaluate(() => document.querySelector('.layer .cards rect').getAttribute('fill')), '#151f32');
  await page.click('[aria-label="Dark"]');
  assert.equal(await page.evaluate(() => document.querySelector('.layer .cards rect').getAttribute('fill')), '#ffffff');
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  assert.equal(await page.getAttribute('html', 'data-theme'), 'light');
});

test('on a phone what is pressed is moved out from under the panel, until it is closed', async ({ open }) => {
  const page = await open(data, { size: phone });
  const lowest = (await cards(page)).reduce((a, b) => (a.y + a.height > b.y + b.height ? a : b));
  await page.touchscreen.tap(lowest.x + 30, lowest.y + lowest.height - 6);
  const panel = await page.locator('.panel').boundingBox();
  const ring = await page.locator('.layer .marks rect').last().boundingBox();
  assert.ok(ring.y + ring.height <= panel.y, `${ring.y} ${panel.y}`);
  await page.click('.close');
  assert.ok(Math.abs((await cardOf(page, lowest.text)).y - lowest.y) < 1);
  await page.click('text=View');
  await page.click('text=Light or dark');
  assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
});

test('a unit is a hit, and its name finds those in units within it', async ({ open }) => {
  const page = await open(data);
  await page.fill('.find', 'customers');
  const found = await hits(page);
  assert.match(found[0], /^Customersdepartment · \d+ seats$/);
  const unit = data.units.findIndex(({ name }) => name === 'Customers'), within = data.units.flatMap(({ parent }, u) => parent === unit ? [u] : []);
  const inside = data.seats.filter(({ states }) => within.includes(states.at(-1).unit));
  assert.ok(inside.length > 5);
  for (const { states } of inside) assert.ok(found.some((text) => text.startsWith(states.at(-1).holder ?? states.at(-1).title)), states.at(-1).holder);
  await page.keyboard.press('Enter');
  assert.equal(await page.textContent('.panel h2'), 'Customers');
  assert.match(await said(page), /^1 of \d+: Customers, department · \d+ seats$/);
  await page.fill('.find', 'customers yuki');
  assert.ok((await hits(page)).every((text) => /Yuki|^nothing/.test(text)));
});

test('who is in a unit within one that is sought is found here, though their own was that one before', async ({ open }) => {
  const moved = structuredClone(data), last = data.stages.length - 1;
  const customers = data.units.findIndex(({ name }) => name === 'Customers');
  const seat = moved.seats.find(({ states }) => states[0].from < last && states.length === 1 && data.units[states[0].unit]?.parent === customers);
  const [state] = seat.states;
  seat.states = [{ ...state, unit: customers }, { ...state, from: last }];
  const page = await open(moved);
  await page.fill('.find', 'customers');
  const hit = (await hits(page)).find((text) => text.startsWith(state.holder ?? state.title));
  assert.ok(hit && !/ · at /.test(hit), hit);
});

test('a hit that was hidden is centred while cards glide', async ({ open }) => {
  const page = await open(data, { moving: true });
  await page.click('text=View');
  await page.selectOption('[aria-label="Levels shown"]', '1');
  await page.waitForTimeout(800);
  await page.fill('.find', 'seat-12');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1500);
  const port = await page.locator('.port:not(.beside)').boundingBox(), { holder } = data.seats[12].states[0];
  const row = await page.evaluate((name) => { const box = [...document.querySelectorAll('.layer .cards text')].find((text) => text.textContent === name).getBoundingClientRect(); return box.y + box.height / 2; }, holder);
  const card = (await cards(page)).find((each) => each.all.includes(holder));
  assert.ok(Math.abs(card.x + card.width / 2 - port.x - port.width / 2) < 3 && Math.abs(row - port.y - port.height / 2) < 40, `${card.x} ${row}`);
});

test('who reports to somebody that the page does not have does not report to nobody', async ({ open }) => {
  const part = structuredClone(data), seat = data.seats.findIndex(({ states }) => states[0].from === 0 && states[0].manager >= 0), [state] = part.seats[seat].states;
  part.seats[seat].states = [{ ...state, manager: -1, above: 'Board of Ovenbird' }, { ...state, from: 2, manager: -1, above: 'somebody who is not on this page' }];
  const page = await open(part, { hash: `#stage=seed&seat=${part.seats[seat].id}` });
  const reports = () => page.evaluate(() => [...document.querySelectorAll('.facts dt')].find((term) => term.textContent === 'Reports to').nextSibling.textContent);
  assert.equal(await reports(), 'Board of Ovenbird');
  assert.match(await page.textContent('.over'), /Series A reports to somebody who is not on this page/);
  await page.keyboard.press(']');
  assert.equal(await reports(), 'somebody who is not on this page');
  const top = await open(part, { hash: '#stage=seed&seat=seat-0' });
  assert.match(await top.textContent('.facts'), /Reports tonobody/);
});

test('the panel of a seat or unit has the findings of its stage alone', async ({ open }) => {
  const found = structuredClone(data);
  found.findings[1].stages = [3];
  for (const [what, wording] of [['seat=seat-0', 'span of 7'], [`unit=${data.units[2].id}`, 'north has no lead']]) {
    const page = await open(found, { hash: `#stage=series-b&${what}` });
    assert.ok((await page.textContent('.panel')).includes(wording));
    await page.keyboard.press('[');
    assert.ok(!(await page.textContent('.panel')).includes(wording), what);
  }
});

test('a finding about many leads to all of them', async ({ open }) => {
  const found = structuredClone(data);
  found.findings[0].seats = Array.from({ length: 12 }, (_, n) => n);
  const page = await open(found);
  assert.equal(await page.locator('.leads li').count(), 8 + 1);
  await page.click('.leads >> text=and 4 more');
  assert.equal(await page.locator('.leads li').count(), 12 + 1);
});

await runAll();
