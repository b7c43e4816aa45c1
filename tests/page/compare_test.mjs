// Pages of several specs and of two states, as `compare` and `diff` write them: what is on each side, both in one
// picture, what differs, links.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { audit, build, cards, desktop, hashOf, inTree, phone, runAll, said, test, testSizes } from './browser.mjs';
import { company } from './company.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const orgplan = (...words) => execFileSync(join(build, 'orgplan'), words, { cwd: root, encoding: 'utf8' });
const today = ['--today', '2027-01-15'];
const made = (folder, name, ...words) => {
  const file = join(folder, `${name}.html`);
  orgplan(...words, '-o', file, '--force', ...today);
  return file;
};
const dataOf = (file) => JSON.parse(readFileSync(file, 'utf8').match(/id="orgplan-data">(.*?)<\/script>/s)[1]);
const chosen = (page, label) => page.$eval(`[aria-label="${label}"]`, (choice) => choice.selectedOptions[0].textContent);
const panel = async (page) => {
  if (await page.isVisible('.opener')) await page.click('.opener');
  return page.textContent('.panel');
};

const kStartup = ['compare', 'examples/startup.yaml', 'examples/startup-later.yaml'];
const kFreeze = ['diff', 'examples/reorganisation.yaml', 'examples/reorganisation-freeze.yaml'];

testSizes('specs are beside each other, and any stage of each can be chosen', async ({ open, folder }, size) => {
  const file = made(folder, 'compare', ...kStartup), data = dataOf(file);
  assert.deepEqual(data.specs, ['startup.yaml', 'later']);
  const page = await open(file, { size });
  assert.equal(await page.locator('.port:visible').count(), 2);
  assert.equal(await chosen(page, 'Spec'), 'later');
  assert.equal(await chosen(page, 'Spec to compare with'), 'startup.yaml');
  await audit(page, 'beside each other');
  await page.selectOption('[aria-label="Stage shown"]', { label: 'Series A · 31 December 2028' });
  const shown = data.stages.findIndex((stage) => stage.spec === 1 && stage.id === 'series-a');
  assert.equal(await hashOf(page), '#spec=later&stage=series-a&beside-spec=startup.yaml&beside=series-b');
  await page.selectOption('[aria-label="Stage to compare with"]', { label: 'Series A · 31 December 2028' });
  assert.match(await said(page), /^compared with startup.yaml · Series A: 1 new seat, 0 gone, 5 changed/);
  if (size === desktop) assert.equal((await cards(page)).length, data.stages[shown].cards.length + data.stages[data.stages[shown].twin].cards.length);
  assert.match(await panel(page), /From startup.yaml · Series A to later · Series ANew \(1\)/);
  await audit(page, 'with its panel');
});

test('the time line is of the spec in hand, and takes the other one along', async ({ open, folder }) => {
  const file = made(folder, 'walk', ...kStartup);
  const page = await open(file);
  await page.locator('.track').press('ArrowLeft');
  assert.equal(await hashOf(page), '#spec=later&stage=series-a&beside-spec=startup.yaml&beside=series-a');
  await page.locator('.track').press('Home');
  assert.equal(await hashOf(page), '#spec=later&stage=founding&beside-spec=startup.yaml&beside=founding');
  assert.equal(await page.locator('.stop').count(), 4);
  await page.selectOption('[aria-label="Spec"]', { label: 'startup.yaml' });
  assert.equal(await page.textContent('.panel h2'), 'Founding');
  assert.equal(await chosen(page, 'Spec to compare with'), 'later');
});

test('an address leads to a spec, a stage of it, and both in one chart', async ({ open, folder }) => {
  const file = made(folder, 'linked', ...kStartup);
  let page = await open(file, { hash: '#spec=startup.yaml&stage=seed&seat=cto' });
  assert.equal(await page.textContent('.stage-line'), 'startup.yaml · Seed · 31 December 2027');
  assert.equal(await page.locator('.port:visible').count(), 1);
  page = await open(file, { hash: '#spec=later&stage=series-a&beside-spec=startup.yaml&beside=series-a&both=1' });
  assert.equal(await page.locator('.port:visible').count(), 1);
  assert.match(await page.textContent('.legend'), /\+new/);
  page = await open(file, { hash: '#spec=never.yaml&stage=seed' });
  assert.equal(await page.textContent('.notice bdi'), 'The link asks for the spec “never.yaml”, which is not on this page.');
});

