/** 诚信自律、安全、登记（domain.md §7）、其他。 */
export const COMMITMENT_KINDS = ['self_discipline', 'safety', 'registration', 'other'] as const;
