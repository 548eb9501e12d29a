import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { actionsBench } from './actionsBench.ts';
import { asAtBench } from './asAtBench.ts';
import { benchService, CLERK, openOffice, PASSWORD } from './benchService.ts';
import { consistencyBench } from './consistencyBench.ts';
import { decisionsBench } from './decisionsBench.ts';
import { documentBench } from './documentBench.ts';
import { type Figure, type Findings, readable } from './figures.ts';
import { importBench } from './importBench.ts';
import { type Machine, machineFacts } from './machine.ts';
import { registryBench } from './registryBench.ts';
import { registryCsv } from './registryList.ts';
import { reportFiguresBench } from './reportFiguresBench.ts';
import { searchBench } from './searchBench.ts';
import { startBench } from './startBench.ts';
import { todayBench } from './todayBench.ts';
import { typingBench } from './typingBench.ts';

// `npm run bench`: the figures of the README, measured on this machine with the machine's facts beside them.
// `--json` prints one JSON object instead; `--rows` changes the size of the registry,
// `--only documents` leaves out all other parts but the import that fills it.

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rows: { type: 'string', default: '20000' },
    only: { type: 'string' },
  },
});
const rows = Number(flags.rows);
const work = mkdtempSync(path.join(tmpdir(), 'taizhang-bench-'));
const places = {
  work,
  dataRoot: path.join(work, 'data'),
  office: path.join(work, 'office'),
  list: path.join(work, 'registry.csv'),
};
const machine = machineFacts();
const findings: Findings = { figures: [], leftOut: [] };

try {
  writeFileSync(places.list, registryCsv(rows));
  await step('import', () => importBench(findings, places));
  const bench = benchService(places.dataRoot);
  try {
    await openOffice(bench, places.office);
    await bench.call('session.login', { login: CLERK, password: PASSWORD });
    await step('unlock, list, search', () => registryBench(findings, bench, rows));
    await step('documents', () => documentBench(findings, bench, work));
  } finally {
    await bench.service.close();
  }
  await step('search at 20,000 and 200,000', () => searchBench(findings, work));
  await step('as at', () => asAtBench(findings, work, [20_000, 200_000]));
  await step('actions', () => actionsBench(findings, work));
  await step('decisions', () => decisionsBench(findings, work));
  await step('consistency', () => consistencyBench(findings, work));
  await step('today', () => todayBench(findings, work));
  await step('report figures', () => reportFiguresBench(findings, work));
  await step('start', () => startBench(findings, places.dataRoot));
  await step('typing', () => typingBench(findings));
  if (flags.json) console.log(JSON.stringify({ machine, rows, ...findings }, undefined, 2));
  else print(machine, findings);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Says on the error stream what is going on: the bench takes a minute or two. */
async function step(name: string, work: () => Promise<void>): Promise<void> {
  if (flags.only !== undefined && name !== 'import' && !name.includes(flags.only)) return;
  process.stderr.write(`${name} …\n`);
  await work();
}

function print(facts: Machine, { figures, leftOut }: Findings): void {
  console.log('\nMachine');
  for (const [name, fact] of Object.entries(facts)) console.log(`  ${name.padEnd(14)} ${fact}`);
  console.log(`\nFigures (registry of ${rows.toLocaleString('en')} organizations)`);
  for (const one of figures) printFigure(one);
  if (leftOut.length > 0) console.log('\nLeft out');
  for (const { name, why } of leftOut) console.log(`  ${name}: ${why}`);
}

function printFigure({ name, unit, value, note, alternatives }: Figure): void {
  console.log(`  ${name.padEnd(46)} ${readable(value).padStart(9)} ${unit}`);
  console.log(`      ${note}`);
  for (const alternative of alternatives) {
    console.log(
      `      = ${alternative.ratio.toFixed(2)} × ${alternative.name} (${readable(alternative.value)} ${unit})`,
    );
  }
}
