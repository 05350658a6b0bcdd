import { Chart } from 'cdk8s';
import { Microservice } from 'cdk8s-microservices';
import type { Construct } from 'constructs';

/** Three members of an etcd cluster, each with a name and a disk of its own, that find each other by DNS. */
export class RegistryChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'registry' });
    const peers = [0, 1, 2].map((n) => `etcd-${n}=http://etcd-${n}.etcd-pods.registry.svc:2380`).join(',');
    const etcd = new Microservice(this, 'etcd', {
      image: 'quay.io/coreos/etcd:v3.5.17',
      workload: 'StatefulSet',
      replicas: 3,
      isolate: true,
      ports: { client: 2379, peer: 2380 },
      command: ['etcd'],
      env: {
        ETCD_NAME: { field: 'metadata.name' },
        ETCD_DATA_DIR: '/data/etcd',
        ETCD_INITIAL_CLUSTER: peers,
        ETCD_LISTEN_CLIENT_URLS: 'http://0.0.0.0:2379',
        ETCD_LISTEN_PEER_URLS: 'http://0.0.0.0:2380',
        ETCD_ADVERTISE_CLIENT_URLS: 'http://$(ETCD_NAME).etcd-pods.registry.svc:2379',
        ETCD_INITIAL_ADVERTISE_PEER_URLS: 'http://$(ETCD_NAME).etcd-pods.registry.svc:2380',
      },
      mounts: { '/data': { claim: { size: '8Gi' } } },
      ready: { http: '/health', port: 'client' },
    });
    etcd.dependsOn(etcd, { port: 'peer', env: false });
  }
}
