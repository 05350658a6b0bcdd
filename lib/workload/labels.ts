import type { IConstruct } from 'constructs';
import { ConstructError } from '../errors';
import { labelValueProblem, qualifiedNameProblem } from '../names';
import { nearest } from '../nearest';

/** Labels or annotations. */
export type Labels = Readonly<Record<string, string>>;

/** What the recommended labels tell. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
export interface Identity {
  readonly name: string;
  readonly version?: string;
  readonly component?: string;
  readonly partOf?: string;
}

/** The labels that tell one microservice's pods from all others. They follow from its name alone. */
export function selectingLabels({ name }: Identity): Labels {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name };
}

/** The labels that only inform. */
export function informingLabels({ version, component, partOf }: Identity): Labels {
  return {
    ...(version && { 'app.kubernetes.io/version': version }),
    ...(component && { 'app.kubernetes.io/component': component }),
    ...(partOf && { 'app.kubernetes.io/part-of': partOf }),
    'app.kubernetes.io/managed-by': 'cdk8s-microservices',
  };
}

/** All labels of a workload and its pods, and those of them that select its pods. */
export function labelsOf(
  construct: IConstruct,
  identity: Identity,
  {
    standardLabels = true,
    labels: own,
    selector,
  }: { standardLabels?: boolean; labels?: Labels; selector?: readonly string[] },
): { readonly labels: Labels; readonly selectorLabels: Labels } {
  if (!standardLabels && !selector) {
    throw new ConstructError(
      construct,
      'needs a selector, since standardLabels are off: names of labels that tell its pods from all others',
    );
  }
  const selecting = selectingLabels(identity);
  const labels = checkLabels(construct, {
    ...(selector ? {} : selecting),
    ...(standardLabels ? informingLabels(identity) : {}),
    ...own,
  });
  return { labels, selectorLabels: selector ? pickLabels(construct, labels, selector) : selecting };
}

/** The entries of `labels` that `names` lists. */
export function pickLabels(construct: IConstruct, labels: Labels, names: readonly string[]): Labels {
  if (names.length === 0)
    throw new ConstructError(construct, 'selector must name at least one label, got []');
  return Object.fromEntries(
    names.map((name) => {
      if (labels[name] !== undefined) return [name, labels[name]];
      const meant = nearest(name, Object.keys(labels));
      throw new ConstructError(
        construct,
        `selector must name labels of the pods, which are ${Object.keys(labels).join(', ')}; got "${name}"` +
          (meant ? `. Did you mean "${meant}"?` : ''),
      );
    }),
  );
}

/** Refuses labels that the API server would refuse. */
export function checkLabels(construct: IConstruct, labels: Labels): Labels {
  for (const [key, value] of Object.entries(labels)) {
    const problem = qualifiedNameProblem(key);
    if (problem) throw new ConstructError(construct, `label key ${problem}, got ${JSON.stringify(key)}`);
    const bad = typeof value === 'string' ? labelValueProblem(value) : 'must be text';
    if (bad) throw new ConstructError(construct, `label ${key} ${bad}, got ${JSON.stringify(value)}`);
  }
  return labels;
}
