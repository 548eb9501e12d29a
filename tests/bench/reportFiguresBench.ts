import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { figuresOf, readFacts } from '#service/features/reports/figures/readFacts.ts';
import { logIn } from '#service/office/session.ts';
import type { Figure } from '#shared/features/reports/figures/figures.rules.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import { figuresBySql } from '#tests/features/reports/figuresBySql.ts';
import { fillWholeOffice } from '#tests/support/wholeOffice.ts';
import { benchService, CLERK, foundOffice, openOffice, PASSWORD } from './benchService.ts';
import { type Findings, figure, percentile, warmTimes } from './figures.ts';

const RUNS = 5;
const ORGANIZATIONS = 20_000;
const WORKS = 5000;
/** The half-year in which every meeting of the office was held, and every action was given out. */
const PERIOD: ReportPeriod = { kind: 'half_yearly', from: '2025-01-01', to: '2025-06-30' };

/** All figures of a half-year with the records behind each, in an office of full size (domain.md §9.5); promised in under 2 seconds. */
export async function reportFiguresBench(findings: Findings, work: string): Promise<void> {
  const root = path.join(work, 'report-figures');
  const folder = path.join(root, 'office');
  mkdirSync(folder, { recursive: true });
  const bench = benchService(root);
  await foundOffice(bench, folder);
  await bench.service.close();
  await fillWholeOffice(
    folder,
    { login: CLERK, password: PASSWORD },
    { organizations: ORGANIZATIONS, works: WORKS, sparse: true, uuids: true },
  );
  const { store } = await logIn(folder, CLERK, PASSWORD, { now: Date.now, newId: v7 });
  try {
    let figures: readonly Figure[] = [];
    let facts = 0;
    const times = await warmTimes(RUNS, async () => {
      const read = await readFacts({ db: store.reader, period: PERIOD });
      figures = figuresOf(read, PERIOD);
      facts = Object.values(read).flat().length;
    });
    let bySql: Readonly<Record<string, number>> = {};
    const plain = await warmTimes(RUNS, async () => {
      bySql = await figuresBySql(store.reader, PERIOD);
    });
    const differing = figures.filter(({ key, spec, value }) => !spec.ratio && (bySql[key] ?? 0) !== value);
    if (differing.length > 0) throw new Error(`figures differ: ${differing.map(({ key }) => key).join(', ')}`);
    const size = `${ORGANIZATIONS.toLocaleString('en')} organizations, ${WORKS.toLocaleString('en')} meetings and 50,000 actions of the half-year`;
    findings.figures.push(
      figure(
        'report figures of a half-year',
        'ms',
        percentile(times, 0.95),
        `${size}; ${figures.length} figures with their ${facts.toLocaleString('en')} records, p95 of ${RUNS}`,
        [{ name: 'the numbers alone, one SQL statement a family', value: percentile(plain, 0.95) }],
      ),
    );
  } finally {
    await store.close();
  }
  await gateBench(findings, root, folder);
}

/** The gate before issue (features W9) of a report of that half-year: its numbers counted anew, its text, every contradiction. */
async function gateBench(findings: Findings, root: string, folder: string): Promise<void> {
  const bench = benchService(root);
  try {
    await openOffice(bench, folder);
    await bench.call('session.login', { login: CLERK, password: PASSWORD });
    const { kind, from, to } = PERIOD;
    const { fields } = await bench.call('reports.prefill', { kind });
    const { id, revision } = await bench.call('reports.save', {
      fields: { ...fields, periodStart: from, periodEnd: to },
    });
    await bench.call('reports.refresh', { id, expectedRevision: revision });
    let found = 0;
    const times = await warmTimes(RUNS, async () => {
      found = (await bench.call('reports.check', { id })).warnings.length;
    });
    const note = `same office; ${found} kinds of findings, p95 of ${RUNS}`;
    findings.figures.push(figure('gate before issue of that half-year', 'ms', percentile(times, 0.95), note));
  } finally {
    await bench.service.close();
  }
}
