import type { Rule } from './rule';
import { dnsName } from './rules/dns-name';
import { duplicateMountPath } from './rules/duplicate-mount-path';
import { duplicateServicePort } from './rules/duplicate-service-port';
import { exceptionWithoutReason } from './rules/exception-without-reason';
import { fieldRef } from './rules/field-ref';
import { imagePullSecretType } from './rules/image-pull-secret-type';
import { ingressBackend } from './rules/ingress-backend';
import { ingressBackendPort } from './rules/ingress-backend-port';
import { ingressPathCollision } from './rules/ingress-path-collision';
import { ingressTlsHost } from './rules/ingress-tls-host';
import { missingClaim } from './rules/missing-claim';
import { missingConfigMap } from './rules/missing-config-map';
import { missingKey } from './rules/missing-key';
import { missingSecret } from './rules/missing-secret';
import { missingServiceAccount } from './rules/missing-service-account';
import { nodePortCollision } from './rules/node-port-collision';
import { nodePortRange } from './rules/node-port-range';
import { nodePortType } from './rules/node-port-type';
import { overlappingWorkloads } from './rules/overlapping-workloads';
import { probePort } from './rules/probe-port';
import { referenceGrant } from './rules/reference-grant';
import { roleRef } from './rules/role-ref';
import { roleSubject } from './rules/role-subject';
import { routeBackend } from './rules/route-backend';
import { routeBackendPort } from './rules/route-backend-port';
import { routeHostname } from './rules/route-hostname';
import { routeNamespace } from './rules/route-namespace';
import { routeParent } from './rules/route-parent';
import { serviceSelectsNothing } from './rules/service-selects-nothing';
import { serviceSpansWorkloads } from './rules/service-spans-workloads';
import { serviceTargetPort } from './rules/service-target-port';
import { serviceTargetProtocol } from './rules/service-target-protocol';
import { sharedClaim } from './rules/shared-claim';
import { tlsSecret } from './rules/tls-secret';
import { undeclaredProbePort } from './rules/undeclared-probe-port';
import { undeclaredTargetPort } from './rules/undeclared-target-port';
import { undefinedVariable } from './rules/undefined-variable';
import { unnamedServicePort } from './rules/unnamed-service-port';
import { unusedException } from './rules/unused-exception';
import { unusedVolume } from './rules/unused-volume';
import { volumeMount } from './rules/volume-mount';
import { workloadSelector } from './rules/workload-selector';

/** Every rule. A rule that is not here does not exist. */
export const rules: readonly Rule[] = [
  dnsName,
  duplicateMountPath,
  duplicateServicePort,
  exceptionWithoutReason,
  fieldRef,
  imagePullSecretType,
  ingressBackend,
  ingressBackendPort,
  ingressPathCollision,
  ingressTlsHost,
  missingClaim,
  missingConfigMap,
  missingKey,
  missingSecret,
  missingServiceAccount,
  nodePortCollision,
  nodePortRange,
  nodePortType,
  overlappingWorkloads,
  probePort,
  referenceGrant,
  roleRef,
  roleSubject,
  routeBackend,
  routeBackendPort,
  routeHostname,
  routeNamespace,
  routeParent,
  serviceSelectsNothing,
  serviceSpansWorkloads,
  serviceTargetPort,
  serviceTargetProtocol,
  sharedClaim,
  tlsSecret,
  undeclaredProbePort,
  undeclaredTargetPort,
  undefinedVariable,
  unnamedServicePort,
  unusedException,
  unusedVolume,
  volumeMount,
  workloadSelector,
];
