import type { DataSource } from '../config/data-source';
import { ConstructError } from '../errors';
import { nearest } from '../nearest';
import type { Microservice } from './microservice';
import type { WorkloadKind } from './microservice-props';
import { Sidecar, type SidecarProps } from './sidecar';

/** Properties of a {@link NginxProxy}. */
export interface NginxProxyProps<Port extends string> extends Partial<
  Omit<SidecarProps<'proxy' | 'proxy-tls'>, 'ports'>
> {
  /** The port of the app that nginx stands in front of. */
  readonly port: NoInfer<Port>;
  /** nginx configuration; each key is a file in `/etc/nginx/conf.d`, read if it ends with `.conf`. */
  readonly config: DataSource<'ConfigMap'>;
  /** Certificate and key, mounted in `/etc/nginx/tls`. With them, port 443 is served too. @default - no TLS */
  readonly certificates?: DataSource<'Secret'>;
  /** Port of nginx for HTTP, which the configuration must listen on. @default 80 */
  readonly httpPort?: number;
  /** Port of nginx for HTTPS, which the configuration must listen on. @default 443 */
  readonly httpsPort?: number;
}

/**
 * nginx in front of a service, in the same pod. Services and routes of the app lead to nginx from then on.
 *
 * @see https://hub.docker.com/r/nginxinc/nginx-unprivileged
 */
export class NginxProxy<Port extends string> extends Sidecar<'proxy' | 'proxy-tls'> {
  constructor(app: Microservice<Port, WorkloadKind>, id: string, props: NginxProxyProps<Port>) {
    const {
      port,
      config,
      certificates,
      httpPort = 80,
      httpsPort = 443,
      image = 'nginxinc/nginx-unprivileged:1.28-alpine',
      ...rest
    } = props;
    const ports = { proxy: httpPort, ...(certificates && { 'proxy-tls': httpsPort }) };
    if (!(port in app.containerPorts)) {
      const meant = nearest(port, Object.keys(app.containerPorts));
      throw new ConstructError(
        app,
        `port of ${id} must be one of ${Object.keys(app.containerPorts).join(', ') || '(none)'}, got "${port}"${meant ? `. Did you mean "${meant}"?` : ''}`,
      );
    }
    if (!config.keys.some((key) => key.endsWith('.conf'))) {
      throw new ConstructError(
        app,
        `config of ${id} must have a file that ends with .conf, since nginx reads no other; got ${config.keys.join(', ') || 'none'}`,
      );
    }
    super(app, id, {
      ready: { tcp: 'proxy' },
      ...rest,
      image,
      ports: ports as Record<'proxy' | 'proxy-tls', number>,
      mounts: {
        '/etc/nginx/conf.d': config,
        ...(certificates && { '/etc/nginx/tls': certificates }),
        ...rest.mounts,
      },
    });
    app.putInFront({
      instead: { [port]: { name: 'proxy', number: httpPort } },
      also: certificates ? { https: { name: 'proxy-tls', number: httpsPort } } : {},
    });
  }
}
