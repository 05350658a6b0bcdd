import { type ApiObject, type Chart, Names, YamlOutputType } from 'cdk8s';
import type { ChartContent, ConstructTree } from './construct-tree';
import { type FoundationUse, foundationUses, isFoundation } from './foundations';
import { orderOf, type Order } from './order';

/** A file to write: where, below the output folder, and the objects in it. */
export interface PlannedFile {
  readonly path: string;
  readonly objects: readonly ApiObject[];
  /** The chart that the file is for, unless it is for the whole app or one object. */
  readonly chart?: Chart;
  /** Whether the file holds Secrets, so that only its owner may read it and git has to ignore it. */
  readonly sensitive: boolean;
}

/** How an app divides its output. */
export interface Division {
  readonly type: YamlOutputType;
  /** Such as `.k8s.yaml`. */
  readonly extension: string;
}

/** The ending of files with Secrets, for .gitignore. */
export const SENSITIVE_EXTENSION = '.secret.yaml';

/**
 * An object whose construct has `sensitive: true` is written to a file of its own kind, `<chart>.secret.yaml` beside
 * `<chart>.k8s.yaml`, readable by its owner alone.
 */
export function isSensitive(object: ApiObject): boolean {
  return (object as { sensitive?: unknown }).sensitive === true;
}

/** The charts in order, Namespaces and CustomResourceDefinitions before the charts that use them. */
export function orderForOnePass(tree: ConstructTree): Order {
  const order = orderOf(tree);
  const uses = foundationUses(tree);
  if (uses.length === 0) return order;
  const places = new Map(order.charts.map(({ chart }, place) => [chart, place]));
  const late = ({ user, foundation }: FoundationUse) =>
    (places.get(foundation.chart) ?? 0) > (places.get(user.chart) ?? 0);
  return uses.some(late) ? orderOf(tree, chartEdges(tree, uses)) : order;
}

/** Which objects go to which file, in the order of writing. */
export function planFiles(tree: ConstructTree, { type, extension }: Division): PlannedFile[] {
  switch (type) {
    case YamlOutputType.FILE_PER_APP: {
      const { charts } = orderForOnePass(tree);
      if (charts.length === 0) return [];
      return divided(
        'app',
        extension,
        charts.flatMap(({ objects }) => objects),
        true,
      );
    }
    case YamlOutputType.FILE_PER_CHART:
      return namedCharts(tree, extension).flatMap(({ name, chart, objects }) =>
        divided(name, extension, objects, true).map((file) => ({ ...file, chart })),
      );
    case YamlOutputType.FILE_PER_RESOURCE:
      return files(
        orderForOnePass(tree).charts.flatMap(({ objects }) => objects),
        '',
        extension,
      );
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return namedCharts(tree, '/').flatMap(({ name, objects }) => files(objects, `${name}/`, extension));
  }
}

/** Charts with the names of their files, numbered where the alphabet would apply them in the wrong order. */
function namedCharts(tree: ConstructTree, ending: string): (ChartContent & { readonly name: string })[] {
  let order = orderOf(tree);
  const uses = foundationUses(tree).filter(({ user, foundation }) => user.chart !== foundation.chart);
  if (!order.numbered) {
    const early = ({ user, foundation }: FoundationUse) =>
      before(Names.toDnsLabel(user.chart) + ending, Names.toDnsLabel(foundation.chart) + ending);
    if (uses.some(early)) order = orderOf(tree, chartEdges(tree, uses));
  } else if (uses.length > 0) {
    order = orderForOnePass(tree);
  }
  return order.charts.map(({ chart, objects }, index) => ({
    name: `${order.numbered ? `${String(index).padStart(4, '0')}-` : ''}${Names.toDnsLabel(chart)}`,
    chart,
    objects,
  }));
}

function chartEdges(tree: ConstructTree, uses: readonly FoundationUse[]): [number, number][] {
  const indexes = new Map(tree.charts.map(({ chart }, index) => [chart, index]));
  return uses
    .map(({ user, foundation }): [number, number] => [
      indexes.get(user.chart) as number,
      indexes.get(foundation.chart) as number,
    ])
    .filter(([user, foundation]) => user !== foundation);
}

function divided(
  name: string,
  extension: string,
  objects: readonly ApiObject[],
  keepEmpty: boolean,
): PlannedFile[] {
  const sensitive = objects.filter(isSensitive);
  const others = sensitive.length === 0 ? objects : objects.filter((object) => !isSensitive(object));
  const planned: PlannedFile[] = [];
  if (others.length > 0 || (keepEmpty && sensitive.length === 0)) {
    planned.push({ path: name + extension, objects: others, sensitive: false });
  }
  if (sensitive.length > 0) {
    // Behind the other file in the alphabet too, because that one may hold the Namespace.
    const ending = before(extension, SENSITIVE_EXTENSION)
      ? SENSITIVE_EXTENSION
      : extension + SENSITIVE_EXTENSION;
    planned.push({ path: name + ending, objects: sensitive, sensitive: true });
  }
  return planned;
}

function files(objects: readonly ApiObject[], folder: string, extension: string): PlannedFile[] {
  const fileName = (object: ApiObject) => `${object.kind}.${object.name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
  const names = objects.map(fileName);
  let first: string | undefined;
  names.forEach((name, index) => {
    if (!isFoundation(objects[index]) && (first === undefined || before(name, first))) first = name;
  });
  const late = names.some(
    (name, index) => isFoundation(objects[index]) && first !== undefined && before(first, name),
  );
  return objects.flatMap((object, index) => {
    const prefix = late && isFoundation(object) ? '0000-' : '';
    return divided(`${folder}${prefix}${names[index]}`, extension, [object], false);
  });
}

/** Whether kubectl, which reads a folder in the order of bytes, comes to `a` before `b`. */
function before(a: string, b: string): boolean {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
}
