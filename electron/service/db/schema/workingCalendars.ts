export type WorkingCalendarsTables = Record<never, never>;
