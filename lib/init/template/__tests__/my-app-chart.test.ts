import { App } from 'cdk8s-microservices';
import { Manifests } from 'cdk8s-microservices/testing';
import { MyAppChart } from '../lib/my-app-chart';

const chart = new MyAppChart(new App(), 'my-app');
const manifests = Manifests.of(chart);

test('is reached from outside, as far as the container', () => {
  expect(manifests).toRoute('my-app.example.com/', { to: 'my-app', port: 8080 });
});

test('may run where only restricted pods may', () => {
  expect(manifests).toMeetPodSecurity('restricted');
});

test('has nothing that the checker finds wrong', () => {
  expect(manifests).toHaveNoFindings();
});
