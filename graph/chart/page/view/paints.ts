// Which colours cards have.

import type { App } from './app';
import type { Paint } from './card';

/** How cards are coloured as they are at some stage. */
export function paintAt(app: App, stage: number): Paint {
  const { colour, filter, theme } = app.state;
  const values = app.data.colour_by[colour]?.values ?? [];
  const valueOf = (seat: number): number => app.model.anyState(seat, stage).categories[colour] ?? -1;
  const colourAt = (value: number): string => values[value]?.[theme] ?? (theme === 'dark' ? '#94a3b8' : '#64748b');
  const most = (seats: readonly number[]): number => {
    const counts = new Map<number, number>();
    for (const seat of seats) counts.set(valueOf(seat), (counts.get(valueOf(seat)) ?? 0) + 1);
    // Of equally many the first in the legend.
    return [...counts].sort(([a, many], [b, others]) => others - many || a - b)[0]?.[0] ?? -1;
  };
  return {
    theme, filtered: filter.size > 0,
    colourOf: (seat) => colourAt(valueOf(seat)),
    colourOfMost: (seats) => colourAt(most(seats)),
    dims: (seat) => filter.size > 0 && !filter.has(valueOf(seat)) && seat !== app.state.seat,
  };
}
