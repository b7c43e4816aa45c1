// A page of given data as one file, as `orgplan draw -o x.html` writes it, from the script and the style that are bundled.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export function writePage(file, data, bundle) { writeFileSync(file, pageOf(data, bundle)); }

/** With `live` it is that of `orgplan serve`. */
export function pageOf(data, bundle, live = false) {
  const script = readFileSync(join(bundle, 'page.js'), 'utf8'), style = readFileSync(join(bundle, 'page.css'), 'utf8');
  const json = JSON.stringify(data).replace(/</g, '\\u003c').replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
  const title = data.heading.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; style-src ${hash(style)}; img-src data:${live ? "; connect-src 'self'" : ''}">${live ? '<meta name="orgplan-live" content="1">' : ''}` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${style}</style></head><body>` +
    `<script type="application/json" id="orgplan-data">${json}</script><script>${script}</script></body></html>`;
}
