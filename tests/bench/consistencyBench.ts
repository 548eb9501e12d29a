import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fillWholeOffice } from '#tests/support/wholeOffice.ts';
import { benchService, CLERK, foundOffice, openOffice, PASSWORD } from './benchService.ts';
import { type Findings, figure, percentile, warmTimes } from './figures.ts';

const RUNS = 5;
const ORGANIZATIONS = 20_000;
const WORKS = 5000;

/** The check of all records against each other in an office of full size whose records agree (features K8). */
export async function consistencyBench(findings: Findings, work: string): Promise<void> {
  const root = path.join(work, 'consistency');
  const folder = path.join(root, 'office');
  mkdirSync(folder, { recursive: true });
  const bench = benchService(root);
  try {
    await foundOffice(bench, folder);
    await fillWholeOffice(
      folder,
      { login: CLERK, password: PASSWORD },
      { organizations: ORGANIZATIONS, works: WORKS, sparse: true },
    );
    await openOffice(bench, folder);
    await bench.call('session.login', { login: CLERK, password: PASSWORD });
    let rules = 0;
    let found = 0;
    const times = await warmTimes(RUNS, async () => {
      const checked = await bench.call('consistency.check', {});
      rules = checked.rules.length;
      found = checked.findings.length;
    });
    const size = `${ORGANIZATIONS.toLocaleString('en')} organizations, ${WORKS.toLocaleString('en')} meetings, 25,000 decisions, 50,000 actions, ${WORKS.toLocaleString('en')} documents, 4,500 filings, inspections and assessments`;
    findings.figures.push(
      figure(
        'consistency check',
        'ms',
        percentile(times, 0.95),
        `${size}; ${rules} rules, ${found} findings, p95 of ${RUNS}`,
      ),
    );
  } finally {
    await bench.service.close();
  }
}
