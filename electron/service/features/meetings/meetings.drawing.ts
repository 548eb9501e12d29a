import type { Kysely } from 'kysely';
import type { MinutesDocumentInput } from '#shared/features/documents/minutesDocument.ts';
import type { MeetingContent } from '#shared/features/meetings/meetings.rules.ts';
import type { JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { Schema } from '../../db/schema.ts';
import type { RenderedDocument, RenderOptions } from '../../documents/renderDocument.ts';
import { writtenNumbers } from '../decisions/decisionParts.repository.ts';
import { renderOptionsOf } from '../documents/renderOptions.ts';
import { minutesOf } from './meetings.document.ts';
import { organizationNames } from './meetings.repository.ts';

/** What the drawn minutes show of a finalized meeting; nulls while it is a draft. */
export type IssueMarks = {
  readonly number: string | null;
  readonly minutesIssuedOn: string | null;
  /** Hash of the version that became final; left out: not printed. */
  readonly sha256?: string | null;
};

/** What is drawn of the minutes, the same for paper and Word. */
export type MinutesRequest = { readonly form: 'minutes'; readonly data: MinutesDocumentInput };

/** The minutes of a meeting as the typesetter wants them, with the marks of their issue. */
export async function minutesRequest(
  context: JobContext,
  meeting: MeetingContent,
  marks: IssueMarks,
): Promise<MinutesRequest> {
  const { runtime } = context;
  const { db, session } = context.open();
  const data = minutesOf(meeting, {
    officeName: (await localOffice(db, session.officeId)).name,
    minutesMark: runtime.settings.minutesMark,
    number: marks.number,
    issuedOn: marks.minutesIssuedOn,
    sha256: marks.sha256 ?? null,
    ...(runtime.settings.printDecisionNumbers ? { decisionNumbers: await writtenNumbers(db, meeting.decisions) } : {}),
    organizationNames: await taskOrganizations(db, meeting),
  });
  return { form: 'minutes', data };
}

/** Draws the minutes in the worker. @throws AppError `glyph_missing`, `cancelled` */
export async function drawMinutes(
  context: JobContext,
  request: MinutesRequest,
  options: Pick<RenderOptions, 'conformance' | 'recordData'> = {},
): Promise<RenderedDocument> {
  const { runtime, signal } = context;
  return runtime.documents.renderInWorker(request, { ...renderOptionsOf(context), ...options }, { signal });
}

async function taskOrganizations(
  db: Kysely<Schema>,
  { actions }: MeetingContent,
): Promise<ReadonlyMap<string, string>> {
  return organizationNames(
    db,
    actions.flatMap((action) => (action.organizationId === null ? [] : [action.organizationId])),
  );
}

/** A file name that keeps its ending when long titles are cut: 〔2026〕3号 标题.pdf. */
export function minutesFileName(title: string, number: string | null): string {
  const name = [number, title.replaceAll('\n', '')].filter(Boolean).join(' ');
  return `${[...name].slice(0, 80).join('')}.pdf`;
}
