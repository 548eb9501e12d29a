import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistrationCertificateFields } from '#shared/features/registrationCertificates/registrationCertificates.contract.ts';
import {
  certificateState,
  decidingCertificate,
  registrationCertificateIssues,
} from '#shared/features/registrationCertificates/registrationCertificates.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';

const TODAY = '2026-03-05';
const BLANK: RegistrationCertificateFields = {
  ...{ copy: 'original', number: '1', issuedOn: '2022-01-01', validFrom: '2022-01-01', validTo: '2026-12-31' },
  ...{ collectedOn: null, collectedByName: null, collectedByPost: null, ending: null, endedOn: null, endingNote: null },
  ...{ attachmentId: null, note: null },
};

/** A certificate without mistakes of its own within sixty days, all of them past. */
const certificate = fc
  .record({
    issued: fc.integer({ min: 0, max: 30 }),
    early: fc.integer({ min: -10, max: 10 }),
    length: fc.option(fc.integer({ min: 0, max: 25 })),
    ended: fc.option(fc.integer({ min: 0, max: 30 })),
    copy: fc.constantFrom('original' as const, 'duplicate' as const),
  })
  .map(({ issued, early, length, ended, copy }): RegistrationCertificateFields => {
    const issuedOn = addDays('2025-01-01', issued);
    const validFrom = addDays(issuedOn, early);
    return {
      ...BLANK,
      ...{ copy, issuedOn, validFrom, validTo: length === null ? null : addDays(validFrom, length) },
      ...(ended === null ? {} : { ending: 'returned', endedOn: addDays(issuedOn, ended) }),
    };
  });

/** Day by day: issued, valid, and not handed in yet. */
function inForce(one: RegistrationCertificateFields, day: string): boolean {
  return (
    day >= one.issuedOn &&
    day >= one.validFrom &&
    (one.validTo === null || day <= one.validTo) &&
    (one.endedOn === null || day < one.endedOn)
  );
}

describe('R9 certificates', () => {
  it('overlap exactly when both are in force on one day', () => {
    const days = Array.from({ length: 120 }, (_none, index) => addDays('2024-12-15', index));
    let overlaps = 0;
    fc.assert(
      fc.property(certificate, certificate, (one, other) => {
        const expected = one.copy === other.copy && days.some((day) => inForce(one, day) && inForce(other, day));
        if (expected) overlaps += 1;
        const issues = registrationCertificateIssues(one, [other], TODAY);
        expect(issues.map(({ code }) => code)).toEqual(expected ? ['certificate_overlap'] : []);
      }),
      { numRuns: 2000 },
    );
    expect(overlaps).toBeGreaterThan(200);
  });

  it('one that ran out may be handed in after its successor began', () => {
    const old = { ...BLANK, validTo: '2025-12-31', ending: 'replaced' as const, endedOn: '2026-02-01' };
    const next = { ...BLANK, issuedOn: '2025-12-20', validFrom: '2026-01-01', validTo: '2030-12-31' };
    expect(registrationCertificateIssues(next, [old], TODAY)).toEqual([]);
    expect(registrationCertificateIssues(next, [{ ...old, validTo: '2026-01-01' }], TODAY)).toMatchObject([
      { field: 'validFrom', code: 'certificate_overlap' },
    ]);
  });

  it.each<[string, Partial<RegistrationCertificateFields>, string]>([
    ['not collected', {}, 'uncollected'],
    ['collected', { collectedOn: '2022-01-02' }, 'held'],
    ['91 days before its end', { collectedOn: '2022-01-02', validTo: addDays(TODAY, 91) }, 'held'],
    ['90 days before its end', { collectedOn: '2022-01-02', validTo: addDays(TODAY, 90) }, 'ending'],
    ['on its last day', { validTo: TODAY }, 'ending'],
    ['on the day after', { validTo: addDays(TODAY, -1) }, 'expired'],
    ['without an end', { validTo: null, collectedOn: '2022-01-02' }, 'held'],
    ['lost after it ran out', { validTo: '2025-01-01', ending: 'lost', endedOn: '2025-06-01' }, 'lost'],
  ])('state: %s', (_name, part, expected) => {
    expect(certificateState({ ...BLANK, ...part }, TODAY)).toBe(expected);
  });

  it('the original decides before a newer copy, the newest original before older ones, an ended one never', () => {
    const original = { ...BLANK, number: '正1' };
    const newer = { ...BLANK, number: '正2', issuedOn: '2024-01-01' };
    const copy = { ...BLANK, number: '副1', copy: 'duplicate' as const, issuedOn: '2025-01-01' };
    expect(decidingCertificate([copy, original, newer])?.number).toBe('正2');
    expect(decidingCertificate([copy, { ...newer, endedOn: '2025-01-01' }])?.number).toBe('副1');
    expect(decidingCertificate([{ ...newer, endedOn: '2025-01-01' }])).toBeUndefined();
  });
});
