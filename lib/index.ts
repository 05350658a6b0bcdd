export { CheckPlugin, type CheckPluginProps, type PluginContext } from './check/plugin';
export { GoOkChart, type GoOkChartProps } from './charts/go-ok-chart';
export { GoOkPodChart } from './charts/go-ok-pod-chart';
export { HelloChart } from './charts/hello-chart';
export { NginxProxyChart, type NginxProxyChartProps } from './charts/nginx-proxy-chart';
export { ConfigFromFile, type ConfigFromFileProps } from './config/config-from-file';
export type { DataKey, DataSource, Reload } from './config/data-source';
export { SecretFromFile, type SecretFromFileProps } from './config/secret-from-file';
export type { SealedOptions } from './config/sealed-secret';
export type { ExternalOptions, SecretSink } from './config/secret-sink';
export type { SecretType } from './config/secret-type';
export { environments, perEnvironment, type PerEnvironment } from './environment';
export { ConstructError } from './errors';
export { ClusterIpService, HeadlessService, BaseService, type ServiceProps } from './network/service';
export type { Dependency, DependencyOptions } from './network/depends-on';
export { ExternalNameService, type ExternalNameServiceProps } from './network/external-name-service';
export {
  type ExternalEgress,
  Isolation,
  type IsolationOptions,
  type IsolationProps,
} from './network/isolation';
export { Gateway, type GatewayProps, type GatewayRef, type ListenerOptions } from './network/gateway';
export { IngressRoute } from './network/ingress-route';
export type { IngressRouteProps } from './network/ingress-route-props';
export type {
  PathType,
  PortedTarget,
  RouteBackend,
  RouteTarget,
  RouteTimeouts,
  SplitTarget,
} from './network/route-backends';
export type { CertificateIssuer, RouteTls } from './network/tls';
export {
  LoadBalancerService,
  type LoadBalancerServiceProps,
  NodePortService,
  type NodePortServiceProps,
} from './network/node-port-service';
export { ServiceMonitor, type ServiceMonitorProps } from './network/service-monitor';
export type { PortOfService, ServicePortOptions } from './network/service-ports';
export type { ServiceTarget } from './network/service-target';
export { App, type AppProps } from './synth/app';
export { checkManifests } from './check/check-manifests';
export type { Finding, Level } from './check/finding';
export type { CheckOptions, Exception, Location } from './check/options';
export { Checks } from './synth/checks';
export { addInspection, type Inspection, type RenderedObject } from './synth/inspection';
export { ManifestObject, type Manifest, type ManifestObjectProps } from './synth/manifest-object';
export type { Patch } from './synth/override';
export { SynthError } from './synth/synth-error';
export type { Check, CheckTiming, ExecCheck, GrpcCheck, HttpCheck, TcpCheck } from './workload/checks';
export type { ContainerProps } from './workload/container';
export { JwtTrust, type JwtTrustProps, type TrustingApp } from './trust/jwt-trust';
export type { JwtAlgorithm, PublicJwk } from './trust/signing-key';
export { BARE, Defaults } from './workload/defaults';
export type { ContainerResource, EnvSource, ForeignKey, PodField, PrefixedKeys } from './workload/env';
export { GoOkApp, type GoOkAppProps } from './workload/go-ok-app';
export type { Image, ImageParts } from './workload/image';
export type { KubernetesVersion } from './workload/kubernetes-version';
export { Microservice } from './workload/microservice';
export type {
  Drain,
  MicroserviceProps,
  Scale,
  SharedProps,
  WorkloadKind,
} from './workload/microservice-props';
export type {
  Claim,
  ClaimOptions,
  Mounts,
  MountSource,
  OtherVolume,
  Projected,
  Scratch,
} from './workload/mounts';
export { Namespace, type NamespaceProps } from './workload/namespace';
export { NginxProxy, type NginxProxyProps } from './workload/nginx-proxy';
export { OneOffJob, type OneOffJobProps } from './workload/one-off-job';
export type { PortOptions, Ports, Protocol } from './workload/ports';
export type { ResourceOptions, ResourcePreset, Resources } from './workload/resources';
export type { Security } from './workload/security';
export { Sidecar, type SidecarProps } from './workload/sidecar';
