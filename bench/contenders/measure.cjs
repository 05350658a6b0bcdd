const fs = require('fs');
const { performance } = require('perf_hooks');

const [, , size, layout, outdir] = process.argv;

/** What to make: how many services, in which layout (one, charts or references), and where to write. */
module.exports.task = { size: Number(size), layout, outdir };

let last = performance.now();
const times = {};

/** Ends a phase, which began where the one before it ended. */
module.exports.phase = function phase(name) {
  const now = performance.now();
  times[name] = now - last;
  last = now;
};

process.on('exit', () => {
  const result = { ...times, megabytes: process.resourceUsage().maxRSS / 1024 };
  if (process.env.BENCH_RESULT) fs.writeFileSync(process.env.BENCH_RESULT, JSON.stringify(result));
  else console.error(result);
});
