import { type Placed, placed } from './container';
import { at, fieldsOf, listOf, numberOf, textOf } from './fields';
import type { Backend } from './backend';
import type { Graph } from '../graph';
import { groupBy } from './group-by';
import type { GraphObject } from './graph-object';

const GATEWAY = 'gateway.networking.k8s.io';
const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

/** The routes of the Gateway API. */
export function routesOf(graph: Graph): GraphObject[] {
  return ROUTES.flatMap((kind) => graph.all(`${GATEWAY}/${kind}`));
}

/** The Services that a route sends requests to, mirrored ones included. */
export function routeBackends(route: GraphObject): Backend[] {
  return placed(route.spec.rules, 'spec.rules').flatMap((rule) => [
    ...placed(rule.fields.backendRefs, `${rule.path}.backendRefs`).flatMap((ref) => backendOf(route, ref)),
    ...placed(rule.fields.filters, `${rule.path}.filters`).flatMap(({ path, fields }) =>
      backendOf(route, {
        path: `${path}.requestMirror.backendRef`,
        fields: fieldsOf(at(fields, 'requestMirror', 'backendRef')),
      }),
    ),
  ]);
}

function backendOf(route: GraphObject, { path, fields }: Placed): Backend[] {
  const { group = '', kind = 'Service' } = fields;
  const service = textOf(fields.name);
  if (!service || group !== '' || kind !== 'Service') return [];
  const namespace = textOf(fields.namespace) || route.namespace;
  return [
    {
      service,
      serviceField: `${path}.name`,
      namespace,
      port: numberOf(fields.port),
      portField: `${path}.port`,
    },
  ];
}

/** A Gateway that a route wants to belong to. */
export interface ParentRef extends Placed {
  readonly name: string;
  readonly namespace: string;
  readonly sectionName?: string;
  readonly port?: number;
}

export function parentRefs(route: GraphObject): ParentRef[] {
  return placed(route.spec.parentRefs, 'spec.parentRefs').flatMap(({ path, fields }) => {
    const { group = GATEWAY, kind = 'Gateway' } = fields;
    const name = textOf(fields.name);
    if (!name || group !== GATEWAY || kind !== 'Gateway') return [];
    const namespace = textOf(fields.namespace) || route.namespace;
    const sectionName = textOf(fields.sectionName) || undefined;
    return [{ path, fields, name, namespace, sectionName, port: numberOf(fields.port) }];
  });
}

/** The listeners of a Gateway. */
export function listenersOf(gateway: GraphObject): Placed[] {
  return placed(gateway.spec.listeners, 'spec.listeners');
}

/** Whether a ReferenceGrant lets objects of a kind and namespace refer to something in another one. */
export function isGranted(
  graph: Graph,
  from: GraphObject,
  toKind: string,
  toNamespace: string,
  toName: string,
): boolean {
  if (from.namespace === toNamespace) return true;
  const grants = graph.once('reference grants', () =>
    groupBy(graph.all(`${GATEWAY}/ReferenceGrant`), ({ namespace }) => namespace),
  );
  return (grants.get(toNamespace) ?? []).some(
    (grant) =>
      listOf(grant.spec.from).some((item) => {
        const { kind, namespace } = fieldsOf(item);
        return kind === from.kind && namespace === from.namespace;
      }) &&
      listOf(grant.spec.to).some((item) => {
        const { kind, name } = fieldsOf(item);
        return kind === toKind && (name === undefined || name === '' || name === toName);
      }),
  );
}
