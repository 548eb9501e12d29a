import fs from 'node:fs';
import { z } from 'zod';
import { ageDecrypt, ageEncrypt } from '../crypto/age.ts';
import { sha256 } from '../crypto/encodings.ts';
import { officeFile } from './officeFolder.ts';

/**
 * Before a login the audit table is closed: failures and refusals go to `prelogin.log`, one age-encrypted line each,
 * numbered and chained; the next login moves them into the audit (security-and-exchange.md §3.5).
 */
const lineSchema = z.object({
  seq: z.number().int(),
  prev: z.string(),
  at: z.string(),
  action: z.string(),
  login: z.string(),
});
export type JournalLine = z.infer<typeof lineSchema>;

/** Appends one line, readable only with the identity that the database keeps. */
export async function appendJournal(
  folder: string,
  recipient: string,
  line: { readonly at: string; readonly action: string; readonly login: string },
): Promise<void> {
  const file = officeFile(folder, 'journal');
  const present = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const prev = present.length === 0 ? '' : sha256(present.at(-1) ?? '').toString('hex');
  const entry: JournalLine = { seq: present.length + 1, prev, ...line };
  const sealed = await ageEncrypt(Buffer.from(JSON.stringify(entry), 'utf8'), [recipient]);
  fs.appendFileSync(file, `${sealed.toString('base64')}\n`, { mode: 0o600, flush: true });
}

/** Reads the journal; `gaps` are the numbers whose line is missing, unreadable or not chained. */
export async function readJournal(
  folder: string,
  identity: string,
): Promise<{ readonly lines: readonly JournalLine[]; readonly gaps: readonly number[] }> {
  const file = officeFile(folder, 'journal');
  const stored = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const lines: JournalLine[] = [];
  const gaps: number[] = [];
  let previous = '';
  for (const [index, text] of stored.entries()) {
    try {
      const plain = await ageDecrypt(Buffer.from(text, 'base64'), identity);
      const line = lineSchema.parse(JSON.parse(plain.toString('utf8')));
      if (line.seq !== index + 1 || line.prev !== previous) gaps.push(index + 1);
      lines.push(line);
    } catch {
      gaps.push(index + 1);
    }
    previous = sha256(text).toString('hex');
  }
  return { lines, gaps };
}

/** Removes the journal after its lines stand in the audit. */
export function clearJournal(folder: string): void {
  fs.rmSync(officeFile(folder, 'journal'), { force: true });
}
