import { Graph, selectorOf } from '../../check/graph';
import type { Selector } from '../../check/graph/selector';
import type { ManifestSource } from '../source';
import { lineDiff } from '../line-diff';
import { oneManifest, type Outcome, outcome, titleOf } from './matcher';

/** Whether a Service, policy, budget or workload selects the pods of a workload. */
export function toSelect(received: ManifestSource, workload: ManifestSource): Outcome {
  const selecting = oneManifest(received, 'what selects');
  const selected = oneManifest(workload, 'what is to be selected');
  const graph = new Graph(selecting === selected ? [selecting] : [selecting, selected]);
  const pod = graph.podOf(graph.objects.find(({ manifest }) => manifest === selected)!);
  if (!pod) throw new Error(`${titleOf(selected)} makes no pods; pass a workload or a Pod`);
  const object = graph.objects.find(({ manifest }) => manifest === selecting)!;
  const selector = selectorOf(object);
  const pass = [...graph.podsSelectedBy(object)].includes(pod);
  return outcome(
    pass,
    () =>
      `expected ${titleOf(selecting)} not to select the pods of ${titleOf(selected)}, but it does, by ${selector}`,
    () => {
      const sentence = `expected ${titleOf(selecting)} to select the pods of ${titleOf(selected)}`;
      if (!selector) return `${sentence}, but it has no selector`;
      if (object.namespace !== pod.namespace)
        return `${sentence}, but it is in namespace "${object.namespace}" and they are in "${pod.namespace}"`;
      return `${sentence}\n\n${lineDiff(expressions(selector), carried(selector, pod.labels))}`;
    },
  );
}

function expressions(selector: Selector): string {
  return selector.toString().replace(/,(?![^(]*\))/g, '\n');
}

/** The same lines as those of the selector where the labels satisfy it. */
function carried(selector: Selector, labels: ReadonlyMap<string, string>): string {
  const keys = [...selector.labels.keys()].map((key) =>
    labels.has(key) ? `${key}=${labels.get(key)}` : `(no ${key})`,
  );
  const others = selector.expressions.map(({ key }) =>
    labels.has(key) ? `${key}=${labels.get(key)}` : `(no ${key})`,
  );
  return [...keys, ...others].join('\n');
}
