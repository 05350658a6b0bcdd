import { createHash } from 'node:crypto';
import type { Construct } from 'constructs';
import type { CronJob, JobSpec, Job } from 'kubernetes-types/batch/v1';
import { ConstructError } from '../errors';
import { type Manifest, ManifestObject } from '../synth/manifest-object';
import { plainCopy } from '../synth/plain-copy';
import type { ContainerProps } from './container';
import { Defaults, withDefaults } from './defaults';
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
      'security' | 'user' | 'labels' | 'standardLabels' | 'partOf' | 'serviceLinks' | 'imagePullSecrets'
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
  private readonly baseName: string;
  private readonly spec: JobSpec;

  constructor(scope: Construct, id: string, ownProps: OneOffJobProps) {
    const props = withDefaults(ownProps, jobDefaults(scope));
    const { name = id, schedule, namespace, annotations } = props;
    const identity = {
      name,
      version: imageVersion(imageReference(scope, props.image)),
      partOf: props.partOf,
    };
    const labels = {
      ...(props.standardLabels === false
        ? {}
        : { ...selectingLabels(identity), ...informingLabels(identity) }),
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
    this.spec = jobSpec(this, name, props, labels);
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

function jobSpec(job: OneOffJob, name: string, props: OneOffJobProps, labels: Labels): JobSpec {
  const pods = new PodTemplate(job, { name, labels, security: props.security, user: props.user });
  pods.add(name, props);
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
  };
}
