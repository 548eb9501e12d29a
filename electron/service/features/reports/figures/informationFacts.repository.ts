import { sql } from 'kysely';
import { z } from 'zod';
import { coveringsOf, emptyHeadings, lastOfEach } from '#shared/features/collectionTasks/collectionTasks.rules.ts';
import { periodText } from '#shared/features/information/information.rules.ts';
import { periodWords } from '#shared/features/information/informationWords.ts';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import { periodsEndingIn } from '#shared/features/reports/reportPeriod.rules.ts';
import { askedFigures, missingFigures } from '#shared/features/rollUp/askedFigures.rules.ts';
import { reportedWith } from '#shared/features/rollUp/rollUp.rules.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { message } from '#shared/text/index.ts';
import { byDay, COUNTED, titleOf } from './factRows.ts';
import type { FactLook, FactSource } from './factSource.ts';

type SubmissionRow = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly sectionId: string;
  readonly sectionName: string;
  readonly submittedOn: string;
  readonly adoptedOn: string;
};

/** Submissions that were sent or adopted in the period, each with all days of its adoptions. */
async function submissions({ db, period: { from, to } }: FactLook): Promise<Fact[]> {
  const found = await sql<SubmissionRow>`
    WITH adopted AS (
      SELECT submissionId, json_group_array(adoptedOn ORDER BY adoptedOn) AS days,
        max(adoptedOn BETWEEN ${from} AND ${to}) AS isIn
      FROM information_adoption WHERE recordState IN ${COUNTED} GROUP BY submissionId)
    SELECT s.id, s.number, s.title, s.sectionId, coalesce(section.name, '') AS sectionName, s.submittedOn,
      coalesce(adopted.days, '[]') AS adoptedOn
    FROM information_submission s LEFT JOIN office section ON section.id = s.sectionId
      LEFT JOIN adopted ON adopted.submissionId = s.id
    WHERE s.recordState IN ${COUNTED} AND (s.submittedOn BETWEEN ${from} AND ${to} OR adopted.isIn = 1)`.execute(db);
  return byDay(
    found.rows.map(({ id, number, title, adoptedOn, ...data }) => ({
      ...{
        id,
        collection: 'information_submission',
        recordId: id,
        title: titleOf(number, title),
        on: data.submittedOn,
      },
      data: { ...data, adoptedOn: days.parse(JSON.parse(adoptedOn)) },
    })),
  );
}

const days = z.array(z.string());

type AdoptionRow = {
  readonly id: string;
  readonly submissionId: string;
  readonly number: string;
  readonly title: string;
  readonly outlet: string;
  readonly level: string;
  readonly adoptedOn: string;
};

/** Adoptions in the period of submissions that count; each opens its submission. */
async function adoptions({ db, period: { from, to } }: FactLook): Promise<Fact[]> {
  const found = await sql<AdoptionRow>`
    SELECT a.id, a.submissionId, s.number, s.title, a.outlet, a.level, a.adoptedOn
    FROM information_adoption a JOIN information_submission s ON s.id = a.submissionId AND s.recordState IN ${COUNTED}
    WHERE a.recordState IN ${COUNTED} AND a.adoptedOn BETWEEN ${from} AND ${to}`.execute(db);
  return byDay(
    found.rows.map(({ id, submissionId, number, title, outlet, ...data }) => ({
      ...{ id, collection: 'information_submission', recordId: submissionId, on: data.adoptedOn },
      ...{ title: titleOf(number, title, outlet), data },
    })),
  );
}

type TargetRow = {
  readonly id: string;
  readonly sectionId: string;
  readonly sectionName: string;
  readonly month: string;
  readonly target: number;
  readonly done: number;
};

/** Months that end in the period and for which a section has a target, with what the section sent in them. */
async function sectionMonths({ db, period }: FactLook): Promise<Fact[]> {
  const months = periodsEndingIn('month', period);
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const found = await sql<TargetRow>`
    WITH sent AS (
      SELECT sectionId, substr(submittedOn, 1, 7) AS month, count(*) AS done FROM information_submission
      WHERE recordState IN ${COUNTED} AND submittedOn BETWEEN ${first.from} AND ${last.to} GROUP BY 1, 2)
    SELECT target.id, target.sectionId, coalesce(section.name, '') AS sectionName, target.period AS month, target.target,
      coalesce(sent.done, 0) AS done
    FROM information_target target LEFT JOIN office section ON section.id = target.sectionId
      LEFT JOIN sent ON sent.sectionId = target.sectionId AND sent.month = target.period
    WHERE target.recordState IN ${COUNTED} AND target.period IN (${sql.join(months.map(periodText))})`.execute(db);
  const lastDays = new Map(months.map((month) => [periodText(month), month.to]));
  return byDay(
    found.rows.map(({ id, ...data }) => ({
      ...{ id, collection: null, recordId: null, on: lastDays.get(data.month) ?? null, data },
      title: titleOf(
        data.sectionName,
        periodWords(data.month, (key, places) => message('zh-CN', key, places)),
      ),
    })),
  );
}

