import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What a piece of text is set in (official-documents.md §5.3); `fangsongFallback` is only ever a fallback. */
const FONT_ROLES = ['fangsong', 'kai', 'hei', 'xiaobiaosong', 'song'] as const;
export type FontRole = (typeof FONT_ROLES)[number];

const fontsFile = z.object({
  fonts: z.array(
    z.object({
      role: z.enum([...FONT_ROLES, 'fangsongFallback']),
      file: z.string(),
      postscriptName: z.string(),
      version: z.string(),
      sha256: z.string().length(64),
      licence: z.string(),
      licenceFiles: z.array(z.string()),
      source: z.string(),
    }),
  ),
});

export type BundledFont = z.infer<typeof fontsFile>['fonts'][number];

/** `<repository>/resources`, for source runs; a packaged app passes its own `resourcesDirectory`. */
export function sourceResourcesDirectory(): string {
  return fileURLToPath(new URL('../../../../resources', import.meta.url));
}

/** The list of bundled fonts, `resources/fonts/fonts.json`. */
export function readBundledFonts(resourcesDirectory: string): BundledFont[] {
  const text = readFileSync(join(resourcesDirectory, 'fonts', 'fonts.json'), 'utf8');
  return fontsFile.parse(JSON.parse(text)).fonts;
}
