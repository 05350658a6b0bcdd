import type { IConstruct } from 'constructs';
import type { ObjectMeta } from 'kubernetes-types/meta/v1';
import type { Container, PodSpec } from 'kubernetes-types/core/v1';
import type { DataSource } from '../config/data-source';
import { ConstructError } from '../errors';
import { checksums, configsOf } from './config-use';
import { container, type ContainerProps } from './container';
import { type EnvSource, envVars } from './env';
import type { Labels } from './labels';
import { type Mounts, PodVolumes } from './mounts';
import { type NamedPorts, namedPorts } from './ports';
import { NONROOT, podSecurityContext, type Security, securityLevel } from './security';

/** What a pod is made for. */
export interface PodTemplateProps {
  /** Name of the workload. */
  readonly name: string;
  readonly labels: Labels;
  /** @default - none but checksums */
  readonly annotations?: Labels;
  /** @default 'restricted' */
  readonly security?: Security;
  /** @default 65532 */
  readonly user?: number;
  /** Whether claims are templates of the workload instead of objects. @default false */
  readonly claimTemplates?: boolean;
}

/** The pods of one workload: containers are added, then it is rendered. */
export class PodTemplate {
  readonly containers: Container[] = [];
  readonly initContainers: Container[] = [];
  readonly volumes: PodVolumes;
  private readonly configs = new Set<DataSource>();
  private readonly ports: Record<string, NamedPorts<string>[string]> = Object.create(null);
  private readonly security: Security;

  constructor(
    private readonly construct: IConstruct,
    private readonly props: PodTemplateProps,
  ) {
    this.security = props.security ?? 'restricted';
    securityLevel(construct, this.security);
    const { user } = props;
    if (user !== undefined && (!Number.isInteger(user) || user < 1)) {
      throw new ConstructError(
        construct,
        `user must be a whole number of at least 1, since 0 is root, got ${user}`,
      );
    }
    this.volumes = new PodVolumes(construct, { name: props.name, templated: props.claimTemplates ?? false });
  }

  /** Adds a container, an `init` one where said so. Its ports must be new to the pod. */
  add<Port extends string>(
    name: string,
    props: ContainerProps<Port>,
    as: { lifecycle?: Container['lifecycle']; init?: 'native sidecar' | 'plain' } = {},
  ): NamedPorts<Port> {
    const ports = namedPorts(this.construct, props.ports);
    this.claim(name, ports);
    const { lifecycle, init } = as;
    const made = container(props, {
      construct: this.construct,
      name,
      security: this.security,
      volumes: this.volumes,
      ports,
      lifecycle,
    });
    if (init) this.initContainers.push(init === 'plain' ? made : { ...made, restartPolicy: 'Always' });
    else this.containers.push(made);
    this.use(props as ContainerProps<string>);
    return ports;
  }

  /** Adds environment variables to the first container, after those there are. */
  addEnv(env: Readonly<Record<string, EnvSource>>): void {
    const [container] = this.containers;
    const added = envVars(this.construct, env);
    const twin = added.find(({ name }) => container.env?.some((known) => known.name === name));
    if (twin) throw new ConstructError(this.construct, `env ${twin.name} is there already`);
    container.env = [...(container.env ?? []), ...added];
    this.use({ env });
  }

  /** Mounts more in the first container. */
  addMounts(mounts: Mounts): void {
    const [container] = this.containers;
    for (const [path, source] of Object.entries(mounts)) {
      if (container.volumeMounts?.some(({ mountPath }) => mountPath === path))
        throw new ConstructError(this.construct, `mounts ${path} is there already`);
      container.volumeMounts = [...(container.volumeMounts ?? []), this.volumes.mount(path, source)];
    }
    this.use({ mounts });
  }

  /** Remembers the configs that are read, so that a change of theirs rolls the pods. */
  use(props: Parameters<typeof configsOf>[0]): void {
    for (const config of configsOf(props)) this.configs.add(config);
  }

  /** Labels and annotations of the pods. */
  metadata(): ObjectMeta {
    const annotations = { ...checksums(this.configs), ...this.props.annotations };
    return {
      labels: { ...this.props.labels },
      annotations: Object.keys(annotations).length > 0 ? annotations : undefined,
    };
  }

  /** The spec, with `fields` between the containers and what surrounds them. */
  spec(fields: Partial<PodSpec> = {}): PodSpec {
    const { user = NONROOT } = this.props;
    const volumes = this.volumes.volumes;
    return {
      ...fields,
      securityContext: podSecurityContext(this.security, user, this.ports, this.volumes.shared),
      initContainers: this.initContainers.length > 0 ? this.initContainers : undefined,
      containers: this.containers,
      volumes: volumes.length > 0 ? volumes : undefined,
    };
  }

  /** Keeps the names and ports of a pod's containers apart. */
  private claim(name: string, ports: NamedPorts<string>): void {
    if ([...this.containers, ...this.initContainers].some((other) => other.name === name)) {
      throw new ConstructError(this.construct, `container names must differ, "${name}" is taken`);
    }
    for (const [port, options] of Object.entries(ports)) {
      const socket = ({ number, protocol = 'TCP' }: typeof options) => `${number}/${protocol}`;
      const twin = Object.entries(this.ports).find(
        ([other, its]) => other === port || socket(its) === socket(options),
      );
      if (twin) {
        const [other, its] = twin;
        throw new ConstructError(
          this.construct,
          `ports must differ within a pod: ${port} (${socket(options)}) of ${name} meets ${other} (${socket(its)})`,
        );
      }
      this.ports[port] = options;
    }
  }
}
