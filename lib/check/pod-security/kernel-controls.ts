import { shown } from '../shown';
import type { Breach, Control } from './control';
import { fieldsOf, listOf, type PodView } from './pod-view';

const DEFAULT_CAPABILITIES = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** The first Kubernetes 1.x that takes a sysctl for safe. */
const SAFE_SYSCTLS: Readonly<Record<string, number>> = {
  'kernel.shm_rmid_forced': 0,
  'net.ipv4.ip_local_port_range': 0,
  'net.ipv4.tcp_syncookies': 0,
  'net.ipv4.ping_group_range': 0,
  'net.ipv4.ip_unprivileged_port_start': 0,
  'net.ipv4.ip_local_reserved_ports': 27,
  'net.ipv4.tcp_keepalive_time': 29,
  'net.ipv4.tcp_fin_timeout': 29,
  'net.ipv4.tcp_keepalive_intvl': 29,
  'net.ipv4.tcp_keepalive_probes': 29,
  'net.ipv4.tcp_rmem': 32,
  'net.ipv4.tcp_wmem': 32,
  'net.ipv4.tcp_slow_start_after_idle': 37,
  'net.ipv4.tcp_notsent_lowat': 37,
};

/** The first Kubernetes 1.x that allows an SELinux type. */
const SELINUX_TYPES: Readonly<Record<string, number>> = {
  container_t: 0,
  container_init_t: 0,
  container_kvm_t: 0,
  container_engine_t: 31,
};

const APPARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/** What loosens the kernel's hold on a container. */
export const kernelControls: readonly Control[] = [
  { name: 'Capabilities', level: 'baseline', breaches: capabilities },
  { name: 'AppArmor', level: 'baseline', breaches: appArmor },
  { name: 'SELinux', level: 'baseline', breaches: seLinux },
  {
    name: '/proc Mount Type',
    level: 'baseline',
    breaches: (pod, minor) => (minor >= 35 && pod.hasUserNamespace ? [] : procMount(pod)),
  },
  { name: 'Seccomp', level: 'baseline', breaches: seccompUnconfined },
  { name: 'Sysctls', level: 'baseline', breaches: sysctls },
];

function capabilities(pod: PodView): Breach[] {
  return addedCapabilities(pod, (name) => DEFAULT_CAPABILITIES.has(name));
}

/** Every capability that a container adds though it must not. */
export function addedCapabilities(pod: PodView, isAllowed: (name: string) => boolean): Breach[] {
  return pod.containers.flatMap(({ path, label, fields }) => {
    const added = listOf(fieldsOf(fieldsOf(fields.securityContext).capabilities).add);
    const refused = added.filter((name) => typeof name !== 'string' || !isAllowed(name));
    if (refused.length === 0) return [];
    return [
      {
        field: `${path}.securityContext.capabilities.add`,
        message: `${label} adds ${refused.map((name) => (typeof name === 'string' ? name : shown(name))).join(', ')}`,
      },
    ];
  });
}

function appArmor(pod: PodView): Breach[] {
  const fields = profileTypes(pod, 'appArmorProfile', 'AppArmor');
  const annotations = Object.entries(pod.annotations)
    .filter(([key, value]) => key.startsWith(APPARMOR_ANNOTATION) && !isAppArmorDefault(value))
    .map(([key, value]) => ({
      field: `metadata.annotations["${key}"]`,
      message: `container ${JSON.stringify(key.slice(APPARMOR_ANNOTATION.length))} sets AppArmor to ${shown(value)}`,
    }));
  return [...fields, ...annotations];
}

function isAppArmorDefault(value: unknown): boolean {
  return (
    value == null ||
    value === '' ||
    value === 'runtime/default' ||
    (typeof value === 'string' && value.startsWith('localhost/'))
  );
}

function seLinux(pod: PodView, minor: number): Breach[] {
  return pod.securityContexts.flatMap(({ path, label, fields }) => {
    const options = fieldsOf(fields.seLinuxOptions);
    return ['type', 'user', 'role'].flatMap((field) => {
      const value = options[field];
      if (value == null || value === '') return [];
      if (field === 'type' && typeof value === 'string' && SELINUX_TYPES[value] <= minor) return [];
      return [
        {
          field: `${path}.seLinuxOptions.${field}`,
          message: `${label} sets the SELinux ${field} ${shown(value)}`,
        },
      ];
    });
  });
}

/** Containers that see the node's `/proc` unmasked. */
export function procMount(pod: PodView): Breach[] {
  return pod.containers.flatMap(({ path, label, fields }) => {
    const mount = fieldsOf(fields.securityContext).procMount;
    if (mount == null || mount === 'Default') return [];
    return [
      {
        field: `${path}.securityContext.procMount`,
        message: `${label} mounts /proc ${typeof mount === 'string' ? mount : shown(mount)}`,
      },
    ];
  });
}

/** Explicit seccomp profiles other than the runtime's own and those of the node. */
export function seccompUnconfined(pod: PodView): Breach[] {
  return profileTypes(pod, 'seccompProfile', 'seccomp');
}

function profileTypes(pod: PodView, profile: string, noun: string): Breach[] {
  return pod.securityContexts
    .filter(({ fields }) => fields[profile] != null)
    .filter(({ fields }) => !isConfined(fieldsOf(fields[profile]).type))
    .map(({ path, label, fields }) => ({
      field: `${path}.${profile}.type`,
      message: `${label} sets ${noun} to ${shown(fieldsOf(fields[profile]).type ?? '')}`,
    }));
}

/** Whether a profile type keeps the container in. */
export function isConfined(type: unknown): boolean {
  return type === 'RuntimeDefault' || type === 'Localhost';
}

function sysctls(pod: PodView, minor: number): Breach[] {
  return listOf(pod.podSecurityContext.fields.sysctls).flatMap((sysctl, index) => {
    const written = fieldsOf(sysctl).name;
    const name = typeof written === 'string' ? written : shown(written);
    if (Object.hasOwn(SAFE_SYSCTLS, name) && SAFE_SYSCTLS[name] <= minor) return [];
    return [{ field: `spec.securityContext.sysctls[${index}].name`, message: `pod sets the sysctl ${name}` }];
  });
}
