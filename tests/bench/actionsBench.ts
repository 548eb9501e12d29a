import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CallInput } from '#shared/contract/list.ts';
import { benchService, CLERK, foundOffice, openOffice, PASSWORD } from './benchService.ts';
import { type Findings, figure, percentile, warmTimes } from './figures.ts';
import { ACTIONS_EACH, fillMeetings } from './meetingsOffice.ts';

const OPENINGS = 15;
const LISTS: readonly CallInput<'actions.list'>[] = [
  { show: 'all' },
  { show: 'overdue' },
  { show: 'behind' },
  { show: 'near' },
  { show: 'done', offset: 30_000 },
  { show: 'all', unit: '执法大队' },
  { show: 'open', text: '核查' },
  { show: 'all', text: '整改' },
  { show: 'all', dueFrom: '2026-01-01', dueTo: '2026-03-31' },
  { show: 'all', stage: 'completed' },
];

/** My items, the list, board and calendar of actions in an office with `meetings` meetings and ten times as many actions. */
export async function actionsBench(findings: Findings, work: string, meetings = 5000): Promise<void> {
  const root = path.join(work, 'actions');
  const folder = path.join(root, 'office');
  mkdirSync(folder, { recursive: true });
  const bench = benchService(root);
  try {
    await foundOffice(bench, folder);
    await fillMeetings(folder, { meetings });
    await openOffice(bench, folder);
    await bench.call('session.login', { login: CLERK, password: PASSWORD });
    const size = `${meetings.toLocaleString('en')} meetings, ${(meetings * ACTIONS_EACH).toLocaleString('en')} actions`;
    const measured = async (name: string, note: string, work_: () => Promise<unknown>) => {
      const times = await warmTimes(OPENINGS, work_);
      findings.figures.push(figure(name, 'ms', percentile(times, 0.95), `${size}; ${note}, p95 of ${OPENINGS}`));
    };
    await measured('my items opened', 'own open actions, what waits to be struck off and approved', async () => {
      await bench.call('actions.mine', {});
    });
    await measured(
      'actions opened',
      'first 200 open ones, counts of the head and choices of the filter row',
      async () => {
        await bench.call('actions.list', {});
        await bench.call('actions.summary', {});
        await bench.call('actions.choices', {});
      },
    );
    await measured('actions board', 'seven stages, 30 each', () => bench.call('actions.board', {}));
    await measured('actions calendar', 'one month', () => bench.call('actions.calendar', { month: '2026-03' }));
    const times: number[] = [];
    for (const input of LISTS) times.push(...(await warmTimes(3, () => bench.call('actions.list', input))));
    findings.figures.push(
      figure('actions filter p95', 'ms', percentile(times, 0.95), `${size}; ${LISTS.length} filters and places`),
    );
  } finally {
    await bench.service.close();
  }
}
