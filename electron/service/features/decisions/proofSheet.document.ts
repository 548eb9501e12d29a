import type { MissingLink, ProofAction, ProofSheet } from '#shared/features/decisions/proof.contract.ts';
import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';

const t = (key: Parameters<typeof message>[1], parameters?: Parameters<typeof message>[2]): string =>
  message('zh-CN', key, parameters);
/** A word of the sheet by its code; the code itself when the catalogue has none. */
const word = (key: string, code: string): string => messageIfKnown('zh-CN', `${key}${code}`) ?? code;

type Row = { readonly label: string; readonly value: string };
const row = (label: string, value: string | null): Row[] => (value === null || value === '' ? [] : [{ label, value }]);

/** A missing link in words. */
function missingSentence({ code, params }: MissingLink): string {
  return t(`proof.missing_${code}`, params);
}

/**
 * The decision-to-proof sheet (决议闭环单, features "Beyond" 5): the chain as stored, each link that is there with day and name, and
 * every missing one in words. An internal sheet: printed on paper, not kept as issued.
 */
export function proofDocument(sheet: ProofSheet, officeName: string): SheetDocumentInput {
  const { meeting, decision, actions, asOf } = sheet;
  const missing = missingLines(sheet);
  return {
    title: t('proof.title'),
    subtitle: decision?.number ?? [...(actions[0]?.text ?? '')].slice(0, 40).join(''),
    author: officeName,
    blocks: [
      paragraph(missing.length === 0 ? t('proof.whole') : t('proof.missingCount', { count: missing.length })),
      heading(1, t('proof.meeting')),
      ...(meeting === null ? [paragraph(t('proof.noMeeting'))] : [fields(meetingRows(meeting))]),
      heading(1, t('proof.decision')),
      ...(decision === null ? [paragraph(t('proof.noDecision'))] : [fields(decisionRows(decision))]),
      heading(1, t('proof.actions')),
      ...(actions.length === 0
        ? [paragraph(t('proof.noActions'))]
        : actions.flatMap((action, index) => actionBlocks(action, actions.length === 1 ? null : index + 1))),
      heading(1, t('proof.report')),
      ...reportLines(sheet).map(paragraph),
      heading(1, t('proof.missing')),
      ...(missing.length === 0 ? [paragraph(t('proof.noneMissing'))] : missing.map(paragraph)),
      paragraph(t('proof.foot', { office: officeName, date: asOf })),
    ],
  };
}

/** The reports that counted it, one a line. */
function reportLines({ reports }: Pick<ProofSheet, 'reports'>): string[] {
  if (reports.length === 0) return [t('proof.notReported')];
  return reports.map(({ title, number, issuedOn }) =>
    t('proof.reportedIn', { title, number: number ?? t('proof.noReportNumber'), date: issuedOn }),
  );
}

/** Every missing link as a numbered line; those of an action name it by its place when there are several. */
function missingLines({ actions, missing }: Pick<ProofSheet, 'actions' | 'missing'>): string[] {
  const sentences = [
    ...missing.map(missingSentence),
    ...actions.flatMap((action, index) =>
      action.missing.map((one) =>
        actions.length === 1
          ? missingSentence(one)
          : t('proof.missingAt', { place: index + 1, sentence: missingSentence(one) }),
      ),
    ),
  ];
  return sentences.map((sentence, index) => `${index + 1}. ${sentence}`);
}

function meetingRows(meeting: NonNullable<ProofSheet['meeting']>): Row[] {
  const { title, number, startAt, place, chairName, recorderName, issuedOn, issuedSha256 } = meeting;
  return [
    ...row(t('proof.meetingName'), [title, number].filter(Boolean).join(' ')),
    ...row(t('proof.timePlace'), `${startAt.replace('T', ' ')}，${place}`),
    ...row(t('proof.chair'), t('proof.chairAndRecorder', { chair: chairName, recorder: recorderName })),
    ...row(
      t('proof.issued'),
      issuedOn === null ? t('proof.notIssued') : t('proof.issuedAs', { date: issuedOn, sha256: issuedSha256 ?? '' }),
    ),
  ];
}

function decisionRows(decision: NonNullable<ProofSheet['decision']>): Row[] {
  const { number, formerNumber, decidedOn, agendaTitle, text, correctedText, quorumReason, changedBy } = decision;
  const changes = changedBy.map(({ kind, number: by, effectiveOn }) =>
    t('proof.changedByOne', { date: effectiveOn, number: by, kind: word('decisionChangeLabels.', kind) }),
  );
  return [
    ...row(
      t('proof.number'),
      formerNumber === null ? number : t('proof.numberWithFormer', { number, former: formerNumber }),
    ),
    ...row(t('proof.decidedOn'), decidedOn),
    ...row(t('proof.agenda'), agendaTitle),
    ...row(t('proof.votes'), votesText(decision)),
    ...row(t('proof.quorumReason'), quorumReason),
    ...row(t('proof.text'), text),
    ...row(t('proof.correctedText'), correctedText),
    ...row(t('proof.changedBy'), changes.join('；')),
  ];
}

