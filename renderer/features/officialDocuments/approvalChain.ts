import { APPROVAL_STEPS } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { countingSteps } from '#shared/features/officialDocuments/officialDocuments.rules.ts';
import type { DocumentRecord } from './documentForm.ts';

export type StepEntry = DocumentRecord['steps'][number];
export type ChainStep = { readonly step: (typeof APPROVAL_STEPS)[number]; readonly entry: StepEntry | null };

/**
 * The approval chain as it stands: of every step the newest entry since the document was last handed in, null where it is
 * still to be done; and the entries of earlier rounds, which stay readable.
 */
export function approvalChain({ row, steps }: Pick<DocumentRecord, 'row' | 'steps'>): {
  readonly chain: readonly ChainStep[];
  readonly earlier: readonly StepEntry[];
} {
  const ordered = [...steps].sort((left, right) => left.seq - right.seq);
  const round = countingSteps(row.stage, ordered);
  const chain = APPROVAL_STEPS.map((step) => ({
    step,
    entry: round.findLast((entry) => entry.step === step) ?? null,
  }));
  const shown = new Set(chain.map(({ entry }) => entry?.id));
  return { chain, earlier: ordered.filter((entry) => !shown.has(entry.id)) };
}

/** The step that sent a draft back, as long as it has not been handed in again; null for any other document. */
export function returnedStep({ row, steps }: Pick<DocumentRecord, 'row' | 'steps'>): StepEntry | null {
  if (row.stage !== 'draft') return null;
  const newest = [...steps].sort((left, right) => left.seq - right.seq).at(-1);
  return newest?.outcome === 'returned' ? newest : null;
}
