import { z } from 'zod';

/** Points for one adoption by its level; whole numbers. */
function levels(district: number, city: number, province: number, ministry: number) {
  const points = z.number().int().min(0).max(100);
  return z
    .strictObject({
      district: points.default(district),
      city: points.default(city),
      province: points.default(province),
      ministry: points.default(ministry),
    })
    .prefault({});
}

/**
 * The table of points for adoptions (domain.md §8), by kind and level. The specification names no default for 综合: it counts like
 * an ordinary one.
 */
export const informationSettings = z.strictObject({
  points: z
    .strictObject({
      brief: levels(1, 1, 2, 4),
      general: levels(1, 2, 4, 8),
      experience: levels(2, 4, 8, 16),
      composite: levels(1, 2, 4, 8),
    })
    .prefault({}),
});
export type InformationSettings = z.output<typeof informationSettings>;
