import { useCan, useSession } from '#renderer/api/session.tsx';
import type { InspectionFinding } from '#shared/features/inspections/findings.contract.ts';
import type { InspectionDetails } from '#shared/features/inspections/inspections.contract.ts';

/** What is done with a problem in a dialog of its own; `finding` corrects its words. */
export const FINDING_ACTS = ['finding', 'statement', 'extend', 'rectify', 'reinspect', 'close'] as const;
export type FindingAct = (typeof FINDING_ACTS)[number];

/** The dialog that is open on a problem. */
export type OpenAct = { readonly findingId: string; readonly act: FindingAct };

/** Which acts the user may do to a problem of an inspection now: its buttons, and the drafts that lead back to its dialogs. */
export function useFindingActs(
  { recordState }: InspectionDetails,
  othersCanClose: boolean,
): (finding: InspectionFinding) => Readonly<Record<FindingAct, boolean>> {
  const can = useCan();
  const { user } = useSession();
  const isDraft = recordState === 'draft';
  return ({ state, rectifyDueOn, rectifiedBy }) => {
    const isLive = recordState !== 'voided' && state !== 'closed';
    const canWrite = can('inspections.write') && isLive;
    const canDecide = can('inspections.finalize') && isLive && !isDraft;
    return {
      finding: canWrite && isDraft,
      statement: canWrite,
      extend: canDecide && state === 'open' && rectifyDueOn !== null,
      rectify: canWrite && (state === 'open' || state === 'rectified'),
      reinspect: canWrite && !isDraft && state === 'rectified',
      // Whoever entered that it was rectified does not strike it off while somebody else can.
      close: canDecide && state === 'reinspected' && (rectifiedBy !== user?.id || !othersCanClose),
    };
  };
}
