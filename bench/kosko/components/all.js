const { manifests } = require('../../contenders/manifests.cjs');
const { ConfigMap } = require('kubernetes-models/v1/ConfigMap');
const { Deployment } = require('kubernetes-models/apps/v1/Deployment');
const { Service } = require('kubernetes-models/v1/Service');
const { Ingress } = require('kubernetes-models/networking.k8s.io/v1/Ingress');

const models = { ConfigMap, Deployment, Service, Ingress };

module.exports = Array.from({ length: Number(process.env.BENCH_SIZE) }, (_, index) => manifests(index))
  .flat()
  .map((manifest) => new models[manifest.kind](manifest));
