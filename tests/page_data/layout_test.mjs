// node layout_test.mjs LAYOUT.WASM CASES: runs the layout of the page on the cases that layout_test.cpp wrote, each as
// numbers: kind (0 layout, 1 routes), count, how many go in, how many come out, these, those. Fails at the first that
// differs.
import { readFileSync } from 'node:fs';

const [, , modulePath, casesPath] = process.argv;
const { instance } = await WebAssembly.instantiate(readFileSync(modulePath), {});
const module = instance.exports;
module._initialize?.();
const bytes = readFileSync(casesPath);
const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));

let at = 0;
let done = 0;
while (at < numbers.length) {
  const [kind, count, into, out] = numbers.subarray(at, at + 4);
  at += 4;
  const input = module.orgplan_input(into);
  new Float64Array(module.memory.buffer, input, into).set(numbers.subarray(at, at + into));
  at += into;
  const result = kind === 0 ? module.orgplan_layout(count, 1) : module.orgplan_route(count);
  const size = module.orgplan_size();
  const given = new Float64Array(module.memory.buffer, result, size);
  for (let i = 0; i < Math.max(size, out); ++i) {
    if (i < size && i < out && given[i] === numbers[at + i]) continue;
    console.error(`case ${done} (${kind === 0 ? 'layout' : 'routes'} of ${count}): number ${i} of ${out} is ${given[i]}, not ${numbers[at + i]}`);
    process.exit(1);
  }
  at += out;
  ++done;
}
if (done === 0) {
  console.error('there are no cases');
  process.exit(1);
}