/** 应到 9 人，实到 8 人，赞成 8，反对 0，弃权 0，举手表决; null when no vote was recorded. */
function votesText(decision: NonNullable<ProofSheet['decision']>): string | null {
  const { votesDue, votesPresent, votesFor, votesAgainst, votesAbstain, ballot } = decision;
  if (votesFor === null) return null;
  const cast = t('proof.votesOf', { for: votesFor, against: votesAgainst ?? 0, abstain: votesAbstain ?? 0 });
  const votes =
    votesDue === null || votesPresent === null
      ? cast
      : t('proof.votesDue', { due: votesDue, present: votesPresent, votes: cast });
  return ballot === null ? votes : `${votes}，${word('proof.ballot_', ballot)}`;
}

/** @param place among several actions; null: it is the only one */
function actionBlocks(action: ProofAction, place: number | null): SheetBlock[] {
  const { extensions, files } = action;
  // Extensions have a table of their own.
  const steps = action.steps.filter(({ kind }) => kind !== 'extended');
  const none = [
    extensions.length === 0 ? t('proof.noExtensions') : '',
    files.length === 0 ? t('proof.noFiles') : '',
  ].join('');
  return [
    ...(place === null ? [] : [heading(2, t('proof.actionOf', { place }))]),
    fields(actionRows(action)),
    heading(3, t('proof.steps')),
    table(
      [
        [t('proof.stepDate'), 14],
        [t('proof.step'), 12],
        [t('proof.stepBy'), 14],
        [t('proof.stepNote'), 60],
      ],
      steps.map(({ happenedOn, kind, byName, note, files: count }) => [
        happenedOn,
        word('proof.step_', kind),
        byName,
        `${note ?? ''}${count > 0 ? t('proof.stepFiles', { count }) : ''}`,
      ]),
    ),
    ...(extensions.length === 0 ? [] : [heading(3, t('proof.extensions')), extended(action)]),
    ...(files.length === 0 ? [] : [heading(3, t('proof.files')), hashed(action)]),
    ...(none === '' ? [] : [paragraph(none)]),
  ];
}

function actionRows(action: ProofAction): Row[] {
  const { firstDueOn, dueOn, extensions, struckOffOn, struckOffByName, closedByDoer } = action;
  const count = extensions.filter(({ state }) => state === 'approved').length;
  const struckOff = { date: struckOffOn ?? '', name: struckOffByName ?? '' };
  return [
    ...row(t('proof.task'), action.text),
    ...row(t('proof.source'), action.sourceText),
    ...row(t('proof.owner'), action.owner),
    ...row(t('proof.coOwners'), action.coOwners),
    ...row(t('proof.doneWhen'), action.doneWhen),
    ...row(
      t('proof.dueOn'),
      firstDueOn === null ? dueOn : t('proof.dueExtended', { date: dueOn, first: firstDueOn, count }),
    ),
    ...row(t('proof.state'), word('proof.stage_', action.stage)),
    ...row(t('proof.completed'), completedText(action)),
    ...row(t('proof.evidence'), action.evidence),
    ...row(
      t('proof.struckOff'),
      struckOffOn === null ? null : t(closedByDoer ? 'proof.struckOffSelf' : 'proof.struckOffBy', struckOff),
    ),
    ...row(t('proof.cancelReason'), action.status === 'cancelled' ? action.cancelReason : null),
  ];
}

function completedText({ doneOn, completedByName }: ProofAction): string | null {
  if (doneOn === null) return null;
  return completedByName === null
    ? t('proof.completedOn', { date: doneOn })
    : t('proof.completedBy', { date: doneOn, name: completedByName });
}

function extended({ extensions }: ProofAction): SheetBlock {
  return table(
    [
      [t('proof.extensionAsked'), 24],
      [t('proof.extensionOf'), 22],
      [t('proof.extensionReason'), 34],
      [t('proof.extensionDecided'), 24],
    ],
    extensions.map((one) => [
      `${one.askedOn}，${one.askedByName}`,
      t('proof.extensionFromTo', { from: one.oldDueOn, to: one.newDueOn }),
      one.reason,
      decidedText(one),
    ]),
  );
}

function decidedText(one: ProofAction['extensions'][number]): string {
  if (one.state === 'asked') return t('proof.extensionAsking');
  const key = one.state === 'refused' ? 'extensionRefused' : one.selfApproved ? 'extensionSelf' : 'extensionApproved';
  const post = one.approverPost === null ? '' : `（${one.approverPost}）`;
  return t(`proof.${key}`, { name: one.approverName ?? '', post, date: one.decidedOn ?? '' });
}

function hashed({ files }: ProofAction): SheetBlock {
  return table(
    [
      [t('proof.fileName'), 34],
      [t('proof.fileHash'), 66],
    ],
    files.map(({ fileName, sha256 }) => [fileName, sha256]),
  );
}

const heading = (level: 1 | 2 | 3, text: string): SheetBlock => ({ kind: 'heading', level, text });
const paragraph = (text: string): SheetBlock => ({ kind: 'paragraph', text });
const fields = (rows: readonly Row[]): SheetBlock => ({ kind: 'fields', rows: [...rows] });
const table = (columns: readonly (readonly [string, number])[], rows: string[][]): SheetBlock => ({
  kind: 'table',
  columns: columns.map(([title, width]) => ({ title, width })),
  rows,
});
