import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Chart, type ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { ConfigFromFile } from '../config/config-from-file';
import { SecretFromFile } from '../config/secret-from-file';
import { BARE, Defaults } from '../workload/defaults';
import { GoOkApp } from '../workload/go-ok-app';
import { NginxProxy } from '../workload/nginx-proxy';

/** Properties of a {@link NginxProxyChart}. */
export interface NginxProxyChartProps extends ChartProps {
  /** Directory with `tls.crt` and `tls.key`. @default - `tls` in the working directory, where there is one */
  readonly tls?: string;
}

/**
 * nginx and an API in one Pod: ConfigMap `nginx-proxy-conf` from a file, Secret `tls-certs` from a directory, and a
 * Service that leads to nginx. Without certificates it is all about HTTP.
 */
export class NginxProxyChart extends Chart {
  readonly app: GoOkApp;
  readonly proxy: NginxProxy<'http'>;
  /** What was left out for want of certificates, and how to have it. */
  readonly leftOut: string | undefined;

  constructor(scope: Construct, id: string, props: NginxProxyChartProps = {}) {
    const { tls, ...rest } = props;
    super(scope, id, rest);
    Defaults.of(this).set({ ...BARE, service: true });
    const directory = resolve(tls ?? 'tls');
    const certificates =
      tls !== undefined || existsSync(directory)
        ? new SecretFromFile(this, 'Certificates', { name: 'tls-certs', path: directory })
        : undefined;
    this.leftOut = certificates
      ? undefined
      : `${this.node.path}: left out Secret tls-certs and port 443, since there is no directory tls here. Make certificates for tests with: npm run certs`;
    const files = certificates ? ['proxy.conf', 'proxy-tls.conf'] : ['proxy.conf'];
    const config = new ConfigFromFile(this, 'Config', {
      name: 'nginx-proxy-conf',
      path: files.map((file) => join('nginx', file)),
      baseDir: __dirname,
    });
    this.app = new GoOkApp(this, 'go-ok-proxied');
    this.proxy = new NginxProxy(this.app, 'nginx', {
      port: 'http',
      config,
      certificates,
      kind: 'plain',
      image: 'nginx:1.28-alpine',
    });
  }
}
