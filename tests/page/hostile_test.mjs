// Names that are markup, script or very long, of other scripts and directions: text everywhere, in a page that runs nothing.

import assert from 'node:assert/strict';
import { company } from './company.mjs';
import { cards, inTree, runAll, test, testSizes } from './browser.mjs';

const names = [
  '<script>window.hit=1</script>', '"><img src=x onerror=window.hit=2>', "'; window.hit=3; '", '</script><script>window.hit=4</script>', '&lt;b&gt; &amp; &#x41;', '<!-- <svg onload=window.hit=5>',
  '\u202Eevil gpj.exe\u202C', '\u2066hidden\u2069', 'مريم الخطيب', 'שירה לוי', '山田太郎', '김민준', 'a\u2028b\u2029c', 'zero\u200Bwidth', '${window.hit=6}', '{{constructor.constructor("window.hit=7")()}}', 'javascript:window.hit=8', 'x'.repeat(10000), '👩‍💻 Ada', ']]>', '__proto__', 'constructor',
];
const data = company(60, { names: (n) => names[n % names.length], title: (n, usual) => n % 7 === 3 ? names[(n + 5) % names.length] : usual, heading: '<img src=x onerror=window.hit=9> & "Co"' });
data.units[2].name = '<b onclick=window.hit=10>unit</b>';
data.stages[3].name = '</title><script>window.hit=11</script>';
data.stages[3].id = '"><script>';
data.findings[0].message = '<iframe srcdoc="<script>parent.hit=12</script>">';
data.roles[0].definition = '<style>*{display:none}</style>';
data.stages[3].hiring.rows[0][1] = '<a href="javascript:window.hit=13">x</a>';
data.colour_by[0].values[0].name = '<i>Executive</i>';

testSizes('nothing of a name becomes markup or runs', async ({ open }, size) => {
  const page = await open(data, { size });
  const before = await page.evaluate(() => document.querySelectorAll('script, img, iframe, b, i, a, style').length);
  assert.equal(before, 1, 'the style of the page itself');
  assert.equal(await page.textContent('h1'), data.heading);
  assert.equal(await page.title(), data.heading);
  const tree = await inTree(page);
  for (const name of names) assert.ok(tree.some((text) => text.includes(name)), name.slice(0, 40));
  for (const seat of [0, 1, 2, 17, 18, 20]) {
    await page.fill('.find', data.seats[seat].id);
    await page.keyboard.press('Enter');
    if (await page.isHidden('.panel')) await page.click('.opener');
    const { holder, title } = data.seats[seat].states[0];
    assert.equal(await page.textContent('.panel h2'), holder ?? title);
    if (size.width < 1000) await page.click('.close');
  }
  for (const name of names) {
    await page.fill('.find', name.slice(0, 300));
    await page.keyboard.press('Escape');
  }
  await page.fill('.find', '');
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.equal(await page.evaluate(() => document.querySelectorAll('script, img, iframe, b, i, a, style').length), 1);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing makes the page wider');
});

test('names of all kinds go into files and prints as text', async ({ open }) => {
  const page = await open(data);
  await page.evaluate(() => { window.print = () => {}; });
  await page.click('text=Print, save');
  await page.click('text=Print what is shown');
  const text = await page.evaluate(() => document.querySelector('.sheets').textContent);
  for (const name of names) assert.ok(text.includes(name), name.slice(0, 40));
  assert.equal(await page.evaluate(() => window.hit), undefined);
});

test('names from right to left, and of wide letters, are drawn within their cards', async ({ open }) => {
  const page = await open(company(40, { names: (n) => ['مريم الخطيب', 'שירה לוי', '山田太郎', '김민준'][n % 4] }));
  const wide = await page.evaluate(() => [...document.querySelectorAll('.layer .cards > g')].flatMap((card) => {
    const box = card.querySelector('rect').getBoundingClientRect();
    return [...card.querySelectorAll('text')].filter((text) => {
      const it = text.getBoundingClientRect();
      return it.left < box.left - 1 || it.right > box.right + 1;
    }).map((text) => text.textContent);
  }));
  assert.deepEqual(wide, []);
});

test('a company of one, and one of nobody below', async ({ open }) => {
  const one = company(2);
  const page = await open(one, { hash: '#stage=founding' });
  assert.ok((await cards(page)).length >= 1);
});

test('a page of one stage has no time line', async ({ open }) => {
  const one = company(40);
  one.stages.splice(0, 3);
  for (const seat of one.seats) {
    seat.states = seat.states.slice(-1).filter((state) => !state.gone);
    if (seat.states[0]) seat.states[0].from = 0;
  }
  one.seats = one.seats.map((seat) => seat.states.length > 0 ? seat : { ...seat, states: [{ from: 0, gone: true, role: -1, title: '', unit: -1, manager: -1, categories: [] }] });
  const page = await open(one);
  assert.ok(await page.isHidden('.timeline'));
  await page.keyboard.press(']');
});

await runAll();
