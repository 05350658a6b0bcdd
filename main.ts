import { App, GoOkChart, GoOkPodChart, HelloChart, NginxProxyChart } from './lib';

const app = new App();
new GoOkChart(app, 'go-ok');
new GoOkPodChart(app, 'go-ok-pod');
const proxied = new NginxProxyChart(app, 'nginx-proxy');
new HelloChart(app, 'hello');

if (proxied.leftOut) console.error(proxied.leftOut);
app.synth();
