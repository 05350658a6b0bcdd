import { shown } from '../shown';
import type { Breach, Control } from './control';
import { fieldsOf, listOf, type Part, type PodView } from './pod-view';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HOOKS = ['postStart', 'preStop'];

/** What gives a pod a hand on its node. */
export const hostControls: readonly Control[] = [
  { name: 'HostProcess', level: 'baseline', breaches: hostProcess },
  { name: 'Host Namespaces', level: 'baseline', breaches: hostNamespaces },
  { name: 'Privileged Containers', level: 'baseline', breaches: privileged },
  { name: 'HostPath Volumes', level: 'baseline', breaches: hostPathVolumes },
  { name: 'Host Ports', level: 'baseline', breaches: hostPorts },
  { name: 'Host Probes / Lifecycle Hooks', level: 'baseline', since: 34, breaches: probeHosts },
];

function hostProcess(pod: PodView): Breach[] {
  return pod.securityContexts
    .filter(({ fields }) => fieldsOf(fields.windowsOptions).hostProcess === true)
    .map(({ path, label }) => ({
      field: `${path}.windowsOptions.hostProcess`,
      message: `${label} is a Windows host process`,
    }));
}

function hostNamespaces(pod: PodView): Breach[] {
  return ['hostNetwork', 'hostPID', 'hostIPC']
    .filter((field) => pod.spec[field] === true)
    .map((field) => ({ field: `spec.${field}`, message: `pod sets ${field}` }));
}

function privileged(pod: PodView): Breach[] {
  return pod.containers
    .filter(({ fields }) => fieldsOf(fields.securityContext).privileged === true)
    .map(({ path, label }) => ({
      field: `${path}.securityContext.privileged`,
      message: `${label} is privileged`,
    }));
}

function hostPathVolumes(pod: PodView): Breach[] {
  return pod.volumes
    .filter(({ fields }) => fields.hostPath != null)
    .map(({ path, label }) => ({ field: `${path}.hostPath`, message: `${label} is a hostPath` }));
}

function hostPorts(pod: PodView): Breach[] {
  return pod.containers.flatMap(({ path, label, fields }) =>
    listOf(fields.ports).flatMap((port, index) => {
      const { hostPort } = fieldsOf(port);
      if (hostPort == null || hostPort === 0) return [];
      return [
        {
          field: `${path}.ports[${index}].hostPort`,
          message: `${label} takes port ${shown(hostPort)} of the node`,
        },
      ];
    }),
  );
}

function probeHosts(pod: PodView): Breach[] {
  return pod.containers.flatMap((container) => [
    ...PROBES.flatMap((probe) => handlerHosts(container, probe, container.fields[probe])),
    ...HOOKS.flatMap((hook) =>
      handlerHosts(container, `lifecycle.${hook}`, fieldsOf(container.fields.lifecycle)[hook]),
    ),
  ]);
}

function handlerHosts({ path, label }: Part, place: string, handler: unknown): Breach[] {
  return ['httpGet', 'tcpSocket'].flatMap((action) => {
    const { host } = fieldsOf(fieldsOf(handler)[action]);
    if (host == null || host === '') return [];
    return [
      {
        field: `${path}.${place}.${action}.host`,
        message: `${label} has the kubelet call ${shown(host)} instead of the pod`,
      },
    ];
  });
}
