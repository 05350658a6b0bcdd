import type { Graph } from '../graph';
import { at, type Fields, fieldsOf, listOf, textOf } from './fields';
import type { GraphObject } from './graph-object';

/** Groups whose kinds make nothing that others refer to by name, or only what is known exactly. */
const NO_OPERATORS =
  /^$|^[^.]+$|\.k8s\.io$|^(monitoring\.coreos\.com|keda\.sh|argoproj\.io|cert-manager\.io|external-secrets\.io|bitnami\.com|.*\.istio\.io|traefik\.io|traefik\.containo\.us|kyverno\.io|cilium\.io)$/;

/** Objects that others make: what kind of thing, where, and by which name. */
const MAKERS: Readonly<Record<string, (object: GraphObject) => Iterable<string | undefined>>> = {
  'external-secrets.io/ExternalSecret': (object) => [
    textOf(at(object.spec, 'target', 'name')) ?? object.name,
  ],
  'bitnami.com/SealedSecret': (object) => [object.name],
  'cert-manager.io/Certificate': (object) => [textOf(object.spec.secretName)],
  'secrets-store.csi.x-k8s.io/SecretProviderClass': (object) =>
    listOf(object.spec.secretObjects).map((item) => textOf(fieldsOf(item).secretName)),
  'networking.k8s.io/Ingress': (object) =>
    [...object.annotations.keys()].some((key) =>
      /^(cert-manager\.io\/(cluster-)?issuer|kubernetes\.io\/tls-acme)$/.test(key),
    )
      ? listOf(object.spec.tls).map((item) => textOf(fieldsOf(item).secretName))
      : [],
  'gateway.networking.k8s.io/Gateway': (object) =>
    [...object.annotations.keys()].some((key) => /^cert-manager\.io\/(cluster-)?issuer$/.test(key))
      ? listOf(object.spec.listeners).flatMap((listener) =>
          listOf(at(listener, 'tls', 'certificateRefs')).map((ref) => textOf(fieldsOf(ref).name)),
        )
      : [],
  Service: (object) => [object.annotations.get('service.beta.openshift.io/serving-cert-secret-name')],
};

/** Types that operators make on behalf of their own kinds, and name after them. */
const MADE_BY_OPERATORS = new Set([
  'Secret',
  'ConfigMap',
  'Service',
  'ServiceAccount',
  'PersistentVolumeClaim',
]);

/** Whether an object that the set lacks is made in the cluster by one that the set has. */
export function isMadeByAnother(graph: Graph, type: string, namespace: string, name: string): boolean {
  if (type === 'Secret' && madeSecrets(graph).has(`${namespace}/${name}`)) return true;
  if (type === 'ConfigMap' && graph.find('trust.cert-manager.io/Bundle', '', name)) return true;
  return MADE_BY_OPERATORS.has(type) && isNamedAfterCustomResource(graph, namespace, name);
}

function madeSecrets(graph: Graph): ReadonlySet<string> {
  return graph.once('secrets made by others', () => {
    const names = new Set<string>();
    for (const object of graph.objects) {
      const makers = Object.hasOwn(MAKERS, object.type) ? MAKERS[object.type](object) : mentioned(object);
      for (const name of makers) if (name) names.add(`${object.namespace}/${name}`);
      if (object.type === 'external-secrets.io/ClusterExternalSecret') {
        const made = textOf(object.spec.externalSecretName) ?? object.name;
        for (const namespace of graph.namespaces) names.add(`${namespace}/${made}`);
      }
    }
    return names;
  });
}

/** The Secrets that a custom resource names: its operator reads them or makes them, and nobody can tell which. */
function mentioned(object: GraphObject): string[] {
  if (NO_OPERATORS.test(object.group)) return [];
  const names: string[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown, aboutSecrets: boolean): void => {
    if (typeof value === 'string') {
      if (aboutSecrets) names.push(value);
      return;
    }
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) return value.forEach((item) => visit(item, aboutSecrets));
    for (const [key, child] of Object.entries(value as Fields))
      visit(child, /secret/i.test(key) || (aboutSecrets && /name$/i.test(key)));
  };
  visit(object.spec, false);
  return names;
}

/** Such as `orders-db-app` where there is a custom resource `orders-db`. */
function isNamedAfterCustomResource(graph: Graph, namespace: string, name: string): boolean {
  const owners = graph.once('custom resources', () => {
    const names = new Set<string>();
    for (const object of graph.objects) {
      if (!NO_OPERATORS.test(object.group)) names.add(`${object.namespace}/${object.name}`);
    }
    return names;
  });
  if (owners.size === 0) return false;
  for (let end = name.length; end > 0; end = name.lastIndexOf('-', end - 1)) {
    if (owners.has(`${namespace}/${name.slice(0, end)}`)) return true;
  }
  return false;
}
