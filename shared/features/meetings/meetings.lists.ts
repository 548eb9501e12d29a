/** How votes were cast: 口头、举手、无记名投票. */
export const BALLOTS = ['voice', 'hand', 'secret'] as const;
/** An item on which nothing was decided: 未形成决议, or only talked over (通报、研究). */
export const AGENDA_OUTCOMES = ['no_decision', 'discussed'] as const;
/** Where an item stands on its way to the agenda (domain.md §6): 拟提、分管领导同意、办公室汇总、主持人审定. */
export const AGENDA_STAGES = ['proposed', 'agreed', 'collated', 'fixed'] as const;
/**
 * What happens to an item: the three agreements; `direct` puts it on the agenda without them, `returned` sends it back, both with a
 * reason; `released`: it was taken off the agenda of its meeting.
 */
export const AGENDA_STEPS = ['agreed', 'collated', 'fixed', 'direct', 'returned', 'released'] as const;

export type Ballot = (typeof BALLOTS)[number];
export type AgendaOutcome = (typeof AGENDA_OUTCOMES)[number];
export type AgendaStage = (typeof AGENDA_STAGES)[number];
export type AgendaStep = (typeof AGENDA_STEPS)[number];
