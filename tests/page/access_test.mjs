// Keyboard alone, the tree, what is announced, contrast, and what axe-core says of every state.

import assert from 'node:assert/strict';
import { company } from './company.mjs';
import { audit, cards, inTree, runAll, said, test, testSizes, desktop, phone } from './browser.mjs';

const data = company(73);

for (const [what, size] of [['desktop', desktop], ['phone', phone]]) {
  for (const dark of [false, true]) {
    test(`axe-core finds nothing in any state, ${what}, ${dark ? 'dark' : 'light'}`, async ({ open }) => {
      const page = await open(data, { size, dark });
      await audit(page, 'at first');
      await page.click('text=View');
      await audit(page, 'view menu');
      await page.selectOption('[aria-label="Levels shown"]', '2');
      await page.keyboard.press('Escape');
      await audit(page, 'collapsed');
      await page.click('text=Print, save');
      await audit(page, 'print menu');
      await page.keyboard.press('Escape');
      await page.click('[aria-label="Keys, and about this page"]');
      await page.click('summary');
      await audit(page, 'about');
      await page.keyboard.press('Escape');
      await page.fill('.find', 'a');
      await audit(page, 'search');
      await page.keyboard.press('Enter');
      if (!await page.isVisible('.panel')) await page.click('.opener');
      await audit(page, 'seat');
      await page.click('.close');
      await page.focus('.track');
      await page.keyboard.press('Home');
      await audit(page, 'first stage');
      await page.keyboard.press('End');
      await page.locator('.legend .value').nth(1).click();
      await audit(page, 'filtered');
      if (await page.isVisible('.opener')) await page.click('.opener');
      await audit(page, 'stage panel');
      await page.click('text=View');
      await page.selectOption('[aria-label="Compare with"]', { label: 'Seed' });
      await page.keyboard.press('Escape');
      await audit(page, 'compared');
      await page.click('.finding >> text=Product');
      await audit(page, 'unit');
    });
  }
}

test('the tree has every seat with level, position and size of its set', async ({ open }) => {
  const page = await open(data);
  const items = await page.evaluate(() => [...document.querySelectorAll('[role=tree] [role=treeitem]')].map((item) => ({
    text: item.textContent, level: Number(item.getAttribute('aria-level')), at: Number(item.getAttribute('aria-posinset')), of: Number(item.getAttribute('aria-setsize')), expanded: item.getAttribute('aria-expanded'),
  })));
  const stage = data.stages[3];
  const rows = stage.cards.filter((card) => card.kind === 'team').reduce((sum, card) => sum + card.seats.length, 0);
  assert.equal(items.length, stage.cards.length + rows);
  // Positions run from 1 to the size of the set below one parent.
  const sets = [];
  const above = [];
  for (const item of items) {
    above.length = item.level;
    const set = above[item.level - 1] ?? { seen: 0, of: item.of };
    assert.equal(item.at, ++set.seen, item.text);
    assert.equal(item.of, set.of, item.text);
    above[item.level - 1] = set;
    if (set.seen === 1) sets.push(set);
  }
  for (const set of sets) assert.equal(set.seen, set.of);
  for (const seat of stage.cards.flatMap((card) => card.seats)) {
    const state = data.seats[seat].states.at(-1);
    assert.ok(items.some((item) => item.text.startsWith(state.holder ?? state.title)));
  }
});

test('arrows walk it, Enter opens, Escape returns', async ({ open }) => {
  const page = await open(data);
  const active = () => page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press('ArrowDown');
  assert.match(await active(), /^Marta Quill, Founder/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.match(await active(), /^Bela Farkas/);
  assert.ok(await page.evaluate(() => document.querySelector('.layer .marks rect[stroke-dasharray]') !== null), 'where the keyboard is can be seen');
  const all = (await inTree(page)).length;
  await page.keyboard.press('ArrowLeft');
  assert.ok((await inTree(page)).length < all);
  assert.match(await said(page), /^collapsed, 3 directly below and \d+ seats in all hidden/);
  assert.match(await active(), /^Bela Farkas/);
  await page.keyboard.press('ArrowRight');
  assert.equal((await inTree(page)).length, all);
  await page.keyboard.press('ArrowRight');
  assert.match(await active(), /^Petra Vance/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  assert.match(await active(), /^Bela Farkas/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  assert.equal(await page.textContent('.panel h2'), 'Petra Vance');
  await page.keyboard.press('Escape');
  assert.match(await active(), /^Petra Vance/);
  await page.keyboard.press('End');
  assert.match(await active(), /\w/);
  await page.keyboard.press('Home');
  assert.match(await active(), /^Marta Quill/);
});

test('everything is reached by Tab, and nothing holds it', async ({ open }) => {
  const page = await open(data);
  const seen = new Set();
  for (let n = 0; n < 80; ++n) {
    await page.keyboard.press('Tab');
    seen.add(await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.slice(0, 30)));
  }
  for (const name of ['Find a name, role, unit or id', 'Colour by', 'View', 'Print, save', 'Dark', 'Larger', 'Play the stages', 'Stage', 'Close the panel', 'What is chosen']) assert.ok(seen.has(name), name);
  assert.ok([...seen].some((name) => name.startsWith('Marta Quill')));
});

test('stages are announced', async ({ open }) => {
  const page = await open(data, { hash: '#stage=seed' });
  await page.keyboard.press(']');
  assert.equal(await said(page), 'Series A, June 2029: 48 seats, 28 new');
});

test('a large tree has what is near, and is walked to its end', async ({ open }) => {
  const page = await open(company(2000));
  await page.keyboard.press('ArrowDown');
  const few = await page.locator('[role=treeitem]').count();
  assert.ok(few < 1000);
  for (let n = 0; n < 400; ++n) await page.keyboard.press('ArrowDown');
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('role')), /treeitem/);
  await page.keyboard.press('End');
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('role')), /treeitem/);
});

// What lies on what, on cards as they are drawn.
const luminance = (hex) => {
  const part = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
};
const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };

testSizes('marks over cards can be read, light and dark', async ({ open }, size) => {
  for (const dark of [false, true]) {
    const page = await open(data, { size, dark });
    await page.click('text=View');
    await page.selectOption('[aria-label="Levels shown"]', '2');
    await cards(page);
    const pairs = await page.evaluate(() => [...document.querySelectorAll('.layer .marks g')].map((mark) => [mark.querySelector('rect').getAttribute('fill'), mark.querySelector('text').getAttribute('fill')]));
    assert.ok(pairs.length > 0);
    for (const [ground, ink] of pairs) assert.ok(contrast(ground, ink) >= 4.5);
  }
});

await runAll();
