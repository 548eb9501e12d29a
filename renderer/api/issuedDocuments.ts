import type { CallOutput } from '#shared/contract/list.ts';
import type { FileInput } from '#shared/contract/primitives.ts';
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

/** Verifies the kept bytes of an issued document as any other PDF; `source` stays good for its report and signed versions. */
export async function verifyIssued(
  id: string,
): Promise<{ readonly result: CallOutput<'documents.verify'>; readonly source: FileInput }> {
  const { file } = await call('documents.file', { id });
  const bytes = await readFile(file);
  const source = await uploadFile(new File([bytes], file.name, { type: file.mediaType }));
  return { result: await runJob('documents.verify', { source }, 'documents.verifying'), source };
}
