import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { judgingOf } from '../actions/judging.ts';
import { agendaItemsOf } from '../agendaProposals/agendaProposals.repository.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { openActionsBefore } from '../meetings/meetings.body.repository.ts';
import { noticesOf } from './meetingPapers.repository.ts';
import { draftNotice, paperMeeting } from './meetingPapers.service.ts';
import { agendaSheet, signInSheet } from './sheets.document.ts';

export const meetingPapersHandlers = {
  'meetingPapers.ofMeeting': async ({ db }, { meetingId }) => ({ notices: await noticesOf(db, meetingId) }),
  'meetingPapers.invite': async ({ write }, input) => draftNotice(write, input),
  'meetingPapers.signInSheet': async (context, { meetingId, blankLines }) => {
    const { db, session } = context.open();
    const { name: officeName } = await localOffice(db, session.officeId);
    const meeting = meetingId === undefined ? null : await paperMeeting(db, meetingId);
    return handOutSheet(context, signInSheet(meeting, { officeName, blankLines }));
  },
  'meetingPapers.agendaSheet': async (context, { meetingId }) => {
    const { db, session } = context.open();
    const { name: officeName } = await localOffice(db, session.officeId);
    if (meetingId === undefined)
      return handOutSheet(context, agendaSheet(null, { officeName, openActions: [], fixed: [] }));
    const meeting = await paperMeeting(db, meetingId);
    const { kind, leadingGroupId, organizationId, startAt } = meeting.content.fields;
    const date = startAt.slice(0, 10);
    const body = {
      ...{ kind, date },
      ...(leadingGroupId === null ? {} : { leadingGroupId }),
      ...(organizationId === null ? {} : { organizationId }),
    };
    const open = await openActionsBefore(db, body, judgingOf(context));
    const fixed = (await agendaItemsOf(db, meetingId)).map((item) => item.stage === 'fixed');
    const openActions = open.map((action) => ({ ...action, overdue: action.dueOn < date }));
    return handOutSheet(context, agendaSheet(meeting, { officeName, openActions, fixed }));
  },
} satisfies Handlers<NamesOf<'meetingPapers'>>;
