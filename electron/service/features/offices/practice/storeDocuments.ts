import { documentNumberText } from '#shared/features/documentNumbers/documentNumbers.rules.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import type { CommandContext, JobContext } from '../../../context.ts';
import { createRecord, createRecords } from '../../../db/records.ts';
import type { Write } from '../../../db/write.ts';
import { nextSeq } from '../../documentNumbers/documentNumbers.repository.ts';
import { issueDocument } from '../../officialDocuments/officialDocuments.issue.ts';
import { takeNumber } from '../../officialDocuments/officialDocuments.number.ts';
import { saveDocument } from '../../officialDocuments/officialDocuments.save.ts';
import { recordPaperStep, submitDocument } from '../../officialDocuments/officialDocuments.steps.ts';
import { baseRequest, gradeCircular, pastNumbers, reviewNotice, trainingNotice, venueLetter } from './documentPlan.ts';
import { CLERK } from './people.ts';
import type { WorkdayAgo } from './workdays.ts';

type PaperStep = Omit<Parameters<typeof recordPaperStep>[1], 'id' | 'expectedRevision'>;
type Saved = { readonly id: string; readonly revision: number };

export const DIRECTOR = { personName: '陈立新', post: '局长' } as const;
const DEPUTY = { personName: '黄爱民', post: '副局长' } as const;
const WRITER = { personName: CLERK.name, post: CLERK.post } as const;
const SEAL = '青禾县民政局印章';
const PLAN_NOTICE = '关于印发社会组织管理工作要点的通知';

/**
 * Official documents in every stage with their registers: one issued, one ready to be issued, one under review, one returned, one
 * being written. No seal is drawn: a picture of a seal is the office's own.
 */
export async function storeDocuments(
  context: JobContext,
  commandOf: (write: Write) => CommandContext,
  workdayAgo: WorkdayAgo,
): Promise<void> {
  const issuedOn = workdayAgo(61);
  const { year, today } = { year: Number(issuedOn.slice(0, 4)), today: context.today };
  const notice = await context.commit('practice.documents', async (write) => {
    await storeNumbers(write, workdayAgo);
    await storeSealUses(write, workdayAgo);
    const numberId = await storeNumber(write, '青民发', issuedOn, { title: '', state: 'reserved' });
    const approved = await storeApproved(write, reviewNotice(year, workdayAgo(20)), workdayAgo, 64);
    const numbered = await takeNumber(write, {
      ...expected(approved),
      number: { kind: 'reserved', numberId },
    });
    const training = await storeApproved(write, trainingNotice(today), workdayAgo, 5);
    await takeNumber(write, {
      ...expected(training),
      number: { kind: 'next', classCode: '青民发', year: Number(today.slice(0, 4)) },
    });
    const letter = await saveDocument(write, { content: venueLetter(), copies: 12 });
    await submitDocument(commandOf(write), expected(letter));
    const request = await saveDocument(write, { content: baseRequest(), copies: 5 });
    await storeSteps(write, request, [
      { ...WRITER, step: 'drafted', outcome: 'agreed', decidedOn: workdayAgo(9), remark: null },
      {
        ...{ ...DEPUTY, step: 'checked', outcome: 'returned', decidedOn: workdayAgo(8) },
        remark: '请补充改造面积和资金测算依据。',
      },
    ]);
    await saveDocument(write, { content: gradeCircular(), copies: 1 });
    return numbered;
  });
  await issueDocument(context, { ...expected(notice), issuedOn, deviationReason: null });
}

const expected = ({ id, revision }: Saved) => ({ id, expectedRevision: revision });

/** Saved, drafted, checked and approved on paper within some days before the last. */
async function storeApproved(
  write: Write,
  content: DocumentContent,
  workdayAgo: WorkdayAgo,
  daysAgo: number,
): Promise<Saved> {
  const saved = await saveDocument(write, { content, copies: 60 });
  return storeApproval(write, saved, [workdayAgo(daysAgo), workdayAgo(daysAgo - 1), workdayAgo(daysAgo - 3)]);
}

/** Drafted, checked and approved on paper, each on its day. */
export async function storeApproval(
  write: Write,
  document: Saved,
  [draftedOn, checkedOn, approvedOn]: readonly [string, string, string],
): Promise<Saved> {
  return storeSteps(write, document, [
    { ...WRITER, step: 'drafted', outcome: 'agreed', decidedOn: draftedOn, remark: null },
    { ...DEPUTY, step: 'checked', outcome: 'agreed', decidedOn: checkedOn, remark: null },
    { ...DIRECTOR, step: 'approved', outcome: 'agreed', decidedOn: approvedOn, remark: null },
  ]);
}

async function storeSteps(write: Write, document: Saved, steps: readonly PaperStep[]): Promise<Saved> {
  let present = document;
  for (const step of steps) present = await recordPaperStep(write, { ...expected(present), ...step });
  return present;
}

async function storeNumbers(write: Write, workdayAgo: WorkdayAgo): Promise<void> {
  for (const { classCode, takenOn, ...number } of pastNumbers(workdayAgo))
    await storeNumber(write, classCode, takenOn, number);
}

/** One line of the register with a day in the past. */
async function storeNumber(
  write: Write,
  classCode: string,
  takenOn: string,
  { title, state }: { readonly title: string; readonly state: 'reserved' | 'issued' | 'voided' },
): Promise<string> {
  const year = Number(takenOn.slice(0, 4));
  const seq = await nextSeq(write.trx, classCode, year);
  const isVoided = state === 'voided';
  return createRecord(
    write,
    'document_number',
    {
      ...{ classCode, year, seq, number: documentNumberText(classCode, year, seq), state, title },
      ...{ documentId: null, reservedOn: takenOn, issuedOn: state === 'issued' ? takenOn : null },
      voidReason: isVoided ? '与县公安局联合行文，改用对方文号' : null,
    },
    { action: 'documentNumber.reserve', recordState: isVoided ? 'voided' : 'final' },
  );
}

async function storeSealUses(write: Write, workdayAgo: WorkdayAgo): Promise<void> {
  const line = { sealName: SEAL, documentId: null, handledBy: CLERK.name, approvedBy: DIRECTOR.personName };
  const planOn = workdayAgo(150);
  const uses = [
    {
      ...{ number: documentNumberText('青民发', Number(planOn.slice(0, 4)), 1), title: PLAN_NOTICE },
      ...{ copies: 60, usedOn: planOn, note: null },
    },
    {
      ...{ number: null, title: '社会组织等级评估专家聘书' },
      ...{ copies: 9, usedOn: workdayAgo(44), note: '纸质材料用印' },
    },
  ];
  await createRecords(
    write,
    'seal_use',
    uses.map((use) => ({ fields: { ...line, ...use } })),
    { action: 'sealUse.create' },
  );
}
