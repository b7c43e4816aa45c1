// The page of `orgplan serve`, with a server of the test's own: a save shows its state where the reader is, a broken spec
// its report over the last chart.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { company } from './company.mjs';
import { audit, bundle, cardOf, cards, runAll, test } from './browser.mjs';
import { pageOf } from './page.mjs';

async function serving(data, run) {
  const clients = new Set(), state = { data, asked: 0, slow: 0 };
  const server = createServer((request, response) => {
    if (request.url === '/') response.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf(data, bundle, true));
    else if (request.url === '/data') {
      ++state.asked;
      const answer = JSON.stringify(state.data);
      setTimeout(() => response.setHeader('content-type', 'application/json').end(answer), state.slow);
    } else if (request.url === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('\n');
      clients.add(response);
      request.on('close', () => clients.delete(response));
    } else response.writeHead(404).end();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const send = (event, text = '') => { for (const client of clients) client.write(`event: ${event}\ndata: ${text}\n\n`); };
  try {
    await run({ url: `http://127.0.0.1:${server.address().port}/`, send, state, clients });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const connected = async (clients) => { while (clients.size === 0) await new Promise((done) => setTimeout(done, 20)); };

function renamed(name) {
  const data = company(73);
  data.seats[2].states[0].holder = name;
  for (const face of data.faces) for (const text of face.texts) if (text[6] === 'Bela Farkas') text[6] = name;
  return data;
}

test('a save is shown where the reader is', async ({ open }) => {
  await serving(company(73), async ({ url, send, state, clients }) => {
    const page = await open(url, { hash: '#stage=series-a&seat=seat-2' });
    await connected(clients);
    await page.click('text=View');
    await page.selectOption('[aria-label="Levels shown"]', '3');
    await page.keyboard.press('Escape');
    await page.click('[aria-label="Larger"]');
    const before = await cardOf(page, 'Bela Farkas'), count = (await cards(page)).length;
    state.data = renamed('Bela Kovács');
    send('state');
    await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent === 'Bela Kovács');
    const after = await cardOf(page, 'Bela Kovács');
    assert.ok(Math.abs(after.x - before.x) < 1 && Math.abs(after.width - before.width) < 1);
    assert.equal((await cards(page)).length, count);
    assert.equal(await page.getAttribute('.track', 'aria-valuenow'), '3');
    await page.keyboard.press(']');
    assert.equal(await page.getAttribute('.track', 'aria-valuenow'), '4', 'a key acts once');
  });
});

test('a broken spec shows its report over the last chart, and the chart when it is mended', async ({ open }) => {
  await serving(company(73), async ({ url, send, state, clients }) => {
    const page = await open(url);
    await connected(clients);
    send('report', JSON.stringify('error: unknown key `positons` <script>\n  3 | positons:\n    | ^^^^^^^^'));
    await page.waitForSelector('.report:not([hidden])');
    assert.match(await page.textContent('.report pre'), /positons:\n {4}\| \^/);
    assert.ok((await cards(page)).length > 10);
    await audit(page, 'with a report');
    state.data = renamed('Bela Kovács');
    send('state');
    await page.waitForSelector('.report', { state: 'hidden' });
    await cardOf(page, 'Bela Kovács');
  });
});

test('of a hundred rapid saves the last one stays', async ({ open }) => {
  await serving(company(73), async ({ url, send, state, clients }) => {
    const page = await open(url);
    await connected(clients);
    for (let n = 1; n <= 100; ++n) {
      state.data = renamed(`Name ${n}`);
      state.slow = n % 7 * 5;
      send('state');
    }
    await page.waitForFunction(() => [...document.querySelectorAll('.layer text')].some((text) => text.textContent === 'Name 100'), null, { timeout: 4000 });
  });
});

test('what is being written into the search stays', async ({ open }) => {
  await serving(company(73), async ({ url, send, state, clients }) => {
    const page = await open(url);
    await connected(clients);
    await page.fill('.find', 'zak');
    state.data = renamed('Bela Kovács');
    send('state');
    await page.waitForFunction(() => [...document.querySelectorAll('.layer text')].some((text) => text.textContent === 'Bela Kovács'));
    assert.equal(await page.inputValue('.find'), 'zak');
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains('find')));
  });
});

await runAll();
