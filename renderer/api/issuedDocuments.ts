import type { CallOutput } from '#shared/contract/list.ts';
import { call, readFile, saveFile, uploadFile } from './client.ts';
import { runJob } from './jobs.ts';
import { createStore } from './store.ts';

/** Id of the document that the page of documents shows; set before going there, kept while other pages are open. */
export const chosenDocument = createStore<string | null>(null);

/** The bytes of an issued document, exactly as issued. */
export async function readIssued(id: string): Promise<Blob> {
  const { file } = await call('documents.file', { id });
  return readFile(file);
}

/** Hands an issued document to the user. @returns false when the dialog was dismissed */
export async function saveIssued(id: string): Promise<boolean> {
  const { file } = await call('documents.file', { id });
  return saveFile(file);
}

/** Verifies the kept bytes of an issued document as any other PDF. */
export async function verifyIssued(id: string): Promise<CallOutput<'documents.verify'>> {
  const { file } = await call('documents.file', { id });
  const bytes = await readFile(file);
  const source = await uploadFile(new File([bytes], file.name, { type: file.mediaType }));
  return runJob('documents.verify', { source }, 'documents.verifying');
}
