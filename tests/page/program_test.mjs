// Pages that the program writes, of the examples and of a hostile spec.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, cardOf, cards, inTree, phone, runAll, test, testSizes } from './browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = join(build, 'orgplan');
const draw = (spec, file, ...more) => execFileSync(program, ['draw', spec, '-o', file, '--today', '2026-11-30', ...more]);
const dataOf = (file) => JSON.parse(readFileSync(file, 'utf8').match(/id="orgplan-data">(.*?)<\/script>/s)[1]);

testSizes('the example of the readme', async ({ open, folder }, size) => {
  const file = join(folder, 'startup.html');
  draw(join(root, 'examples/startup.yaml'), file);
  const data = dataOf(file);
  const page = await open(file, { size });
  assert.equal((await cards(page)).length, data.stages.at(-1).cards.length);
  await cardOf(page, 'Bela Farkas');
  await page.fill('.find', 'bela');
  await page.keyboard.press('Enter');
  if (size === phone) await page.click('.opener');
  const text = await page.textContent('.panel');
  for (const words of ['Engineering Manager', 'Over the stages', 'becomes Tech Lead', 'becomes Engineering Manager', 'startup.yaml:']) assert.ok(text.includes(words), `${words} in ${text}`);
  for (let n = data.stages.length - 2; n >= 0; --n) {
    await page.locator('.track').press('ArrowLeft');
    assert.equal((await cards(page)).length, data.stages[n].cards.length);
  }
});

const specs = ['matrix', 'hiring-plan', ...readdirSync(join(root, 'examples/organisations')).filter((name) => name.endsWith('.yaml')).map((name) => `organisations/${basename(name, '.yaml')}`)];
for (const spec of specs.filter((_, n) => n % 4 === 0)) {
  test(`no card of ${spec} lies over another one, and every seat is in the tree`, async ({ open, folder }) => {
    const file = join(folder, 'example.html');
    draw(join(root, `examples/${spec}.yaml`), file);
    const page = await open(file);
    const shown = await cards(page);
    shown.forEach((a, n) => {
      for (const b of shown.slice(n + 1)) assert.ok(a.x + a.width <= b.x + 0.5 || b.x + b.width <= a.x + 0.5 || a.y + a.height <= b.y + 0.5 || b.y + b.height <= a.y + 0.5, `${a.text} over ${b.text}`);
    });
    const data = dataOf(file), last = data.stages.length - 1, tree = (await inTree(page)).join('\n');
    for (const seat of data.stages[last].cards.flatMap((card) => card.seats)) {
      const state = data.seats[seat].states.filter((each) => each.from <= last).at(-1);
      assert.ok(tree.includes(state.holder ?? state.title), state.title);
    }
  });
}

test('texts of a card end within it, in every example drawn', async ({ open, folder }) => {
  for (const spec of ['startup', 'matrix', 'organisations/fintech-scaleup']) {
    const file = join(folder, 'within.html');
    draw(join(root, `examples/${spec}.yaml`), file);
    const page = await open(file);
    await cards(page);
    const out = await page.evaluate(() => [...document.querySelectorAll('.layer .cards > g')].flatMap((card) => {
      const box = card.querySelector('rect').getBoundingClientRect();
      return [...card.querySelectorAll('text')].filter((text) => text.getBoundingClientRect().right > box.right + 1).map((text) => text.textContent);
    }));
    assert.deepEqual(out, []);
  }
});

testSizes('a hostile spec is text everywhere', async ({ open, folder }, size) => {
  const spec = join(folder, 'hostile.yaml'), file = join(folder, 'hostile.html');
  const names = ['</script><script>window.hit=1</script>', '<img src=x onerror=window.hit=2>', '&quot;&lt;b&gt;', '\u202Eevil', 'x'.repeat(10000), 'مريم', '<!--', ']]>', 'a\u2028b'];
  const quoted = (text) => JSON.stringify(text);
  writeFileSync(spec, ['orgplan: 1', `company: {name: ${quoted('</title><script>window.hit=3</script>')}}`, 'positions:', '  - {id: boss, role: ceo, holder: Boss}',
    ...names.map((name, n) => `  - {id: s${n}, title: ${quoted(names[(n + 1) % names.length].slice(0, 200))}, holder: ${quoted(name)}, reports_to: boss}`), ''].join('\n'));
  try {
    draw(spec, file);
  } catch (error) {
    if (error.status !== 1) throw error;  // drawn in spite of what is found
  }
  const page = await open(file, { size });
  assert.equal(await page.evaluate(() => document.querySelectorAll('script, img, iframe, b, a').length), 0);
  const tree = (await inTree(page)).join('\n');
  assert.ok(tree.includes('</script><script>window.hit=1</script>') && tree.includes('<img src=x onerror=window.hit=2>') && tree.includes('مريم'));
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.equal(await page.textContent('h1'), '</title><script>window.hit=3</script>');
});

test('costs are in the file by choice alone', async ({ open, folder }) => {
  const without = join(folder, 'without.html'), included = join(folder, 'with.html');
  draw(join(root, 'examples/hiring-plan.yaml'), without);
  draw(join(root, 'examples/hiring-plan.yaml'), included, '--include', 'costs');
  assert.ok(!readFileSync(without, 'utf8').includes('Run rate'));
  const page = await open(included);
  assert.match(await page.textContent('.panel'), /Run rate/);
  const bare = await open(without);
  assert.match(await bare.textContent('.left-out'), /costs/);
});

await runAll();
