import { nearest } from '../../nearest';
import type { Graph } from '../graph';
import type { Container } from '../graph/container';
import { fieldsOf, listOf, textOf } from '../graph/fields';
import type { Pod } from '../graph/pod';
import type { Rule, Violation } from '../rule';

const example = (variable: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1.0.0
      env:
        - name: HOST
          value: shop.example.org
        - name: URL
          value: https://$(${variable})/
`;

export const undefinedVariable: Rule = {
  id: 'undefined-variable',
  level: 'error',
  title: 'A $(VARIABLE) that is not defined before',
  why: 'Kubernetes replaces `$(NAME)` in `env`, `command` and `args` by the variables of the container, in `env` by those that stand above. What it does not know stays in the text as it is. `$$(NAME)` is an escape.',
  wrong: example('HOSTNAME'),
  right: example('HOST'),
  *check(graph) {
    for (const pod of graph.pods)
      for (const container of pod.containers) yield* undefinedIn(graph, pod, container);
  },
};

function* undefinedIn(graph: Graph, pod: Pod, container: Container): Generator<Violation> {
  const env = container.elements('env');
  const later = new Set(env.map(({ fields }) => textOf(fields.name) ?? ''));
  const bulk = bulkNames(graph, pod, container);
  // What a ConfigMap or Secret defines that nobody has seen can be anything.
  if (!bulk) return;
  const defined = new Set(bulk);
  const told = new Set<string>();
  const judge = function* (text: unknown, field: string, shell: boolean): Generator<Violation> {
    for (const name of variablesIn(text)) {
      if (defined.has(name) || told.has(name) || isServiceVariable(graph, pod.namespace, name)) continue;
      const meant = nearest(name, [...defined, ...later]);
      // A shell's own $(command); only what looks like a variable is taken for one.
      if (!/^[A-Z_][A-Z0-9_]*$/.test(name) && (shell || meant === undefined)) continue;
      told.add(name);
      yield {
        object: pod.owner,
        field,
        message: `Container "${container.name}" uses $(${name}), which ${later.has(name) ? 'is defined further down only' : 'it does not define'}.`,
        hint: hintOf(name, meant, later),
      };
    }
  };
  for (const { path, fields } of env) {
    yield* judge(fields.value, `${path}.value`, false);
    defined.add(textOf(fields.name) ?? '');
  }
  const words = [...listOf(container.fields.command), ...listOf(container.fields.args)];
  const shell = words.some((word) => /(^|\/)(ba|da|a|z)?sh$/.test(String(word)));
  for (const list of ['command', 'args']) {
    for (const [index, word] of listOf(container.fields[list]).entries())
      yield* judge(word, `${container.path}.${list}[${index}]`, shell);
  }
}

function hintOf(name: string, meant: string | undefined, later: ReadonlySet<string>): string {
  if (later.has(name)) return `Move ${name} above it.`;
  if (meant !== undefined) return `Did you mean $(${meant})?`;
  return `Define it in env, or write $$(${name}) to have it taken literally.`;
}

/** The variables of `envFrom`; `undefined` where they cannot be known. */
function bulkNames(graph: Graph, pod: Pod, container: Container): string[] | undefined {
  const names: string[] = [];
  for (const { fields } of container.elements('envFrom')) {
    const configMap = textOf(fieldsOf(fields.configMapRef).name);
    const secret = textOf(fieldsOf(fields.secretRef).name);
    const source = configMap
      ? graph.configMap(pod.namespace, configMap)
      : secret
        ? graph.secret(pod.namespace, secret)
        : undefined;
    if (!source) return undefined;
    const { data, stringData } = source.manifest;
    for (const key of [...Object.keys(fieldsOf(data)), ...Object.keys(fieldsOf(stringData))])
      names.push((textOf(fields.prefix) ?? '') + key);
  }
  return names;
}

/** Finds `$(NAME)`, but not `$$(NAME)`. */
function variablesIn(text: unknown): string[] {
  if (typeof text !== 'string' || !text.includes('$(')) return [];
  return [...text.matchAll(/\$\$|\$\(([^()$\s]+)\)/g)].flatMap(([, name]) => name ?? []);
}

const SERVICE_VARIABLE =
  /^([A-Z0-9_]+?)_(SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)|PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)$/;

/** The kubelet defines variables for the Services that are there when the pod starts. */
function isServiceVariable(graph: Graph, namespace: string, name: string): boolean {
  const service = SERVICE_VARIABLE.exec(name)?.[1];
  if (service === undefined) return false;
  const names = graph.once(`service variables of ${namespace}`, () => {
    const services = graph.namesIn('Service', namespace);
    return new Set(['KUBERNETES', ...services.map((known) => known.toUpperCase().replaceAll('-', '_'))]);
  });
  return !graph.isComplete || names.has(service);
}
