import { type ArticleFields, articleFields } from '#shared/features/articles/articles.contract.ts';
import { articleIssues } from '#shared/features/articles/articles.rules.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { namedMeeting, namesOfMeetings } from '../organizationMeetings/organizationMeetings.parts.ts';
import { listParts, type Part, savePart, voidPart } from '../organizations/parts.ts';

const ARTICLES: Part<ArticleFields> = {
  collection: 'organization_articles',
  fields: articleFields,
  order: 'versionNumber',
  issues: async (write, { organization, fields, others }) => {
    const { meetingDay, issues } = await namedMeeting(write.trx, organization.id, fields.meetingId);
    const own = articleIssues(
      fields,
      others.map((other) => other.fields),
      { today: write.today, recordedOn: String(organization.createdAt).slice(0, 10), meetingDay },
    );
    return [...issues, ...own];
  },
  effectiveOn: (fields) => fields.approvedOn ?? fields.adoptedOn,
  names: namesOfMeetings,
};

export const articlesHandlers = {
  'articles.list': async ({ db }, input) => listParts(db, ARTICLES, input),
  'articles.save': async ({ write }, input) => savePart(write, ARTICLES, input),
  'articles.void': async ({ write }, input) => voidPart(write, ARTICLES, input),
} satisfies Handlers<NamesOf<'articles'>>;
