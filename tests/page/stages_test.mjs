// The picture and the stages: what is shown, what stays, what glides.

import assert from 'node:assert/strict';
import { company } from './company.mjs';
import { cardOf, cards, desktop, inTree, runAll, test, testSizes } from './browser.mjs';

const data = company(73);

testSizes('every card of a stage is in the window, inside it, and over no other', async ({ open }, size) => {
  for (const hold of [true, false]) {
    const page = await open({ ...data, hold }, { size });
    const port = await page.locator('.port:not(.beside)').boundingBox();
    for (const stage of data.stages) {
      if (stage !== data.stages.at(-1)) {
        await page.focus('.track');
        await page.keyboard.press('Home');
        for (let s = 0; s < data.stages.indexOf(stage); ++s) await page.keyboard.press('ArrowRight');
      } else await page.keyboard.press('End');
      const shown = await cards(page);
      assert.equal(shown.length, stage.cards.length);
      shown.forEach((a, n) => {
        assert.ok(a.x >= port.x - 1 && a.y >= port.y - 1 && a.x + a.width <= port.x + port.width + 1 && a.y + a.height <= port.y + port.height + 1, `${a.text} is cut`);
        for (const b of shown.slice(n + 1)) assert.ok(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y, `${a.text} over ${b.text}`);
      });
      assert.equal(await page.textContent('.stage-line'), `${stage.name} · ${stage.date}`);
      assert.equal(await page.getAttribute('.track', 'aria-valuetext'), `${stage.name}, ${stage.date}: ${stage.counts}`);
    }
  }
});

test('seats that keep their places are where they were; fitted ones are larger', async ({ open }) => {
  const page = await open({ ...data, hold: true }, { hash: '#stage=seed' });
  const before = await cardOf(page, 'Marta Quill');
  await page.keyboard.press(']');
  assert.deepEqual(await cardOf(page, 'Marta Quill'), before);
  await page.keyboard.press('[');
  await page.click('text=View');
  await page.click('text=each stage fills the window');
  assert.ok((await cardOf(page, 'Marta Quill')).width > before.width);
});

test('seats glide, new ones appear, and none does where the reader wants no motion', async ({ open }) => {
  const page = await open({ ...data, hold: false }, { hash: '#stage=seed', moving: true });
  const spot = async () => (await cardOf(page, 'Ines Haddad')).x;
  const begin = await spot();
  await page.keyboard.press(']');
  const seen = [];
  for (let n = 0; n < 14; ++n) {
    await page.waitForTimeout(60);
    seen.push(await spot());
  }
  const end = seen.at(-1);
  assert.notEqual(begin, end);
  assert.ok(seen.some((x) => Math.abs(x - begin) > 2 && Math.abs(x - end) > 2), 'nothing was seen on its way');
  const calm = await open({ ...data, hold: false }, { hash: '#stage=seed' });
  await calm.keyboard.press(']');
  assert.ok(Math.abs((await cardOf(calm, 'Ines Haddad')).x - end) < 1);
});

test('who leaves is gone, and who comes is there', async ({ open }) => {
  const page = await open(data, { hash: '#stage=series-a' });
  const gone = data.stages[3].changes.find((change) => change.kind === 'gone');
  const name = data.seats[gone.seat].states[0].holder;
  assert.ok((await inTree(page)).some((text) => text.startsWith(name)));
  await page.keyboard.press(']');
  assert.ok(!(await inTree(page)).some((text) => text.startsWith(name)));
});

test('the button plays the stages to the last, and pauses', async ({ open }) => {
  const page = await open(data, { hash: '#stage=seed', moving: true });
  await page.click('.play');
  assert.equal(await page.getAttribute('.play', 'aria-label'), 'Pause');
  await page.waitForFunction(() => document.querySelector('.track').getAttribute('aria-valuenow') === '4', null, { timeout: 12000 });
  assert.equal(await page.getAttribute('.play', 'aria-label'), 'Play the stages');
});

test('the slider is dragged', async ({ open }) => {
  const page = await open(data);
  const dot = async (n) => page.locator('.dot').nth(n).boundingBox();
  const from = await dot(3), to = await dot(0);
  const before = await page.evaluate(() => history.length);
  await page.mouse.move(from.x + 7, from.y + 7);
  await page.mouse.down();
  await page.mouse.move(to.x + 12, to.y + 7, { steps: 5 });
  await page.mouse.up();
  assert.equal(await page.getAttribute('.track', 'aria-valuenow'), '1');
  assert.equal(await page.evaluate(() => history.length), before + 1);
});

