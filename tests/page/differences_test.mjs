// What a page says of two states against what `orgplan diff` says of them, seat by seat, on specs made at random.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [, , , , build] = process.argv;
const root = join(dirname(fileURLToPath(import.meta.url)), '../..'), folder = mkdtempSync(join(tmpdir(), 'orgplan-differences-'));
const bundled = (name) => {
  const file = join(folder, `${name}.mjs`);
  execFileSync('esbuild', [join(root, `graph/chart/page/view/${name}.ts`), '--bundle', '--format=esm', `--outfile=${file}`, '--log-level=error']);
  return import(pathToFileURL(file).href);
};
const { differences } = await bundled('differences'), { Model } = await bundled('model');
const orgplan = (...words) => execFileSync(join(build, 'orgplan'), [...words, '--today', '2027-01-15'], { encoding: 'utf8' });

function dice(seed) {
  let state = seed * 2654435761 >>> 0;
  const next = (below) => {
    state = (Math.imul(state ^ state >>> 15, 2246822519) + 374761393) >>> 0;
    return (state >>> 8) % below;
  };
  return { one: (all) => all[next(all.length)], often: (percent) => next(100) < percent };
}

const roles = ['backend-developer', 'frontend-developer', 'qa-engineer', 'tech-lead'], units = ['core', 'apps', 'data'], seats = Array.from({ length: 14 }, (_, n) => `seat-${n}`);

/** A seat as a map of the language, with what becomes of it at the second stage. */
function seatOf(id, n, { one, often }) {
  const it = { role: one(roles), unit: one(units) };
  if (often(20)) it.title = one(['Chief Tinkerer', 'Fixer']);
  if (often(40)) it.level = one(['junior', 'senior']);
  if (often(30)) it.location = one(['Lisbon', 'Porto']);
  if (often(30)) it.fte = one([0.5, 0.8]);
  if (often(25)) it.employment = one(['contractor', 'intern']);
  it.holder = one(['vacant', 'Ann Ash', 'Bo Birch', null].slice(0, often(50) ? 4 : 3)) ?? undefined;
  if (it.holder && it.holder !== 'vacant') it.holder += ` ${n}`;
  if (often(30)) it.reports_to = one(['boss', 'deputy']);
  if (often(30)) it.dotted = `[${one(seats.filter((other) => other !== id))}]`;
  if (often(25)) it.also = `[{role: ${one(['scrum-master', 'product-owner'])}}]`;
  if (often(25)) it.closes = '2027-12-01';
  if (often(25)) it.opens = one(['2027-03-01', '2027-02-01', '2027-09-01']);
  const later = {};
  if (often(20)) later.role = one(roles);
  if (often(20)) later.level = one(['junior', 'senior']);
  if (often(20)) later.unit = one(units);
  const map = (facts) => Object.entries(facts).filter(([, value]) => value !== undefined).map(([key, value]) => `${key}: ${value}`).join(', ');
  const change = Object.keys(later).length > 0 ? `, changes: {2027-04-01: {${map(later)}}}` : '';
  return `  - {id: ${id}, ${map(it)}${change}}`;
}

function spec(seed, other) {
  const shared = dice(seed), own = dice(seed * 1000 + other);
  const lines = seats.flatMap((id, n) => {
    const usual = seatOf(id, n, shared), changed = seatOf(id, n, own);
    return own.often(12) ? [] : [other > 0 && own.often(50) ? changed : usual];
  });
  const kept = lines.map((line) => line.replace(/, dotted: \[(seat-\d+)\]/, (all, to) => lines.some((each) => each.startsWith(`  - {id: ${to},`)) ? all : ''));
  return ['orgplan: 1', 'company: {name: Acme, manager: boss}', 'stages: [{id: now, date: 2027-01-31}, {id: later, date: 2027-05-31}]', `units: [${units.map((id) => `{id: ${id}, manager: boss}`).join(', ')}]`,
    'positions:', '  - {id: boss, role: ceo, holder: Zoe Zimt}', '  - {id: deputy, role: coo, holder: Yan Yew}', ...kept, ''].join('\n');
}

// Facts of which a page has nothing are left out; it says in one what a diff says in several.
const said = { home: 'home', reports_to: 'reports_to', dotted: 'dotted', role: 'role', title: 'role', level: 'level', holder: 'holder', acting: 'holder', away: 'holder', fte: 'fte', employment: 'employment', location: 'location', opens: 'opens', closes: 'closes', also: 'also' };

function ofDiff(json) {
  assert.equal(json.stages.length, 1);
  const found = {};
  for (const { what, change, id, facts } of json.changes) {
    if (what !== 'seat') continue;
    const keys = [...new Set(facts.flatMap(({ key }) => said[key] ?? []))].sort();
    if (change !== 'changed') found[id] = change === 'added' ? 'new' : facts.some(({ key, after }) => key === 'opens' && after) ? 'later' : 'gone';
    else if (keys.length > 0) found[id] = keys.join(' ');
  }
  return found;
}

function ofPage(file) {
  const data = JSON.parse(readFileSync(file, 'utf8').match(/id="orgplan-data">(.*?)<\/script>/s)[1]), { stage, beside } = data.opening;
  return Object.fromEntries(differences(new Model(data), beside, stage).map(({ seat, kind, text, facts }) => {
    if (facts) assert.ok(text.length > 0 && facts.every((fact) => text.includes(fact.text)));
    return [data.seats[seat].id, facts ? [...new Set(facts.map(({ key }) => key === 'title' ? 'role' : key))].sort().join(' ') : kind];
  }));
}

let held = 0, failed = 0;
for (let seed = 1; seed <= 4; ++seed) {
  const [a, b, page] = ['a.yaml', 'b.yaml', 'x.html'].map((name) => join(folder, `${seed}-${name}`));
  writeFileSync(a, spec(seed, 0));
  writeFileSync(b, spec(seed, 1));
  for (const words of [[`${a}@now`, '@later'], [`${a}@now`, `${b}@now`], [`${a}@later`, `${b}@later`], [`${b}@now`, '@later'], [`${b}@later`, `${a}@now`]]) {
    orgplan('diff', ...words, '-o', page, '--force');
    const wanted = ofDiff(JSON.parse(orgplan('diff', ...words, '--format', 'json')));
    held += Object.keys(wanted).length;
    const shown = ofPage(page);
    // Of a seat that is in both specs a diff says when it opens in each; a page, that it is not there on one side.
    for (const [id, what] of Object.entries(shown)) if (['new', 'gone', 'later'].includes(what) && wanted[id]?.includes('opens')) wanted[id] = what;
    try {
      assert.deepEqual(shown, wanted);
    } catch (error) {
      ++failed;
      console.log(`not ok ${words.join(' ')}\n${error.message}`);
    }
  }
}
if (failed === 0) rmSync(folder, { recursive: true });
assert.ok(held > 100, `${held} differences`);
console.log(failed === 0 ? `ok ${held} differences` : `${failed} comparisons failed, see ${folder}`);
process.exitCode = failed === 0 ? 0 : 1;
