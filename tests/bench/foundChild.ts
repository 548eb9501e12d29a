import { mkdirSync } from 'node:fs';
import { benchService, foundOffice } from './benchService.ts';

// Founds the office of a bench in a process of its own, whose memory the next one does not inherit: `node foundChild.ts DATA OFFICE`.
const [dataRoot = '', folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const bench = benchService(dataRoot);
await foundOffice(bench, folder);
await bench.service.close();
