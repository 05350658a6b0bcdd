import type { PictureFormat } from './formats';
import { mermaid } from './mermaid';
import { page } from './page';
import { type PictureOptions, readTopology } from './read-topology';
import { svg } from './svg';

const DRAW = { mermaid, svg, html: page };

/** Draws how manifests hang together, and what is wrong with them where it is. */
export function picture(
  manifests: Iterable<unknown>,
  format: PictureFormat,
  options: PictureOptions = {},
): string {
  return DRAW[format](readTopology(manifests, options));
}
