import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDocumentPool, type DocumentPool } from '#service/documents/documentPool.ts';
import { type DocumentRequest, renderDocument } from '#service/documents/renderDocument.ts';
import { GOLDEN, MINUTES } from './samples.ts';

const request: DocumentRequest = { form: 'minutes', data: MINUTES };
const pools: DocumentPool[] = [];
const open = (...options: Parameters<typeof createDocumentPool>): DocumentPool => {
  const pool = createDocumentPool(...options);
  pools.push(pool);
  return pool;
};

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

describe('document pool', () => {
  it('gives the bytes that the direct call gives', async () => {
    const [inWorker, direct] = await Promise.all([
      open().renderInWorker(request, GOLDEN),
      renderDocument(request, GOLDEN),
    ]);
    expect(Buffer.compare(inWorker.pdf, direct.pdf)).toBe(0);
    expect(inWorker.pages).toBe(direct.pages);
    expect(inWorker.fontsUsed).toEqual(direct.fontsUsed);
  });

  it('hands errors over with code and details', async () => {
    const broken: DocumentRequest = { form: 'sheet', data: { title: '甲\u{3ffff}', blocks: [] } };
    await expect(open().renderInWorker(broken, GOLDEN)).rejects.toMatchObject({
      code: 'glyph_missing',
      details: { list: [{ codePoint: 'U+3FFFF', position: 2, part: 'title' }] },
    });
  });

  it('cancels the running and a waiting document and goes on', async () => {
    const pool = open();
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = pool.renderInWorker(request, GOLDEN, { signal: running.signal });
    const second = pool.renderInWorker(request, GOLDEN, { signal: waiting.signal });
    const third = pool.renderInWorker(request, GOLDEN);
    waiting.abort();
    running.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    expect((await third).pages).toBeGreaterThan(1);
    await expect(pool.renderInWorker(request, GOLDEN, { signal: running.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('starts the worker again after a crash and gives up on a document that crashes it twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pool-'));
    try {
      const workerFile = join(folder, 'worker.mjs');
      writeFileSync(
        workerFile,
        `import { parentPort } from 'node:worker_threads';
         parentPort.on('message', ({ id, request }) => {
           if (request.data.title === 'crash') process.exit(3);
           parentPort.postMessage({ id, ok: true, value: { pdf: new Uint8Array([id]), pages: 1, fontsUsed: [], warnings: [] } });
         });`,
      );
      const errors: string[] = [];
      const pool = open({ workerFile, onError: (stack) => errors.push(stack) });
      const bad = pool.renderInWorker({ form: 'sheet', data: { title: 'crash', blocks: [] } }, GOLDEN);
      const good = pool.renderInWorker({ form: 'sheet', data: { title: 'fine', blocks: [] } }, GOLDEN);
      await expect(bad).rejects.toMatchObject({ code: 'internal' });
      expect([...(await good).pdf]).toEqual([2]);
      expect(errors).toHaveLength(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('ends waiting calls when it closes', async () => {
    const pool = open();
    const call = pool.renderInWorker(request, GOLDEN);
    const ended = expect(call).rejects.toMatchObject({ code: 'service_stopped' });
    await pool.close();
    await ended;
    await expect(pool.renderInWorker(request, GOLDEN)).rejects.toMatchObject({ code: 'service_stopped' });
  });
});
