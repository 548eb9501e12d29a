import { zipSync } from 'fflate';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { type Excerpt, excerptForItem, excerptForUnit, unitsOf } from '#shared/features/minutes/excerpt.rules.ts';
import type { MinutesContent } from '#shared/features/minutes/minutesContent.ts';
import type { ExcerptChoice } from '#shared/features/minutes/minutesProducts.contract.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext, QueryContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { layoutOverrides } from '../../documents/officialLayout.ts';
import type { DocumentRequest, RenderedDocument, RenderOptions } from '../../documents/renderDocument.ts';
import { warningSentences } from '../documents/drawingWarnings.ts';
import { renderOptionsOf } from '../documents/renderOptions.ts';
import { organizationNames } from '../meetings/meetings.repository.ts';
import { SHEET_LAYOUT } from '../organizations/organizationSheet.document.ts';
import { excerptDocument } from './excerpt.document.ts';
import { contentToPrint } from './minutes.snapshot.ts';
import { type RecordContent, recordOf } from './record.document.ts';

const PDF = 'application/pdf';

/** Names of the organizations that tasks of the minutes go to, by id. */
export async function taskOrganizations(
  db: QueryContext['db'],
  { actions }: Pick<RecordContent, 'actions'>,
): Promise<ReadonlyMap<string, string>> {
  const ids = actions.flatMap((action) => (action.organizationId === null ? [] : [action.organizationId]));
  return organizationNames(db, ids);
}

async function draw(
  context: JobContext,
  request: DocumentRequest,
  options: Partial<RenderOptions> = {},
): Promise<RenderedDocument> {
  const all = { ...renderOptionsOf(context), ...options };
  return context.runtime.documents.renderInWorker(request, all, { signal: context.signal });
}

/**
 * Draws the record: of unsaved content, of a draft, or of final minutes as they were finalized.
 * @throws AppError `not_found`, `invalid_input` without meeting and content, `glyph_missing`, `cancelled`
 */
export async function drawRecord(
  context: JobContext,
  { meetingId, content }: HandlerInput<'minutes.record'>,
): Promise<CallOutput<'minutes.record'>> {
  const { db, session } = context.open();
  if (meetingId === undefined && content === undefined)
    throw new AppError('invalid_input', { fields: [{ field: 'content', code: 'required' }] });
  const stored = meetingId === undefined ? undefined : await contentToPrint(db, meetingId);
  const isDraft = stored === undefined || stored.meeting.number === null;
  const printed: RecordContent | undefined = isDraft ? (content ?? stored?.content) : stored.content;
  if (!printed) throw new AppError('internal');
  const data = recordOf(printed, {
    officeName: (await localOffice(db, session.officeId)).name,
    isDraft,
    sha256: stored?.version?.sha256 ?? null,
    organizationNames: await taskOrganizations(db, printed),
  });
  const drawn = await draw(context, { form: 'record', data });
  const name = fileName(data.title);
  return {
    file: context.runtime.files.handOut(name, PDF, drawn.pdf),
    pages: drawn.pages,
    warnings: warningSentences(drawn.warnings),
  };
}

/** @throws AppError `not_found` */
export async function excerptChoices(
  db: QueryContext['db'],
  meetingId: string,
): Promise<CallOutput<'minutes.excerptChoices'>> {
  const { meeting, content } = await contentToPrint(db, meetingId);
  const organizations = await taskOrganizations(db, content);
  return {
    isFinal: meeting.number !== null,
    units: unitsOf(content, organizations).map((name) => {
      const { decisions, actions } = excerptForUnit(content, name, organizations);
      return { name, decisions: decisions.length, tasks: actions.length };
    }),
    items: content.agenda.map(({ title }, index) => ({ index, title })),
  };
}

/** @throws AppError `not_found` (also for an item or unit that the minutes do not have), `glyph_missing`, `cancelled` */
export async function drawExcerpt(
  context: JobContext,
  { meetingId, choice }: HandlerInput<'minutes.excerpt'>,
): Promise<CallOutput<'minutes.excerpt'>> {
  const source = await excerptSource(context, meetingId);
  const { name, pdf, pages } = await oneExcerpt(context, source, choice);
  return { file: context.runtime.files.handOut(name, PDF, pdf), pages };
}

/** One PDF for each unit in a ZIP. @throws AppError `not_found`, `rule_broken` when no unit is named, `glyph_missing`, `cancelled` */
export async function drawExcerpts(context: JobContext, meetingId: string): Promise<CallOutput<'minutes.excerpts'>> {
  const source = await excerptSource(context, meetingId);
  const units = unitsOf(source.content, source.organizations);
  if (units.length === 0)
    throw new AppError('rule_broken', { count: 1, fields: [{ field: 'meetingId', code: 'no_units' }] });
  const files: Record<string, Uint8Array> = {};
  for (const [index, name] of units.entries()) {
    context.progress('drawing', index, units.length);
    const drawn = await oneExcerpt(context, source, { kind: 'unit', name });
    files[`${String(index + 1).padStart(2, '0')} ${drawn.name}`] = drawn.pdf;
  }
  const zip = zipSync(files, { level: 0, mtime: new Date(context.now) });
  const name = `${message('zh-CN', 'minutesPrint.excerptFile', { title: source.title, name: '' }).trim()}.zip`;
  return { file: context.runtime.files.handOut(name, 'application/zip', Buffer.from(zip)), count: units.length };
}

type Source = {
  readonly content: MinutesContent;
  readonly isDraft: boolean;
  readonly sha256: string | null;
  readonly title: string;
  readonly officeName: string;
  readonly organizations: ReadonlyMap<string, string>;
};

async function excerptSource(context: JobContext, meetingId: string): Promise<Source> {
  const { db, session } = context.open();
  const { meeting, content, version } = await contentToPrint(db, meetingId);
  return {
    ...{ content, isDraft: meeting.number === null, sha256: version?.sha256 ?? null },
    title: [meeting.number, meeting.title.replaceAll('\n', '')].filter(Boolean).join(' '),
    officeName: (await localOffice(db, session.officeId)).name,
    organizations: await taskOrganizations(db, content),
  };
}

async function oneExcerpt(context: JobContext, source: Source, choice: ExcerptChoice) {
  const { content, organizations, isDraft, sha256, officeName } = source;
  const { name, excerpt } = chosen(content, choice, organizations);
  const frame = { name, officeName, printedOn: context.today, isDraft, sha256, organizationNames: organizations };
  const request = { form: 'sheet', data: excerptDocument(content, excerpt, frame) } as const;
  const { pdf, pages } = await draw(context, request, { layout: layoutOverrides(SHEET_LAYOUT) });
  return { name: fileName(message('zh-CN', 'minutesPrint.excerptFile', { title: source.title, name })), pdf, pages };
}

function chosen(
  content: MinutesContent,
  choice: ExcerptChoice,
  organizations: ReadonlyMap<string, string>,
): { readonly name: string; readonly excerpt: Excerpt } {
  if (choice.kind === 'unit') {
    if (!unitsOf(content, organizations).includes(choice.name)) throw new AppError('not_found');
    return { name: choice.name, excerpt: excerptForUnit(content, choice.name, organizations) };
  }
  const item = content.agenda[choice.index];
  if (!item) throw new AppError('not_found');
  return { name: item.title, excerpt: excerptForItem(content, choice.index) };
}

/** Long titles are cut, the ending stays; no character that a file system refuses. */
function fileName(text: string): string {
  return `${[...text.replace(/[\\/:*?"<>|\n]/gu, '')].slice(0, 80).join('')}.pdf`;
}
