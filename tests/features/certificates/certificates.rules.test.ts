import { describe, expect, it } from 'vitest';
import {
  certificateState,
  fingerprintGroups,
  issueIssues,
  listNeedsRenewal,
  nextListUpdate,
  renewIssues,
  serialOf,
} from '#shared/features/certificates/certificates.rules.ts';

const NOW = Date.parse('2026-03-05T02:00:00Z');
const DAY = 86_400_000;
const endingIn = (days: number) => new Date(NOW + days * DAY).toISOString();

describe('how a certificate stands', () => {
  it('asks for its successor in its last 60 days, and revoked wins over all else', () => {
    const plain = { revoked: false, replaced: false };
    expect(certificateState({ ...plain, notAfter: endingIn(60) }, NOW)).toBe('valid');
    expect(certificateState({ ...plain, notAfter: endingIn(59.9) }, NOW)).toBe('expiring');
    expect(certificateState({ ...plain, notAfter: endingIn(0) }, NOW)).toBe('expiring');
    expect(certificateState({ ...plain, notAfter: endingIn(-0.001) }, NOW)).toBe('expired');
    expect(certificateState({ revoked: false, replaced: true, notAfter: endingIn(5) }, NOW)).toBe('replaced');
    expect(certificateState({ revoked: true, replaced: true, notAfter: endingIn(-5) }, NOW)).toBe('revoked');
  });

  it('one living certificate of a kind is enough; a lost key does not count', () => {
    const enabled = { enabled: true };
    const living = { algorithm: 'rsa', state: 'expiring', keyLost: false } as const;
    expect(issueIssues(enabled, 'rsa', [living])).toMatchObject([{ code: 'certificate_exists' }]);
    expect(issueIssues(enabled, 'ec', [living])).toEqual([]);
    expect(issueIssues(enabled, 'rsa', [{ ...living, keyLost: true }])).toEqual([]);
    expect(issueIssues(enabled, 'rsa', [{ ...living, state: 'revoked' }])).toEqual([]);
    expect(issueIssues({ enabled: false }, 'ec', [])).toMatchObject([{ code: 'certificate_user_disabled' }]);
  });

  it('neither a revoked nor a replaced certificate is renewed', () => {
    const enabled = { enabled: true };
    expect(renewIssues(enabled, { revoked: false, replaced: false })).toEqual([]);
    expect(renewIssues(enabled, { revoked: true, replaced: true })).toMatchObject([{ code: 'certificate_revoked' }]);
    expect(renewIssues(enabled, { revoked: false, replaced: true })).toMatchObject([{ code: 'certificate_replaced' }]);
    expect(renewIssues({ enabled: false }, { revoked: false, replaced: false })).toMatchObject([
      { code: 'certificate_user_disabled' },
    ]);
  });
});

it('a list handed out serves at least 20 of its 35 days', () => {
  const next = new Date(nextListUpdate(NOW)).toISOString();
  expect(Date.parse(next) - NOW).toBe(35 * DAY);
  expect(listNeedsRenewal(next, NOW + 15 * DAY)).toBe(false);
  expect(listNeedsRenewal(next, NOW + 15 * DAY + 1)).toBe(true);
});

it('keeps a serial as OpenSSL writes it, and reads a fingerprint in groups', () => {
  expect(serialOf('00ab12cd')).toBe('AB12CD');
  expect(serialOf('abc')).toBe('0ABC');
  expect(fingerprintGroups('ab'.repeat(32))).toEqual(Array.from({ length: 16 }, () => 'ABAB'));
});
