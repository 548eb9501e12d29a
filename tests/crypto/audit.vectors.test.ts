import { describe, expect, it } from 'vitest';
import { type AuditEntry, entryHash, FIRST_PREVIOUS_HASH, merkleRoot, stateHash } from '#service/audit/auditChain.ts';
import { canonicalJson } from '#service/crypto/encodings.ts';

// security-and-exchange.md, appendix A.5
function entries(): { entry: AuditEntry; hash: Buffer }[] {
  const list: { entry: AuditEntry; hash: Buffer }[] = [];
  for (let i = 1; i <= 7; i++) {
    const entry: AuditEntry = {
      v: 1,
      seq: i,
      at: `2026-01-01T08:00:0${i}.000+08:00`,
      userId: 'u1',
      role: 'recorder',
      replica: 'a'.repeat(16),
      action: 'record.update',
      entityType: 'organization',
      entityId: `01890a5d-ac96-774b-bcce-b3020990000${i}`,
      outcome: 'ok',
      beforeHash: '',
      afterHash: '',
      reason: '',
      detail: {},
      prevHash: list.at(-1)?.hash.toString('hex') ?? FIRST_PREVIOUS_HASH,
    };
    list.push({ entry, hash: entryHash(entry) });
  }
  return list;
}

describe('A-1 audit entries (appendix A.5)', () => {
  it('hashes each entry to the published value', () => {
    const hashes = entries().map(({ hash }) => hash.toString('hex'));
    expect(hashes[0]).toBe('83dd86847422d1690bafe769769c5a89ffe8581884a8a8befab527c1e069e985');
    expect(hashes[1]).toBe('02dcc493d537a17fae35c2706277991b23040ef959efe53a24182fc523297845');
    expect(hashes[6]).toBe('6836154f28bcd4a5720eeb307cf9fbd911a96cfa61efa0f50536b2c8e6deff13');
  });

  it('computes the published roots and commitment', () => {
    const leaves = entries().map(({ hash }) => hash);
    expect(merkleRoot(leaves.slice(0, 3)).toString('hex')).toBe(
      'ebe5e2371136aa0c7b78086bab84e13a50d3cadcaaeb6c0bddfd3c82ae0f1726',
    );
    expect(merkleRoot(leaves).toString('hex')).toBe('1e791c822f3ec0ce161092c400b5a54533cb303cef65535b746dff151a0e5840');
    expect(stateHash(Buffer.alloc(16, 0x55), canonicalJson({ name: '示例协会', status: 'normal' }))).toBe(
      '2b2cac848f76de455931d4c6218a5c34504dee5108149bfbf01c8e34220fe6ed',
    );
  });
});
