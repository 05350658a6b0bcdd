import type { Rule } from './rule';
import { annotationSyntax } from './rules/annotation-syntax';
import { autoscalerClash } from './rules/autoscaler-clash';
import { autoscalerContainer } from './rules/autoscaler-container';
import { autoscalerRange } from './rules/autoscaler-range';
import { autoscalerReplicas } from './rules/autoscaler-replicas';
import { autoscalerRequests } from './rules/autoscaler-requests';
import { autoscalerTarget } from './rules/autoscaler-target';
import { budgetBlocksEviction } from './rules/budget-blocks-eviction';
import { budgetOverlap } from './rules/budget-overlap';
import { budgetSelectsNothing } from './rules/budget-selects-nothing';
import { clusterScopedNamespace } from './rules/cluster-scoped-namespace';
import { cronNever } from './rules/cron-never';
import { cronSchedule } from './rules/cron-schedule';
import { cronTimeZone } from './rules/cron-time-zone';
import { dataEncoding } from './rules/data-encoding';
import { dataKey } from './rules/data-key';
import { dataSize } from './rules/data-size';
import { dnsName } from './rules/dns-name';
import { duplicateEnvironment } from './rules/duplicate-environment';
import { duplicateMountPath } from './rules/duplicate-mount-path';
import { duplicateObject } from './rules/duplicate-object';
import { duplicateServicePort } from './rules/duplicate-service-port';
import { environmentName } from './rules/environment-name';
import { exceptionWithoutReason } from './rules/exception-without-reason';
import { fieldRef } from './rules/field-ref';
import { imagePullSecretType } from './rules/image-pull-secret-type';
import { improbableQuantity } from './rules/improbable-quantity';
import { ingressBackend } from './rules/ingress-backend';
import { ingressBackendPort } from './rules/ingress-backend-port';
import { ingressPathCollision } from './rules/ingress-path-collision';
import { ingressTlsHost } from './rules/ingress-tls-host';
import { labelSyntax } from './rules/label-syntax';
import { limitRange } from './rules/limit-range';
import { missingClaim } from './rules/missing-claim';
import { missingClass } from './rules/missing-class';
import { missingConfigMap } from './rules/missing-config-map';
import { missingField } from './rules/missing-field';
import { missingKey } from './rules/missing-key';
import { missingSecret } from './rules/missing-secret';
import { missingServiceAccount } from './rules/missing-service-account';
import { monitorTarget } from './rules/monitor-target';
import { networkPolicyCutsService } from './rules/network-policy-cuts-service';
import { networkPolicyDns } from './rules/network-policy-dns';
import { networkPolicySelectsNothing } from './rules/network-policy-selects-nothing';
import { nodePortCollision } from './rules/node-port-collision';
import { nodePortRange } from './rules/node-port-range';
import { nodePortType } from './rules/node-port-type';
import { objectName } from './rules/object-name';
import { oneOf } from './rules/one-of';
import { overlappingWorkloads } from './rules/overlapping-workloads';
import { podAffinity } from './rules/pod-affinity';
import { podPartName } from './rules/pod-part-name';
import { podSecurity } from './rules/pod-security';
import { podSecurityLevel } from './rules/pod-security-level';
import { portSyntax } from './rules/port-syntax';
import { probePort } from './rules/probe-port';
import { quantitySyntax } from './rules/quantity-syntax';
import { quotaNeedsResources } from './rules/quota-needs-resources';
import { referenceGrant } from './rules/reference-grant';
import { removedApiRule } from './rules/removed-api';
import { requestLimit } from './rules/request-limit';
import { resourceQuota } from './rules/resource-quota';
import { restartPolicy } from './rules/restart-policy';
import { roleRef } from './rules/role-ref';
import { roleSubject } from './rules/role-subject';
import { routeBackend } from './rules/route-backend';
import { routeBackendPort } from './rules/route-backend-port';
import { routeHostname } from './rules/route-hostname';
import { routeNamespace } from './rules/route-namespace';
import { routeParent } from './rules/route-parent';
import { secretType } from './rules/secret-type';
import { serviceSelectsNothing } from './rules/service-selects-nothing';
import { serviceSpansWorkloads } from './rules/service-spans-workloads';
import { serviceTargetPort } from './rules/service-target-port';
import { serviceTargetProtocol } from './rules/service-target-protocol';
import { sharedClaim } from './rules/shared-claim';
import { slashComment } from './rules/slash-comment';
import { statefulSetService } from './rules/stateful-set-service';
import { tlsSecret } from './rules/tls-secret';
import { topologySpread } from './rules/topology-spread';
import { undeclaredProbePort } from './rules/undeclared-probe-port';
import { undeclaredTargetPort } from './rules/undeclared-target-port';
import { undefinedVariable } from './rules/undefined-variable';
import { unknownField } from './rules/unknown-field';
import { unknownKind } from './rules/unknown-kind';
import { unknownValue } from './rules/unknown-value';
import { unnamedServicePort } from './rules/unnamed-service-port';
import { unusedException } from './rules/unused-exception';
import { unusedVolume } from './rules/unused-volume';
import { volumeMount } from './rules/volume-mount';
import { webhookService } from './rules/webhook-service';
import { workloadSelector } from './rules/workload-selector';
import { wrongType } from './rules/wrong-type';

/** Every rule. A rule that is not here does not exist. */
export const rules: readonly Rule[] = [
  annotationSyntax,
  autoscalerClash,
  autoscalerContainer,
  autoscalerRange,
  autoscalerReplicas,
  autoscalerRequests,
  autoscalerTarget,
  budgetBlocksEviction,
  budgetOverlap,
  budgetSelectsNothing,
  clusterScopedNamespace,
  cronNever,
  cronSchedule,
  cronTimeZone,
  dataEncoding,
  dataKey,
  dataSize,
  dnsName,
  duplicateEnvironment,
  duplicateMountPath,
  duplicateObject,
  duplicateServicePort,
  environmentName,
  exceptionWithoutReason,
  fieldRef,
  imagePullSecretType,
  improbableQuantity,
  ingressBackend,
  ingressBackendPort,
  ingressPathCollision,
  ingressTlsHost,
  labelSyntax,
  limitRange,
  missingClaim,
  missingClass,
  missingConfigMap,
  missingField,
  missingKey,
  missingSecret,
  missingServiceAccount,
  monitorTarget,
  networkPolicyCutsService,
  networkPolicyDns,
  networkPolicySelectsNothing,
  nodePortCollision,
  nodePortRange,
  nodePortType,
  objectName,
  oneOf,
  overlappingWorkloads,
  podAffinity,
  podPartName,
  podSecurity,
  podSecurityLevel,
  portSyntax,
  probePort,
  quantitySyntax,
  quotaNeedsResources,
  referenceGrant,
  removedApiRule,
  requestLimit,
  resourceQuota,
  restartPolicy,
  roleRef,
  roleSubject,
  routeBackend,
  routeBackendPort,
  routeHostname,
  routeNamespace,
  routeParent,
  secretType,
  serviceSelectsNothing,
  serviceSpansWorkloads,
  serviceTargetPort,
  serviceTargetProtocol,
  sharedClaim,
  slashComment,
  statefulSetService,
  tlsSecret,
  topologySpread,
  undeclaredProbePort,
  undeclaredTargetPort,
  undefinedVariable,
  unknownField,
  unknownKind,
  unknownValue,
  unnamedServicePort,
  unusedException,
  unusedVolume,
  volumeMount,
  webhookService,
  workloadSelector,
  wrongType,
];
