// The findings of a stage, worst first, those of one rule together.

import type { Finding } from '../data';
import type { App } from './app';
import { el } from './dom';
import { findingElement, some } from './panel';

const kListed = 10;
const kOrder = ['error', 'warning', 'advice'];

/** Which groups are open stays so while a page is shown. */
const open = new Set<string>();

export function findingsOf(app: App): Finding[] {
  const { data, state, model } = app;
  const findings = data.findings.filter((finding) => model.holds(finding, state.stage));
  return findings.sort((a, b) => kOrder.indexOf(a.severity) - kOrder.indexOf(b.severity));
}

export function findingsList(app: App, findings: readonly Finding[]): Node[] {
  if (findings.length === 0) return [el('p', {}, 'none at this stage')];
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule}`;
    groups.set(key, [...groups.get(key) ?? [], finding]);
  }
  return some([...groups], kListed, ([key, group]) => {
    if (group.length === 1) return findingElement(app, group[0], true);
    const [{ severity, rule }] = group;
    const box = el('details', { class: `group ${severity}` }, el('summary', {}, el('strong', {}, severity), ' ', el('code', {}, rule), ` (${group.length})`), ...some(group, kListed, (finding) => findingElement(app, finding, true)));
    box.open = open.has(key);
    box.addEventListener('toggle', () => { if (box.open) open.add(key); else open.delete(key); });
    return box;
  });
}
