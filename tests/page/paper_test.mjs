// Files of the view, and print.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { company } from './company.mjs';
import { cards, phone, runAll, test, testSizes } from './browser.mjs';

const data = company(73);

async function saved(page, folder, what) {
  await page.click('text=Print, save');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`text=Save the view as ${what}`)]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  await page.keyboard.press('Escape');
  return { name: download.suggestedFilename(), bytes: readFileSync(file) };
}

/** Prints to nowhere, with what the page lays out for it left in place. */
async function sheets(page, paper, across, many = 'sheets where needed') {
  await page.evaluate(() => { window.print = () => {}; });
  await page.click('text=Print, save');
  await page.selectOption('[aria-label="Paper"]', { label: paper });
  await page.selectOption('[aria-label="Orientation"]', { label: across });
  await page.selectOption('[aria-label="Sheets"]', { label: many });
  await page.click('text=Print what is shown');
  return page.evaluate(() => [...document.querySelectorAll('.sheet > svg')].map((sheet) => ({
    box: sheet.getAttribute('viewBox').split(' ').slice(2).map(Number), text: sheet.textContent, cards: sheet.querySelectorAll(':scope > g > g > rect:first-child[stroke]').length,
    scale: Number(sheet.querySelector(':scope > g[transform*=scale]').getAttribute('transform').match(/scale\((.*)\)/)[1]),
    ids: [...sheet.querySelectorAll(':scope > g[transform*=scale] > g')].map((card) => card.textContent),
  })));
}

testSizes('the view is saved as SVG, with heading and legend, and nothing active in it', async ({ open, folder, browser }, size) => {
  const page = await open(data, { size });
  const { name, bytes } = await saved(page, folder, 'SVG');
  assert.equal(name, 'ovenbird-series-b.svg');
  const text = bytes.toString();
  for (const words of ['Ovenbird', 'Series B · March 2031 · 72 seats', 'Bela Farkas', 'Engineering']) assert.ok(text.includes(words), words);
  assert.doesNotMatch(text, /<script|foreignObject|href=|on\w+=/);
  const viewer = await (await browser.newContext()).newPage();
  await viewer.setContent(text);
  assert.equal(await viewer.evaluate(() => document.querySelectorAll('svg parsererror').length), 0);
  await viewer.context().close();
});

test('a heading that is longer than the paper is wide goes on below, and its type stays as it is', async ({ open }) => {
  const long = company(40);
  long.stages[3].counts = '39 seats, 13 new, 2 moved, 3 promoted, 4 with a new manager, 16 moved with their manager';
  long.heading = 'The Company of a Name that is Longer than Most '.repeat(4).trim();
  const page = await open(long, { size: phone });
  const [only] = await sheets(page, 'A4', 'portrait');
  assert.ok(only.text.includes('…') && only.text.includes('16 moved with their'));
  assert.equal(await page.evaluate(() => document.querySelectorAll('.sheet > svg > g:first-child text[textLength]').length), 0);
  const over = await page.evaluate(() => {
    document.querySelector('.sheets').style.display = 'block';
    const sheet = document.querySelector('.sheet > svg').getBoundingClientRect();
    return [...document.querySelectorAll('.sheet > svg > g:first-child text')].filter((text) => text.getBoundingClientRect().right > sheet.right).length;
  });
  assert.equal(over, 0);
});

test('a file of a view from afar has names, though the screen shows boxes', async ({ open, folder }) => {
  const page = await open(company(2000));
  assert.equal(await page.evaluate(() => document.querySelectorAll('.layer .cards > g').length), 0);
  const text = (await saved(page, folder, 'SVG')).bytes.toString();
  for (const name of ['Marta Quill', 'VP of Product', 'Account Executive']) assert.ok(text.includes(name), name);
});

test('the view is saved as PNG, twice as sharp as the screen', async ({ open, folder }) => {
  const page = await open(data);
  const { name, bytes } = await saved(page, folder, 'PNG');
  assert.equal(name, 'ovenbird-series-b.png');
  assert.deepEqual([...bytes.subarray(1, 4)].map((c) => String.fromCharCode(c)).join(''), 'PNG');
  const port = await page.locator('.port:not(.beside)').boundingBox();
  assert.equal(bytes.readUInt32BE(16), 2 * Math.round(port.width));
});

test('a PNG that cannot be made is said', async ({ open }) => {
  const page = await open(data);
  await page.evaluate(() => { HTMLCanvasElement.prototype.toBlob = (made) => made(null); });
  await page.click('text=Print, save');
  await page.click('text=Save the view as PNG');
  await page.waitForSelector('.notice:not([hidden])');
  assert.match(await page.textContent('.notice'), /cannot make a PNG of the view; it may be too large\. Save it as SVG/);
});

