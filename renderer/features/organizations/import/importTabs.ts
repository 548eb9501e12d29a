import type { SubTab } from '#renderer/ui/SubTabs.tsx';

/** The pages of importing: a new list, and the log of earlier ones. */
export const IMPORT_TABS: readonly SubTab[] = [
  { path: '/organizations/import', label: 'imports.tabNew', permission: 'registry.import' },
  { path: '/organizations/import/log', label: 'imports.tabLog', permission: 'registry.read' },
];
