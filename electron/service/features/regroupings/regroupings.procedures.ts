import type { Handlers, NamesOf } from '../../context.ts';
import { carryOutRegrouping } from './regroupings.carryOut.ts';
import { draftRegroupingNotice, takeNoticeNumber } from './regroupings.notice.ts';
import {
  listRegroupings,
  peopleOf,
  regroupingById,
  regroupingOfDocument,
  regroupingRowById,
} from './regroupings.repository.ts';
import { blockOfVoid, voidRegrouping } from './regroupings.void.ts';

export const regroupingsHandlers = {
  'regroupings.list': async ({ db }, input) => listRegroupings(db, input),
  'regroupings.get': async ({ db }, { id }) => {
    const { row, lines } = await regroupingRowById(db, id);
    return {
      regrouping: row,
      people: peopleOf(lines),
      blocked: await blockOfVoid(db, await regroupingById(db, id)),
    };
  },
  'regroupings.ofDocument': async ({ db }, { documentId }) => ({
    regrouping: await regroupingOfDocument(db, documentId),
  }),
  'regroupings.carryOut': async ({ write }, input) => carryOutRegrouping(write, input),
  'regroupings.draftNotice': async ({ write }, input) => draftRegroupingNotice(write, input),
  'regroupings.takeNumber': async ({ write }, input) => takeNoticeNumber(write, input),
  'regroupings.void': async ({ write }, input) => voidRegrouping(write, input),
} satisfies Handlers<NamesOf<'regroupings'>>;
