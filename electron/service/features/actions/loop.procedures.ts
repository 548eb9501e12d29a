import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { PERMISSIONS } from '#shared/contract/permissions.ts';
import { isDoer } from '#shared/features/actions/actions.rules.ts';
import { slipNumber } from '#shared/features/actions/slip.rules.ts';
import type { Handlers, JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { summarizeActions } from './actions.overview.repository.ts';
import { actionById, actionsOfMember, actionsToStrikeOff } from './actions.repository.ts';
import { askExtension, decideExtension, withdrawExtension } from './extensions.ts';
import { judgingOf } from './judging.ts';
import { extensionsAsked, extensionsOf, lastSlip, memberOfUser, stepsOf } from './loop.repository.ts';
import {
  assignAction,
  closerOf,
  completeAction,
  reportAction,
  sendBackAction,
  strikeOffAction,
  urgeActions,
} from './loop.ts';
import { slipsDocument } from './slips.document.ts';

type LoopNames =
  | 'actions.get'
  | 'actions.mine'
  | 'actions.summary'
  | 'actions.assign'
  | 'actions.report'
  | 'actions.complete'
  | 'actions.sendBack'
  | 'actions.strikeOff'
  | 'actions.askExtension'
  | 'actions.decideExtension'
  | 'actions.withdrawExtension'
  | 'actions.nextSlip'
  | 'actions.printSlips'
  | 'actions.urge';

export const loopHandlers = {
  'actions.get': async (context, { id }) => {
    const { db, session } = context;
    const action = await actionById(db, id, judgingOf(context));
    if (!action) throw new AppError('not_found');
    const extensions = await extensionsOf(db, id);
    const closer = await closerOf(db, session.user.id);
    const asked = extensions.find(({ state }) => state === 'asked');
    return {
      action,
      steps: await stepsOf(db, id),
      extensions,
      closing: {
        isDoer: isDoer(closer, action),
        othersCanClose: closer.othersCanClose,
        askedByMe: asked?.createdBy === session.user.id,
      },
    };
  },
  'actions.mine': async (context, { limit }) => {
    const { db, session } = context;
    const judging = judgingOf(context);
    const closer = await closerOf(db, session.user.id);
    const member = await memberOfUser(db, session.user.id);
    const own = member === null ? { total: 0, rows: [] } : await actionsOfMember(db, member.id, judging, limit);
    // Only a checker is asked to check.
    const isChecker = PERMISSIONS['meetings.finalize'].some((role) => session.user.roles.includes(role));
    const toStrikeOff = isChecker ? await actionsToStrikeOff(db, closer, judging, limit) : { total: 0, rows: [] };
    const toApprove = isChecker ? await extensionsAsked(db, closer.othersCanClose ? closer.userId : null) : [];
    return { member, ...own, toStrikeOff, toApprove };
  },
  'actions.summary': (context) => summarizeActions(context.db, judgingOf(context)),
  'actions.assign': ({ write }, input) => assignAction(write, input),
  'actions.report': ({ write }, input) => reportAction(write, input),
  'actions.complete': ({ write }, input) => completeAction(write, input),
  'actions.sendBack': ({ write }, input) => sendBackAction(write, input),
  'actions.strikeOff': ({ write }, input) => strikeOffAction(write, input),
  'actions.askExtension': ({ write }, input) => askExtension(write, input),
  'actions.decideExtension': ({ write }, input) => decideExtension(write, input),
  'actions.withdrawExtension': ({ write }, input) => withdrawExtension(write, input),
  'actions.nextSlip': async ({ db, today }) => {
    const year = Number(today.slice(0, 4));
    const seq = (await lastSlip(db, year)) + 1;
    return { year, seq, number: slipNumber(year, seq) };
  },
  'actions.printSlips': (context, input) => printSlips(context, input),
  'actions.urge': ({ write }, input) => urgeActions(write, input),
} satisfies Handlers<LoopNames>;

/** @throws AppError `not_found` when an action is gone, `glyph_missing` */
async function printSlips(context: JobContext, { ids, perPage, answerBy }: HandlerInput<'actions.printSlips'>) {
  const { db, session } = context.open();
  const year = Number(context.today.slice(0, 4));
  const firstSeq = (await lastSlip(db, year)) + 1;
  const office = await localOffice(db, session.officeId);
  const rows = [];
  for (const id of ids) {
    const row = await actionById(db, id, judgingOf(context));
    if (!row) throw new AppError('not_found');
    rows.push(row);
  }
  const { file } = await handOutSheet(
    context,
    slipsDocument({ officeName: office.name, printedOn: context.today, year, firstSeq, perPage, answerBy, rows }),
  );
  return { file, year, firstSeq };
}
