import { canonicalJson, sha256 } from '#service/crypto/encodings.ts';

/** One entry of the audit log, exactly the keys of security-and-exchange.md §6.2. */
export type AuditEntry = {
  readonly v: 1;
  readonly seq: number;
  readonly at: string;
  readonly userId: string;
  readonly role: string;
  readonly replica: string;
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly outcome: 'ok' | 'refused' | 'failed';
  readonly beforeHash: string;
  readonly afterHash: string;
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly prevHash: string;
};

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** SHA-256(0x00 ‖ canonical entry): at once the link of the chain and the leaf of the Merkle tree (§6.2). */
export function entryHash(entry: AuditEntry): Buffer {
  return sha256(LEAF, canonicalJson(entry));
}

/** SHA-256 commitment to a record's state (§6.2). */
export function stateHash(salt: Buffer, canonicalState: string): string {
  return sha256('rec/commit/v1\n', salt, canonicalState).toString('hex');
}

/** RFC 6962 Merkle root over leaf hashes; the empty log has the hash of nothing. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  const frontier = new MerkleFrontier();
  for (const leaf of leaves) frontier.add(leaf);
  return frontier.root();
}

/** The right edge of the tree: adding a leaf costs O(log n), the root needs only these hashes. */
export class MerkleFrontier {
  size = 0;
  private readonly peaks: { readonly height: number; readonly hash: Buffer }[] = [];

  add(leaf: Buffer): void {
    let peak = { height: 0, hash: leaf };
    for (;;) {
      const last = this.peaks.at(-1);
      if (last?.height !== peak.height) break;
      this.peaks.pop();
      peak = { height: peak.height + 1, hash: sha256(NODE, last.hash, peak.hash) };
    }
    this.peaks.push(peak);
    this.size += 1;
  }

  root(): Buffer {
    let hash: Buffer | undefined;
    for (let index = this.peaks.length - 1; index >= 0; index--) {
      const peak = this.peaks[index];
      if (peak) hash = hash ? sha256(NODE, peak.hash, hash) : peak.hash;
    }
    return hash ?? sha256();
  }
}
