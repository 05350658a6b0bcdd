import type { Graph } from '../graph';
import type { Backend } from '../graph/backend';
import { missingPorts, missingServices } from '../graph/backend-problems';
import { placed } from '../graph/container';
import { at, fieldsOf, numberOf, textOf } from '../graph/fields';
import type { GraphObject } from '../graph/graph-object';
import type { Rule } from '../rule';

const example = (service: string) => `apiVersion: v1
kind: Service
metadata:
  name: webhook
spec:
  ports:
    - port: 443
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata:
  name: policy
webhooks:
  - name: policy.example.org
    admissionReviewVersions: [v1]
    sideEffects: None
    clientConfig:
      service:
        name: ${service}
        namespace: default
`;

export const webhookService: Rule = {
  id: 'webhook-service',
  level: 'error',
  title: 'A webhook or aggregated API at a Service that does not exist',
  why: 'The API server calls nobody: it refuses every object that the webhook is for, or serves nothing of the API.',
  wrong: example('web-hook'),
  right: example('webhook'),
  *check(graph) {
    for (const { object, reference, path } of references(graph)) {
      const backends = backendOf(reference, path);
      yield* missingServices(graph, object, backends);
      yield* missingPorts(graph, object, backends);
    }
  },
};

function* references(graph: Graph): Generator<{ object: GraphObject; reference: unknown; path: string }> {
  for (const kind of ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration']) {
    for (const object of graph.all(`admissionregistration.k8s.io/${kind}`)) {
      for (const { path, fields } of placed(object.manifest.webhooks, 'webhooks'))
        yield {
          object,
          reference: at(fields, 'clientConfig', 'service'),
          path: `${path}.clientConfig.service`,
        };
    }
  }
  for (const object of graph.all('apiregistration.k8s.io/APIService'))
    yield { object, reference: object.spec.service, path: 'spec.service' };
  for (const object of graph.all('apiextensions.k8s.io/CustomResourceDefinition')) {
    const path = 'spec.conversion.webhook.clientConfig.service';
    yield { object, reference: at(object.manifest, ...path.split('.')), path };
  }
}

function backendOf(reference: unknown, path: string): Backend[] {
  const { name, namespace, port } = fieldsOf(reference);
  const service = textOf(name);
  if (!service) return [];
  return [
    {
      service,
      serviceField: `${path}.name`,
      namespace: textOf(namespace) || 'default',
      port: numberOf(port) ?? 443,
      portField: `${path}.port`,
    },
  ];
}
