import type { Handlers, NamesOf } from '../../context.ts';
import { listProposals, stagesOfMeeting, stepsOf } from './agendaProposals.repository.ts';
import { collateProposals, recordSteps, saveProposal, voidProposal } from './agendaProposals.service.ts';

export const agendaProposalsHandlers = {
  'agendaProposals.list': async ({ db }, input) => listProposals(db, input),
  'agendaProposals.steps': async ({ db }, { id }) => ({ steps: [...((await stepsOf(db, [id])).get(id) ?? [])] }),
  'agendaProposals.ofMeeting': async ({ db }, { meetingId }) => stagesOfMeeting(db, meetingId),
  'agendaProposals.save': async ({ write }, input) => saveProposal(write, input),
  'agendaProposals.record': async ({ write }, input) => recordSteps(write, input),
  'agendaProposals.decide': async ({ write }, input) => recordSteps(write, input),
  'agendaProposals.collate': async ({ write }, input) => collateProposals(write, input),
  'agendaProposals.void': async ({ write }, input) => voidProposal(write, input),
} satisfies Handlers<NamesOf<'agendaProposals'>>;
