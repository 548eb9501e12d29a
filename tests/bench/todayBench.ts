import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { benchService, CLERK, foundOffice, openOffice, PASSWORD } from './benchService.ts';
import { type Findings, figure, percentile, warmTimes } from './figures.ts';
import { fillTodayOffice, TODAY_NOW } from './todayOffice.ts';

const RUNS = 15;
const ORGANIZATIONS = 20_000;
const WORKS = 5000;

/** The page that opens first (features U4) in an office of full size: everything that it shows, in one call. */
export async function todayBench(findings: Findings, work: string): Promise<void> {
  const root = path.join(work, 'today');
  const folder = path.join(root, 'office');
  mkdirSync(folder, { recursive: true });
  const bench = benchService(root, () => TODAY_NOW);
  try {
    await foundOffice(bench, folder);
    await fillTodayOffice(folder, { login: CLERK, password: PASSWORD }, { organizations: ORGANIZATIONS, works: WORKS });
    await openOffice(bench, folder);
    await bench.call('session.login', { login: CLERK, password: PASSWORD });
    let lines = 0;
    const times = await warmTimes(RUNS, async () => {
      lines = (await bench.call('today.get', {})).total;
    });
    const size = `${ORGANIZATIONS.toLocaleString('en')} organizations, ${WORKS.toLocaleString('en')} meetings, 50,000 actions, 4,500 filings, inspections and assessments`;
    findings.figures.push(
      figure('today page', 'ms', percentile(times, 0.95), `${size}; ${lines} lines due, p95 of ${RUNS}`),
    );
  } finally {
    await bench.service.close();
  }
}
