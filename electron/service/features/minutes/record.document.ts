import type { RecordDocumentInput } from '#shared/features/documents/plainDocuments.ts';
import type { MeetingContent } from '#shared/features/meetings/meetings.rules.ts';
import { type Absence, presenceAt } from '#shared/features/meetings/presence.rules.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { chineseDate, chineseTime, titleOfMeeting } from '../meetings/meetings.document.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

type Block = NonNullable<RecordDocumentInput['body']>[number];
type Person = MeetingContent['attendance'][number];
type Decision = MeetingContent['decisions'][number] & { readonly number?: string | null };
export type RecordContent = Omit<MeetingContent, 'decisions'> & { readonly decisions: readonly Decision[] };

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });

/**
 * The record (会议记录) of a meeting: an internal paper without red head, from the same input as the summary (features M16). For each
 * item who brought it, what was said, the vote, the conclusion; chair and recorder sign by hand. Pure.
 */
export function recordOf(
  meeting: RecordContent,
  frame: {
    readonly officeName: string;
    readonly isDraft: boolean;
    readonly sha256?: string | null;
    readonly organizationNames: ReadonlyMap<string, string>;
  },
): RecordDocumentInput {
  const { fields, agenda, attendance, decisions } = meeting;
  const people = (capacity: Person['capacity']) => attendance.filter((one) => one.capacity === capacity);
  const loose = decisions.flatMap((decision, place) => (decision.agendaIndex === null ? [{ decision, place }] : []));
  const body: Block[] = [
    ...absentees(people('absent')),
    ...comings(attendance, agenda),
    ...(fields.openingText ? fields.openingText.split('\n').filter(Boolean).map(paragraph) : []),
    ...agenda.flatMap((_item, index) => itemBlocks(meeting, index)),
    ...(agenda.every((item) => item.discussionText === null) ? fields.minutesText.blocks.map(officialBlock) : []),
    ...(loose.length === 0 ? [] : [heading(1, t('minutesPrint.recordOther'))]),
    ...loose.flatMap(({ decision, place }) => decisionBlocks(meeting, decision, place)),
    ...taskBlocks(meeting, frame.organizationNames),
  ];
  const title = fields.title.replaceAll('\n', '');
  return {
    title: recordTitle(title),
    time: chineseTime(fields.startAt, fields.endAt),
    place: fields.place,
    chair: fields.chairName,
    recorder: fields.recorderName,
    present: people('present').map(entryOf),
    observers: people('observer').map(entryOf),
    leave: people('leave').map(entryOf),
    body,
    closing: t('minutesDocument.closing'),
    signLines: [t('minutesPrint.chairSigns'), t('minutesPrint.recorderSigns')],
    handlingMark: frame.isDraft ? t('minutesPrint.draft') : t('minutesPrint.internal'),
    controlLine: frame.sha256 ? t('minutesPrint.controlLine', { sha256: frame.sha256 }) : '',
    author: frame.officeName,
  };
}

/** ××会议记录; a title that ends with 会议 or 会议纪要 does not say it twice. */
function recordTitle(title: string): string {
  return t('minutesPrint.recordTitle', { title: titleOfMeeting(title).replace(/会议$/u, '') });
}

/** One attendance as printed; a substitute with the name of the one he stands in for. */
export function entryOf({ unit, post, name, headcount, leaveReason, substituteFor }: Person) {
  const note = substituteFor ? t('minutesPrint.substitute', { name: substituteFor }) : leaveReason;
  return {
    ...(unit ? { unit } : {}),
    ...(post ? { post } : {}),
    ...(name ? { name } : {}),
    ...(headcount > 1 || !name ? { headcount } : {}),
    ...(note ? { note } : {}),
  };
}

function absentees(people: readonly Person[]): Block[] {
  if (people.length === 0) return [];
  const names = people.map((person) => `${person.unit ?? ''}${person.post ?? ''}${person.name ?? ''}`).join('、');
  return [paragraph(t('minutesPrint.absent', { names }))];
}

/** Who came later, left earlier or recused himself, in words. */
function comings(attendance: readonly Person[], agenda: RecordContent['agenda']): Block[] {
  const item = (index: number) => ({ place: index + 1, item: agenda[index]?.title ?? '' });
  return attendance.flatMap((person): Block[] => {
    const name = person.name ?? '';
    const blocks: Block[] = [];
    const { arrivedIndex, leftIndex, recusals } = person;
    const at = (clock: string | null) => (clock === null ? '' : t('minutesPrint.atClock', { clock }));
    if (arrivedIndex !== null)
      blocks.push(paragraph(t('minutesPrint.arrived', { name, at: at(person.arrivedAt), ...item(arrivedIndex) })));
    if (leftIndex !== null)
      blocks.push(paragraph(t('minutesPrint.left', { name, at: at(person.leftAt), ...item(leftIndex) })));
    for (const { agendaIndex, reason } of recusals ?? [])
      blocks.push(paragraph(t('minutesPrint.recused', { name, reason, ...item(agendaIndex) })));
    return blocks;
  });
}

