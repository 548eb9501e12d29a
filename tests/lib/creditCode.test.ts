import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CREDIT_CODE_ALPHABET,
  checkCreditCode,
  creditCodeCheckCharacter,
  subjectCheckCharacter,
} from '../../shared/lib/creditCode.ts';

/** The example of GB 32100-2015 and one company's published code: they tie our arithmetic to the world outside. */
const PUBLISHED = ['91350100M000100Y43', '914403001922038216'];

const digit = fc.constantFrom(...CREDIT_CODE_ALPHABET);
const division = fc.integer({ min: 110000, max: 659999 }).map(String);

/** Whole, right codes of civil affairs. */
const goodCode = fc
  .tuple(
    fc.constantFrom('51', '52', '53', '59'),
    division,
    fc.array(digit, { minLength: 8, maxLength: 8 }).map((characters) => characters.join('')),
  )
  .map(([head, region, subject]) => withCheck(`${head}${region}${subject}${subjectCheckCharacter(subject)}`));

function withCheck(first17: string): string {
  return first17 + creditCodeCheckCharacter(first17);
}

/** The standard's formula written a second time: powers of 3 over 1–17, plus the check value, is 0 modulo 31. */
function sumIsZero(code: string): boolean {
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    sum += weight * '0123456789ABCDEFGHJKLMNPQRTUWXY'.indexOf(character);
    weight = (weight * 3) % 31;
  }
  return (sum + '0123456789ABCDEFGHJKLMNPQRTUWXY'.indexOf(code.charAt(17))) % 31 === 0;
}

describe('credit code (domain.md §4)', () => {
  it('agrees with published codes, which are right but not of civil affairs', () => {
    for (const code of PUBLISHED) {
      expect([code, checkCreditCode(code).result]).toEqual([code, 'E_USCC_NOT_SOCIAL']);
    }
  });

  it('20 good and 20 bad codes', () => {
    const good = fc.sample(goodCode, { numRuns: 20, seed: 20 });
    expect(good.map((code) => checkCreditCode(code).result)).toEqual(Array(20).fill('ok'));
    const bad = good.map((code) => {
      const next = CREDIT_CODE_ALPHABET.charAt((CREDIT_CODE_ALPHABET.indexOf(code.charAt(17)) + 1) % 31);
      return code.slice(0, 17) + next;
    });
    expect(bad.map((code) => checkCreditCode(code).result)).toEqual(Array(20).fill('E_USCC_CHECK'));
  });

  it('accepts every generated code, with its type, and the standard formula holds', () => {
    const types = { 51: 'social_group', 52: 'service_institution', 53: 'foundation', 59: 'other' } as const;
    fc.assert(
      fc.property(goodCode, (code) => {
        const found = checkCreditCode(code);
        expect(found).toMatchObject({ result: 'ok', normalized: code, warnings: [] });
        expect(found.legalType).toBe(Object.entries(types).find(([head]) => code.startsWith(head))?.[1]);
        expect(sumIsZero(code)).toBe(true);
      }),
    );
  });

  it('refuses every code with one changed character', () => {
    fc.assert(
      fc.property(goodCode, fc.integer({ min: 0, max: 17 }), digit, (code, position, character) => {
        fc.pre(code.charAt(position) !== character);
        const result = checkCreditCode(code.slice(0, position) + character + code.slice(position + 1)).result;
        expect(['E_USCC_CHECK', 'E_USCC_FORMAT']).toContain(result);
      }),
    );
  });

  it('refuses every code with two neighbours exchanged', () => {
    fc.assert(
      fc.property(goodCode, fc.integer({ min: 0, max: 16 }), (code, position) => {
        const [left, right] = [code.charAt(position), code.charAt(position + 1)];
        fc.pre(left !== right);
        const mutated = code.slice(0, position) + right + left + code.slice(position + 2);
        expect(['E_USCC_CHECK', 'E_USCC_FORMAT']).toContain(checkCreditCode(mutated).result);
      }),
    );
  });

  it('cleans before it checks: blanks, hyphens, zero-width, apostrophe, full width, lower case', () => {
    const dirt = fc.constantFrom(' ', '\u3000', '\u00A0', '\u200B', '\uFEFF', '-', '\uFF0D', '\t', '\n');
    fc.assert(
      fc.property(
        goodCode,
        fc.array(fc.tuple(fc.nat(18), dirt), { maxLength: 6 }),
        fc.boolean(),
        (code, places, wide) => {
          let dirty = wide
            ? [...code.toLowerCase()].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('')
            : code.toLowerCase();
          for (const [place, text] of places) dirty = dirty.slice(0, place) + text + dirty.slice(place);
          expect(checkCreditCode(`'${dirty}`)).toMatchObject({ result: 'ok', normalized: code });
        },
      ),
    );
  });

  it('follows the order of the table', () => {
    const code = withCheck('51110105MJ0000001');
    expect(checkCreditCode('').result).toBe('missing');
    expect(checkCreditCode(null).result).toBe('missing');
    for (const word of ['登记管理机关暂未提供', '暂无', '——', 'Ｎ／Ａ', '-', "'", '/']) {
      expect([word, checkCreditCode(word).result]).toEqual([word, 'missing']);
    }
    expect(checkCreditCode(code.slice(1)).result).toBe('E_USCC_FORMAT');
    expect(checkCreditCode(`${code}0`).result).toBe('E_USCC_FORMAT');
    for (const letter of 'IOSVZ') expect(checkCreditCode(code.replace('M', letter)).result).toBe('E_USCC_FORMAT');
    expect(checkCreditCode(withCheck('54110105MJ0000001')).result).toBe('E_USCC_FORMAT');
    expect(checkCreditCode('0'.repeat(18)).result).toBe('E_USCC_NOT_SOCIAL');
    expect(checkCreditCode(withCheck('N1110105MJ0000001')).result).toBe('E_USCC_NOT_SOCIAL');
    // Turkish dotless i must not turn into I, nor sharp s into two letters.
    expect(checkCreditCode(`${code.slice(0, 17)}ß`).normalized).toHaveLength(18);
  });

  it('warns for the subject code and for the division, and for nothing else', () => {
    const subject = 'MJ000000';
    const wrong = subjectCheckCharacter(subject) === '1' ? '2' : '1';
    const code = withCheck(`51110105${subject}${wrong}`);
    expect(checkCreditCode(code, () => false).warnings).toEqual(['W_USCC_SUBJECT', 'W_DIVISION']);
    expect(checkCreditCode(code, (division) => division === '110105').warnings).toEqual(['W_USCC_SUBJECT']);
  });
});
