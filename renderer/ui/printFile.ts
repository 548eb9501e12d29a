import { readFile } from '#renderer/api/client.ts';
import type { FileOutput } from '#shared/contract/primitives.ts';
import { announceError } from './announce.tsx';
import { printPdf } from './printPdf.ts';

/** Prints the file that a job hands out; a failure is announced. */
export async function printFile(job: () => Promise<{ readonly file: FileOutput }>): Promise<void> {
  try {
    const { file } = await job();
    await printPdf(await readFile(file), file.name);
  } catch (error) {
    announceError(error);
  }
}
