// The page: its data is read, and shown.

import type { PageData } from '../data';
import { Layout } from './layout';
import { follow } from './live';
import { showPage } from './page';
import { deviceTheme } from './theme';

async function start(): Promise<void> {
  const source = document.getElementById('orgplan-data')!;
  const data = JSON.parse(source.textContent!) as PageData;
  source.remove();
  document.documentElement.dataset.theme = deviceTheme();
  const layout = await Layout.load();
  let keep = showPage(data, layout, null);
  document.documentElement.dataset.ready = 'true';
  follow(data, (next) => { keep = showPage(next, layout, keep()); });
}

void start();
