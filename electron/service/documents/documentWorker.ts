import { parentPort } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import type { RenderAnswer, RenderMessage } from './documentMessages.ts';
import { renderDocument } from './renderDocument.ts';

/**
 * Entry point of the typesetting thread (architecture.md D2). Messages are answered one after the other; fonts stay open between
 * documents.
 */
async function answer(message: RenderMessage): Promise<RenderAnswer> {
  const { id } = message;
  try {
    return { id, ok: true, value: await renderDocument(message.request, message.options) };
  } catch (error) {
    if (error instanceof AppError) return { id, ok: false, code: error.code, details: error.details, stack: '' };
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { id, ok: false, code: 'internal', details: {}, stack };
  }
}

parentPort?.on('message', (message: RenderMessage) => {
  void answer(message).then((result) => {
    const transfer = result.ok && result.value.pdf.buffer instanceof ArrayBuffer ? [result.value.pdf.buffer] : [];
    parentPort?.postMessage(result, transfer);
  });
});
