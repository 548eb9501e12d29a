/** What the liaison roster is narrowed by: this quarter's confirmation, or nobody is liaison. */
export const LIAISON_STATES = ['all', 'unconfirmed', 'confirmed', 'vacant'] as const;
export type LiaisonState = (typeof LIAISON_STATES)[number];
