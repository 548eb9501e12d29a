import { periodOf } from '#shared/features/recurringDuties/periods.rules.ts';
import { askableFigures } from '#shared/features/rollUp/askedFigures.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import type { Write } from '../../../db/write.ts';
import { saveReturn } from '../../collectionTasks/collectionReturns.save.ts';
import { saveTask, sendTask } from '../../collectionTasks/collectionTasks.save.ts';

/** What the townships are asked for, with what the first of them gives; the others a little more or less. */
const ASKED: Readonly<Record<string, number>> = {
  'HF03.filed': 14,
  'HF06.filed': 3,
  'HF06.filingEnded': 1,
  'HF17.openStations': 6,
  'HF17.activities': 42,
  'HF17.volunteerTimes': 380,
  'HF17.servedTimes': 2150,
  'HF17.hours': 760.5,
  'HF18.cases': 2,
};

/** Figures of the last half-year from the townships: one is missing, one leaves two figures out, one came late. */
export async function storeFigureReturns(write: Write): Promise<void> {
  const units = await write.trx
    .selectFrom('office')
    .select(['id'])
    .where('recordState', '<>', 'voided')
    .where('level', '=', 'township')
    .orderBy('rowKey')
    .execute();
  const known = new Set(askableFigures().map(({ key }) => key));
  const figureKeys = Object.keys(ASKED).filter((key) => known.has(key));
  const { from } = periodOf('half_year', write.today);
  const period = periodOf('half_year', addDays(from, -1));
  // In time to be asked for: the half-year is over, and the day to send has come.
  const sentOn = addDays(period.to, 1);
  const dueOn = addDays(period.to, 10);
  if (units.length < 3 || figureKeys.length === 0 || addDays(dueOn, 1) >= write.today) return;
  const fields = {
    ...{ title: `${period.from.slice(0, 4)}年${period.number === 1 ? '上' : '下'}半年社区社会组织工作数据`, dueOn },
    ...{ cutoffTime: '17:00', outline: [], recipientOfficeIds: units.map(({ id }) => id), figureKeys },
    ...{ periodStart: period.from, periodEnd: period.to },
    requirementText: '按台账填报，没有发生的填0。',
  };
  const { id: taskId, revision } = await saveTask(write, { fields });
  await sendTask(write, { id: taskId, expectedRevision: revision, sentOn });
  for (const [place, { id: officeId }] of units.slice(0, -1).entries()) {
    const isLate = place === 1;
    await saveReturn(write, {
      taskId,
      fields: {
        ...{ officeId, receivedAt: isLate ? `${dueOn}T17:20` : `${addDays(dueOn, -1 - (place % 4))}T10:00` },
        ...{ sections: {}, note: null, sourceSha256: null, coversOfficeIds: [] },
        figures: valuesOf(figureKeys, place),
      },
      sameConfirmed: false,
    });
  }
}

function valuesOf(figureKeys: readonly string[], place: number): Record<string, number> {
  // The third leaves out what it has no register of.
  const given = place === 2 ? figureKeys.filter((key) => !key.startsWith('HF18') && key !== 'HF17.hours') : figureKeys;
  return Object.fromEntries(
    given.map((key, index) => {
      const first = ASKED[key] ?? 0;
      const value = first + Math.round((first * ((place * 7 + index * 3) % 9)) / 20);
      return [key, key === 'HF17.hours' ? value : Math.round(value)];
    }),
  );
}
