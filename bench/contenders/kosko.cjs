// What `kosko generate` runs, without the load time of its command line: components are found, validated with
// kubernetes-models and printed as YAML.
const fs = require('fs');
const path = require('path');
const { task, phase } = require('./measure.cjs');
const { generate, print, PrintFormat } = require('@kosko/generate');

process.env.BENCH_SIZE = String(task.size);
phase('load');

async function main() {
  const found = await generate({
    path: path.join(__dirname, '..', 'kosko', 'components'),
    components: ['all'],
    extensions: ['js', 'json'],
    validate: true,
  });
  phase('construct');
  fs.mkdirSync(task.outdir, { recursive: true });
  const writer = fs.createWriteStream(path.join(task.outdir, 'all.yaml'));
  print(found, { format: PrintFormat.YAML, writer });
  writer.end(() => phase('synth'));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
