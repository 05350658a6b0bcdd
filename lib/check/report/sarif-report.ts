import { relative, sep } from 'node:path';
import { version } from '../../version';
import type { Finding } from '../finding';
import type { ReadProblem } from '../read/source';
import { rules } from '../registry';
import { objectTitle, type Report } from './report';

/**
 * The report as SARIF 2.1.0, which code scanning and editors read.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport({ findings, problems }: Report): string {
  const driver = {
    name: 'cdk8s-microservices',
    version,
    rules: rules.map(({ id, title, why, level }) => ({
      id,
      shortDescription: { text: `${title}.` },
      fullDescription: { text: why },
      defaultConfiguration: { level },
    })),
  };
  const invocation = {
    executionSuccessful: problems.length === 0,
    toolExecutionNotifications: problems.map((problem) => ({
      level: 'error',
      message: { text: `${problem.file} ${problem.message}.` },
      ...locations(problem),
    })),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        invocations: [invocation],
        results: findings.map(result),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(finding: Finding) {
  const { rule, level, field, message, hint } = finding;
  const logical = { fullyQualifiedName: `${objectTitle(finding)} ${field}`.trim(), kind: 'object' };
  const { locations: [physical] = [{}] } = locations(finding);
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level,
    message: { text: hint === undefined ? message : `${message} ${hint}` },
    locations: [{ ...physical, logicalLocations: [logical] }],
    // The same finding in another commit is the same, wherever its line went.
    partialFingerprints: { 'object/v1': `${rule} ${finding.apiVersion} ${objectTitle(finding)} ${field}` },
  };
}

function locations({ file, line, column }: Partial<ReadProblem>) {
  if (file === undefined || file === '-') return {};
  const region = line === undefined ? undefined : { startLine: line, ...(column && { startColumn: column }) };
  const uri = relative('.', file).split(sep).map(encodeURIComponent).join('/');
  return {
    locations: [{ physicalLocation: { artifactLocation: { uri: uri || '.' }, ...(region && { region }) } }],
  };
}
