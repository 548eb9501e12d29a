import type { FontUse } from '../../documents/fonts/fontBook.ts';

/** The fonts of an issued document as the audit log keeps them (official-documents.md §5.4): role → file, version, source. */
export function fontsDetail(
  fontsUsed: readonly FontUse[],
): { role: string; file: string; version: string; source: string }[] {
  return fontsUsed.map(({ role, file, version, source }) => ({ role, file, version, source }));
}
