import { useCall } from '#renderer/api/queries.ts';
import type { PartRow } from '#shared/features/organizations/parts.ts';
import type { PartSpec } from './partTypes.ts';

/** Words of the ids in a part, in its history and in what somebody else stored: what the row names, and every attached file. */
export function usePartNames(
  part: PartSpec,
  organizationId: string,
  row: PartRow | null,
): Readonly<Record<string, string>> {
  const files = useCall(
    'attachments.list',
    { ownerType: 'organization', ownerId: organizationId, includeVoided: true },
    { enabled: part.fields.some(({ kind }) => kind === 'file') },
  );
  const names = (files.data?.rows ?? []).map(({ id, title, fileName }) => [id, title ?? fileName] as const);
  return { ...Object.fromEntries(names), ...row?.names };
}
