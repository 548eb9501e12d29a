import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { FIGURES } from '#shared/features/reports/figures/figureCatalog.ts';
import { changedLines } from '#shared/features/reports/figures/figureLines.ts';
import { RULES_EDITION } from '#shared/features/reports/figures/rulesEdition.ts';
import { placeNames, placeTexts } from '#shared/features/reports/places.rules.ts';
import { checkOpen } from '#shared/features/reports/reports.rules.ts';
import type { StoredFigures } from '#shared/features/reports/storedFigures.ts';
import type { JobContext } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { localOffice } from '../../db/localOffice.ts';
import { updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { removeBlob, writeBlob } from '../../files/blobs.ts';
import { countReport, periodDays } from './reports.count.ts';
import { expectedReport, isFileNamed, type StoredReport } from './reports.repository.ts';
import { keptRollUp } from './reports.rollUp.ts';
import { dropSnapshot } from './reports.save.ts';
import { packSnapshot } from './reports.snapshot.ts';
import { wordsOf } from './reports.words.ts';

/**
 * Counts all figures of a draft anew and keeps them with the facts they come from; the text is not touched (features W6).
 * @returns how many figures are another number than before; 0 for the first count
 * @throws AppError `not_found`, `conflict` (also when the report was changed while it was counted), `rule_broken` (in approval, issued),
 *   `disk_full`, `cancelled`
 */
export async function refreshReport(
  context: JobContext,
  { id, expectedRevision }: HandlerInput<'reports.refresh'>,
): Promise<CallOutput<'reports.refresh'>> {
  const { db, session } = context.open();
  const shown = await expectedReport(db, id, expectedRevision);
  refuseIssues(checkOpen(shown));
  const { name } = await localOffice(db, session.officeId);
  const { periods, facts, figures: counted, lines, rollUp } = await countReport(context, shown);
  context.progress('report_packing', 0, 1);
  const countedAt = timeStampOf(context.now);
  const office = { id: session.officeId, name };
  const head = { reportId: id, office, countedAt, periods, specs: FIGURES, rulesEdition: RULES_EDITION };
  const packed = await packSnapshot(head, { facts, figures: counted, rollUp }, context.signal);
  const figures: StoredFigures = {
    ...{ format: 'taizhang-figures/1', countedAt, officeName: name, periods: periodDays(periods), lines },
    ...{ facts: packed.facts, snapshotBytes: packed.bytes.length },
    ...(rollUp === null ? {} : { rollUp: keptRollUp(rollUp) }),
  };
  if (context.signal.aborted) throw new AppError('cancelled');
  const snapshotSha256 = await writeBlob(session.store, packed.bytes);
  try {
    return await context.commit('reports.refresh', async (write) => {
      const present = await expectedReport(write.trx, id, expectedRevision);
      refuseIssues(checkOpen(present));
      const changed = changesOf(present, figures);
      if (present.snapshotSha256 !== snapshotSha256) await dropSnapshot(write, present, session.store);
      const { revision } = await updateRecord(
        write,
        'report',
        id,
        present.revision,
        { figures, countedAt, snapshotSha256, changed },
        { action: 'report.refresh' },
      );
      return { id, revision, changed: changed.figures.length };
    });
  } catch (error) {
    // Nothing names the new file: it goes, unless it is the one the report has already.
    if (!(await isFileNamed(session.store.reader, snapshotSha256, '').catch(() => true)))
      removeBlob(session.store, snapshotSha256);
    throw error;
  }
}

/** What stood in the text before and reads otherwise now; nothing after the first count. */
function changesOf(report: StoredReport, after: StoredFigures) {
  const { figures: before, title, content } = report;
  if (before === null) return { figures: [], places: {} };
  const names = placeNames({ title, blocks: content.blocks }).map(({ name }) => name);
  // The moment of the count is another one every time: no number changed by that.
  const words = wordsOf({ ...report, figures: after }, after.officeName);
  const old = placeTexts(names, before.lines, words);
  const now = placeTexts(names, after.lines, words);
  const places = Object.fromEntries(Object.entries(old).filter(([name, text]) => now[name] !== text));
  return { figures: changedLines(before.lines, after.lines), places };
}
