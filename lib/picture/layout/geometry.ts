// The page draws with these two functions as well, from their source text: they may refer to nothing outside.

/** Lengths are in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place; the origin is at the top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Box = Point & Size;

/**
 * Puts boxes into rows, in their order, as wide as makes the whole largest on a screen.
 *
 * @returns the place of each
 */
export function pack(sizes: readonly Size[], gap: number): Point[] {
  const screen = 1.65;
  const widest = sizes.reduce((most, { width }) => Math.max(most, width), 0);
  let best: Point[] = [];
  let least = Infinity;
  for (let columns = 1; columns <= 2 * Math.ceil(Math.sqrt(sizes.length)); columns++) {
    const limit = (widest + gap) * columns;
    const places: Point[] = [];
    let [x, y, row, width] = [0, 0, 0, 0];
    for (const size of sizes) {
      if (x > 0 && x + size.width > limit) [x, y, row] = [0, y + row + gap, 0];
      places.push({ x, y });
      row = Math.max(row, size.height);
      width = Math.max(width, x + size.width);
      x += size.width + gap;
    }
    const cost = Math.max(width / screen, y + row);
    if (cost < least) [best, least] = [places, cost];
  }
  return best;
}

/** The path of a line from the side of one box to the side of another. */
export function link(from: Box, to: Box): string {
  const middle = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const [start, finish] = [middle(from), middle(to)];
  const round = (length: number) => Math.round(length * 10) / 10;
  const apart = to.x > from.x + from.width ? 1 : from.x > to.x + to.width ? -1 : 0;
  if (apart !== 0) {
    const x1 = start.x + (apart * from.width) / 2;
    const x2 = finish.x - (apart * to.width) / 2;
    const bend = Math.max(Math.abs(x2 - x1) / 2, 24) * apart;
    return `M${round(x1)} ${round(start.y)}C${round(x1 + bend)} ${round(start.y)} ${round(x2 - bend)} ${round(finish.y)} ${round(x2)} ${round(finish.y)}`;
  }
  // One above the other: out and in on the left, around what stands between them.
  const [x1, x2] = [from.x, to.x];
  const out = Math.min(x1, x2) - Math.min(60, 16 + Math.abs(finish.y - start.y) / 8);
  return `M${round(x1)} ${round(start.y)}C${round(out)} ${round(start.y)} ${round(out)} ${round(finish.y)} ${round(x2)} ${round(finish.y)}`;
}
