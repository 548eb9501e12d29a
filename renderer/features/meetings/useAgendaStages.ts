import { useMemo } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import type { CallOutput } from '#shared/contract/list.ts';

type Item = CallOutput<'agendaProposals.ofMeeting'>['items'][number];

/** Where the stored items of a draft meeting stand, and whether the user may decide on them. */
export type AgendaStages = {
  /** Undefined for an item that is not stored yet. */
  of(id: string | null): Item | undefined;
  /** Ids of the stored items that are not fixed, in order. */
  readonly open: readonly string[];
  readonly count: number;
  /** The procedure by which this user decides; null: he may not. */
  readonly by: 'agendaProposals.record' | 'agendaProposals.decide' | null;
};

/** The stages of the proposed items on the agenda of a meeting, and who may move them. */
export function useAgendaStages(meetingId: string | null): AgendaStages {
  const can = useCan();
  const { data } = useCall(
    'agendaProposals.ofMeeting',
    { meetingId: meetingId ?? '' },
    { enabled: meetingId !== null, keep: true },
  );
  const by = can('meetings.write')
    ? 'agendaProposals.record'
    : can('meetings.finalize')
      ? 'agendaProposals.decide'
      : null;
  return useMemo(() => {
    const items = data?.items ?? [];
    const byId = new Map(items.map((item) => [item.agendaItemId, item]));
    return {
      of: (id) => (id === null ? undefined : byId.get(id)),
      open: items.filter((item) => item.stage !== 'fixed').map((item) => item.agendaItemId),
      count: items.length,
      by,
    };
  }, [data, by]);
}