test('a print is shaped for the paper', async ({ open }) => {
  const page = await open(data);
  for (const [paper, across, width, height] of [['A4', 'landscape', 841.89, 595.28], ['A4', 'portrait', 595.28, 841.89], ['A3', 'landscape', 1190.55, 841.89], ['Letter', 'portrait', 612, 792]]) {
    const [only, ...more] = await sheets(page, paper, across);
    assert.equal(more.length, 0);
    assert.deepEqual(only.box, [width, height]);
    assert.ok(only.scale * 8 >= 5, 'type can be read');
    assert.ok(only.text.includes('Ovenbird') && only.text.includes('72 seats'));
    await page.keyboard.press('Escape');
  }
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const box = pdf.match(/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/);
  assert.ok(Math.abs(Number(box[1]) - 612) < 1 && Math.abs(Number(box[2]) - 792) < 1);
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
});

test('several sheets refer to each other, and every card is on one of them', async ({ open }) => {
  const big = company(400);
  const page = await open(big);
  const all = await sheets(page, 'A4', 'landscape');
  assert.ok(all.length > 1);
  for (const [n, sheet] of all.entries()) {
    assert.ok(sheet.scale * 8 >= 5 * 0.97, `type of sheet ${n + 1}: ${sheet.scale * 8}`);
    assert.ok(sheet.text.includes(`page ${n + 1} of ${all.length}`));
    if (n > 0) assert.match(sheet.text, /from page \d/);
  }
  const words = all.map((sheet) => sheet.text).join('\n');
  for (const seat of big.stages[3].cards.flatMap((card) => card.seats)) {
    const { holder, title } = big.seats[seat].states.at(-1);
    assert.ok(words.includes(holder ?? title));
  }
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, all.length);
});

test('all is on one sheet by choice', async ({ open }) => {
  const big = company(400), page = await open(big);
  const [only, ...more] = await sheets(page, 'A4', 'landscape', 'all on one sheet');
  assert.equal(more.length, 0);
  assert.equal(only.ids.length >= big.stages[3].cards.length, true);
  assert.ok(only.scale * 8 < 5 && !only.text.includes('page 1'));
});

const sides = (page) => page.evaluate(() => [...document.querySelectorAll('.sheet > svg')].map((sheet) => [...sheet.querySelectorAll(':scope > g[transform*=scale]')].map((chart) => chart.textContent)));

test('both sides of a comparison are printed, with what differs marked', async ({ open }) => {
  const gone = data.seats.find(({ states }) => states.some((state) => state.gone)).states[0];
  for (const across of ['landscape', 'portrait']) {
    const page = await open(data, { hash: '#stage=series-b&beside=series-a' });
    const [only, ...more] = await sheets(page, 'A3', across);
    assert.equal(more.length, 0);
    assert.match(only.text, /Series A \| Series B/);
    assert.match(only.text, /Series A · June 2029 · 48 seats/);
    const [[was, is]] = await sides(page);
    assert.ok(was.includes(gone.holder ?? gone.title) && was.includes('−') && is.includes('+'));
    assert.ok(only.scale * 8 >= 5);
  }
  const large = company(400), page = await open(large, { hash: '#stage=series-b&beside=series-a' });
  const all = await sheets(page, 'A4', 'landscape');
  assert.ok(all.some(({ text }) => /Series A ·.*page 1 of/.test(text)) && all.some(({ text }) => /Series B ·.*page 1 of/.test(text)));
  await page.keyboard.press('Escape');
  assert.equal((await sheets(page, 'A4', 'landscape', 'all on one sheet')).length, 1);
});

testSizes('both sides of a comparison are in a file of the view', async ({ open, folder }, size) => {
  const page = await open(data, { hash: '#stage=series-b&beside=series-a', size });
  const { name, bytes } = await saved(page, folder, 'SVG'), text = bytes.toString();
  assert.equal(name, 'ovenbird-series-a-series-b.svg');
  assert.equal(text.match(/>Marta Quill</g).length, 2);
  for (const words of ['Series A · June 2029 · ', 'Series B · March 2031 · 72 seats']) assert.ok(text.includes(words), words);
  const [, width, height] = text.match(/width="([\d.]+)" height="([\d.]+)"/).map(Number), ports = await page.evaluate(() => [...document.querySelectorAll('.port')].map((port) => port.getBoundingClientRect().toJSON()));
  assert.equal(width, Math.max(...ports.map(({ right }) => right)));
  assert.ok(height > Math.max(...ports.map(({ bottom }) => bottom)) - Math.min(...ports.map(({ top }) => top)));
});

test('what is collapsed or below another top is what is printed', async ({ open }) => {
  const page = await open(data, { hash: '#stage=series-b&top=seat-2', size: phone });
  const [only] = await sheets(page, 'A4', 'portrait');
  assert.ok(only.text.includes('Bela Farkas') && !only.text.includes('Marta Quill'));
});

test('paper is white where the screen is dark, and the screen stays dark', async ({ open }) => {
  const page = await open(data, { dark: true });
  await sheets(page, 'A4', 'landscape');
  assert.equal(await page.evaluate(() => document.querySelector('.sheet g g rect').getAttribute('fill')), '#ffffff');
  assert.ok((await cards(page)).length > 0);
  assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
});

test('a print by the key of the browser has sheets too', async ({ open }) => {
  const page = await open(data);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
});

await runAll();
