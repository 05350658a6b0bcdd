/** What moves on the page. It runs in a browser, reads what stands in the page, and asks nobody for anything. */
export const PAGE_SCRIPT = `
'use strict';
const byId = (id) => document.getElementById(id);
const details = JSON.parse(byId('details').textContent);
const canvas = byId('canvas'), drawing = byId('drawing'), panel = byId('panel');
const nodes = [...drawing.querySelectorAll('.node')], edges = [...drawing.querySelectorAll('.edge')];
const groups = [...drawing.querySelectorAll('.group')];
let view = { x: 0, y: 0, scale: 1 };

const show = () => drawing.setAttribute('transform', 'translate(' + view.x + ' ' + view.y + ') scale(' + view.scale + ')');
const fit = () => {
  const box = drawing.getBBox(), { clientWidth: width, clientHeight: height } = canvas;
  const scale = Math.min(1.2, width / (box.width + 48), height / (box.height + 48));
  view = { scale, x: (width - box.width * scale) / 2 - box.x * scale, y: (height - box.height * scale) / 2 - box.y * scale };
  show();
};
const zoom = (factor, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) => {
  const scale = Math.min(4, Math.max(0.02, view.scale * factor)), by = scale / view.scale;
  view = { scale, x: x - (x - view.x) * by, y: y - (y - view.y) * by };
  show();
};

canvas.addEventListener('wheel', (event) => {
  event.preventDefault();
  const { left, top } = canvas.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY / 400), event.clientX - left, event.clientY - top);
}, { passive: false });
let drag;
canvas.addEventListener('pointerdown', (event) => { drag = { x: event.clientX - view.x, y: event.clientY - view.y, moved: false }; });
addEventListener('pointermove', (event) => {
  if (!drag || !event.buttons) return;
  const x = event.clientX - drag.x, y = event.clientY - drag.y;
  if (Math.abs(x - view.x) + Math.abs(y - view.y) > 3) drag.moved = true;
  if (drag.moved) { view.x = x; view.y = y; show(); }
});
addEventListener('pointerup', () => setTimeout(() => { drag = undefined; }));

const choose = (id) => {
  for (const node of nodes) node.classList.toggle('chosen', node.dataset.id === id);
  for (const edge of edges) edge.classList.toggle('chosen', edge.dataset.from === id || edge.dataset.to === id);
  const chosen = details[id];
  panel.hidden = !chosen;
  if (!chosen) return;
  byId('panel-title').textContent = chosen.title;
  byId('panel-findings').replaceChildren(...chosen.findings.map((text) => Object.assign(document.createElement('li'), { textContent: text })));
  byId('panel-yaml').textContent = chosen.yaml;
  byId('panel-yaml').hidden = chosen.yaml === '';
};
for (const node of nodes) {
  node.addEventListener('click', () => { if (!drag?.moved) choose(node.dataset.id); });
  node.addEventListener('keydown', (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(node.dataset.id); byId('panel-close').focus(); } });
}
byId('panel-close').addEventListener('click', () => { const chosen = drawing.querySelector('.chosen.node'); choose(); chosen?.focus(); });

const closed = new Set();
const isChecked = (name, value) => document.querySelector('input[name=' + name + '][value="' + CSS.escape(value) + '"]')?.checked ?? true;
const filter = () => {
  const words = byId('search').value.toLowerCase().split(/\\s+/).filter(Boolean);
  const shown = new Set();
  for (const node of nodes) {
    const { id, kind, namespace } = node.dataset;
    const visible = isChecked('kind', kind) && isChecked('namespace', namespace) && !closed.has(namespace);
    const text = (kind + ' ' + id).toLowerCase();
    const hit = words.every((word) => text.includes(word));
    node.classList.toggle('gone', !visible);
    node.classList.toggle('dim', !hit);
    node.setAttribute('tabindex', visible && hit ? '0' : '-1');
    if (visible) shown.add(id);
    for (const item of document.querySelectorAll('#list [data-id="' + CSS.escape(id) + '"]')) item.parentElement.hidden = !visible || !hit;
  }
  for (const edge of edges) edge.classList.toggle('gone', !shown.has(edge.dataset.from) || !shown.has(edge.dataset.to));
  for (const group of groups) {
    group.classList.toggle('gone', !isChecked('namespace', group.dataset.namespace));
    group.classList.toggle('closed', closed.has(group.dataset.namespace));
    group.setAttribute('aria-expanded', String(!closed.has(group.dataset.namespace)));
  }
  byId('count').textContent = nodes.filter((node) => !node.matches('.gone, .dim')).length + ' of ' + nodes.length + ' shown';
};
for (const input of document.querySelectorAll('#filters input')) input.addEventListener('input', filter);
for (const group of groups) {
  const toggle = () => { const { namespace } = group.dataset; closed.delete(namespace) || closed.add(namespace); filter(); };
  group.querySelector('.title').addEventListener('click', () => { if (!drag?.moved) toggle(); });
  group.addEventListener('keydown', (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); toggle(); } });
}
for (const item of document.querySelectorAll('#list button')) item.addEventListener('click', () => choose(item.dataset.id));
byId('fit').addEventListener('click', fit);
byId('in').addEventListener('click', () => zoom(1.3));
byId('out').addEventListener('click', () => zoom(1 / 1.3));
addEventListener('keydown', (event) => {
  if (event.target.matches('input')) { if (event.key === 'Escape') event.target.blur(); return; }
  const keys = { '+': () => zoom(1.3), '-': () => zoom(1 / 1.3), 0: fit, '/': () => { event.preventDefault(); byId('search').focus(); }, Escape: () => byId('panel-close').click() };
  keys[event.key]?.();
  const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
  if (steps) { view.x += steps[0]; view.y += steps[1]; show(); }
});
filter();
fit();
addEventListener('resize', fit);
`;
