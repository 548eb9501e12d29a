import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Controls that a `Field` of their caller holds, texts of the office's own criteria, and a list that is pasted and read at once. */
const ELSEWHERE = new Set([
  'renderer/ui/parts/PartControl.tsx',
  'renderer/features/organizations/FieldControl.tsx',
  'renderer/features/organizations/ExtraFieldsForm.tsx',
  'renderer/features/riskMatrices/WordingRows.tsx',
  'renderer/features/riskMatrices/ProposalRows.tsx',
  'renderer/features/planItems/PlanPastePage.tsx',
]);

it('A8, K11: every area of free text stands in a Field or a WatchedText, which warn of identity numbers', () => {
  const files = globSync('renderer/**/*.tsx', { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'));
  const unwatched: string[] = [];
  for (const file of files) {
    const source = readFileSync(`${ROOT}${file}`, 'utf8');
    for (const { index } of source.matchAll(/<Textarea\b/g)) {
      const before = source.slice(0, index);
      const opened = [...before.matchAll(/<(?:Field|WatchedText)[\s>]/g)].at(-1)?.index ?? -1;
      const closed = Math.max(before.lastIndexOf('</Field>'), before.lastIndexOf('</WatchedText>'));
      if (opened <= closed && !ELSEWHERE.has(file)) unwatched.push(`${file}:${before.split('\n').length}`);
    }
  }
  expect(files.length).toBeGreaterThan(100);
  expect(unwatched).toEqual([]);
});
