// Keys, what was left out of this file, and whose work is in it.

import type { PageData } from '../data';
import { el } from './dom';
import { licences } from './licences';

const kKeys: [string, string][] = [
  ['/', 'find'], ['arrows', 'walk the chart'], ['Enter', 'open a seat or a team'], ['Escape', 'back'], ['← →', 'collapse, expand'],
  ['[ ]', 'stage before, next'], ['p', 'play the stages'], ['t', 'make this seat the top, and back'], ['+ − 0', 'larger, smaller, all'],
];

export function about(data: PageData): Node[] {
  const out: Node[] = [
    el('h2', {}, 'Keys'),
    el('dl', { class: 'keys' }, ...kKeys.flatMap(([key, does]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, does)])),
    el('h2', {}, 'This page'),
    el('p', {}, `Made by ${data.program} on ${data.today}. It is one file and asks no other computer for anything.`),
  ];
  if (data.left_out.length > 0) out.push(el('p', {}, `Left out of this file: ${data.left_out.join(', ')}.`));
  out.push(el('details', {}, el('summary', {}, 'Licences of what it is made with'), el('pre', { tabindex: 0 }, licences)));
  return out;
}
