import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { YamlDocument } from './documents';
import { goYaml } from './go-yaml';

/** Finds the lines of a document's fields. The document is parsed at the first question only: most are never asked. */
export class FieldLines {
  private tree: { root: Node | null; lines: LineCounter } | undefined;

  constructor(private readonly document: YamlDocument) {}

  /** The line that the document starts on. */
  get firstLine(): number {
    return this.document.line;
  }

  /** The line of the field in the file, or of the nearest one around it. */
  lineOf(path: readonly (string | number)[]): number {
    this.tree ??= this.parse();
    const { root, lines } = this.tree;
    let node: unknown = root;
    let offset = root?.range?.[0] ?? 0;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
        if (!pair) break;
        offset = (pair.key as Node).range?.[0] ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        const item = node.items[Number(step)] as Node | undefined;
        if (!item) break;
        offset = item.range?.[0] ?? offset;
        node = item;
      } else break;
    }
    return this.document.line + lines.linePos(offset).line - 1;
  }

  private parse(): { root: Node | null; lines: LineCounter } {
    const lines = new LineCounter();
    const { contents } = parseDocument(this.document.text, { ...goYaml, lineCounter: lines });
    return { root: contents, lines };
  }
}

/** `spec.ports[0].port` and `metadata.labels["a/b"]`, step by step. */
export function stepsOf(field: string): (string | number)[] {
  return [...field.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, name]) => {
      if (quoted !== undefined) return JSON.parse(`"${quoted}"`) as string;
      return index !== undefined ? Number(index) : name;
    },
  );
}
