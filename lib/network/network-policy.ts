import type {
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicySpec,
} from 'kubernetes-types/networking/v1';
import type { ExternalEgress } from './isolation';
import { namespaceOf, type PodGroup, type PodPort, type Ways } from './wiring';

/** Without names, no declared way could be found. */
const DNS: NetworkPolicyEgressRule = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};

/** Lets `pods` ask and answer whom they declared, and no one else. */
export function policyOf(
  pods: PodGroup,
  ways: Ways,
  external: readonly ExternalEgress[] = [],
): NetworkPolicySpec {
  const ingress = new Map<string, NetworkPolicyIngressRule & { from?: NetworkPolicyPeer[] }>();
  for (const { from, port } of ways.to) {
    const ports = [policyPort(port())];
    const open = `anyone ${JSON.stringify(ports)}`;
    const key = from === 'anyone' ? open : JSON.stringify(ports);
    const rule = ingress.get(key) ?? (from === 'anyone' ? { ports } : { from: [], ports });
    if (from !== 'anyone') addOnce((rule.from ??= []), peerOf(from, pods));
    ingress.set(key, rule);
  }
  const egress = new Map<string, NetworkPolicyEgressRule & { ports: NetworkPolicyPort[] }>();
  for (const { to, port } of ways.from) {
    const server = to();
    const peers =
      'selectorLabels' in server
        ? [peerOf(server, pods)]
        : server.map((cidr): NetworkPolicyPeer => ({ ipBlock: { cidr } }));
    if (peers.length === 0) continue;
    const key = JSON.stringify(peers);
    const rule = egress.get(key) ?? { to: peers, ports: [] };
    addOnce(rule.ports, policyPort(port()));
    egress.set(key, rule);
  }
  const outside = external.map(({ cidr, except, ports }): NetworkPolicyEgressRule => ({
    to: [{ ipBlock: { cidr, except: except && [...except] } }],
    ports: ports.map((port) =>
      policyPort(typeof port === 'number' ? { number: port, protocol: 'TCP' } : port),
    ),
  }));
  return {
    podSelector: { matchLabels: { ...pods.selectorLabels } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: ingress.size > 0 ? [...ingress.values()] : undefined,
    egress: [DNS, ...egress.values(), ...outside],
  };
}

/** `peer` as a policy in the namespace of `home` names it. */
function peerOf(peer: PodGroup, home: PodGroup): NetworkPolicyPeer {
  const namespace = namespaceOf(peer);
  const matchLabels = { ...peer.selectorLabels };
  return {
    namespaceSelector:
      namespace === namespaceOf(home)
        ? undefined
        : { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: Object.keys(matchLabels).length > 0 ? { matchLabels } : undefined,
  };
}

function policyPort({ number, protocol = 'TCP' }: Partial<PodPort>): NetworkPolicyPort {
  return { protocol, port: number };
}

function addOnce<T>(list: T[], value: T): void {
  const same = JSON.stringify(value);
  if (!list.some((other) => JSON.stringify(other) === same)) list.push(value);
}
