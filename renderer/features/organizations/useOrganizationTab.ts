import { useCan } from '#renderer/api/session.tsx';
import { createStore } from '#renderer/api/store.ts';
import { ORGANIZATION_TABS, type OrganizationTab } from '#renderer/app/organizationTabs.tsx';
import type { Command } from '#renderer/ui/commands.ts';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';

/** The tab with the fields of the organization; it opens first. */
export const FACTS = 'facts';
/** The tab with every change of the record. */
export const HISTORY = 'history';

/** The tab last seen of each organization: a form that is left, or a list, leads back to it. */
const lastTabs = createStore<Readonly<Record<string, string>>>({});

type Chosen = {
  readonly tabs: readonly { readonly id: string; readonly label: string }[];
  readonly id: string;
  /** What a feature shows under the chosen tab; undefined under `FACTS` and `HISTORY`. */
  readonly tab: OrganizationTab | undefined;
  choose(id: string): void;
  /** Ctrl+1 … Ctrl+9, also found in the palette. */
  readonly commands: readonly Command[];
};

/** The tabs of one organization that the user may see, and the one in the address (`?tab=`). */
export function useOrganizationTab(organizationId: string): Chosen {
  const { t } = useText();
  const can = useCan();
  const [inAddress, change] = useAddressPart('tab');
  const shown = [
    { id: FACTS, label: 'organizationPage.tabFacts', permission: 'registry.read' } as const,
    ...ORGANIZATION_TABS,
    { id: HISTORY, label: 'organizationPage.tabHistory', permission: 'records.history' } as const,
  ].filter(({ permission }) => can(permission));
  const wanted = inAddress ?? lastTabs.get()[organizationId] ?? FACTS;
  const id = shown.some((tab) => tab.id === wanted) ? wanted : FACTS;
  const choose = (next: string) => {
    lastTabs.update((tabs) => ({ ...tabs, [organizationId]: next }));
    change(next, { replace: true });
  };
  return {
    tabs: shown.map((tab) => ({ id: tab.id, label: t(tab.label) })),
    id,
    tab: ORGANIZATION_TABS.find((tab) => tab.id === id),
    choose,
    commands: shown.map((tab, index) => ({
      id: `tab:${tab.id}`,
      label: tab.label,
      group: 'organizationPage.tabs',
      ...(index < 9 ? { shortcut: `Ctrl+${index + 1}` } : {}),
      canRun: () => true,
      run: () => choose(tab.id),
    })),
  };
}
