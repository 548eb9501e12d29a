// Child of kill.test.ts: logs in, writes without pause, and acknowledges each commit on stdout after it is durable.

import { flushCompileCache } from 'node:module';
import { v7 } from 'uuid';
import { createRecord, updateRecord } from '#service/db/records.ts';
import { runWrite } from '#service/db/write.ts';
import { logIn } from '#service/office/session.ts';

const [folder = '', login = '', password = '', seed = '0'] = process.argv.slice(2);
const session = await logIn(folder, login, password, { now: Date.now, newId: () => v7() });
let random = Number(seed);
const next = (below: number) => {
  random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((random / 2_147_483_648) * below);
};
const known: { id: string; note: string }[] = [];
// Whoever is killed writes nothing at its end: what was compiled is kept now, for the next writer.
flushCompileCache();
process.stdout.write('ready\n');
for (let number = 0; ; number++) {
  const note = `${seed}-${number}`;
  const target = known[next(known.length + 1)];
  const { value } = await runWrite(session.environment, session.actor, 'test.write', async (write) => {
    if (target) {
      await updateRecord(write, 'member', target.id, undefined, { workPhone: note });
      return target.id;
    }
    const id = await createRecord(write, 'member', {
      name: `成员${note}`,
      officeId: null,
      unitName: null,
      post: '科员',
      workPhone: note,
      workEmail: null,
      active: true,
    });
    // Two records in one commit: both or neither.
    await createRecord(write, 'leading_group', {
      name: `小组${note}`,
      officeId: write.officeId,
      establishedOn: '2026-01-01',
      documentNo: id,
      dutiesText: null,
      officeLocation: null,
      dissolvedOn: null,
    });
    return id;
  });
  if (target) target.note = note;
  else known.push({ id: value, note });
  process.stdout.write(`${value} ${note}\n`);
}
