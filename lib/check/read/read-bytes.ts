import { closeSync, openSync, readSync } from 'node:fs';
import { megabytes } from './megabytes';

/** Longest file read. All of Kubernetes' own objects are at most 1.5 MiB each. */
const MAX_FILE = 20 * 2 ** 20;
const CHUNK = 2 ** 16;

/**
 * The bytes of a file or of standard input, which may never end.
 *
 * @throws when there are more than 20 MiB, as soon as that is known
 */
export function readBytes(file: string | 0): Buffer {
  const descriptor = file === 0 ? 0 : openSync(file, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let total = 0; ;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const length = readOnce(descriptor, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
      total += length;
      if (total > MAX_FILE) throw new TooLongError();
    }
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

/** More than anybody writes by hand or renders from a chart. */
export class TooLongError extends Error {
  constructor() {
    super(`is longer than ${megabytes(MAX_FILE)}; split it`);
    this.name = 'TooLongError';
  }
}

function readOnce(descriptor: number, buffer: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      // The other end of a pipe has nothing yet.
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
