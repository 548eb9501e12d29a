import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES_EDITION } from '#shared/features/reports/figures/rulesEdition.ts';

const SHARED = resolve(import.meta.dirname, '../../../shared');
/** What counts the figures of a report, sets periods side by side, and puts returned figures together. */
const ENTRIES = [
  'features/reports/figures/figureCatalog.ts',
  'features/reports/figures/figures.rules.ts',
  'features/reports/figures/comparedLines.ts',
  'features/rollUp/putTogether.rules.ts',
];
/** The code of each edition. Whoever changes a rule raises `RULES_EDITION` and adds a line; code that counts the same replaces the last. */
const CODE: Readonly<Record<number, string>> = {
  1: 'fa3f96df445fed718cec4a0312a3c365a287fd90af4868d4b7b68fd8b180f5c3',
};

/** Imports that are there when the program runs; words and schemas of the interface count nothing. */
const IMPORT = /^(?:import|export)(?! type)[^;]*? from '(#shared\/|\.{1,2}\/)([^']+)';/gmu;
const WORDS = /^text\/|^contract\/|\.contract\.ts$/u;
const COMMENT = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//gu;

/** Every file of the rules with its text, in the order of their names. */
function codeOfRules(): Map<string, string> {
  const files = new Map<string, string>();
  const open = ENTRIES.map((entry) => join(SHARED, entry));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const name = relative(SHARED, file);
    if (files.has(name) || WORDS.test(name)) continue;
    const text = readFileSync(file, 'utf8');
    files.set(name, text);
    for (const [, where = '', path = ''] of text.matchAll(IMPORT))
      open.push(where === '#shared/' ? join(SHARED, path) : resolve(dirname(file), where + path));
  }
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The same for code that differs in comments and line breaks alone. */
function bare(text: string): string {
  return text.replace(COMMENT, (_all, kept: string | undefined) => kept ?? '').replace(/[\s,]+/gu, '');
}

describe('the edition of the counting rules', () => {
  it('is raised whenever the code of a rule changes', () => {
    const files = codeOfRules();
    // What is put together and what is counted are both among them.
    expect([...files.keys()]).toEqual(expect.arrayContaining([...ENTRIES, 'features/rollUp/rollUp.rules.ts']));
    const hash = createHash('sha256');
    for (const [name, text] of files) hash.update(`${name}\n${bare(text)}\n`);
    const code = hash.digest('hex');
    const advice = `The code of the rules changed. If any record is counted otherwise, raise RULES_EDITION and add its code ${code}; else replace the code of edition ${RULES_EDITION}.`;
    expect(CODE[RULES_EDITION], advice).toBe(code);
  });
});
