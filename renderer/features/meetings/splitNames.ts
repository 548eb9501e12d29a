/**
 * Names out of a pasted list: one a line, or parted by 、 ， ； tabs. A blank parts names only where a line has no other mark,
 * and never inside a two-character name set wide (张　三).
 */
export function splitNames(text: string): string[] {
  const joined = text.replace(
    /(?<=^|[\s、，,；;])(\p{Script=Han})[ \u3000]+(\p{Script=Han})(?=$|[\s、，,；;。])/gu,
    '$1$2',
  );
  const parts = joined
    .split(/[\r\n\t、，,；;。]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length !== 1) return parts;
  return joined
    .trim()
    .split(/[ \u3000]+/u)
    .filter((part) => part !== '');
}
