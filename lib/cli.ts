#!/usr/bin/env node
import { run } from './cli/run';
import { processTerminal } from './cli/terminal';

// A reader such as `head` may leave before the end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