test('the picture is panned, zoomed by wheel and buttons, and fitted', async ({ open }) => {
  const page = await open(data);
  const begin = await cardOf(page, 'Marta Quill');
  await page.mouse.move(300, 500);
  await page.mouse.down();
  await page.mouse.move(360, 540, { steps: 6 });
  await page.mouse.up();
  const panned = await cardOf(page, 'Marta Quill');
  assert.ok(Math.abs(panned.x - begin.x - 60) < 1.5 && Math.abs(panned.y - begin.y - 40) < 1.5);
  await page.mouse.wheel(0, -400);
  await page.waitForTimeout(250);
  assert.ok((await cardOf(page, 'Marta Quill')).width > 1.3 * begin.width);
  await page.click('[aria-label="Show all"]');
  const fitted = await cardOf(page, 'Marta Quill');
  assert.ok(Math.abs(fitted.x - begin.x) < 1);
  await page.click('[aria-label="Larger"]');
  assert.ok((await cardOf(page, 'Marta Quill')).width > fitted.width);
  await page.keyboard.press('0');
  await page.setViewportSize({ width: 1100, height: 700 });
  await page.waitForTimeout(200);
  assert.ok((await cards(page)).every((card) => card.x >= 0 && card.x + card.width <= 1100));
});

test('stages without dates are named alone', async ({ open }) => {
  const page = await open({ ...data, stages: data.stages.map((stage) => ({ ...stage, when: '', date: '' })) });
  assert.equal(await page.getAttribute('.track', 'aria-valuetext'), 'Series B: 72 seats, 25 new');
  assert.equal(await page.textContent('.stage-line'), 'Series B');
  assert.equal(await page.textContent('.under'), '72 seats, 25 new');
});

test('a pinch zooms', async ({ open }) => {
  const page = await open(data, { size: { width: 390, height: 844 } });
  const scale = () => page.evaluate(() => Number(document.querySelector('.layer .root').getAttribute('transform').match(/scale\((.*)\)/)[1]));
  const begin = await scale();
  const client = await page.context().newCDPSession(page);
  const touch = (type, ...points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', [180, 400], [220, 400]);
  for (let n = 1; n <= 6; ++n) await touch('touchMove', [180 - 12 * n, 400], [220 + 12 * n, 400]);
  await touch('touchEnd');
  await page.waitForTimeout(250);
  assert.ok(await scale() > 2 * begin);
});

testSizes('of many stages the one in hand is named, and no name is cut or lies over another one', async ({ open }, size) => {
  const many = company(40);
  const four = many.stages;
  many.stages = Array.from({ length: 14 }, (_, n) => ({ ...four[Math.min(3, n >> 2)], id: `q${n}`, name: `Quarter ${n + 1} of the plan`, when: `${2028 + (n >> 2)}-0${1 + n % 4 * 2}-01` }));
  for (const seat of many.seats) for (const state of seat.states) state.from = [0, 4, 8, 12][state.from];
  const page = await open(many, { size });
  for (const key of ['Home', 'End', 'ArrowLeft']) {
    await page.locator('.track').press(key);
    const track = await page.locator('.track').boundingBox(), caption = await page.locator('.caption').boundingBox();
    assert.match(await page.textContent('.caption'), /^Quarter \d+ of the plan · /);
    assert.ok(caption.x >= track.x - 1 && caption.x + caption.width <= track.x + track.width + 1);
    assert.ok(await page.evaluate(() => { const it = document.querySelector('.caption'); return it.scrollWidth <= it.clientWidth + 1; }));
  }
});

test('a window of any shape has the whole in it', async ({ open }) => {
  for (const size of [desktop, { width: 700, height: 900 }, { width: 2200, height: 700 }]) {
    const page = await open(data, { size });
    const port = await page.locator('.port:not(.beside)').boundingBox();
    assert.ok((await cards(page)).every((card) => card.x >= 0 && card.y >= port.y && card.y + card.height <= port.y + port.height));
  }
});

test('from afar cards are boxes, nearer they have bars, and then names; a zoom draws them in several frames', async ({ open }) => {
  const page = await open(company(10000), { size: { width: 800, height: 600 } });
  const boxes = () => page.locator('.layer .far path').count(), port = await page.locator('.port:not(.beside)').boundingBox();
  const whole = await boxes();
  assert.ok(whole > 10 && (await page.locator('.layer .cards > g').count()) === 0);
  await page.mouse.move(port.x + port.width / 2, port.y + port.height / 3);
  const zoomed = async (k) => {
    while (await page.evaluate(() => document.querySelector('.layer').getBoundingClientRect().width / Number(document.querySelector('.layer').getAttribute('width')) * Number(document.querySelector('.root').getAttribute('transform').match(/scale\((.*)\)/)[1])) < k) await page.mouse.wheel(0, -60);
  };
  await zoomed(0.2);
  await page.waitForFunction((few) => document.querySelectorAll('.layer .far path').length > few, whole);
  await zoomed(0.8);
  await page.waitForFunction(() => document.querySelector('.layer .cards > g text') && !document.querySelector('.layer .far path'));
});

await runAll();
