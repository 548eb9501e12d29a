// Child of handovers.kill.test.ts: logs in and hands everything over; says so when it stands.

import { v7 } from 'uuid';
import { runWrite } from '#service/db/write.ts';
import { carryOutHandover } from '#service/features/handovers/handovers.carryOut.ts';
import { handoverById } from '#service/features/handovers/handovers.repository.ts';
import { openWork } from '#service/features/handovers/handovers.scan.ts';
import { logIn } from '#service/office/session.ts';

const [folder = '', password = '', id = ''] = process.argv.slice(2);
const now = () => Date.parse('2026-03-05T10:00:00+08:00');
const session = await logIn(folder, 'clerk', password, { now, newId: () => v7() });
const handover = await handoverById(session.store.reader, id);
const shown = (await openWork(session.store.reader, handover, '2026-03-05')).filter((one) => one.toMemberId !== null);
process.stdout.write('ready\n');
await runWrite(session.environment, session.actor, 'handovers.carryOut', (write) =>
  carryOutHandover(write, { id, expectedRevision: handover.revision, shown }),
);
process.stdout.write('done\n');
await session.store.close();
