// Page data of a made-up company of any size, as `orgplan draw -o x.html` writes it; for tests of the page alone.
// Deterministic: the same numbers for the same size.

const families = [
  ['Executive', 'X', '#1e293b', '#cbd5e1'], ['Engineering', 'E', '#2563eb', '#60a5fa'],
  ['Product', 'P', '#9333ea', '#c084fc'], ['Sales', 'S', '#065f46', '#34d399'], ['Operations', 'O', '#92400e', '#f59e0b'],
];
const colours = [
  ['#0f172a', '#f1f5f9'], ['#475569', '#cbd5e1'], ['#64748b', '#a3b1c6'], ['#cbd5e1', '#3b4960'], ['#ffffff', '#151f32'],
  ['#15803d', '#4ade80'], ['#dcfce7', '#123524'],
];
const ink = 0, soft = 1, faint = 2, edge = 3, paper = 4, green = 5;
const first = ['Marta', 'Ines', 'Bela', 'Yuki', 'Hugo', 'Sana', 'Petra', 'Omar', 'Élodie', 'Jürgen', 'Aoife', 'Łukasz'];
const last = ['Quill', 'Okafor', 'Farkas', 'Mori', 'Lindqvist', 'Mirza', 'Vance', 'Haddad', 'Núñez', 'Straß', 'Ní Bhriain', 'Żak'];
const kinds = [
  { family: 1, head: 'VP of Engineering', manager: 'Engineering Manager', rows: ['Backend Developer', 'Frontend Developer', 'QA Engineer', 'Tech Lead'] },
  { family: 2, head: 'VP of Product', manager: 'Product Lead', rows: ['Product Manager', 'Product Designer', 'UX Researcher'] },
  { family: 3, head: 'VP of Sales', manager: 'Sales Manager', rows: ['Account Executive', 'Pre-Sales Engineer'] },
  { family: 4, head: 'Head of Customers', manager: 'Customer Manager', rows: ['Customer Success Manager', 'Support Representative'] },
];
const stages = [['founding', 'Founding', '2028-01-01', 'January 2028'], ['seed', 'Seed', '2028-09-01', 'September 2028'],
  ['series-a', 'Series A', '2029-06-01', 'June 2029'], ['series-b', 'Series B', '2031-03-31', 'March 2031']];

const half = (x) => Math.ceil(x * 2) / 2;
const width = (text, size, bold) => half([...text].length * size * (bold ? 0.56 : 0.5));

