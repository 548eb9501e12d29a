import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../renderer/verifier', import.meta.url));

/**
 * Builds the offline verifier as `npm run build` does.
 * @param outDir where to; by default among the resources
 * @returns the page
 */
export async function buildVerifierPage(outDir = join(ROOT, '../../resources/verifier')): Promise<string> {
  await build({ root: ROOT, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  return readFileSync(join(outDir, 'verifier.html'), 'utf8');
}
