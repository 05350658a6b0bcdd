import { join } from './json-problem';

/**
 * Numbers, booleans and nulls in places that the API types as string, where the server would refuse them: labels,
 * annotations, selectors, data, environment, command and arguments.
 */
export function stringFieldProblems(manifest: object): string[] {
  const problems: string[] = [];
  const root = manifest as Fields;
  checkMetadata(root.metadata, 'metadata', problems);
  if (root.kind === 'ConfigMap' || root.kind === 'Secret') {
    const found: string[] = [];
    for (const field of ['data', 'stringData', 'binaryData']) checkMap(root[field], field, found);
    // What a Secret holds is for no report to tell.
    problems.push(
      ...(root.kind === 'Secret' ? found.map((problem) => problem.replace(/, got [^]*$/, '')) : found),
    );
  }
  const { spec } = root;
  if (!isFields(spec)) return problems;
  if (root.kind === 'Service') checkMap(spec.selector, 'spec.selector', problems);
  if (root.kind === 'Pod') checkPod(spec, 'spec', problems);
  checkJob(spec, 'spec', problems);
  if (isFields(spec.jobTemplate)) {
    checkMetadata(spec.jobTemplate.metadata, 'spec.jobTemplate.metadata', problems);
    if (isFields(spec.jobTemplate.spec)) checkJob(spec.jobTemplate.spec, 'spec.jobTemplate.spec', problems);
  }
  return problems;
}

type Fields = Readonly<Record<string, unknown>>;

function checkJob(spec: Fields, path: string, problems: string[]): void {
  if (isFields(spec.selector)) checkMap(spec.selector.matchLabels, `${path}.selector.matchLabels`, problems);
  if (!isFields(spec.template)) return;
  checkMetadata(spec.template.metadata, `${path}.template.metadata`, problems);
  if (isFields(spec.template.spec)) checkPod(spec.template.spec, `${path}.template.spec`, problems);
}

function checkPod(spec: Fields, path: string, problems: string[]): void {
  checkMap(spec.nodeSelector, `${path}.nodeSelector`, problems);
  for (const field of ['initContainers', 'containers', 'ephemeralContainers']) {
    const containers = spec[field];
    if (!Array.isArray(containers)) continue;
    containers.forEach((container: unknown, index) => {
      if (!isFields(container)) return;
      const here = `${path}.${field}[${index}]`;
      checkList(container.command, `${here}.command`, problems);
      checkList(container.args, `${here}.args`, problems);
      if (!Array.isArray(container.env)) return;
      container.env.forEach((variable: unknown, at) => {
        if (isFields(variable)) check(variable.value, `${here}.env[${at}].value`, problems);
      });
    });
  }
}

function checkMetadata(metadata: unknown, path: string, problems: string[]): void {
  if (!isFields(metadata)) return;
  checkMap(metadata.labels, `${path}.labels`, problems);
  checkMap(metadata.annotations, `${path}.annotations`, problems);
}

function checkMap(map: unknown, path: string, problems: string[]): void {
  if (!isFields(map)) return;
  for (const key of Object.keys(map)) {
    if (typeof map[key] !== 'string') check(map[key], join(path, key), problems);
  }
}

function checkList(list: unknown, path: string, problems: string[]): void {
  if (!Array.isArray(list)) return;
  for (let index = 0; index < list.length; index++) {
    if (typeof list[index] !== 'string') check(list[index], `${path}[${index}]`, problems);
  }
}

function check(value: unknown, path: string, problems: string[]): void {
  if (value === undefined || typeof value === 'string') return;
  const found =
    typeof value === 'object' && value !== null
      ? Array.isArray(value)
        ? 'a list'
        : 'an object'
      : `${value === null ? '' : `the ${typeof value} `}${String(value)}`;
  problems.push(`${path} must be a string, got ${found}`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
