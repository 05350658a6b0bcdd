import { podSecurityViolations, type PodSecurityLevel } from '../../../lib/check/pod-security/pod-security';

type Fields = Record<string, unknown>;

const HARDENED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/** A pod that meets the restricted level. */
function pod(spec: Fields = {}, container: Fields = {}, annotations?: Fields) {
  return {
    metadata: { annotations },
    spec: {
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ name: 'api', image: 'api:1', securityContext: HARDENED, ...container }],
      ...spec,
    },
  };
}

function secured(context: Fields) {
  return pod({}, { securityContext: { ...HARDENED, ...context } });
}

function podContext(context: Fields) {
  return pod({
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...context },
  });
}

interface Case {
  readonly control: string;
  readonly level: PodSecurityLevel;
  readonly bad: object;
  readonly good: object;
  readonly field: string;
  readonly message: string;
  readonly minor?: number;
}

const cases: Case[] = [
  {
    control: 'HostProcess',
    level: 'baseline',
    bad: secured({ windowsOptions: { hostProcess: true } }),
    good: secured({ windowsOptions: { hostProcess: false } }),
    field: 'spec.containers[0].securityContext.windowsOptions.hostProcess',
    message: 'container "api" is a Windows host process',
  },
  {
    control: 'Host Namespaces',
    level: 'baseline',
    bad: pod({ hostPID: true }),
    good: pod({ hostPID: false, hostNetwork: false, hostIPC: false }),
    field: 'spec.hostPID',
    message: 'pod sets hostPID',
  },
  {
    control: 'Privileged Containers',
    level: 'baseline',
    bad: pod({ initContainers: [{ name: 'init', securityContext: { privileged: true } }] }),
    good: secured({ privileged: false }),
    field: 'spec.initContainers[0].securityContext.privileged',
    message: 'container "init" is privileged',
  },
  {
    control: 'HostPath Volumes',
    level: 'baseline',
    bad: pod({ volumes: [{ name: 'host', hostPath: { path: '/' } }] }),
    good: pod({ volumes: [{ name: 'scratch', emptyDir: {} }] }),
    field: 'spec.volumes[0].hostPath',
    message: 'volume "host" is a hostPath',
  },
  {
    control: 'Host Ports',
    level: 'baseline',
    bad: pod({}, { ports: [{ containerPort: 80 }, { containerPort: 8080, hostPort: 8080 }] }),
    good: pod({}, { ports: [{ containerPort: 80, hostPort: 0 }] }),
    field: 'spec.containers[0].ports[1].hostPort',
    message: 'container "api" takes port 8080 of the node',
  },
  {
    control: 'Host Probes / Lifecycle Hooks',
    level: 'baseline',
    bad: pod({}, { readinessProbe: { httpGet: { host: '127.0.0.1', port: 80 } } }),
    good: pod({}, { readinessProbe: { httpGet: { host: '', port: 80 } } }),
    field: 'spec.containers[0].readinessProbe.httpGet.host',
    message: 'container "api" has the kubelet call "127.0.0.1" instead of the pod',
  },
  {
    control: 'Host Probes / Lifecycle Hooks',
    level: 'baseline',
    bad: pod({}, { lifecycle: { preStop: { tcpSocket: { host: 'db', port: 1 } } } }),
    good: pod({}, { lifecycle: { preStop: { tcpSocket: { port: 1 } } } }),
    field: 'spec.containers[0].lifecycle.preStop.tcpSocket.host',
    message: 'container "api" has the kubelet call "db" instead of the pod',
  },
  {
    control: 'Capabilities',
    level: 'baseline',
    bad: secured({ capabilities: { add: ['CHOWN', 'NET_RAW', 'SYS_ADMIN'] } }),
    good: secured({ capabilities: { add: ['CHOWN', 'NET_BIND_SERVICE'] } }),
    field: 'spec.containers[0].securityContext.capabilities.add',
    message: 'container "api" adds NET_RAW, SYS_ADMIN',
  },
  {
    control: 'AppArmor',
    level: 'baseline',
    bad: podContext({ appArmorProfile: { type: 'Unconfined' } }),
    good: podContext({ appArmorProfile: { type: 'Localhost', localhostProfile: 'api' } }),
    field: 'spec.securityContext.appArmorProfile.type',
    message: 'pod sets AppArmor to "Unconfined"',
  },
  {
    control: 'AppArmor',
    level: 'baseline',
    bad: pod({}, {}, { 'container.apparmor.security.beta.kubernetes.io/api': 'unconfined' }),
    good: pod({}, {}, { 'container.apparmor.security.beta.kubernetes.io/api': 'localhost/api' }),
    field: 'metadata.annotations["container.apparmor.security.beta.kubernetes.io/api"]',
    message: 'container "api" sets AppArmor to "unconfined"',
  },
  {
    control: 'SELinux',
    level: 'baseline',
    bad: podContext({ seLinuxOptions: { type: 'spc_t' } }),
    good: podContext({ seLinuxOptions: { type: 'container_engine_t', level: 's0:c1,c2' } }),
    field: 'spec.securityContext.seLinuxOptions.type',
    message: 'pod sets the SELinux type "spc_t"',
  },
  {
    control: 'SELinux',
    level: 'baseline',
    bad: secured({ seLinuxOptions: { user: 'system_u' } }),
    good: secured({ seLinuxOptions: { user: '', role: '' } }),
    field: 'spec.containers[0].securityContext.seLinuxOptions.user',
    message: 'container "api" sets the SELinux user "system_u"',
  },
  {
    control: 'SELinux',
    level: 'baseline',
    minor: 30,
    bad: podContext({ seLinuxOptions: { type: 'container_engine_t' } }),
    good: podContext({ seLinuxOptions: { type: 'container_kvm_t' } }),
    field: 'spec.securityContext.seLinuxOptions.type',
    message: 'pod sets the SELinux type "container_engine_t"',
  },
  {
    control: '/proc Mount Type',
    level: 'baseline',
    bad: secured({ procMount: 'Unmasked' }),
    good: { ...secured({ procMount: 'Unmasked' }), spec: { ...secured({}).spec, hostUsers: false } },
    field: 'spec.containers[0].securityContext.procMount',
    message: 'container "api" mounts /proc Unmasked',
  },
  {
    control: '/proc Mount Type (restricted)',
    level: 'restricted',
    bad: secured({ procMount: 'Unmasked' }),
    good: secured({ procMount: 'Default' }),
    field: 'spec.containers[0].securityContext.procMount',
    message: 'container "api" mounts /proc Unmasked',
  },
  {
    control: 'Seccomp',
    level: 'baseline',
    bad: secured({ seccompProfile: { type: 'Unconfined' } }),
    good: secured({ seccompProfile: { type: 'Localhost' } }),
    field: 'spec.containers[0].securityContext.seccompProfile.type',
    message: 'container "api" sets seccomp to "Unconfined"',
  },
  {
    control: 'Sysctls',
    level: 'baseline',
    bad: podContext({ sysctls: [{ name: 'net.ipv4.tcp_syncookies' }, { name: 'kernel.msgmax' }] }),
    good: podContext({ sysctls: [{ name: 'net.ipv4.tcp_syncookies' }, { name: 'net.ipv4.tcp_wmem' }] }),
    field: 'spec.securityContext.sysctls[1].name',
    message: 'pod sets the sysctl kernel.msgmax',
  },
  {
    control: 'Sysctls',
    level: 'baseline',
    minor: 31,
    bad: podContext({ sysctls: [{ name: 'net.ipv4.tcp_wmem' }] }),
    good: podContext({ sysctls: [{ name: 'net.ipv4.tcp_fin_timeout' }] }),
    field: 'spec.securityContext.sysctls[0].name',
    message: 'pod sets the sysctl net.ipv4.tcp_wmem',
  },
  {
    control: 'Volume Types',
    level: 'restricted',
    bad: pod({ volumes: [{ name: 'share', nfs: { server: 'nas', path: '/' } }] }),
    good: pod({ volumes: [{ name: 'bare' }, { name: 'image', image: { reference: 'data:1' } }] }),
    field: 'spec.volumes[0].nfs',
    message: 'volume "share" is a nfs',
  },
  {
    control: 'Privilege Escalation',
    level: 'restricted',
    bad: secured({ allowPrivilegeEscalation: undefined }),
    good: secured({ allowPrivilegeEscalation: false }),
    field: 'spec.containers[0].securityContext.allowPrivilegeEscalation',
    message: 'container "api" must set allowPrivilegeEscalation: false',
  },
  {
    control: 'Running as Non-root',
    level: 'restricted',
    bad: podContext({ runAsNonRoot: undefined }),
    good: secured({ runAsNonRoot: true }),
    field: 'spec.securityContext.runAsNonRoot',
    message: 'pod must set runAsNonRoot: true',
  },
  {
    control: 'Running as Non-root',
    level: 'restricted',
    bad: secured({ runAsNonRoot: false }),
    good: pod({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } }, hostUsers: false }),
    field: 'spec.containers[0].securityContext.runAsNonRoot',
    message: 'container "api" must set runAsNonRoot: true',
  },
  {
    control: 'Running as Non-root user',
    level: 'restricted',
    bad: podContext({ runAsUser: 0 }),
    good: podContext({ runAsUser: 1 }),
    field: 'spec.securityContext.runAsUser',
    message: 'pod runs as user 0',
  },
  {
    control: 'Seccomp (restricted)',
    level: 'restricted',
    bad: podContext({ seccompProfile: undefined }),
    good: pod(
      { securityContext: { runAsNonRoot: true } },
      { securityContext: { ...HARDENED, seccompProfile: { type: 'RuntimeDefault' } } },
    ),
    field: 'spec.securityContext.seccompProfile',
    message: 'pod must set seccompProfile.type: RuntimeDefault or Localhost',
  },
  {
    control: 'Capabilities (restricted)',
    level: 'restricted',
    bad: secured({ capabilities: { drop: ['NET_RAW'] } }),
    good: secured({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } }),
    field: 'spec.containers[0].securityContext.capabilities.drop',
    message: 'container "api" must set capabilities.drop: [ALL]',
  },
  {
    control: 'Capabilities (restricted)',
    level: 'restricted',
    bad: secured({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } }),
    good: pod({ os: { name: 'windows' } }, { securityContext: {} }),
    field: 'spec.containers[0].securityContext.capabilities.add',
    message: 'container "api" adds CHOWN',
  },
];