testSizes('both states are in one chart, each difference leads to its seat', async ({ open, folder }, size) => {
  const file = made(folder, 'diff', ...kFreeze);
  const page = await open(file, { size });
  assert.equal(await page.locator('.port:visible').count(), 1);
  const shown = await cards(page);
  const gone = shown.find((card) => card.all.includes('Customer Success Manager'));
  assert.ok(gone, 'the team with a seat that is gone');
  const struck = await page.evaluate(() => [...document.querySelectorAll('.layer .cards text[text-decoration=line-through]')].map((text) => text.textContent));
  assert.deepEqual(struck.sort(), ['Backend Developer', 'Customer Success Manager', 'Product Owner']);
  await audit(page, 'both in one chart');
  assert.match(await panel(page), /Opens later \(2\).*Gone|Gone.*Opens later/s);
  await page.click('.panel >> text=Customer Success Manager in trade');
  assert.match(await page.textContent('.panel'), /not there at reorganisation-freeze.yaml · Teams by product/);
  assert.match(await hashOf(page), /both=1&seat=/);
  await audit(page, 'a seat that is gone');
  if (size === phone) await page.click('.panel .close');
  await page.click('.side-mode');
  assert.equal(await page.locator('.port:visible').count(), 2);
  assert.equal(await said(page), 'beside each other');
});

test('a seat that moved is at its new place, and its old one says where it went', async ({ open, folder }) => {
  const file = made(folder, 'moved', 'diff', 'examples/startup.yaml@seed', '@series-b');
  assert.equal(dataOf(file).specs, undefined);
  const page = await open(file);
  assert.match(await page.textContent('.sides'), /Seed · 31 December 2027.*Series B · 31 March 2030/);
  const bela = (await cards(page)).filter((card) => card.text === 'Bela Farkas');
  assert.equal(bela.length, 2);
  assert.ok(bela.some((card) => card.all.includes('→ orders')));
  assert.equal((await inTree(page)).filter((item) => item.startsWith('Bela Farkas')).length, 2);
  await page.click('.panel >> text=/^Bela Farkas/');
  assert.match(await page.textContent('.differs'), /^Moved since Seed: becomes Engineering Manager; moves to orders/);
  await page.keyboard.press('t');
  assert.match(await page.textContent('.back'), /Back/);
});

test('no card of both in one chart lies over another one, and texts end within theirs', async ({ open, folder }) => {
  for (const words of [['diff', 'examples/startup.yaml@founding', '@series-b'], ['diff', 'examples/reorganisation.yaml@trades', '@products'], ['diff', 'examples/first.yaml', 'examples/startup.yaml']]) {
    const page = await open(made(folder, 'over', ...words));
    const shown = await cards(page);
    shown.forEach((a, n) => {
      for (const b of shown.slice(n + 1)) assert.ok(a.x + a.width <= b.x + 0.5 || b.x + b.width <= a.x + 0.5 || a.y + a.height <= b.y + 0.5 || b.y + b.height <= a.y + 0.5, `${a.text} over ${b.text}`);
    });
    const out = await page.evaluate(() => [...document.querySelectorAll('.layer .cards > g')].flatMap((card) => {
      const box = card.querySelector('rect').getBoundingClientRect();
      return [...card.querySelectorAll('text')].filter((text) => text.getBoundingClientRect().right > box.right + 1).map((text) => text.textContent);
    }));
    assert.deepEqual(out, []);
  }
});

