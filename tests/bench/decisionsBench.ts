import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CallInput } from '#shared/contract/list.ts';
import { benchService, CLERK, foundOffice, openOffice, PASSWORD } from './benchService.ts';
import { type Findings, figure, percentile, warmTimes } from './figures.ts';
import { ACTIONS_EACH, DECISIONS_EACH, fillMeetings } from './meetingsOffice.ts';

const OPENINGS = 15;
const FILTERS: readonly CallInput<'decisions.list'>[] = [
  { filter: { bodyKey: 'kind:office' } },
  { filter: { year: 2020 } },
  { filter: { state: 'overdue' } },
  { filter: { state: 'open' } },
  { filter: { state: 'partly' } },
  { filter: { state: 'done' } },
  { filter: { state: 'none' } },
  { filter: { owner: '执法大队' } },
  { filter: { owner: '王某' } },
  { filter: { text: '未参检' } },
  { filter: { text: '局务会决(2024)1' } },
  { filter: { year: 2025, state: 'overdue', owner: '办公室' } },
  { offset: 20_000 },
];

/** The decision log in an office with `meetings` meetings, five decisions and ten actions each (features M18). */
export async function decisionsBench(findings: Findings, work: string, meetings = 5000): Promise<void> {
  const root = path.join(work, 'decisions');
  const folder = path.join(root, 'office');
  mkdirSync(folder, { recursive: true });
  const bench = benchService(root);
  try {
    await foundOffice(bench, folder);
    await fillMeetings(folder, { meetings });
    await openOffice(bench, folder);
    await bench.call('session.login', { login: CLERK, password: PASSWORD });
    const count = (each: number) => (meetings * each).toLocaleString('en');
    const size = `${meetings.toLocaleString('en')} meetings, ${count(DECISIONS_EACH)} decisions, ${count(ACTIONS_EACH)} actions`;
    const opened = await warmTimes(OPENINGS, async () => {
      await bench.call('decisions.list', {});
      await bench.call('decisions.bodies', {});
    });
    const note = `${size}; first 200 with state and owners, choices of the filter row, p95 of ${OPENINGS}`;
    findings.figures.push(figure('decision log opened', 'ms', percentile(opened, 0.95), note));
    const times: number[] = [];
    for (const input of FILTERS) times.push(...(await warmTimes(3, () => bench.call('decisions.list', input))));
    findings.figures.push(
      figure('decision log filter p95', 'ms', percentile(times, 0.95), `${size}; ${FILTERS.length} filters and places`),
    );
  } finally {
    await bench.service.close();
  }
}
