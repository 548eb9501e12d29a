import { letterDocument } from '#shared/features/documents/officialDocument.ts';
import type { MeetingContent } from '#shared/features/meetings/meetings.rules.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { chineseDate, chineseTime, titleOfMeeting } from '../meetings/meetings.document.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** More people than this are called by their units. */
const MOST_NAMES = 30;
const REPLY_ROWS = 6;

/** What the notice of a meeting says beside the meeting itself. */
export type NoticeFrame = {
  readonly agency: string;
  /** Titles of the items that are fixed, in order. */
  readonly items: readonly string[];
  readonly withReply: boolean;
  readonly replyBy: string | null;
  readonly replyTo: string | null;
};

/** The notice of a meeting (会议通知) as a letter; numbers of headings are set when it is drawn. */
export function meetingNoticeContent(
  { fields, attendance }: Pick<MeetingContent, 'fields' | 'attendance'>,
  frame: NoticeFrame,
): DocumentContent {
  const { agency, items, withReply } = frame;
  const heading = (key: MessageKey) => ({ kind: 'heading', level: 1, text: t(key) }) as const;
  const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const;
  const agenda = items.map((title, index) => paragraph(t('meetingPrint.noticeItem', { place: index + 1, title })));
  const data = letterDocument.parse({
    agency,
    title: t('meetingPrint.noticeTitle', { title: titleOfMeeting(fields.title) }),
    recipients: fields.distribution ?? units(attendance).join('、'),
    body: [
      paragraph(
        t('meetingPrint.noticeIntro', {
          date: chineseDate(fields.startAt.slice(0, 10)),
          title: titleOfMeeting(fields.title),
        }),
      ),
      ...[
        heading('meetingPrint.time'),
        paragraph(t('meetingPrint.sentence', { text: chineseTime(fields.startAt, fields.endAt) })),
      ],
      ...[heading('meetingPrint.place'), paragraph(t('meetingPrint.sentence', { text: fields.place }))],
      ...[heading('meetingPrint.people'), ...peopleLines(attendance).map(paragraph)],
      ...[heading('meetingPrint.items'), ...(agenda.length > 0 ? agenda : [paragraph(t('meetingPrint.itemsLater'))])],
      ...[heading('meetingPrint.asked'), paragraph(askedOf(frame))],
    ],
    attachments: withReply ? [{ title: t('meetingPrint.reply'), blocks: [replySlip()] }] : [],
    signature: { kind: 'sealed', agencies: [{ name: agency }], date: '' },
  });
  return { form: 'letter', data };
}

function units(attendance: MeetingContent['attendance']): string[] {
  return [...new Set(attendance.flatMap(({ unit }) => (unit === null ? [] : [unit])))];
}

/** Who is called: present and observers, by name, or by unit where they are many. */
function peopleLines(attendance: MeetingContent['attendance']): string[] {
  const called = attendance.filter(({ capacity }) => capacity === 'present' || capacity === 'observer');
  const lines = (['present', 'observer'] as const).flatMap((capacity) => {
    const list = called.filter((person) => person.capacity === capacity);
    if (list.length === 0) return [];
    const names = called.length > MOST_NAMES && units(list).length > 0 ? units(list) : list.map(personWords);
    return [t(`meetingPrint.called_${capacity}`, { names: names.join('、') })];
  });
  return lines.length > 0 ? lines : [t('meetingPrint.peopleLater')];
}

function personWords({ name, post, unit, headcount }: MeetingContent['attendance'][number]): string {
  const where = `${unit ?? ''}${post ?? ''}`;
  if (name === null) return t('meetingPrint.headcount', { where, count: headcount });
  const who = headcount > 1 ? t('meetingPrint.headcount', { where: name, count: headcount }) : name;
  return where === '' ? who : t('meetingPrint.person', { name: who, where });
}

function askedOf({ withReply, replyBy, replyTo }: NoticeFrame): string {
  const whom = replyTo === null ? '' : t('meetingPrint.replyTo', { name: replyTo });
  if (!withReply) return t('meetingPrint.askedPlain', { whom });
  const by = replyBy === null ? t('meetingPrint.replySoon') : chineseDate(replyBy);
  return t('meetingPrint.askedReply', { by, whom });
}

function replySlip() {
  const columns = [
    { title: t('meetingPrint.unit'), width: 40 },
    { title: t('meetingPrint.name'), width: 22 },
    { title: t('meetingPrint.post'), width: 30 },
    { title: t('meetingPrint.phone'), width: 30 },
    { title: t('meetingPrint.note'), width: 24 },
  ];
  return {
    kind: 'table' as const,
    columns,
    rows: Array.from({ length: REPLY_ROWS }, () => ['　', '', '', '', '']),
    landscape: false,
  };
}
