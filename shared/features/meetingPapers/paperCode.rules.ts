/** What a printed sheet says of itself in its code: which form, of which record, in which version. */
export type PaperCode = { readonly form: 'sign_in' | 'agenda'; readonly id: string; readonly version: number };

const PATTERN = /^taizhang:(sign_in|agenda):([0-9a-f-]{36}):(\d{1,9})$/u;

/** The text of the code on a sheet, by which its scan is linked back. */
export function paperCode({ form, id, version }: PaperCode): string {
  return `taizhang:${form}:${id}:${version}`;
}

/** Reads a code again; undefined when it is none of ours. */
export function readPaperCode(text: string): PaperCode | undefined {
  const found = PATTERN.exec(text.trim());
  if (found === null) return undefined;
  const form = found[1] === 'agenda' ? 'agenda' : 'sign_in';
  return { form, id: found[2] ?? '', version: Number(found[3]) };
}
