// `orgplan serve` and the page that it serves: saves, a broken spec, many saves at once, its end.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, cards, runAll, test } from './browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

async function serving(folder, run, { more = [], env = process.env } = {}) {
  const spec = join(folder, 'startup.yaml');
  copyFileSync(join(root, 'examples/startup.yaml'), spec);
  const server = spawn(join(build, 'orgplan'), ['serve', spec, '--port', '0', '--today', '2026-11-30', ...more], { env });
  const ended = new Promise((done) => server.on('exit', (code, signal) => done({ code, signal })));
  let said = '';
  try {
    const url = await new Promise((found, failed) => {
      for (const stream of [server.stdout, server.stderr]) {
        stream.on('data', (text) => {
          said += text;
          const address = said.match(/http:\/\/127\.0\.0\.1:\d+\/?/);
          if (address) found(address[0].replace(/\/?$/, '/'));
        });
      }
      ended.then(() => failed(new Error(`serve has ended: ${said}`)));
    });
    const text = readFileSync(spec, 'utf8');
    await run({ url, text, said: () => said, save: (changed) => writeFileSync(spec, changed), server, ended });
  } finally {
    server.kill('SIGKILL');
    await ended;
  }
}

// What Chromium writes when a server ends before its page.
const kEnded = /net::ERR_(INCOMPLETE_CHUNKED_ENCODING|CONNECTION_REFUSED|EMPTY_RESPONSE)/;

const seen = (page, text) => page.waitForFunction((wanted) => [...document.querySelectorAll('.layer text')].some((each) => each.textContent === wanted), text, { timeout: 20000 });

test('a save is seen, and the reader stays where they are', async ({ open, folder }) => {
  await serving(folder, async ({ url, text, save }) => {
    const page = await open(url, { hash: '#stage=series-a&seat=cto', expected: kEnded });
    const begin = Date.now();
    save(text.replace('holder: Ines Okafor', 'holder: Ines Obi'));
    await seen(page, 'Ines Obi');
    console.log(`# a save was seen after ${Date.now() - begin} ms`);
    assert.equal(await page.textContent('.panel h2'), 'Ines Obi');
    assert.equal(await page.getAttribute('.track', 'aria-valuenow'), '3');
  });
});

test('a broken spec shows its report over the last chart until it is mended', async ({ open, folder }) => {
  await serving(folder, async ({ url, text, save }) => {
    const page = await open(url, { expected: kEnded });
    save(text.replace('positions:', 'positions: ['));
    await page.waitForSelector('.report:not([hidden])', { timeout: 20000 });
    assert.match(await page.textContent('.report pre'), /startup\.yaml:\d+/);
    assert.ok((await cards(page)).length > 10);
    save(text.replace('holder: Ines Okafor', 'holder: Ines Obi'));
    await seen(page, 'Ines Obi');
    assert.ok(await page.isHidden('.report'));
  });
});

test('of a hundred rapid saves the last one stays', async ({ open, folder }) => {
  await serving(folder, async ({ url, text, save }) => {
    const page = await open(url, { expected: kEnded });
    for (let n = 1; n <= 100; ++n) {
      save(text.replace('holder: Ines Okafor', `holder: Ines ${n}`));
      await new Promise((done) => setTimeout(done, 5));
    }
    await seen(page, 'Ines 100');
  });
});

test('Ctrl-C ends it, also while a page is open, which says so', async ({ open, folder }) => {
  await serving(folder, async ({ url, server, ended }) => {
    const page = await open(url, { expected: kEnded });
    await page.waitForTimeout(300);
    const begin = Date.now();
    server.kill('SIGINT');
    await ended;
    assert.ok(Date.now() - begin < 2000);
    await page.waitForSelector('.lost:not([hidden])');
  });
});

test('where no browser can be opened it says so, and serves', async ({ folder }) => {
  await serving(folder, async ({ url, said }) => {
    while (!said().includes('no browser')) await new Promise((done) => setTimeout(done, 10));
    assert.match(said(), new RegExp(`orgplan: no browser was opened: xdg-open: No such file or directory; open ${url} in one`));
    assert.equal((await fetch(`${url}data`)).status, 200);
  }, { more: ['--open'], env: { ...process.env, PATH: '' } });
});

await runAll();
