import { createHash } from 'node:crypto';

/**
 * The rule of a random draw, printed with every result: whoever has the seed and the list can repeat it with any SHA-256 program.
 * Each entry is ranked by the digest of `seed|key` (UTF-8, hexadecimal); the smallest are drawn. A digest is as good as chance, every
 * choice of k out of n is equally likely, and the order of the list makes no difference.
 */
export function drawDigest(seed: string, key: string): string {
  return createHash('sha256').update(`${seed}|${key}`, 'utf8').digest('hex');
}

/** The `count` keys of smallest digest, in the order of their digests. */
export function drawSmallest(
  seed: string,
  keys: readonly string[],
  count: number,
): { readonly key: string; readonly digest: string }[] {
  return keys
    .map((key) => ({ key, digest: drawDigest(seed, key) }))
    .sort((one, two) => (one.digest < two.digest ? -1 : 1))
    .slice(0, count);
}

/** Organizations drawn, and for each the inspectors drawn: their key is `organization|member`, so that each pair is drawn by itself. */
export function drawInspections(draw: {
  readonly seed: string;
  readonly organizationIds: readonly string[];
  readonly memberIds: readonly string[];
  readonly wanted: number;
  readonly inspectorsEach: number;
}): { readonly organizationId: string; readonly digest: string; readonly memberIds: readonly string[] }[] {
  const { seed, organizationIds, memberIds, wanted, inspectorsEach } = draw;
  return drawSmallest(seed, organizationIds, wanted).map(({ key: organizationId, digest }) => {
    const pairs = memberIds.map((memberId) => `${organizationId}|${memberId}`);
    const drawn = drawSmallest(seed, pairs, inspectorsEach).map(({ key }) => key.slice(organizationId.length + 1));
    return { organizationId, digest, memberIds: drawn };
  });
}
