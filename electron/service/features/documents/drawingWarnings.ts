import { message } from '#shared/text/index.ts';
import type { RenderedDocument } from '../../documents/renderDocument.ts';

/** The typesetter's warnings as sentences, one for each kind. */
export function warningSentences(warnings: RenderedDocument['warnings']): string[] {
  const counts = new Map<RenderedDocument['warnings'][number]['code'], number>();
  for (const { code } of warnings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => message('zh-CN', `drawingWarnings.${code}`, { count }));
}
