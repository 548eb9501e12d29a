import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { carryOutHandover } from './handovers.carryOut.ts';
import { handoverSheet } from './handovers.document.ts';
import { handoverById, handoverPeople, listHandovers } from './handovers.repository.ts';
import { closeHandover, saveHandover, voidHandover } from './handovers.save.ts';
import { openWork } from './handovers.scan.ts';

export const handoversHandlers = {
  'handovers.list': async ({ db }, input) => listHandovers(db, input),
  'handovers.people': async ({ db }) => handoverPeople(db),
  'handovers.get': async ({ db, today }, { id }) => {
    const handover = await handoverById(db, id);
    const isOver = handover.stage === 'closed' || handover.recordState === 'voided';
    return { handover, work: isOver ? [] : await openWork(db, handover, today) };
  },
  'handovers.preview': async ({ db, today }, { fromMemberId, fromUserId, on }) => {
    const parties = { fromMemberId, fromUserId, toMemberId: fromMemberId, handedOn: on, leaves: true };
    const work = await openWork(db, { ...parties, choices: [], ticks: [] }, today);
    const counts = new Map<string, number>();
    for (const { kind } of work) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return { kinds: [...counts].map(([kind, count]) => ({ kind, count })) };
  },
  'handovers.save': async ({ write }, input) => saveHandover(write, input),
  'handovers.carryOut': async ({ write }, input) => carryOutHandover(write, input),
  'handovers.close': async ({ write }, input) => closeHandover(write, input),
  'handovers.void': async ({ write }, input) => voidHandover(write, input),
  'handovers.printSheet': async (context, { id }) => {
    const { db, session } = context.open();
    const handover = await handoverById(db, id);
    const isOver = handover.stage === 'closed' || handover.recordState === 'voided';
    const work = isOver ? [] : await openWork(db, handover, context.today);
    const { members } = await handoverPeople(db);
    const { name: officeName } = await localOffice(db, session.officeId);
    return handOutSheet(context, handoverSheet({ handover, work, members, officeName, printedOn: context.today }));
  },
} satisfies Handlers<NamesOf<'handovers'>>;
