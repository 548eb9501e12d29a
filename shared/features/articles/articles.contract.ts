import { z } from 'zod';
import { dateText, optionalText } from '../../contract/primitives.ts';
import { optionalDateText, optionalId, partProcedures } from '../organizations/parts.ts';

/** One version of the articles (章程); every version is kept (features R9). */
export const articleFields = z.strictObject({
  versionNumber: z.number().int().min(1).max(999),
  /** Day on which the organization's meeting adopted it (表决通过日期). */
  adoptedOn: dateText,
  /** The organization's meeting that adopted it; null with a reason only. */
  meetingId: optionalId,
  /** Why no meeting is chosen: the version is older than the records, for example. */
  withoutMeetingReason: optionalText(200),
  /** 核准日期; null while it is not approved. */
  approvedOn: optionalDateText,
  /** 核准文号. */
  approvalNumber: optionalText(60),
  /** What was changed, in a few words. */
  summary: optionalText(1000),
  attachmentId: optionalId,
  note: optionalText(500),
});
export type ArticleFields = z.output<typeof articleFields>;

export const articlesContract = partProcedures(
  'articles',
  { one: 'a version of the articles', many: 'the versions of the articles' },
  articleFields,
);
