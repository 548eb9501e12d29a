/** A LIKE pattern that finds `text` anywhere, with its wildcards escaped by a backslash (`ESCAPE '\'`). */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
