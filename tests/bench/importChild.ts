import { benchService, CLERK, openOffice, PASSWORD } from './benchService.ts';
import { milliseconds } from './figures.ts';
import { peakMemory, resetPeakMemory } from './machine.ts';

/** What the child process tells its parent, as one line of JSON. */
export type ImportFindings = {
  readonly checkMilliseconds: number;
  readonly applyMilliseconds: number;
  readonly added: number;
  /** Memory before the list was touched, and the most that was held after that, in MiB. */
  readonly idleMemory: number;
  readonly peakMemory: number;
  /** False: the peak includes what the login took before. */
  readonly peakIsImport: boolean;
};

// A process of its own, so that its peak of memory is that of the import alone: `node importChild.ts DATA OFFICE LIST`.
const [dataRoot = '', folder = '', list = ''] = process.argv.slice(2);
const bench = benchService(dataRoot);
await openOffice(bench, folder);
await bench.call('session.login', { login: CLERK, password: PASSWORD });
const peakIsImport = resetPeakMemory();
const idleMemory = process.memoryUsage.rss() / 2 ** 20;
const source = () => ({ source: { $file: bench.service.files.offerPath(list) } });
let good = 0;
const checkMilliseconds = await milliseconds(async () => {
  good = (await bench.call('organizations.importCheck', source())).counts.good;
});
let added = 0;
const applyMilliseconds = await milliseconds(async () => {
  added = (await bench.call('organizations.importApply', source())).added;
});
if (added !== good) throw new Error(`${good} good rows, ${added} added`);
const findings: ImportFindings = {
  checkMilliseconds,
  applyMilliseconds,
  added,
  idleMemory,
  peakMemory: peakMemory(),
  peakIsImport,
};
await bench.service.close();
console.log(JSON.stringify(findings));
