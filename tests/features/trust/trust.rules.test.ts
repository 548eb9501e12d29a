import fc from 'fast-check';
import { expect, it } from 'vitest';
import { trustKind, typedDigits, typedFingerprintIssue } from '#shared/features/trust/trust.rules.ts';

const DIGITS = '0123456789abcdef';
const digit = fc.constantFrom(...DIGITS);
const fingerprint = fc.string({ unit: digit, minLength: 64, maxLength: 64 });

/** The same digits as people write them: in groups, upper or lower case, with colons, in full-width forms. */
const manner = fc.constantFrom<(digits: string) => string>(
  (digits) => digits,
  (digits) => digits.toUpperCase(),
  (digits) => digits.replaceAll(/(.{4})/g, '$1 '),
  (digits) => digits.toUpperCase().replaceAll(/(..)(?!$)/g, '$1:'),
  (digits) => digits.replaceAll(/(.{8})/g, '$1-\n'),
  (digits) => [...digits.toUpperCase()].map((one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)).join(''),
);

it('takes the whole fingerprint or its end of at least 16 digits, however it is written', () => {
  fc.assert(
    fc.property(fingerprint, fc.integer({ min: 1, max: 64 }), manner, (whole, length, write) => {
      const issue = typedFingerprintIssue(whole, write(whole.slice(-length)));
      expect(issue).toBe(length < 16 ? 'fingerprint_short' : null);
    }),
  );
});

it('refuses any one wrong digit', () => {
  fc.assert(
    fc.property(fingerprint, fc.integer({ min: 16, max: 64 }), fc.nat(), digit, (whole, length, at, other) => {
      const end = whole.slice(-length);
      const place = at % length;
      fc.pre(end[place] !== other);
      const typed = `${end.slice(0, place)}${other}${end.slice(place + 1)}`;
      expect(typedFingerprintIssue(whole, typed)).toBe('fingerprint_mismatch');
    }),
  );
});

it('tells letters that no fingerprint has from a wrong digit', () => {
  expect(typedFingerprintIssue('a'.repeat(64), `${'a'.repeat(20)}o`)).toBe('fingerprint_characters');
  expect(typedDigits('ＡＢ：１２ cd')).toBe('AB12CD');
});

it('only what neither issues nor signs cannot be trusted: an authority that may sign documents alone is a signer', () => {
  const kindOf = (isAuthority: boolean, maySignCertificates: boolean, maySignDocuments: boolean, selfSigned = false) =>
    trustKind({ isAuthority, maySignCertificates, maySignDocuments, selfSigned });
  expect(kindOf(true, true, false, true)).toBe('root');
  expect(kindOf(true, true, true)).toBe('authority');
  expect(kindOf(true, false, true)).toBe('signing');
  expect(kindOf(true, false, true, true)).toBe('signing');
  expect(kindOf(false, false, true)).toBe('signing');
  expect(kindOf(true, false, false)).toBeNull();
  expect(kindOf(false, true, false)).toBeNull();
});
