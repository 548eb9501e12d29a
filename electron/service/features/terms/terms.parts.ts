import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  type TermFields,
  type TermOfficerFields,
  type TermPostponementFields,
  termFields,
  termOfficerFields,
  termPostponementFields,
} from '#shared/features/terms/terms.contract.ts';
import { currentTerm, postponementIssues, termIssues, termOfficerIssues } from '#shared/features/terms/terms.rules.ts';
import { message } from '#shared/text/index.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import { namedMeeting, namesOfMeetings } from '../organizationMeetings/organizationMeetings.parts.ts';
import { listParts, type Part } from '../organizations/parts.ts';
import { partsOfTerm, termNumbers } from './terms.repository.ts';

export const TERMS: Part<TermFields> = {
  collection: 'organization_term',
  fields: termFields,
  order: 'number',
  issues: async (write, { id, organization, fields, others }) => {
    const { meetingDay, issues } = await namedMeeting(write.trx, organization.id, fields.meetingId);
    const stored = id === undefined ? undefined : await findRecord(write.trx, 'organization_term', id);
    const postponed = id === undefined ? [] : await partsOfTerm(write.trx, 'term_postponement', id);
    const around = {
      today: write.today,
      stored: stored ? { startOn: String(stored.startOn), years: Number(stored.years) } : null,
      isPostponed: postponed.length > 0,
      meetingDay,
    };
    return [
      ...issues,
      ...termIssues(
        fields,
        others.map((other) => other.fields),
        around,
      ),
    ];
  },
  effectiveOn: ({ electedOn }) => electedOn,
  names: namesOfMeetings,
};

export const TERM_OFFICERS: Part<TermOfficerFields> = {
  collection: 'term_officer',
  fields: termOfficerFields,
  order: 'createdAt',
  issues: async (write, { organization, fields, others }) => {
    const { rows } = await listParts(write.trx, TERMS, { organizationId: organization.id });
    return termOfficerIssues(
      fields,
      rows.find(({ id }) => id === fields.termId)?.fields,
      others.map((other) => other.fields),
    );
  },
  effectiveOn: ({ startOn, endOn }) => endOn ?? startOn,
  names: namesOfTerms,
};

export const TERM_POSTPONEMENTS: Part<TermPostponementFields> = {
  collection: 'term_postponement',
  fields: termPostponementFields,
  order: 'newDueOn',
  issues: async (write, { id, organization, fields, others }) => {
    const { rows } = await listParts(write.trx, TERMS, { organizationId: organization.id });
    const last = currentTerm(rows.map((row) => ({ id: row.id, number: row.fields.number })));
    const stored = id === undefined ? undefined : await findRecord(write.trx, 'term_postponement', id);
    return postponementIssues(fields, {
      today: write.today,
      term: rows.find((row) => row.id === fields.termId)?.fields,
      isCurrent: last?.id === fields.termId,
      others: others.map((other) => other.fields).filter(({ termId }) => termId === fields.termId),
      stored: stored
        ? {
            termId: String(stored.termId),
            formerDueOn: String(stored.formerDueOn),
            newDueOn: String(stored.newDueOn),
          }
        : null,
    });
  },
  effectiveOn: ({ approvedOn }) => approvedOn,
  names: namesOfTerms,
};

/** The holders of posts, the last term first, within a term in the order in which they were entered: usually that of rank. */
export async function listOfficers(
  db: Kysely<Schema>,
  input: HandlerInput<'termOfficers.list'>,
): Promise<CallOutput<'termOfficers.list'>> {
  const { rows, ...list } = await listParts(db, TERM_OFFICERS, input);
  const numbers = await termNumbers(
    db,
    rows.map(({ fields }) => fields.termId),
  );
  const number = (row: (typeof rows)[number]) => numbers.get(row.fields.termId) ?? 0;
  return { ...list, rows: rows.toReversed().sort((left, right) => number(right) - number(left)) };
}

/** The terms that rows name, in words. */
async function namesOfTerms(
  db: Kysely<Schema>,
  rows: readonly { readonly fields: { readonly termId: string } }[],
): Promise<ReadonlyMap<string, string>> {
  const numbers = await termNumbers(
    db,
    rows.map(({ fields }) => fields.termId),
  );
  return new Map([...numbers].map(([id, number]) => [id, message('zh-CN', 'terms.numbered', { number })]));
}
