import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { paperCode } from '#shared/features/meetingPapers/paperCode.rules.ts';
import type { MeetingContent } from '#shared/features/meetings/meetings.rules.ts';
import { type MessageKey, type MessageParameters, message, messageIfKnown } from '#shared/text/index.ts';
import { listBlocks, SIGNING_ROW_MM } from '../documents/printedSheet.ts';
import { chineseTime, titleOfMeeting } from '../meetings/meetings.document.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** Edge of the code in millimetres: small, and still read from a copy. */
const CODE_EDGE = 22;
/** Rows of an empty form: one page. */
const EMPTY_ROWS = 16;

/** A stored meeting as its papers see it. */
export type PaperMeeting = {
  readonly id: string;
  readonly revision: number;
  readonly number: string | null;
  readonly content: Pick<MeetingContent, 'fields' | 'attendance' | 'agenda'>;
};

/** The sign-in sheet (features P4): people in official order, blank lines for guests, a code by which the scan finds back. */
export function signInSheet(
  meeting: PaperMeeting | null,
  { officeName, blankLines }: { readonly officeName: string; readonly blankLines: number },
): SheetDocumentInput {
  const columns = [
    { title: t('meetingPrint.seq'), width: 12 },
    { title: t('meetingPrint.name'), width: 26 },
    { title: t('meetingPrint.unitAndPost'), width: 58 },
    { title: t('meetingPrint.signature'), width: 36 },
    { title: t('meetingPrint.note'), width: 26 },
  ];
  const people = meeting === null ? [] : inOfficialOrder(meeting.content.attendance);
  const blanks = meeting === null ? EMPTY_ROWS : blankLines;
  const rows = [
    ...people.map((person, index) => [String(index + 1), ...personCells(person)]),
    ...Array.from({ length: blanks }, (_blank, index) => [String(people.length + index + 1), ...['', '', '', '']]),
  ];
  return sheet('sign_in', meeting, officeName, listBlocks(columns, rows, SIGNING_ROW_MM));
}

/** The agenda with minutes planned, and what became of earlier decisions (features M8). */
export function agendaSheet(
  meeting: PaperMeeting | null,
  {
    officeName,
    openActions,
    fixed,
  }: {
    readonly officeName: string;
    readonly openActions: readonly { text: string; owner: string; dueOn: string; overdue: boolean }[];
    /** Whether each item is fixed; a draft says of the others that they are not. */
    readonly fixed: readonly boolean[];
  },
): SheetDocumentInput {
  const columns = [
    { title: t('meetingPrint.seq'), width: 12 },
    { title: t('meetingPrint.item'), width: 72 },
    { title: t('meetingPrint.proposer'), width: 40 },
    { title: t('meetingPrint.minutes'), width: 16 },
    { title: t('meetingPrint.note'), width: 22 },
  ];
  const agenda = meeting?.content.agenda ?? [];
  const rows =
    meeting === null
      ? Array.from({ length: EMPTY_ROWS - 4 }, (_blank, index) => [String(index + 1), '', '', '', ''])
      : agenda.map(({ title, proposerUnit, proposerName, minutesPlanned }, index) => [
          String(index + 1),
          title,
          [proposerUnit, proposerName].filter(Boolean).join('　'),
          minutesPlanned === null ? '' : String(minutesPlanned),
          fixed[index] === false ? t('meetingPrint.notFixed') : '',
        ]);
  const blocks: SheetBlock[] = [...listBlocks(columns, rows, meeting === null ? SIGNING_ROW_MM : undefined)];
  if (openActions.length > 0) {
    blocks.push({ kind: 'heading', level: 1, text: t('meetingPrint.openActions') }, ...openActionsTable(openActions));
  }
  return sheet('agenda', meeting, officeName, blocks);
}

function openActionsTable(
  actions: readonly { text: string; owner: string; dueOn: string; overdue: boolean }[],
): SheetBlock[] {
  const columns = [
    { title: t('meetingPrint.seq'), width: 12 },
    { title: t('meetingPrint.task'), width: 76 },
    { title: t('meetingPrint.owner'), width: 36 },
    { title: t('meetingPrint.due'), width: 22 },
    { title: t('meetingPrint.state'), width: 16 },
  ];
  const words = (overdue: boolean) => t(overdue ? 'meetingPrint.overdue' : 'meetingPrint.open');
  return listBlocks(
    columns,
    actions.map(({ text, owner, dueOn, overdue }, index) => [
      ...[String(index + 1), text, owner, dueOn, words(overdue)],
    ]),
  );
}

/** Head and code of a paper of a meeting; an empty form has lines to fill in instead. */
function sheet(
  form: 'sign_in' | 'agenda',
  meeting: PaperMeeting | null,
  officeName: string,
  blocks: readonly SheetBlock[],
): SheetDocumentInput {
  const title = t(`meetingPrint.title_${form}`);
  if (meeting === null) {
    const rows = (['meetingName', 'time', 'place', 'chair'] as const).map((one) => ({
      label: t(`meetingPrint.${one}`),
      value: t('meetingPrint.blank'),
    }));
    return { title, author: officeName, blocks: [{ kind: 'fields', rows }, ...blocks] };
  }
  const { fields } = meeting.content;
  const facts = [
    { label: t('meetingPrint.time'), value: chineseTime(fields.startAt, fields.endAt) },
    { label: t('meetingPrint.place'), value: fields.place },
    { label: t('meetingPrint.chair'), value: fields.chairName },
  ];
  const caption = t('meetingPrint.codeCaption', {
    number: meeting.number ?? t('meetingPrint.noNumber'),
    version: meeting.revision,
  });
  const code = paperCode({ form, id: meeting.id, version: meeting.revision });
  return {
    title: titleOfMeeting(fields.title),
    subtitle: title,
    author: officeName,
    blocks: [{ kind: 'fields', rows: facts }, ...blocks, { kind: 'qr', text: code, sizeMm: CODE_EDGE, caption }],
  };
}

type Person = MeetingContent['attendance'][number];
const CAPACITY_ORDER: readonly Person['capacity'][] = ['present', 'leave', 'absent', 'observer'];

/**
 * Whoever is expected, in official order: the body first, whoever is on leave in his own place (somebody may sign for him), then
 * observers. Group lines sign once.
 */
function inOfficialOrder(attendance: readonly Person[]): Person[] {
  const place = (person: Person) => person.officialPlace ?? Number.MAX_SAFE_INTEGER;
  const isObserver = (person: Person) => (person.capacity === 'observer' ? 1 : 0);
  return [...attendance]
    .map((person, index) => ({ person, index }))
    .sort(
      (one, two) =>
        isObserver(one.person) - isObserver(two.person) ||
        place(one.person) - place(two.person) ||
        CAPACITY_ORDER.indexOf(one.person.capacity) - CAPACITY_ORDER.indexOf(two.person.capacity) ||
        one.index - two.index,
    )
    .map(({ person }) => person);
}

function personCells({ name, post, unit, headcount, capacity, leaveReason, substituteFor }: Person): string[] {
  const who = name ?? t('meetingPrint.group', { count: headcount });
  const notes = [
    capacity === 'present' ? '' : (messageIfKnown('zh-CN', `attendanceLabels.${capacity}`) ?? ''),
    leaveReason ?? '',
    substituteFor === null ? '' : t('meetingPrint.standsFor', { name: substituteFor }),
    name !== null && headcount > 1 ? t('meetingPrint.count', { count: headcount }) : '',
  ];
  return [who, [unit, post].filter(Boolean).join('　'), '', notes.filter(Boolean).join('；')];
}
