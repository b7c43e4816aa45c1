// Collapsing, levels, another top, team cards.

import assert from 'node:assert/strict';
import { company } from './company.mjs';
import { audit, cardOf, cards, inTree, runAll, said, test, testSizes } from './browser.mjs';

const data = company(73);
const stage = data.stages.at(-1);

/** Seats below a card, direct and all, counted from the data. */
function below(id) {
  const at = stage.cards.findIndex((card) => card.id === id);
  const inside = new Set([at]);
  stage.cards.forEach((card, c) => { if (inside.has(card.parent)) inside.add(c); });
  const of = (some) => some.reduce((sum, card) => sum + card.seats.length, 0);
  return { direct: of(stage.cards.filter((card) => card.parent === at)), all: of([...inside].filter((c) => c !== at).map((c) => stage.cards[c])), cards: inside.size - 1 };
}

const badges = (page) => page.evaluate(() => [...document.querySelectorAll('.layer .marks text')].map((text) => text.textContent));

test('a press on the sign below a card hides what is below, and says how much', async ({ open }) => {
  const page = await open(data);
  const it = below('seat-2');
  const before = (await cards(page)).length;
  const card = await cardOf(page, 'Bela Farkas');
  await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2);
  await page.mouse.click(card.x + card.width / 2, card.y + card.height + 3);
  assert.equal((await cards(page)).length, before - it.cards);
  assert.deepEqual(await badges(page), [`+${it.direct} · ${it.all} in all`]);
  assert.match(await said(page), new RegExp(`collapsed, ${it.direct} directly below and ${it.all} seats in all hidden`));
  const now = await cardOf(page, 'Bela Farkas');
  await page.mouse.click(now.x + now.width / 2, now.y + now.height + 4);
  assert.equal((await cards(page)).length, before);
});

test('what is collapsed stays so from stage to stage, and the rest is laid out larger', async ({ open }) => {
  const page = await open({ ...data, hold: false });
  const before = await cardOf(page, 'Marta Quill');
  await page.click('text=View');
  await page.selectOption('[aria-label="Levels shown"]', '2');
  await page.keyboard.press('Escape');
  assert.ok((await cardOf(page, 'Marta Quill')).width > before.width);
  await page.keyboard.press('[');
  assert.ok((await badges(page)).length > 0);
});

testSizes('so many levels are shown, and all again', async ({ open }, size) => {
  const page = await open(data, { size });
  const depth = stage.cards.map(() => 1);
  stage.cards.forEach((card, c) => { if (card.parent >= 0) depth[c] = depth[card.parent] + 1; });
  await page.click('text=View');
  for (const levels of [1, 2, 3]) {
    await page.selectOption('[aria-label="Levels shown"]', String(levels));
    assert.equal((await cards(page)).length, depth.filter((d) => d <= levels).length);
  }
  await page.click('text=Expand all');
  assert.equal((await cards(page)).length, stage.cards.length);
});

test('teams are closed and opened, one and all', async ({ open }) => {
  const page = await open(data);
  const open_ = await cardOf(page, 'orders');
  await page.mouse.dblclick(open_.x + open_.width / 2, open_.y + 10);
  const closed = await cardOf(page, 'orders');
  assert.ok(closed.height < open_.height / 2);
  assert.deepEqual(await badges(page), ['+4']);
  await page.click('text=View');
  await page.click('text=Close teams');
  assert.equal((await badges(page)).length, stage.cards.filter((card) => card.kind === 'team').length);
  await page.click('text=Open teams');
  assert.equal((await badges(page)).length, 0);
});

testSizes('a seat becomes the top, and the whole is back', async ({ open }, size) => {
  const page = await open(data, { size, hash: '#stage=series-b&seat=seat-2' });
  if (size.width < 1000) await page.click('.opener');
  await page.click('text=Make this the top');
  assert.equal((await inTree(page))[0].split(',')[0], 'Bela Farkas');
  assert.equal((await cards(page)).length, below('seat-2').cards + 1);
  await page.keyboard.press('t');
  assert.equal((await cards(page)).length, stage.cards.length);
  await page.keyboard.press('t');
  if (size.width < 1000) await page.click('.close');
  await page.click('.back');
  assert.equal((await cards(page)).length, stage.cards.length);
});

test('a card with nothing below does not become the top', async ({ open }) => {
  const page = await open(data);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('t');
  assert.equal(await said(page), 'nothing is below');
  assert.equal((await cards(page)).length, stage.cards.length);
});

testSizes('a top that a stage does not have is said there, and is the top again where it is', async ({ open }, size) => {
  const late = stage.cards.findIndex((card, c) => data.seats[card.seats[0]].states[0].from === 2 && stage.cards.some(({ parent }) => parent === c)), { id } = stage.cards[late];
  const name = data.seats[stage.cards[late].seats[0]].states[0].holder;
  for (const hold of [true, false]) {
    const page = await open({ ...data, hold }, { hash: `#stage=series-b&top=${id}`, size });
    const own = (await cards(page)).length;
    assert.equal(own, below(id).cards + 1);
    const port = await page.locator('.port:not(.beside)').boundingBox(), [first] = await cards(page);
    assert.ok(first.y - port.y < 250 && first.width > 60, 'no room is kept for what is not below it');
    await page.keyboard.press('[');
    await page.keyboard.press('[');
    assert.equal(await page.textContent('.port:not(.beside) .nobody'), `${name} is not there at Seed`);
    assert.equal((await cards(page)).length, 0);
    await audit(page, 'a top that is not there');
    await page.keyboard.press(']');
    await page.keyboard.press(']');
    assert.equal((await cards(page)).length, own);
    assert.ok(await page.isHidden('.nobody >> nth=0'));
    await page.keyboard.press('[');
    await page.keyboard.press('[');
    await page.click('.back');
    assert.ok((await cards(page)).length > 1);
  }
  const page = await open(data, { hash: '#top=nobody', size });
  assert.equal(await page.textContent('.notice bdi'), 'The link asks for the card at the top “nobody”, which is not on this page.');
});

test('the key of the top leads back from where there is nothing below', async ({ open }) => {
  const page = await open(data);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('t');
  assert.ok(await page.isVisible('.back'));
  await page.keyboard.press('End');
  await page.keyboard.press('t');
  assert.ok(await page.isHidden('.back'));
});

test('as many levels can be chosen as there are', async ({ open }) => {
  const deep = company(400), page = await open(deep), level = [];
  let deepest = 0;
  for (const { cards: all } of deep.stages) all.forEach(({ parent }, c) => { deepest = Math.max(deepest, level[c] = parent < 0 ? 1 : level[parent] + 1); });
  assert.equal(await page.locator('[aria-label="Levels shown"] option').count(), deepest);
});

await runAll();