function itemBlocks(meeting: RecordContent, index: number): Block[] {
  const item = meeting.agenda[index];
  if (!item) return [];
  const brought = [item.proposerUnit, item.proposerName].filter(Boolean).join(' ');
  const lines = (label: MessageKey, text: string | null): Block[] =>
    text === null
      ? []
      : text
          .split('\n')
          .filter(Boolean)
          .map((line, place) => paragraph(place === 0 ? `${t(label)}${line}` : line));
  const own = meeting.decisions.flatMap((decision, place) =>
    decision.agendaIndex === index ? [{ decision, place }] : [],
  );
  const none = own.length > 0 ? [] : conclusion(item.outcome);
  return [
    heading(1, item.title),
    ...lines('minutesPrint.brought', brought === '' ? null : brought),
    ...lines('minutesPrint.summary', item.summaryText),
    ...lines('minutesPrint.discussion', item.discussionText),
    ...own.flatMap(({ decision, place }) => decisionBlocks(meeting, decision, place)),
    ...none,
  ];
}

function conclusion(outcome: RecordContent['agenda'][number]['outcome']): Block[] {
  if (outcome === null) return [];
  return [paragraph(t(outcome === 'discussed' ? 'minutesPrint.discussedOnly' : 'minutesPrint.noDecision'))];
}

/** The conclusion with its number in the minutes, then how it was voted. */
function decisionBlocks(meeting: RecordContent, decision: Decision, place: number): Block[] {
  const number = decision.number ? t('minutesPrint.numberBehind', { number: decision.number }) : '';
  const words = { place: place + 1, number, text: decision.text };
  const vote = voteWords(meeting, decision);
  return [paragraph(t('minutesPrint.concluded', words)), ...(vote === '' ? [] : [paragraph(vote)])];
}

/** Due and present at the item, votes, who did not vote and why; empty when nothing was counted. */
function voteWords({ attendance }: RecordContent, decision: Decision): string {
  const { votesFor, votesAgainst, votesAbstain, agendaIndex, ballot, quorumReason } = decision;
  if (votesFor === null && votesAgainst === null && votesAbstain === null)
    return quorumReason === null ? '' : t('minutesPrint.quorumReason', { reason: quorumReason });
  const { due, present, away } = presenceAt(attendance, agendaIndex);
  const counts = { for: votesFor ?? 0, against: votesAgainst ?? 0, abstain: votesAbstain ?? 0 };
  const how = ballot === null ? '' : t(`minutesPrint.ballot_${ballot}`);
  const gone = away.map(({ name, why }) => t('minutesPrint.away', { name, why: t(AWAY[why]) })).join('、');
  return [
    t('minutesPrint.votes', { due, present, how, ...counts }),
    gone === '' ? '' : t('minutesPrint.notVoting', { names: gone }),
    quorumReason === null ? '' : t('minutesPrint.quorumReason', { reason: quorumReason }),
  ].join('');
}

const AWAY = {
  late: 'minutesPrint.away_late',
  left: 'minutesPrint.away_left',
  recused: 'minutesPrint.away_recused',
} as const satisfies Record<Absence, MessageKey>;

function taskBlocks({ actions }: RecordContent, organizations: ReadonlyMap<string, string>): Block[] {
  if (actions.length === 0) return [];
  const rows = actions.map((action, index) => [
    String(index + 1),
    action.text,
    action.responsibleUnit ?? organizations.get(action.organizationId ?? '') ?? '',
    action.responsibleNames ?? '',
    chineseDate(action.dueOn),
  ]);
  return [heading(1, t('minutesPrint.tasks')), taskTable(rows)];
}

/** The table of tasks with the columns of the minutes. */
export function taskTable(rows: readonly (readonly string[])[]): Extract<Block, { kind: 'table' }> {
  const columns = [
    { title: t('minutesPrint.seq') },
    { title: t('minutesPrint.task') },
    { title: t('minutesPrint.unit') },
    { title: t('minutesPrint.persons') },
    { title: t('minutesPrint.dueOn') },
  ];
  return { kind: 'table', columns, rows: rows.map((row) => [...row]) };
}

function officialBlock(block: RecordContent['fields']['minutesText']['blocks'][number]): Block {
  return block;
}
