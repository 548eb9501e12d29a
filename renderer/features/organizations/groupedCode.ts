/**
 * A credit code in its parts (department and type, division, subject, check) for reading; it is copied whole, because
 * the gaps are margins and not blanks.
 */
export function codeParts(code: string): readonly string[] {
  if (code.length !== 18) return [code];
  return [code.slice(0, 2), code.slice(2, 8), code.slice(8, 17), code.slice(17)];
}
