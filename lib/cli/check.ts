import { checkManifests } from '../check/check-manifests';
import { readManifests } from '../check/read/read-manifests';
import type { SourceObject } from '../check/read/source';
import { rules } from '../check/registry';
import { githubReport } from '../check/report/github-report';
import { jsonReport } from '../check/report/json-report';
import { place, type Report } from '../check/report/report';
import { sarifReport } from '../check/report/sarif-report';
import { textReport } from '../check/report/text-report';
import { type CheckArguments, type Format, parseCheckArguments } from './check-options';
import { type Command, EXIT } from './command';
import { explanation } from './explain';
import type { Terminal } from './terminal';

/** How many passed-over files are named. */
const MAX_NAMED = 10;

export const check: Command = {
  name: 'check',
  summary: 'Find what would not work in Kubernetes manifests',
  help: `Usage: cdk8s-microservices check [options] <paths…|->

Checks Kubernetes manifests, whoever wrote them: YAML and JSON files, folders with
all that is below, and - for standard input (helm template … | cdk8s-microservices check -).
All of them together are taken for one set.

  --format text|json|sarif|github  how to report (default: text)
  --external Kind/namespace/name   an object that exists elsewhere; * stands for anything; may be repeated
  --ignore rule[=Kind/name]        findings to leave out; may be repeated
  --kubernetes 1.31                the version of the cluster (default: the newest known)
  --fail-on error|warning          the least that makes the command fail (default: error)
  --explain rule                   what a rule is about, instead of a check
  --help, -h                       this

Exit code: 0 nothing found, 1 something found, 2 something could not be read or understood.
`,
  run(args, terminal) {
    const options = parseCheckArguments(args);
    if (options.explain !== undefined) {
      terminal.out(explanation(rules.find(({ id }) => id === options.explain)!));
      return EXIT.clean;
    }
    const report = reportOn(options);
    terminal.out(write(options.format, report, terminal));
    sayWhatWasNotChecked(report, options.format, terminal);
    if (report.problems.length > 0) return EXIT.unusable;
    const fails = report.findings.some(({ level }) => level === 'error' || options.failOn === 'warning');
    return fails ? EXIT.findings : EXIT.clean;
  },
};

function reportOn({ paths, external, ignore, kubernetes }: CheckArguments): Report {
  const { objects, problems, skipped, lineText } = readManifests(paths);
  const sources = new Map<object, SourceObject>(objects.map((source) => [source.manifest, source]));
  const findings = checkManifests(
    objects.map(({ manifest }) => manifest),
    {
      external,
      ignore,
      kubernetes,
      locate(manifest, field) {
        const source = sources.get(manifest);
        return source && { file: source.file, line: source.lineOf(field) };
      },
    },
  );
  const empty = objects.length === 0 && problems.length === 0;
  const nothing = { file: paths.join(' '), message: 'holds no Kubernetes object' };
  return { findings, checked: objects.length, problems: empty ? [nothing] : problems, skipped, lineText };
}

function write(format: Format, report: Report, terminal: Terminal): string {
  switch (format) {
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report);
    case 'github':
      return githubReport(report);
    case 'text':
      return textReport(report, terminal.hasColors);
  }
}

function sayWhatWasNotChecked({ problems, skipped }: Report, format: Format, terminal: Terminal): void {
  for (const problem of problems) terminal.err(`${place(problem)}: ${problem.message}\n`);
  if (format !== 'text') return;
  for (const { file, message } of skipped.slice(0, MAX_NAMED))
    terminal.err(`${place({ file })}: ${message}\n`);
  if (skipped.length > MAX_NAMED) terminal.err(`… and ${skipped.length - MAX_NAMED} files more\n`);
}
