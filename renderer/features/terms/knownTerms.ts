import type { Text } from '#renderer/ui/text.tsx';
import type { PartRow } from '#shared/features/organizations/parts.ts';
import type { TermFields, TermPostponementFields } from '#shared/features/terms/terms.contract.ts';
import { currentTerm, effectiveDueOn } from '#shared/features/terms/terms.rules.ts';

/** The terms of an organization and their postponements, voided ones left out. */
export type KnownTerms = {
  readonly terms: readonly PartRow<TermFields>[];
  readonly postponements: readonly PartRow<TermPostponementFields>[];
};

/** The postponements of one term. */
export function postponementsOf({ postponements }: KnownTerms, termId: string): readonly TermPostponementFields[] {
  return postponements.map(({ fields }) => fields).filter((fields) => fields.termId === termId);
}

/** Last day of a term, its postponements included; null for a term that is not known. */
export function dueOnOf(known: KnownTerms, termId: unknown): string | null {
  const term = known.terms.find(({ id }) => id === termId);
  return term === undefined ? null : effectiveDueOn(term.fields, postponementsOf(known, term.id));
}

/** Id of the organization's last term. */
export function currentTermId({ terms }: KnownTerms): string | null {
  return currentTerm(terms.map(({ id, fields }) => ({ id, number: fields.number })))?.id ?? null;
}

/** What a choice of a term offers. */
export function termOptions({ t }: Text, known: KnownTerms): readonly { value: string; label: string }[] {
  return known.terms.map(({ id, fields }) => ({
    value: id,
    label: t('terms.numberedUntil', { number: fields.number, dueOn: dueOnOf(known, id) ?? '' }),
  }));
}
