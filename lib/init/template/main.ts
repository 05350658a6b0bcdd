import { App } from 'cdk8s-microservices';
import { MyAppChart } from './lib/my-app-chart';

const app = new App();
new MyAppChart(app, 'my-app');
app.synth();
