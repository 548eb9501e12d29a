import { useLocation } from 'wouter';
import { useCommand } from '#renderer/api/queries.ts';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';

type Kind = CallInput<'activityFilings.draftDocument'>['kind'];

/** Drafts an official document of a filing and leads to it, unless its page was left meanwhile. */
export function useFilingDocument(filing: { readonly id: string; readonly revision: number }, kind: Kind) {
  const { t } = useText();
  const [, go] = useLocation();
  const drafting = useCommand('activityFilings.draftDocument');
  return {
    isMaking: drafting.isPending,
    make: () =>
      drafting.mutate(
        { id: filing.id, expectedRevision: filing.revision, kind },
        {
          onSuccess: ({ documentId }) => {
            announce(t('activityFilings.documentDrafted'));
            go(`/official/${documentId}`);
          },
          onError: announceError,
        },
      ),
  };
}