/** Options: names(n) gives the n-th holder's name, title(n, usual) a title. */
export function company(size, options = {}) {
  const roles = [], roleOf = new Map();
  const role = (title) => {
    if (!roleOf.has(title)) {
      roleOf.set(title, roles.length);
      roles.push({ id: title.toLowerCase().replace(/\W+/g, '-'), title, definition: `What a ${title} answers for, in a sentence or two of the glossary.`,
        unlike: [`Not the Tech Lead, who answers for the technical course of one team.`] });
    }
    return roleOf.get(title);
  };
  const seats = [], units = [{ id: 'company', name: 'Ovenbird', kind: 'company', parent: -1 }];
  const nameOf = options.names ?? ((n) => `${first[n % first.length]} ${last[(n * 7 + (n / 12 | 0)) % last.length]}`);
  const titleOf = options.title ?? ((n, usual) => usual);
  const add = (title, family, manager, unit, stage) => {
    const n = seats.length, vacant = n % 9 === 8;
    const it = { id: `seat-${n}`, n, title: titleOf(n, title), family, manager, unit, stage, vacant, holder: vacant ? undefined : nameOf(n), children: [], team: [] };
    seats.push(it);
    if (manager) manager.children.push(it);
    return it;
  };
  const root = add('Founder', 0, null, 0, 0);
  const cto = add('Chief Technology Officer', 0, root, 0, 0);
  const managers = [];
  const heads = kinds.map((kind, k) => {
    units.push({ id: kind.head.toLowerCase().replace(/\W+/g, '-'), name: kind.head.replace(/^(VP|Head) of /, ''), kind: 'department', parent: 0 });
    return add(kind.head, kind.family, k === 0 ? cto : root, units.length - 1, k < 2 ? 1 : 2);
  });
  for (let turn = 0; seats.length < size; ++turn) {
    const k = turn % kinds.length, kind = kinds[k];
    let above = heads[k];
    const level = managers.filter((m) => m.k === k);
    if (level.length >= 6) above = level[((turn / kinds.length | 0) - 6) % Math.max(1, Math.floor((level.length) / 5))].seat;
    units.push({ id: `team-${turn}`, name: `${['orders', 'shop', 'platform', 'data', 'north', 'south', 'care', 'payments'][turn % 8]}${turn > 7 ? ' ' + (turn / 8 | 0) : ''}`, kind: 'team', parent: heads[k].unit });
    const unit = units.length - 1, from = turn % 5 === 4 ? 3 : (turn + 1) % 4 === 0 ? 2 : turn % 4;
    const manager = add(kind.manager, kind.family, above, unit, Math.max(from, above.stage));
    managers.push({ k, seat: manager });
    const rows = 4 + turn % 4;
    for (let r = 0; r < rows && seats.length < size; ++r) {
      const it = add(kind.rows[r % kind.rows.length], kind.family, manager, unit, Math.min(3, manager.stage + (r > 2 ? 1 : 0)));
      it.member = true;
      manager.team.push(it);
    }
  }
  const leaver = seats.find((s) => s.member && s.stage === 1);
  const mover = seats.find((s) => s.member && s.stage <= 1 && s !== leaver && s.manager !== leaver?.manager) ?? null;
  const there = (s, stage) => s.stage <= stage && !(s === leaver && stage >= 3);
  const faces = [], known = new Map();
  const face = (it) => {
    const key = JSON.stringify(it);
    if (!known.has(key)) { known.set(key, faces.length); faces.push(it); }
    return known.get(key);
  };
  const seatFace = (s, stage) => {
    const name = s.holder ?? s.title, under = s.holder ? s.title : units[s.unit].name;
    const isNew = s.stage === stage && stage > 0;
    const texts = [[15, 16, 10, width(name, 10, true), 1, ink, name]];
    if (isNew) texts.push([15 + width(name, 10, true) + 5, 16, 10, 6, 1, green, '+']);
    texts.push([15, 28, 8.5, width(under, 8.5), 0, soft, under]);
    const w = half(Math.max(90, ...texts.map((t) => t[0] + t[3] + 10)));
    return face({ w, h: 37, stroke: s.vacant ? green : edge, fill: isNew ? 6 : paper, radius: 7, ...(s.vacant ? { dashed: true } : {}), fills: [[5.5, 6, 3, 25, 1, 3, s.n]], texts });
  };
  const teamFace = (rows, unit, stage, closed) => {
    const header = units[unit].name, count = String(rows.length);
    const texts = [[10, 15, 8.5, width(header, 8.5, true), 1, -1, header], [18 + width(header, 8.5, true), 15, 8, width(count, 8), 0, -1, count]];
    const fills = [], middles = [];
    let w = 30 + width(header, 8.5, true) + width(count, 8);
    rows.forEach((s, r) => {
      const y = 33 + 13 * r, name = s.holder ?? '';
      if (s.stage === stage && stage > 0) texts.push([10, y, 8.5, 5, 1, green, '+']);
      fills.push([19, y - 5, 4, 4, 0, 3, s.n]);
      if (name) texts.push([27, y, 8.5, width(name, 8.5), 0, ink, name]);
      const from = name ? 35 + width(name, 8.5) : 27;
      texts.push([from, y, 8.5, width(s.title, 8.5), 0, soft, s.title]);
      middles.push(y - 3);
      w = Math.max(w, from + width(s.title, 8.5) + 10);
    });
    w = half(w);
    const head = [3, 3, w - 6, 18, 5, 3, -2];
    if (closed) return face({ w, h: 24, stroke: edge, fill: paper, radius: 7, fills: [head], texts: texts.slice(0, 2), rows: rows.map(() => 12) });
    return face({ w, h: 26 + 13 * rows.length, stroke: edge, fill: paper, radius: 7, fills: [head, ...fills], texts, rows: middles });
  };
  const placeOf = new Map();
  const rank = (s) => {
    placeOf.set(s.id, placeOf.size);
    if (s.team.length) placeOf.set(`unit:${units[s.unit].id}`, placeOf.size);
    for (const c of s.children) if (!c.member) rank(c);
  };
  rank(root);
  const out = stages.map(([id, name, when, date], stage) => {
    const cards = [];
    const walk = (s, parent) => {
      const at = cards.length;
      cards.push({ id: s.id, kind: 'seat', place: placeOf.get(s.id), parent, face: seatFace(s, stage), seats: [s.n], unit: s.unit });
      const team = s.team.filter((m) => there(m, stage) && !(m === mover && stage === 3));
      if (mover && stage === 3 && s === leaver?.manager) team.push(mover);
      if (team.length) cards.push({ id: `unit:${units[s.unit].id}`, kind: 'team', place: placeOf.get(`unit:${units[s.unit].id}`), parent: at, face: teamFace(team, s.unit, stage), closed: teamFace(team, s.unit, stage, true), seats: team.map((m) => m.n), unit: s.unit });
      for (const c of s.children) if (!c.member && there(c, stage)) walk(c, at);
    };
    walk(root, -1);
    const now = seats.filter((s) => there(s, stage)), fresh = now.filter((s) => s.stage === stage);
    const changes = stage === 0 ? [] : fresh.slice(0, 40).map((s) => ({ kind: 'new', seat: s.n, text: `${s.title} in ${units[s.unit].name}` }));
    if (stage === 3 && leaver) changes.push({ kind: 'gone', seat: leaver.n, text: `${leaver.holder ?? leaver.title} leaves` });
    if (stage === 3 && mover) changes.push({ kind: 'moved', seat: mover.n, text: `${mover.holder ?? mover.title} moves to ${units[leaver.unit].name}` });
    const links = [];
    const from = cards.findIndex((c) => c.kind === 'team');
    const to = cards.findIndex((c) => c.id === heads[1].id);
    if (from >= 0 && to >= 0) links.push([from, to, 30, -1, `${units[cards[from].unit].name} answers to Product too`]);
    return { id, name, when, date, counts: `${now.length} seats${stage ? `, ${fresh.length} new` : ''}`, cards, links,
      figures: [['Headcount', String(now.length)], ['Vacancies', String(now.filter((s) => s.vacant).length)], ['Span, median', '6 (4–7)'], ['Layers', '5']],
      changes, hiring: stage === 0 ? { seats: 0, columns: [], rows: [] } : { seats: fresh.length, columns: ['Seat', 'Role', 'Opens', 'Starts'], rows: fresh.slice(0, 30).map((s) => [s.id, s.title, stages[stage][2], date]) } };
  });
  const byFamily = (s) => s.family, byUnit = (s) => Math.min(3, s.unit % 4), byVacancy = (s) => s.vacant ? 1 : 0;
  return {
    heading: options.heading ?? 'Ovenbird', program: 'orgplan 0.1.0', today: '2028-02-01', hold: size < 60, left_out: ['costs'], colours,
    colour_by: [
      { id: 'family', label: 'Family', values: families.map(([name, letter, light, dark]) => ({ name, letter, light, dark })) },
      { id: 'unit', label: 'Unit', values: families.slice(1).map(([, letter, light, dark], n) => ({ name: units[n]?.name ?? 'other', letter, light, dark })) },
      { id: 'vacancy', label: 'Vacancy', values: [{ name: 'filled', letter: 'F', light: '#475569', dark: '#94a3b8' }, { name: 'vacant', letter: 'V', light: '#15803d', dark: '#4ade80' }] },
    ],
    seats: seats.map((s) => {
      const state = (from, manager, unit) => ({ from, ...(s.holder ? { holder: s.holder } : { vacant: true }), role: role(s.title), title: s.title, unit, level: s.member ? 'senior' : 'lead',
        location: 'Lisbon', employment: 'permanent', manager: manager ? manager.n : -1, why: manager ? `heads the unit ${units[unit].name}` : undefined,
        ...(s.n === 8 ? { dotted: [[heads[1].n, 'works on the product too']] } : {}), categories: [byFamily(s), byUnit(s), byVacancy(s)] });
      const states = [state(s.stage, s.manager, s.unit)];
      if (s === leaver) states.push({ from: 3, gone: true, role: -1, title: '', unit: -1, manager: -1, categories: [] });
      if (s === mover && leaver) states.push(state(3, leaver.manager, leaver.unit));
      return { id: s.id, written: `ovenbird.yaml:${s.n + 12}`, states };
    }),
    units, roles, faces, stages: out,
    findings: [{ rule: 'span-too-wide', severity: 'warning', message: 'span of 7 at Series B is at the edge of 4–7', why: 'A manager of more than seven has little time for each.', help: 'split the team or add a lead', place: 'ovenbird.yaml:37:11', stages: [3], seats: [0], units: [] },
      { rule: 'leaderless-team', severity: 'advice', message: 'north has no lead', stages: [], seats: [], units: [2] }],
  };
}
