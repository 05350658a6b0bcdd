/** Moving about: pan, zoom, and what is in view. Part of the page's script. */
export const VIEW_SCRIPT = String.raw`
const byId = (id) => document.getElementById(id);
const canvas = byId('canvas'), drawing = byId('drawing');
const view = { x: 0, y: 0, scale: 1 };
let extent = { width: 1, height: 1 };
let isMoved = false;

function show() {
  drawing.setAttribute('transform', 'translate(' + view.x + ' ' + view.y + ') scale(' + view.scale + ')');
}

function fit(box = { x: 0, y: 0, ...extent }, most = 1.25) {
  const margin = 20, { clientWidth: width, clientHeight: height } = canvas;
  const scale = Math.min(most, (width - 2 * margin) / box.width, (height - 2 * margin) / box.height);
  view.scale = Math.max(0.02, scale);
  view.x = (width - box.width * view.scale) / 2 - box.x * view.scale;
  view.y = (height - box.height * view.scale) / 2 - box.y * view.scale;
  isMoved = false;
  show();
}

function zoom(factor, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) {
  const scale = Math.min(4, Math.max(0.02, view.scale * factor)), by = scale / view.scale;
  view.x = x - (x - view.x) * by;
  view.y = y - (y - view.y) * by;
  view.scale = scale;
  isMoved = true;
  show();
}

function pan(x, y) {
  view.x += x;
  view.y += y;
  isMoved = true;
  show();
}

/** Brings a box of the drawing into view, large enough to be read. */
function reveal(box) {
  if (view.scale < 0.6) zoom(0.9 / view.scale);
  const margin = 40;
  const left = box.x * view.scale + view.x, right = left + box.width * view.scale;
  const top = box.y * view.scale + view.y, bottom = top + box.height * view.scale;
  if (left < margin || right > canvas.clientWidth - margin) view.x += canvas.clientWidth / 2 - (left + right) / 2;
  if (top < margin || bottom > canvas.clientHeight - margin) view.y += canvas.clientHeight / 2 - (top + bottom) / 2;
  show();
}

canvas.addEventListener('wheel', (event) => {
  event.preventDefault();
  const { left, top } = canvas.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY / (event.deltaMode === 1 ? 20 : 400)), event.clientX - left, event.clientY - top);
}, { passive: false });

const pointers = new Map();
let wasDragged = false;
canvas.addEventListener('pointerdown', (event) => {
  if (pointers.size === 0) wasDragged = false;
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
});
addEventListener('pointermove', (event) => {
  const last = pointers.get(event.pointerId);
  if (!last) return;
  const [x, y] = [event.clientX - last.x, event.clientY - last.y];
  if (!wasDragged && Math.abs(x) + Math.abs(y) < 4) return;
  wasDragged = true;
  const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
  if (other) {
    const { left, top } = canvas.getBoundingClientRect();
    const length = (point) => Math.hypot(point.x - other.x, point.y - other.y);
    zoom(length({ x: event.clientX, y: event.clientY }) / Math.max(1, length(last)), other.x - left, other.y - top);
  } else pan(x, y);
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
});
for (const type of ['pointerup', 'pointercancel']) addEventListener(type, (event) => pointers.delete(event.pointerId));
// Focus must not scroll the drawing away from where it is shown.
canvas.parentElement.addEventListener('scroll', (event) => event.target.scrollTo(0, 0));
`;
