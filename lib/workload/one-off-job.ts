import { createHash } from 'node:crypto';
import type { Construct } from 'constructs';
import type { CronJob, JobSpec, Job } from 'kubernetes-types/batch/v1';
import { ConstructError } from '../errors';
import { type Dependency, type DependencyOptions, dependOn } from '../network/depends-on';
import { isolate } from '../network/isolation';
import { type Manifest, ManifestObject } from '../synth/manifest-object';
import { plainCopy } from '../synth/plain-copy';
import type { ContainerProps } from './container';
import { Defaults, withDefaults } from './defaults';
import type { EnvSource } from './env';
import { imageReference, imageVersion } from './image';
import { checkLabels, informingLabels, type Labels, selectingLabels } from './labels';
import type { SharedProps } from './microservice-props';
import { PodTemplate } from './pod-template';

/** Properties of a {@link OneOffJob}. */
export interface OneOffJobProps
  extends
    Omit<ContainerProps<never>, 'ports' | 'ready' | 'live' | 'startup' | 'startupBudget'>,
    Pick<
      SharedProps,
      | 'security'
      | 'user'
      | 'labels'
      | 'standardLabels'
      | 'partOf'
      | 'serviceLinks'
      | 'imagePullSecrets'
      | 'isolate'
    > {
  /** Name of the CronJob; of a Job its beginning, for the template's hash comes behind it. @default - the id */
  readonly name?: string;
  /** @default - the chart's */
  readonly namespace?: string;
  /** When to run, in cron's five fields or as `@hourly` and its like. @default - once, as soon as applied */
  readonly schedule?: string;
  /** Time zone of `schedule`, such as `Europe/Berlin`. @default 'Etc/UTC' */
  readonly timeZone?: string;
  /** Seconds that the finished Job stays to be looked at, 0 or more. @default 300 */
  readonly ttlSeconds?: number;
  /** Runs after the first that fails, 0 or more. @default 0 */
  readonly retries?: number;
  /** Seconds after which it is stopped, 1 or more. @default - never */
  readonly deadlineSeconds?: number;
  /** Name of the ServiceAccount it runs as, with its token. @default - the namespace's default one, without its token */
  readonly serviceAccount?: string;
  /** Annotations of the Job or CronJob. @default - none */
  readonly annotations?: Labels;
}

/**
 * A container that runs once and is gone, as `docker run --rm` has it; with `schedule`, again and again.
 *
 * The template of a Job cannot be changed, so its name ends with the template's hash: a changed Job is a new one.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class OneOffJob extends ManifestObject<Job | CronJob> {
  /** Labels that its pods carry and no others. */
  readonly selectorLabels: Labels;
  private readonly baseName: string;
  private readonly pods: PodTemplate;
  private readonly spec: JobSpec;

  constructor(scope: Construct, id: string, ownProps: OneOffJobProps) {
    const props = withDefaults(ownProps, jobDefaults(scope));
    const { name = id, schedule, namespace, annotations } = props;
    const identity = {
      name,
      version: imageVersion(imageReference(scope, props.image)),
      partOf: props.partOf,
    };
    const standard = props.standardLabels !== false;
    const labels = {
      ...(standard && { ...selectingLabels(identity), ...informingLabels(identity) }),
      ...props.labels,
    };
    super(scope, id, {
      apiVersion: 'batch/v1',
      kind: schedule === undefined ? 'Job' : 'CronJob',
      name,
      namespace,
      labels,
      annotations,
      build: () => ({ spec: schedule === undefined ? this.spec : cronJobSpec(props, { spec: this.spec }) }),
    } as ConstructorParameters<typeof ManifestObject<Job | CronJob>>[2]);
    checkLabels(this, labels);
    this.baseName = name;
    // A Job's name becomes a label of its pods, and CronJobs put eleven characters behind theirs.
    const limit = 52;
    if (name.length > limit)
      throw new ConstructError(this, `name must be at most ${limit} characters, has ${name.length}`);
    const whole = { ttlSeconds: 0, retries: 0, deadlineSeconds: 1 } as const;
    for (const [field, least] of Object.entries(whole)) {
      const value = props[field as keyof typeof whole];
      if (value !== undefined && (!Number.isInteger(value) || value < least)) {
        throw new ConstructError(this, `${field} must be a whole number of at least ${least}, got ${value}`);
      }
    }
    if (
      schedule !== undefined &&
      !/^(@(hourly|daily|midnight|weekly|monthly|yearly|annually)|\S+( +\S+){4})$/.test(schedule)
    ) {
      throw new ConstructError(
        this,
        `schedule must be five fields of cron, or "@hourly" and its like, got "${schedule}"`,
      );
    }
    if (schedule === undefined && props.timeZone !== undefined)
      throw new ConstructError(this, 'timeZone needs a schedule');
    this.selectorLabels = standard ? selectingLabels(identity) : labels;
    this.pods = new PodTemplate(this, { name, labels, security: props.security, user: props.user });
    this.pods.add(name, props);
    this.spec = jobSpec(this.pods, props);
    isolate(this, props.isolate, labels);
  }

  get namespace(): string | undefined {
    return this.metadata.namespace;
  }

  /** Adds environment variables to its container, after those there are. */
  addEnv(env: Readonly<Record<string, EnvSource>>): this {
    this.pods.addEnv(env);
    return this;
  }

  /** Tells it where `target` is found, as `Microservice.dependsOn` does. */
  dependsOn<On extends string>(target: Dependency<On>, options: DependencyOptions<On> = {}): this {
    dependOn(this, target, options);
    return this;
  }

  /** @internal */
  override manifest(): Job | CronJob {
    const manifest = super.manifest();
    if (this.kind !== 'Job') return manifest;
    const hash = createHash('sha256')
      .update(JSON.stringify(plainCopy(manifest.spec)))
      .digest('hex')
      .slice(0, 8);
    return { ...manifest, metadata: { ...manifest.metadata, name: `${this.baseName}-${hash}` } } as Job;
  }
}

function jobSpec(pods: PodTemplate, props: OneOffJobProps): JobSpec {
  const { serviceAccount, serviceLinks, imagePullSecrets } = props;
  return {
    ttlSecondsAfterFinished: props.ttlSeconds ?? 300,
    backoffLimit: props.retries ?? 0,
    activeDeadlineSeconds: props.deadlineSeconds,
    template: {
      metadata: pods.metadata(),
      spec: pods.spec({
        restartPolicy: 'Never',
        serviceAccountName: serviceAccount,
        automountServiceAccountToken: serviceAccount === undefined ? false : true,
        enableServiceLinks: serviceLinks ? undefined : false,
        imagePullSecrets: imagePullSecrets?.map((secret) => ({ name: secret })),
      }),
    },
  };
}

function cronJobSpec({ schedule, timeZone }: OneOffJobProps, jobTemplate: object): Manifest {
  return { schedule, timeZone: timeZone ?? 'Etc/UTC', concurrencyPolicy: 'Forbid', jobTemplate } as Manifest;
}

/** What of the shared defaults a job has a use for. */
function jobDefaults(scope: Construct): SharedProps {
  const {
    security,
    user,
    labels,
    standardLabels,
    partOf,
    serviceLinks,
    imagePullSecrets,
    resources,
    imagePullPolicy,
    isolate,
  } = Defaults.at(scope);
  return {
    security,
    user,
    labels,
    standardLabels,
    partOf,
    serviceLinks,
    imagePullSecrets,
    resources,
    imagePullPolicy,
    isolate,
  };
}
