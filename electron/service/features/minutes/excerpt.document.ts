import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { Excerpt } from '#shared/features/minutes/excerpt.rules.ts';
import type { MinutesContent } from '#shared/features/minutes/minutesContent.ts';
import { chineseNumeral } from '#shared/lib/chineseNumeral.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { attendanceText } from '../../documents/forms/minutesText.ts';
import { chineseDate, chineseTime } from '../meetings/meetings.document.ts';
import { entryOf, taskTable } from './record.document.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** An excerpt (摘录) of minutes for one unit or item: only what concerns it, under the numbers of the minutes. Pure. */
export function excerptDocument(
  minutes: MinutesContent,
  excerpt: Excerpt,
  frame: {
    /** The unit, or the title of the item. */
    readonly name: string;
    readonly officeName: string;
    readonly printedOn: string;
    readonly isDraft: boolean;
    readonly sha256: string | null;
    readonly organizationNames: ReadonlyMap<string, string>;
  },
): SheetDocumentInput {
  const { officeName, printedOn, sha256 } = frame;
  const isEmpty = excerpt.items.length + excerpt.decisions.length + excerpt.actions.length === 0;
  const foot = t('minutesPrint.excerptFoot', { office: officeName, date: chineseDate(printedOn) });
  return {
    title: t(frame.isDraft ? 'minutesPrint.excerptDraftTitle' : 'minutesPrint.excerptTitle'),
    subtitle: frame.name,
    blocks: [
      { kind: 'fields', rows: factsOf(minutes, excerpt) },
      ...itemBlocks(minutes, excerpt),
      ...decisionBlocks(minutes, excerpt),
      ...taskBlocks(minutes, excerpt, frame.organizationNames),
      ...(isEmpty ? [paragraph(t('minutesPrint.nothing'))] : []),
      paragraph(t('minutesPrint.excerptNote')),
      paragraph(sha256 === null ? t('minutesPrint.notFinal') : t('minutesPrint.controlLine', { sha256 })),
      paragraph(foot),
    ],
    author: officeName,
  };
}

const paragraph = (text: string): SheetBlock => ({ kind: 'paragraph', text });
const heading = (key: MessageKey): SheetBlock => ({ kind: 'heading', level: 1, text: t(key) });

function factsOf({ fields }: MinutesContent, { attendance }: Excerpt): { label: string; value: string }[] {
  const people = (capacity: Excerpt['attendance'][number]['capacity']) =>
    attendanceText(attendance.filter((person) => person.capacity === capacity).map(entryOf));
  const title = fields.title.replaceAll('\n', '');
  const rows: readonly (readonly [MessageKey, string])[] = [
    ['minutesPrint.excerptOf', `${title}${fields.number ?? ''}`],
    ['minutesPrint.time', chineseTime(fields.startAt, fields.endAt)],
    ['minutesPrint.meetingPlace', fields.place],
    ['minutesPrint.chair', fields.chairName],
    ['minutesPrint.presentPeople', people('present')],
    ['minutesPrint.observers', people('observer')],
  ];
  return rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label: t(label), value }));
}

function itemBlocks({ agenda }: MinutesContent, { items }: Excerpt): SheetBlock[] {
  if (items.length === 0) return [];
  const line = (index: number) =>
    t('minutesPrint.itemLine', { place: chineseNumeral(index + 1), title: agenda[index]?.title ?? '' });
  return [heading('minutesPrint.items'), ...items.map((index) => paragraph(line(index)))];
}

function decisionBlocks({ decisions }: MinutesContent, excerpt: Excerpt): SheetBlock[] {
  if (excerpt.decisions.length === 0) return [];
  const lines = excerpt.decisions.map((index) => {
    const { number = null, text = '' } = decisions[index] ?? {};
    const own = number === null ? '' : t('minutesPrint.decisionNumber', { number });
    return paragraph(t('minutesPrint.decisionLine', { place: index + 1, number: own, text }));
  });
  return [heading('minutesPrint.decisions'), ...lines];
}

function taskBlocks(
  { actions }: MinutesContent,
  excerpt: Excerpt,
  organizations: ReadonlyMap<string, string>,
): SheetBlock[] {
  if (excerpt.actions.length === 0) return [];
  const rows = excerpt.actions.flatMap((index) => {
    const action = actions[index];
    if (!action) return [];
    const unit = action.responsibleUnit ?? organizations.get(action.organizationId ?? '') ?? '';
    return [[String(index + 1), action.text, unit, action.responsibleNames ?? '', chineseDate(action.dueOn)]];
  });
  const { columns } = taskTable(rows);
  return [heading('minutesPrint.tasks'), { kind: 'table', columns, rows }];
}
