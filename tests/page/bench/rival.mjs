// The same rows in d3-org-chart, with everything expanded, as its readme shows it.

import { OrgChart } from 'd3-org-chart';

const rows = JSON.parse(document.getElementById('rows').textContent);
const chart = new OrgChart().container('#chart').data(rows).nodeWidth(() => 170).nodeHeight(() => 60)
  .svgWidth(innerWidth).svgHeight(innerHeight).duration(0).initialExpandLevel(100)
  .nodeContent((node) => `<div style="width:${node.width}px;height:${node.height}px;border:1px solid #cbd5e1;border-radius:6px;background:#fff;font:10px Arial;padding:6px;box-sizing:border-box"><b>${node.data.name}</b><br>${node.data.title}</div>`);
chart.expandAll().render().fit();
requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = 'true'; }));
