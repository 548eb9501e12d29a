import { AppError } from '#shared/contract/errors.ts';
import { yearsAsked } from '#shared/features/dormantOrganizations/dormancy.rules.ts';
import type { BaseContext, Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { findRecord, voidRecord } from '../../db/records.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { candidateOverview, type DormancyRule, listCandidates, reasonsOf } from './dormantOrganizations.candidates.ts';
import { dormantListDocument } from './dormantOrganizations.document.ts';
import { saveReview } from './dormantOrganizations.save.ts';
import { listReviews, reviewsOf } from './dormantReviews.repository.ts';

/** Rows of one printed list. */
const MOST_PRINTED = 20_000;

const ruleOf = ({ runtime, today }: BaseContext): DormancyRule => ({ settings: runtime.settings.dormancy, today });

export const dormantOrganizationsHandlers = {
  'dormantOrganizations.list': (context, input) => listCandidates(context.db, ruleOf(context), input),
  'dormantOrganizations.overview': (context) => candidateOverview(context.db, ruleOf(context)),
  'dormantOrganizations.of': async (context, { organizationId }) => {
    if (!(await findRecord(context.db, 'organization', organizationId))) throw new AppError('not_found');
    const rule = ruleOf(context);
    return {
      rule: rule.settings,
      reasons: await reasonsOf(context.db, rule, organizationId),
      reviews: await reviewsOf(context.db, organizationId),
    };
  },
  'dormantOrganizations.reviews': ({ db, today }, input) => listReviews(db, input, today),
  'dormantOrganizations.save': ({ write, runtime }, input) => saveReview(write, input, runtime.settings.dormancy),
  'dormantOrganizations.void': ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'dormant_review', id, expectedRevision, reason),
  'dormantOrganizations.print': async (context, { filter }) => {
    const { db, session } = context.open();
    const rule = ruleOf(context);
    const { rows } = await listCandidates(db, rule, { filter, offset: 0, limit: MOST_PRINTED });
    const office = await localOffice(db, session.officeId);
    const sheet = dormantListDocument({
      ...{ officeName: office.name, printedOn: context.today, rule: rule.settings },
      ...{ years: yearsAsked(rule.settings, context.today), rows },
    });
    return { ...(await handOutSheet(context, sheet)), count: rows.length };
  },
} satisfies Handlers<NamesOf<'dormantOrganizations'>>;
