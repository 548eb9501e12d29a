import type { Assignment, Group, Item, Overview } from './dutyTypes.ts';
import { LettersDialog } from './LettersDialog.tsx';
import { OwnerDialog } from './OwnerDialog.tsx';
import { ReplaceDialog } from './ReplaceDialog.tsx';

/** The question that is open above the page. */
export type OpenDialog =
  | { readonly kind: 'replace'; readonly assignment: Assignment }
  | { readonly kind: 'owner'; readonly item: Item }
  | { readonly kind: 'letters'; readonly group: Group };

type Props = { readonly open: OpenDialog; readonly overview: Overview; onClose(): void };

/** One question at a time: who replaces a holder, who owns a duty item, whose letters are made. */
export function DutyDialogs({ open, overview, onClose }: Props) {
  if (open.kind === 'replace') {
    return <ReplaceDialog assignment={open.assignment} overview={overview} onClose={onClose} />;
  }
  const groupId = open.kind === 'owner' ? open.item.leadingGroupId : open.group.id;
  const rows = overview.assignments.filter(({ leadingGroupId }) => leadingGroupId === groupId);
  if (open.kind === 'owner') return <OwnerDialog item={open.item} rows={rows} onClose={onClose} />;
  return <LettersDialog group={open.group} rows={rows} at={overview.at} onClose={onClose} />;
}
