import type { MinutesDocumentInput } from '#shared/features/documents/minutesDocument.ts';
import type { MeetingContent } from '#shared/features/meetings/meetings.rules.ts';
import { message } from '#shared/text/index.ts';

/** What the minutes print beside the meeting itself. */
export type MinutesFrame = {
  readonly officeName: string;
  /** Red mark of the settings; empty: office name + 会议纪要. */
  readonly minutesMark: string;
  /** As printed, for example 〔2026〕3号; null while a draft. */
  readonly number: string | null;
  readonly issuedOn: string | null;
  /** Hash of the version that became final, printed small in the top margin of the last page; null while a draft. */
  readonly sha256?: string | null;
  /** Numbers of decisions to be printed behind them, by id; left out: none. */
  readonly decisionNumbers?: ReadonlyMap<string, string>;
  /** Names of the organizations that tasks go to, by id. */
  readonly organizationNames: ReadonlyMap<string, string>;
};

type Person = MeetingContent['attendance'][number];

/** What the meeting itself is called where the title is that of its minutes: ××会议 for ××会议纪要 (papers before it, its record). */
export function titleOfMeeting(title: string): string {
  return title.replace(/纪要$/u, '');
}

/** Maps a meeting to the minutes form (domain.md §6). Pure: the same meeting gives the same document. */
export function minutesOf(meeting: MeetingContent, frame: MinutesFrame): MinutesDocumentInput {
  const { fields, attendance, decisions, actions } = meeting;
  const people = (capacity: Person['capacity']) => attendance.filter((one) => one.capacity === capacity).map(entryOf);
  const issuedOn = frame.issuedOn === null ? '' : chineseDate(frame.issuedOn);
  return {
    mark: fields.mark ?? (frame.minutesMark || message('zh-CN', 'minutesDocument.mark', { office: frame.officeName })),
    numberText: frame.number ?? '',
    issuingUnit: frame.officeName,
    issuedOn,
    title: fields.title,
    time: chineseTime(fields.startAt, fields.endAt),
    place: fields.place,
    chair: fields.chairName,
    recorder: fields.recorderName,
    present: people('present'),
    observers: people('observer'),
    leave: people('leave'),
    opening: fields.openingText ?? '',
    body: fields.minutesText.blocks,
    decisions: decisions.map(({ id, text }) => {
      const number = frame.decisionNumbers?.get(id ?? '');
      return number === undefined ? text : `${text}（${number}）`;
    }),
    tasks: actions.map((action) => ({
      text: action.text,
      office: action.responsibleUnit ?? frame.organizationNames.get(action.organizationId ?? '') ?? '',
      persons: action.responsibleNames ?? '',
      dueOn: chineseDate(action.dueOn),
    })),
    closing: message('zh-CN', 'minutesDocument.closing'),
    issueTo: namesOf(fields.distribution),
    copyTo: namesOf(fields.copyTo),
    printingOffice: frame.officeName,
    printedOn: issuedOn,
    controlLine: frame.sha256 ? message('zh-CN', 'minutesPrint.controlLine', { sha256: frame.sha256 }) : '',
  };
}

/**
 * The record that travels inside the issued PDF (features "Beyond" 7): decisions and tasks as numbered rows for reading by machine;
 * persons are not in it.
 */
export function recordOfMinutes(
  { decisions, actions }: MeetingContent,
  meeting: { readonly id: string; readonly kind: string; readonly title: string; readonly number: string | null } & {
    readonly startAt: string;
    readonly minutesIssuedOn: string | null;
    readonly sha256: string;
  },
  office: { readonly id: string; readonly name: string },
): Readonly<Record<string, unknown>> {
  const { id, kind, title, number, startAt, minutesIssuedOn, sha256 } = meeting;
  return {
    format: 'taizhang-record/1',
    type: 'minutes',
    ...{ id, number, title, kind, startAt, issuedOn: minutesIssuedOn, contentSha256: sha256 },
    office: { id: office.id, name: office.name },
    decisions: decisions.map(({ text }, index) => ({ seq: index + 1, text })),
    tasks: actions.map(({ text, responsibleUnit, dueOn }, index) => ({ seq: index + 1, text, responsibleUnit, dueOn })),
  };
}

function entryOf({ unit, post, name, headcount, leaveReason }: Person) {
  return {
    ...(unit ? { unit } : {}),
    ...(post ? { post } : {}),
    ...(name ? { name } : {}),
    ...(headcount > 1 || !name ? { headcount } : {}),
    ...(leaveReason ? { note: leaveReason } : {}),
  };
}

/** `2026-06-30` as 2026年6月30日: no leading zeros (GB/T 9704). */
export function chineseDate(date: string): string {
  return message('zh-CN', 'minutesDocument.date', dateParts(date));
}

/** From and to: 2026年6月30日9:00至11:30; an end on a later day carries its date. */
export function chineseTime(startAt: string, endAt: string | null): string {
  const startOn = startAt.slice(0, 10);
  const start = `${chineseDate(startOn)}${clock(startAt)}`;
  if (endAt === null) return start;
  const endOn = endAt.slice(0, 10);
  let end = clock(endAt);
  if (endOn !== startOn) {
    const isSameYear = endOn.slice(0, 4) === startOn.slice(0, 4);
    end = `${isSameYear ? message('zh-CN', 'minutesDocument.monthDay', dateParts(endOn)) : chineseDate(endOn)}${end}`;
  }
  return message('zh-CN', 'minutesDocument.timeSpan', { start, end });
}

function dateParts(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

function clock(moment: string): string {
  return `${Number(moment.slice(11, 13))}:${moment.slice(14, 16)}`;
}

/** The names typed for 发 or 抄送, whatever stands between them; the form joins them again. */
export function namesOf(typed: string | null): string[] {
  return (typed ?? '')
    .split(/[、，,；;。\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
