// Two stages beside each other: the same places, what differs marked and listed.

import assert from 'node:assert/strict';
import { company } from './company.mjs';
import { desktop, hashOf, runAll, said, test, testSizes } from './browser.mjs';

const data = company(73);
const there = (stage) => new Set(data.stages[stage].cards.flatMap((card) => card.seats));

const sides = (page) => page.evaluate(() => [...document.querySelectorAll('.port')].filter((port) => !port.hidden).map((port) => {
  const box = port.getBoundingClientRect();
  return {
    beside: port.classList.contains('beside'), box: { x: box.x, y: box.y, right: box.right, bottom: box.bottom },
    cards: [...port.querySelectorAll('.cards > g')].map((card) => {
      const it = card.querySelector('rect').getBoundingClientRect();
      return { text: card.querySelector('text').textContent, x: it.x - box.x, y: it.y - box.y };
    }),
    signs: [...port.querySelectorAll('.marks g text')].map((sign) => sign.textContent),
  };
}));

testSizes('seats are at the same places, and what differs is marked', async ({ open }, size) => {
  const page = await open({ ...data, hold: false }, { size });
  await page.click('text=View');
  await page.selectOption('[aria-label="Compare with"]', { label: 'Series A' });
  await page.keyboard.press('Escape');
  assert.match(await said(page), /^compared with Series A: \d+ new seats, 1 gone, \d+ changed/);
  assert.equal(await hashOf(page), '#stage=series-b&beside=series-a');
  await page.waitForTimeout(150);
  const [a, b] = await sides(page);
  const left = a.beside ? a : b, right = a.beside ? b : a;
  assert.ok(left.box.right <= right.box.x + 1 || left.box.bottom <= right.box.y + 1, 'they do not overlap');
  // On a phone they are boxes at first.
  if (size === desktop) {
    assert.equal(left.cards.length, data.stages[2].cards.length);
    assert.equal(right.cards.length, data.stages[3].cards.length);
    for (const name of ['Marta Quill', 'Bela Farkas', 'Sana Żak']) {
      const one = left.cards.find((card) => card.text === name), other = right.cards.find((card) => card.text === name);
      assert.ok(Math.abs(one.x - other.x) < 1 && Math.abs(one.y - other.y) < 1, name);
    }
  }
  const came = [...there(3)].filter((seat) => !there(2).has(seat)).length;
  assert.equal(right.signs.filter((sign) => sign === '+').length, came);
  assert.deepEqual(left.signs.filter((sign) => sign === '\u2212'), ['\u2212']);
  assert.ok(left.signs.includes('~') && right.signs.includes('~'));
});

test('what differs is listed, and leads to seats of either', async ({ open }) => {
  const page = await open(data, { hash: '#stage=series-b&beside=series-a' });
  assert.match(await page.textContent('.panel'), /From Series A to Series BNew \(\d+\).*Gone \(1\).*Changed \(1\)/s);
  const gone = [...there(2)].find((seat) => !there(3).has(seat));
  await page.click(`.panel >> text=${data.seats[gone].states[0].holder}`);
  assert.equal(await page.textContent('.panel h2'), data.seats[gone].states[0].holder);
  assert.match(await page.textContent('.absent'), /not there at Series B/);
  assert.equal(await page.getAttribute('.track', 'aria-valuenow'), '4');
});

test('both are panned and zoomed as one', async ({ open }) => {
  const page = await open(data, { hash: '#stage=series-b&beside=seed' });
  await page.mouse.move(250, 500);
  await page.mouse.wheel(0, -300);
  await page.waitForTimeout(300);
  await page.mouse.down();
  await page.mouse.move(300, 520, { steps: 4 });
  await page.mouse.up();
  await page.waitForTimeout(100);
  const [a, b] = await sides(page);
  const [one, other] = [a, b].map((side) => side.cards.find((card) => card.text === 'Marta Quill'));
  if (one && other) assert.ok(Math.abs(one.x - other.x) < 1 && Math.abs(one.y - other.y) < 1);
  await page.keyboard.press('0');
});

test('the comparison ends where it is with itself, and by choice', async ({ open }) => {
  const page = await open(data, { hash: '#stage=series-b&beside=series-a' });
  await page.keyboard.press('[');
  assert.equal((await sides(page)).length, 1);
  await page.keyboard.press(']');
  await page.click('text=View');
  await page.selectOption('[aria-label="Compare with"]', { label: 'Seed' });
  assert.equal((await sides(page)).length, 2);
  await page.selectOption('[aria-label="Compare with"]', { label: 'nothing' });
  assert.equal((await sides(page)).length, 1);
  assert.equal(await page.evaluate(() => document.querySelectorAll('.port:not(.beside) .marks g text').length), 0);
});

await runAll();