describe('podSecurityViolations', () => {
  it.each(cases)('$control ($level): $message', ({ level, bad, good, minor, ...violation }) => {
    const { control, field, message } = violation;
    expect(podSecurityViolations(level, bad, minor)).toEqual([{ control, field, message }]);
    expect(podSecurityViolations(level, good, minor)).toEqual([]);
  });

  it('asks nothing of a pod at the privileged level', () => {
    expect(podSecurityViolations('privileged', pod({ hostNetwork: true }))).toEqual([]);
  });

  it('asks for the baseline at the restricted level too', () => {
    expect(podSecurityViolations('restricted', pod({ hostNetwork: true }))).toEqual([
      { control: 'Host Namespaces', field: 'spec.hostNetwork', message: 'pod sets hostNetwork' },
    ]);
  });

  it('lets probes name a host before 1.34', () => {
    const probing = pod({}, { livenessProbe: { tcpSocket: { host: 'db', port: 1 } } });
    expect(podSecurityViolations('baseline', probing, 33)).toEqual([]);
    expect(podSecurityViolations('baseline', probing, 34)).toHaveLength(1);
  });

  it('gives a user namespace no leave before 1.35', () => {
    const root = pod({ hostUsers: false, securityContext: { seccompProfile: { type: 'Localhost' } } });
    expect(podSecurityViolations('restricted', root, 34).map(({ control }) => control)).toEqual([
      'Running as Non-root',
    ]);
    expect(podSecurityViolations('restricted', root, 35)).toEqual([]);
  });

  it('names each container that lacks what the others have', () => {
    const mixed = pod({
      securityContext: { runAsNonRoot: true },
      containers: [
        { name: 'api', securityContext: { ...HARDENED, seccompProfile: { type: 'RuntimeDefault' } } },
        { name: 'sidecar', securityContext: HARDENED },
      ],
    });
    expect(podSecurityViolations('restricted', mixed)).toEqual([
      {
        control: 'Seccomp (restricted)',
        field: 'spec.containers[1].securityContext.seccompProfile',
        message: 'container "sidecar" must set seccompProfile.type: RuntimeDefault or Localhost',
      },
    ]);
  });

  it.each([
    {},
    { spec: null },
    { spec: 'x' },
    { spec: { containers: 'x', volumes: {}, securityContext: [] } },
  ])('survives what is no pod: %j', (broken) => {
    expect(podSecurityViolations('restricted', broken)).toEqual([]);
  });
});
