// How long a page is shown: what listens beyond its own elements stops when another takes its place.

let controller = new AbortController();

export function alive(): { signal: AbortSignal } { return { signal: controller.signal }; }

export function renew(): void {
  controller.abort();
  controller = new AbortController();
}
