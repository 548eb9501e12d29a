import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Child processes and worker threads of the service find their code compiled: each starts in half the time. */
const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), 'taizhang-compile-cache') };

// Three projects: what runs anywhere (unit), what needs Chromium (browser), what needs a real Electron (app).
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          environment: 'node',
          env: compiled,
          // Every core: vitest leaves one idle by itself, which on two cores is half of the machine.
          maxWorkers: availableParallelism(),
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/**/*.browser.spec.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A page beside another one on a busy machine may be slower than the second that is usual.
          expect: { poll: { timeout: 10_000 } },
          // Two pages at a time: each waits for its service and its browser more than it works.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'app',
          include: ['tests/{app,security}/**/*.spec.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
