import { App, Chart } from 'cdk8s';
import { GoOkPodChart, HelloChart } from 'cdk8s-microservices';
import { extend, Manifests, serializer } from 'cdk8s-microservices/testing';

test('writes manifests as YAML', () => {
  expect(Manifests.of(new GoOkPodChart(new App(), 'go-ok-pod'))).toMatchSnapshot();
});

test('hides the values of Secrets, and the copy that kubectl keeps', () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 's', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': 'hunter2' } },
    data: { password: 'aHVudGVyMg==' },
    stringData: { other: 'hunter2' },
  };
  expect(serializer.serialize(secret)).toBe(`apiVersion: v1
kind: Secret
metadata:
  name: s
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: "<redacted>"
data:
  password: "<redacted>"
stringData:
  other: "<redacted>"`);
});

test('keeps hashes of content out, and equal ones equal', () => {
  const text = (hash: string, checksum: string) =>
    serializer.serialize(
      Manifests.of([
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `conf-${hash}` } },
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'web-interface', annotations: { 'checksum/secret.s': checksum } },
          spec: { volumes: [{ name: 'v', configMap: { name: `conf-${hash}` } }] },
        },
      ]),
    );
  expect(text('5f4c8b9d7k', 'aaa')).toBe(text('9d7k5f4c8b', 'bbb'));
  expect(text('5f4c8b9d7k', 'aaa').match(/name: .*|checksum.*/g)).toEqual([
    'name: conf-<hash 1>',
    'name: web-interface',
    'checksum/secret.s: "<hash 2>"',
    'name: v',
    'name: conf-<hash 1>',
  ]);
});

test("keeps the hash of a Job's template out", () => {
  expect(serializer.serialize(Manifests.of(new HelloChart(new App(), 'hello')))).toContain(
    'name: hello-<hash 1>\n',
  );
});

test('leaves all that is no manifest to others', () => {
  expect(serializer.test({ kind: 'of blue' })).toBe(false);
  expect(serializer.test(null)).toBe(false);
  expect(serializer.test(new Chart(new App(), 'c'))).toBe(false);
});

test('extend teaches an expect that is no global', () => {
  const taught: unknown[] = [];
  extend({
    extend: (matchers) => taught.push(Object.keys(matchers).length),
    addSnapshotSerializer: (one) => taught.push(one),
  });
  expect(taught).toEqual([7, serializer]);
});