type AskedRow = {
  readonly taskId: string;
  readonly title: string;
  readonly dueOn: string;
  readonly outline: string;
  readonly figureKeys: string | null;
  readonly officeId: string;
  readonly officeName: string;
};
type ReturnRow = {
  readonly taskId: string;
  readonly officeId: string;
  readonly receivedAt: string;
  readonly timeliness: string;
  readonly sections: string;
  readonly figures: string | null;
  readonly coversOfficeIds: string | null;
};

/** Every office that a task due in the period asked, with what it sent, or who reported for it; it opens the task. */
async function collectionOffices({ db, period: { from, to } }: FactLook): Promise<Fact[]> {
  const due = sql`c.recordState IN ${COUNTED} AND c.dueOn BETWEEN ${from} AND ${to}`;
  const asked = await sql<AskedRow>`
    SELECT c.id AS taskId, c.title, c.dueOn, c.outline, c.figureKeys, recipient.value AS officeId, coalesce(office.name, '') AS officeName
    FROM collection_task c CROSS JOIN json_each(c.recipientOfficeIds) recipient
      LEFT JOIN office ON office.id = recipient.value
    WHERE ${due}`.execute(db);
  const came = await sql<ReturnRow>`
    SELECT r.taskId, r.officeId, r.receivedAt, r.timeliness, r.sections, r.figures, r.coversOfficeIds
    FROM collection_task c JOIN collection_return r ON r.taskId = c.id AND r.recordState IN ${COUNTED}
    WHERE ${due} ORDER BY r.receivedAt, r.rowKey`.execute(db);
  const returns = grouped(came.rows, ({ taskId, officeId }) => `${taskId} ${officeId}`);
  const reporters = reportersOf(asked.rows, came.rows);
  return byDay(
    asked.rows.map(({ taskId, title, dueOn, outline, figureKeys, officeId, officeName }) => {
      const id = `${taskId} ${officeId}`;
      const headings = days.parse(JSON.parse(outline));
      const keys = days.parse(JSON.parse(figureKeys ?? '[]'));
      const own = (returns.get(id) ?? []).map(({ timeliness, sections, figures }) => ({
        timeliness,
        // A figure that was asked for and left out is a gap like an empty heading (features W8).
        emptyHeadings:
          emptyHeadings(headings, texts.parse(JSON.parse(sections))).length +
          missingFigures(askedFigures(keys), values.parse(JSON.parse(figures ?? '{}'))).length,
      }));
      return {
        ...{ id, collection: 'collection_task', recordId: taskId, title: titleOf(officeName, title), on: dueOn },
        data: { taskId, taskTitle: title, dueOn, containedIn: reporters.get(id) ?? null, returns: own },
      };
    }),
  );
}

/** The name of the office that reported for another one which sent nothing itself, by task and office. */
function reportersOf(asked: readonly AskedRow[], came: readonly ReturnRow[]): ReadonlyMap<string, string> {
  const returns = grouped(came, ({ taskId }) => taskId);
  const reporters = new Map<string, string>();
  for (const [taskId, offices] of grouped(asked, (row) => row.taskId)) {
    const names = new Map(offices.map(({ officeId, officeName }) => [officeId, officeName]));
    const lasts = lastOfEach(returns.get(taskId) ?? []).map(({ officeId, coversOfficeIds }) => ({
      ...{ officeId, coversOffices: days.parse(JSON.parse(coversOfficeIds ?? '[]')).map((id) => ({ id })) },
    }));
    for (const [officeId, by] of reportedWith(coveringsOf({ recipientOfficeIds: [...names.keys()] }, lasts)))
      reporters.set(`${taskId} ${officeId}`, names.get(by) ?? '');
  }
  return reporters;
}

const texts = z.record(z.string(), z.string());
const values = z.record(z.string(), z.number().nullable());

export const INFORMATION_SOURCES: Readonly<Record<string, FactSource>> = {
  submissions,
  adoptions,
  sectionMonths,
  collectionOffices,
};
