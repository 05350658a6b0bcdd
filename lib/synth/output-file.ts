import fs from 'node:fs';

const CHUNK = 1 << 16;

/** A file that is written as its text comes, so that memory does not grow with the output. */
export class OutputFile {
  private readonly descriptor: number;
  private pending = '';

  constructor(path: string, mode: number) {
    this.descriptor = fs.openSync(path, 'wx', mode);
  }

  write(text: string): void {
    this.pending += text;
    if (this.pending.length >= CHUNK) this.flush();
  }

  close(): void {
    try {
      this.flush();
    } finally {
      fs.closeSync(this.descriptor);
    }
  }

  private flush(): void {
    const bytes = Buffer.from(this.pending, 'utf8');
    this.pending = '';
    for (let written = 0; written < bytes.length;) written += fs.writeSync(this.descriptor, bytes, written);
  }
}
