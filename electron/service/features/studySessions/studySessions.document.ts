import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { StudyMakeUp, StudySession } from '#shared/features/studySessions/studySessions.contract.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { type MessageKey, message } from '#shared/text/index.ts';
import { listBlocks, SIGNING_ROW_MM } from '../documents/printedSheet.ts';

const word = (key: MessageKey) => message('zh-CN', key);

/** Empty lines at the end of a sign-in sheet, for whoever else comes. */
const EMPTY_LINES = 6;
/** Lines of a sign-in sheet at least. */
const LEAST_LINES = 15;

type Around = { readonly officeName: string; readonly printedOn: string };

function titleOf({ kind }: StudySession, what: 'signIn' | 'record'): string {
  return message('zh-CN', `studySessions.${what}Title`, { kind: message('zh-CN', `studyKindLabels.${kind}`) });
}

function field(label: MessageKey, value: string | null) {
  return { label: word(label), value: value ?? '' };
}

/** 2.5小时; nothing when it is not known. */
function hoursText(hours: number | null): string {
  return hours === null ? '' : message('zh-CN', 'studySessions.hoursCount', { hours });
}

/** 学习签到表: what, when and where, then a line for each member of the list in its order, and empty lines. */
export function signInDocument(session: StudySession, { officeName }: Around): SheetDocumentInput {
  const rows = session.attendance.map(({ name, post }, index) => [String(index + 1), name, post ?? '', '', '']);
  const lines = Math.max(LEAST_LINES, rows.length + EMPTY_LINES);
  const empty = Array.from({ length: lines - rows.length }, (_, index) => [
    String(rows.length + index + 1),
    '',
    '',
    '',
    '',
  ]);
  return {
    title: titleOf(session, 'signIn'),
    subtitle: session.topic ?? '',
    author: officeName,
    blocks: [
      {
        kind: 'fields',
        rows: [
          field('studySessions.heldOn', session.heldOn),
          field('studySessions.place', session.place),
          field('studySessions.chair', session.chairName),
        ],
      },
      ...listBlocks(
        [
          { title: word('studySessions.columnSeq'), width: 10 },
          { title: word('studySessions.columnName'), width: 26 },
          { title: word('studySessions.columnPost'), width: 50 },
          { title: word('studySessions.columnSignature'), width: 40 },
          { title: word('studySessions.columnNote'), width: 28 },
        ],
        [...rows, ...empty],
        SIGNING_ROW_MM,
      ),
    ],
  };
}

/** 学习记录: head, content, discussion, who was absent and when it was made up, lines for signing. A draft says that it is one. */
export function recordDocument(
  session: StudySession,
  makeUps: readonly StudyMakeUp[],
  { officeName, printedOn }: Around,
): SheetDocumentInput {
  const { attendance, participants, absent, madeUp } = session;
  const counts = message('zh-CN', 'studySessions.countsText', {
    ...{ due: participants + absent, participants, absent, madeUp },
  });
  const present = attendance.filter((one) => one.present).map(({ name }) => name);
  return {
    title: titleOf(session, 'record'),
    subtitle: session.recordState === 'draft' ? word('studySessions.draftMark') : '',
    author: officeName,
    blocks: [
      {
        kind: 'fields',
        rows: [
          field('studySessions.topic', session.topic),
          field('studySessions.heldOn', session.heldOn),
          field('studySessions.hours', hoursText(session.hours)),
          field('studySessions.place', session.place),
          field('studySessions.chair', session.chairName),
          field('studySessions.recorder', session.recorderName),
          field('studySessions.attendance', counts),
          ...(present.length > 0 ? [field('studySessions.present', present.join('、'))] : []),
        ],
      },
      ...textBlocks('studySessions.contentText', session.contentText),
      ...textBlocks('studySessions.discussionText', session.discussionText),
      ...absenceBlocks(session, makeUps),
      { kind: 'paragraph', text: word('studySessions.signatures') },
      {
        kind: 'paragraph',
        text: message('zh-CN', 'studySessions.recordFoot', { office: officeName, date: printedOn }),
      },
    ],
  };
}

function textBlocks(title: MessageKey, text: string | null): SheetBlock[] {
  if (text === null) return [];
  return [
    { kind: 'heading', level: 1, text: word(title) },
    { kind: 'paragraph', text },
  ];
}

/** Named absences with reason and make-up; then the make-ups that are mere numbers, by day. */
function absenceBlocks({ attendance, absent }: StudySession, makeUps: readonly StudyMakeUp[]): SheetBlock[] {
  if (absent === 0) return [];
  const valid = makeUps.filter(({ voidReason }) => voidReason === null);
  const days = new Map(valid.map(({ memberId, madeUpOn }) => [memberId, madeUpOn]));
  const named = attendance.filter((one) => !one.present);
  const rows = named.map(({ memberId, name, post, absentReason }, index) => [
    String(index + 1),
    name,
    post ?? '',
    absentReason ?? '',
    days.get(memberId) ?? word('studySessions.notMadeUp'),
  ]);
  const counted = grouped(
    valid.filter(({ memberId }) => memberId === null),
    ({ madeUpOn }) => madeUpOn,
  );
  const lines = [...counted].map(([on, own]) =>
    message('zh-CN', 'studySessions.madeUpLine', { on, count: own.reduce((sum, one) => sum + one.headcount, 0) }),
  );
  return [
    { kind: 'heading', level: 1, text: word('studySessions.absenceTitle') },
    ...(rows.length > 0
      ? listBlocks(
          [
            { title: word('studySessions.columnSeq'), width: 10 },
            { title: word('studySessions.columnName'), width: 24 },
            { title: word('studySessions.columnPost'), width: 44 },
            { title: word('studySessions.columnReason'), width: 40 },
            { title: word('studySessions.columnMadeUp'), width: 28 },
          ],
          rows,
        )
      : [{ kind: 'paragraph' as const, text: message('zh-CN', 'studySessions.absentUnnamed', { count: absent }) }]),
    ...(lines.length > 0 ? [{ kind: 'paragraph' as const, text: lines.join('\n') }] : []),
  ];
}
