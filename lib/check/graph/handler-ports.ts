import type { Container } from './container';
import { at, fieldsOf } from './fields';

/** A port that the kubelet calls: of a probe or a lifecycle hook. */
export interface HandlerPort {
  /** Such as `readinessProbe`. */
  readonly handler: string;
  readonly field: string;
  readonly port: string | number;
}

const HANDLERS = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'preStop'],
  ['lifecycle', 'postStart'],
];

/** The ports that the probes and hooks of a container call; those at another host are not its own. */
export function handlerPorts(container: Container): HandlerPort[] {
  const ports: HandlerPort[] = [];
  for (const steps of HANDLERS) {
    for (const action of ['httpGet', 'tcpSocket', 'grpc']) {
      const { port, host } = fieldsOf(at(container.fields, ...steps, action));
      if (host !== undefined || !((typeof port === 'string' && port !== '') || typeof port === 'number'))
        continue;
      // Kubernetes reads digits in quotes as a name, which the syntax rules object to.
      const field = `${container.path}.${steps.join('.')}.${action}.port`;
      ports.push({ handler: steps[steps.length - 1], field, port });
    }
  }
  return ports;
}
