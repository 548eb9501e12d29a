import { useEffect } from 'react';
import { announce } from './announce.tsx';
import { useText } from './text.tsx';
import { useAddressPart } from './useAddressPart.ts';

/**
 * Opens the form that the list of drafts leads to: the address names its draft (`?form=<key>`) once.
 * @param prefix how the keys of this place begin
 * @param ready whether it is known what can be opened
 * @param open opens the form from what follows the prefix; false: it cannot be opened any more, which is said
 */
export function useAskedForm(prefix: string, ready: boolean, open: (id: string) => boolean): void {
  const { t } = useText();
  const [asked, change] = useAddressPart('form');
  useEffect(() => {
    if (!ready || asked === null || !asked.startsWith(prefix)) return;
    change(null, { replace: true });
    if (!open(asked.slice(prefix.length))) announce(t('common.draftShut'));
  });
}
