import { parentPort } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import type { DocumentAnswer, DocumentMessage, DocumentTask, DocumentValue } from './documentMessages.ts';
import { renderDocument } from './renderDocument.ts';

/**
 * Entry point of the typesetting thread (architecture.md D2). Messages are answered one after the other; fonts stay open between
 * documents.
 */
async function answer(message: DocumentMessage): Promise<DocumentAnswer> {
  const { id } = message;
  try {
    return { id, ok: true, value: await perform(message) };
  } catch (error) {
    if (error instanceof AppError) return { id, ok: false, code: error.code, details: error.details, stack: '' };
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { id, ok: false, code: 'internal', details: {}, stack };
  }
}

/** Libraries that printing does not need are loaded when they are first asked for: they would double the start of the thread. */
async function perform(task: DocumentTask): Promise<DocumentValue> {
  switch (task.task) {
    case 'pdf':
      return renderDocument(task.request, task.options);
    case 'word': {
      const { writeWord } = await import('./word/writeWord.ts');
      return writeWord(task.request, task.options);
    }
    case 'readWord': {
      const { readWordDraft } = await import('./word/readWord.ts');
      return readWordDraft(task.bytes);
    }
    case 'ruler': {
      // The PDF reader takes half a second to load: only with the first file that is measured.
      const { rulerCheck } = await import('./ruler/checkRuler.ts');
      return rulerCheck(task.bytes, task.expected);
    }
  }
}

/** Buffers that are handed over instead of copied. */
function transferred(answered: DocumentAnswer): ArrayBuffer[] {
  if (!answered.ok) return [];
  const { value } = answered;
  const file = 'pdf' in value ? value.pdf : 'docx' in value ? value.docx : undefined;
  return file?.buffer instanceof ArrayBuffer ? [file.buffer] : [];
}

parentPort?.on('message', (message: DocumentMessage) => {
  void answer(message).then((answered) => parentPort?.postMessage(answered, transferred(answered)));
});
