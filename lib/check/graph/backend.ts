import { type Placed, placed } from './container';
import { at, fieldsOf, numberOf, textOf } from './fields';
import type { GraphObject } from './graph-object';

/** A Service and its port that an Ingress or route sends requests to. */
export interface Backend {
  readonly service: string;
  readonly serviceField: string;
  readonly namespace: string;
  /** Name or number. */
  readonly port: string | number | undefined;
  readonly portField: string;
}

/** A host and path of an Ingress. */
export interface IngressPath extends Placed {
  /** Empty for every host. */
  readonly host: string;
  readonly pathType: string;
  readonly prefix: string;
}

export function ingressPaths(ingress: GraphObject): IngressPath[] {
  return placed(ingress.spec.rules, 'spec.rules').flatMap((rule) =>
    placed(at(rule.fields, 'http', 'paths'), `${rule.path}.http.paths`).map(({ path, fields }) => ({
      path,
      fields,
      host: textOf(rule.fields.host) ?? '',
      pathType: textOf(fields.pathType) ?? '',
      prefix: textOf(fields.path) ?? '/',
    })),
  );
}

/** The Services behind an Ingress, its default one included. */
export function ingressBackends(ingress: GraphObject): Backend[] {
  const { defaultBackend, backend } = ingress.spec;
  return [
    ...backendOf(ingress, defaultBackend, 'spec.defaultBackend'),
    ...backendOf(ingress, backend, 'spec.backend'),
    ...ingressPaths(ingress).flatMap(({ path, fields }) =>
      backendOf(ingress, fields.backend, `${path}.backend`),
    ),
  ];
}

function backendOf({ namespace }: GraphObject, backend: unknown, path: string): Backend[] {
  const { service, serviceName, servicePort } = fieldsOf(backend);
  const { name, port } = fieldsOf(service);
  if (textOf(name)) {
    const { name: portName, number } = fieldsOf(port);
    return [
      {
        service: name as string,
        serviceField: `${path}.service.name`,
        namespace,
        port: textOf(portName) || numberOf(number),
        portField: `${path}.service.port.${textOf(portName) ? 'name' : 'number'}`,
      },
    ];
  }
  // As it was up to v1beta1.
  if (!textOf(serviceName)) return [];
  return [
    {
      service: serviceName as string,
      serviceField: `${path}.serviceName`,
      namespace,
      port: textOf(servicePort) ?? numberOf(servicePort),
      portField: `${path}.servicePort`,
    },
  ];
}
