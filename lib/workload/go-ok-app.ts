import type { Construct } from 'constructs';
import { type EnvSource } from './env';
import { Microservice } from './microservice';
import type { MicroserviceProps, WorkloadKind } from './microservice-props';

/** Properties of a {@link GoOkApp}. */
export interface GoOkAppProps<Kind extends WorkloadKind = 'Deployment'> extends Omit<
  Partial<MicroserviceProps<'http', Kind>>,
  'ports'
> {
  /** Port on which go-ok listens, 1-65535; the variable `PORT` tells it. @default 8080 */
  readonly port?: number;
  /** What it answers with, in the variable `MESSAGE`. @default - go-ok's own answer; `ok` for images other than v1, which do not start without one */
  readonly message?: string;
  /** Whether it is told about the pod that it runs in, which it then reports. @default true */
  readonly report?: boolean;
}

const IMAGE = 'cjimti/go-ok:v1';

/** The pod's own facts, under the names by which go-ok looks for them. */
const REPORTED: Readonly<Record<string, EnvSource>> = {
  NODE_NAME: { field: 'spec.nodeName' },
  POD_NAME: { field: 'metadata.name' },
  POD_NAMESPACE: { field: 'metadata.namespace' },
  POD_IP: { field: 'status.podIP' },
  SERVICE_ACCOUNT: { field: 'spec.serviceAccountName' },
};

/**
 * go-ok, a small web service that answers every request with what it knows about itself.
 *
 * @see https://github.com/cjimti/go-ok
 */
export class GoOkApp<Kind extends WorkloadKind = 'Deployment'> extends Microservice<'http', Kind> {
  constructor(scope: Construct, id: string, props: GoOkAppProps<Kind> = {}) {
    const {
      port = 8080,
      image = IMAGE,
      report = true,
      message = image === IMAGE ? undefined : 'ok',
      env,
      ...rest
    } = props;
    super(scope, id, {
      ...rest,
      image,
      ports: { http: port },
      env: {
        PORT: String(port),
        GIN_MODE: 'release',
        ...(message !== undefined && { MESSAGE: message }),
        ...(report && REPORTED),
        ...env,
      },
    });
  }
}
