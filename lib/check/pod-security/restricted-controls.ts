import type { Breach, Control } from './control';
import { addedCapabilities, isConfined, procMount, seccompUnconfined } from './kernel-controls';
import { fieldsOf, listOf, type PodView, securityContextOf } from './pod-view';

const ALLOWED_VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** What the restricted level asks for on top of the baseline. */
export const restrictedControls: readonly Control[] = [
  { name: 'Volume Types', level: 'restricted', replaces: 'HostPath Volumes', breaches: volumeTypes },
  { name: 'Privilege Escalation', level: 'restricted', breaches: onLinux(privilegeEscalation) },
  { name: 'Running as Non-root', level: 'restricted', breaches: outsideUserNamespace(runAsNonRoot) },
  { name: 'Running as Non-root user', level: 'restricted', breaches: outsideUserNamespace(runAsUser) },
  { name: 'Seccomp (restricted)', level: 'restricted', replaces: 'Seccomp', breaches: onLinux(seccomp) },
  {
    name: 'Capabilities (restricted)',
    level: 'restricted',
    replaces: 'Capabilities',
    breaches: onLinux(capabilities),
  },
  {
    name: '/proc Mount Type (restricted)',
    level: 'restricted',
    since: 35,
    replaces: '/proc Mount Type',
    breaches: procMount,
  },
];

type Breaches = (pod: PodView) => Breach[];

function onLinux(breaches: Breaches): Breaches {
  return (pod) => (pod.isWindows ? [] : breaches(pod));
}

function outsideUserNamespace(breaches: Breaches): Control['breaches'] {
  return (pod, minor) => (minor >= 35 && pod.hasUserNamespace ? [] : breaches(pod));
}

function volumeTypes(pod: PodView): Breach[] {
  return pod.volumes.flatMap(({ path, label, fields }) => {
    // A volume of no type at all is an emptyDir to the API server.
    const types = Object.keys(fields).filter((field) => field !== 'name' && fields[field] != null);
    if (types.length === 0 || types.some((type) => ALLOWED_VOLUMES.includes(type))) return [];
    return [{ field: `${path}.${types[0]}`, message: `${label} is a ${types[0]}` }];
  });
}

function privilegeEscalation(pod: PodView): Breach[] {
  return pod.containers
    .map(securityContextOf)
    .filter(({ fields }) => fields.allowPrivilegeEscalation !== false)
    .map(({ path, label }) => ({
      field: `${path}.allowPrivilegeEscalation`,
      message: `${label} must set allowPrivilegeEscalation: false`,
    }));
}

function runAsNonRoot(pod: PodView): Breach[] {
  const podLevel = pod.podSecurityContext.fields.runAsNonRoot;
  const explicit = pod.securityContexts.filter(({ fields }) => fields.runAsNonRoot === false);
  const missing = podLevel === true ? [] : pod.containers.map(securityContextOf).filter(isMissing);
  if (explicit.length === 0 && missing.length > 0 && missing.length === pod.containers.length)
    return [{ field: 'spec.securityContext.runAsNonRoot', message: 'pod must set runAsNonRoot: true' }];
  return [...explicit, ...(podLevel === false ? [] : missing)].map(({ path, label }) => ({
    field: `${path}.runAsNonRoot`,
    message: `${label} must set runAsNonRoot: true`,
  }));

  function isMissing({ fields }: { fields: Readonly<Record<string, unknown>> }): boolean {
    return fields.runAsNonRoot == null;
  }
}

function runAsUser(pod: PodView): Breach[] {
  return pod.securityContexts
    .filter(({ fields }) => fields.runAsUser === 0)
    .map(({ path, label }) => ({ field: `${path}.runAsUser`, message: `${label} runs as user 0` }));
}

function seccomp(pod: PodView): Breach[] {
  const unconfined = seccompUnconfined(pod);
  if (unconfined.length > 0 || isConfined(fieldsOf(pod.podSecurityContext.fields.seccompProfile).type))
    return unconfined;
  const missing = pod.containers.map(securityContextOf).filter(({ fields }) => fields.seccompProfile == null);
  if (missing.length > 0 && missing.length === pod.containers.length)
    return [
      {
        field: 'spec.securityContext.seccompProfile',
        message: 'pod must set seccompProfile.type: RuntimeDefault or Localhost',
      },
    ];
  return missing.map(({ path, label }) => ({
    field: `${path}.seccompProfile`,
    message: `${label} must set seccompProfile.type: RuntimeDefault or Localhost`,
  }));
}

function capabilities(pod: PodView): Breach[] {
  const kept = pod.containers
    .map(securityContextOf)
    .filter(({ fields }) => !listOf(fieldsOf(fields.capabilities).drop).includes('ALL'))
    .map(({ path, label }) => ({
      field: `${path}.capabilities.drop`,
      message: `${label} must set capabilities.drop: [ALL]`,
    }));
  return [...kept, ...addedCapabilities(pod, (name) => name === 'NET_BIND_SERVICE')];
}