// What `diff` says in JSON of the seats of a pair of stages, as the page groups them. Facts that a page has nothing of
// are left out.
function kindsOf(json, label) {
  const known = new Set(['home', 'reports_to', 'dotted', 'role', 'title', 'level', 'holder', 'fte', 'employment', 'location', 'opens', 'closes', 'also']);
  const counts = {};
  for (const { what, change, facts, stages } of json.changes) {
    if (what !== 'seat' || !stages.includes(label)) continue;
    const here = facts.filter((fact) => fact.stages.includes(label) && known.has(fact.key));
    const has = (key) => here.find((fact) => fact.key === key);
    const role = here.find(({ key, before, after }) => key === 'role' && before && after) ?? has('level'), holder = has('holder');
    const kind = change === 'added' ? 'New' : change === 'removed' ? (has('opens') ? 'Opens later' : 'Gone') : has('home') ? 'Moved' : has('reports_to') ? 'New manager' : role ? 'New role or level'
      : holder?.before === 'vacant' ? 'Filled' : holder?.after === 'vacant' ? 'Vacated' : holder ? 'New holder' : has('opens') || has('closes') ? 'New dates' : here.length > 0 ? 'Changed' : '';
    if (kind !== '') counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

for (const [label, words] of [
  ['seed → series-b', ['examples/startup.yaml@seed', '@series-b']], ['founding → series-a', ['examples/startup.yaml@founding', '@series-a']],
  ['series-b', ['examples/startup.yaml@series-b', 'examples/startup-later.yaml@series-b']], ['trades → products', ['examples/reorganisation.yaml@trades', '@products']],
  ['trades → products', ['examples/reorganisation.yaml@trades', 'examples/reorganisation-freeze.yaml@products']],
]) {
  test(`as many seats of each kind as diff says: ${words.join(' ')}`, async ({ open, folder }) => {
    const json = JSON.parse(orgplan('diff', ...words, '--format', 'json', ...today));
    assert.deepEqual(json.stages.map((stage) => stage.label), [label]);
    const page = await open(made(folder, 'kinds', 'diff', ...words));
    const lists = await page.evaluate(() => [...document.querySelectorAll('.panel section')].find((section) => section.querySelector('h3').textContent.startsWith('From ')).innerText);
    const shown = Object.fromEntries([...lists.matchAll(/^(.*) \((\d+)\)$/gm)].map(([, kind, count]) => [kind, Number(count)]));
    assert.deepEqual(shown, kindsOf(json, label));
  });
}

test('a seat of another id is one seat, found by either', async ({ open, folder }) => {
  const text = (seats) => `orgplan: 1\ncompany: {name: Acme}\nstages: [{id: now, date: 2027-01-01}]\nunits: [{id: core, kind: development, manager: boss}]\npositions:\n  - {id: boss, role: ceo, holder: Ann}\n${seats}`;
  const before = join(folder, 'before.yaml'), after = join(folder, 'after.yaml');
  writeFileSync(before, text('  - {id: coder, role: backend-developer, unit: core, holder: Bo}\n'));
  writeFileSync(after, text('  - {id: developer, role: backend-developer, unit: core, holder: Bo, previously: coder, level: senior}\n'));
  const file = made(folder, 'renamed', 'diff', before, after), data = dataOf(file);
  assert.deepEqual(data.seats.map(({ id, was }) => [id, was]), [['boss', undefined], ['developer', ['coder']]]);
  const page = await open(file, { hash: '#seat=coder' });
  assert.match(await page.textContent('.panel'), /Bo.*New role or level since before.yaml · now: level senior/s);
  await page.click('.panel .close');
  assert.match(await page.textContent('.panel'), /New role or level \(1\)/);
});

test('two stages of one spec are one picture by choice, printed and saved as well', async ({ open }) => {
  const data = company(73);
  const page = await open(data, { hash: '#stage=series-b&beside=series-a' });
  await page.click('text=View');
  await page.click('text=in one chart');
  await page.keyboard.press('Escape');
  assert.equal(await hashOf(page), '#stage=series-b&beside=series-a&both=1');
  assert.equal(await page.locator('.port:visible').count(), 1);
  const gone = data.seats.find((seat) => seat.states.some((state) => state.gone)).states[0];
  const struck = (where) => page.evaluate((at) => [...document.querySelectorAll(`${at} text[text-decoration=line-through]`)].map((text) => text.textContent), where);
  assert.ok((await struck('.layer .cards')).includes(gone.holder ?? gone.title));
  await audit(page, 'two stages in one chart');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  assert.ok((await struck('.sheets')).includes(gone.holder ?? gone.title));
  assert.match(await page.textContent('.sheets'), /Series A → Series B/);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  assert.ok((await struck('.layer .cards')).includes(gone.holder ?? gone.title));
});

test('what is redacted is in no part of the file', async ({ folder }) => {
  const file = made(folder, 'redacted', ...kStartup, '--redact', 'names,levels,reasons');
  const text = readFileSync(file, 'utf8');
  for (const word of ['Bela', 'Farkas', 'Quill', 'startup-later', 'heads the']) assert.ok(!text.includes(word), word);
});

await runAll();
