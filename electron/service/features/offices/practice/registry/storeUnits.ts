import { unitsHandlers } from '../../../units/units.procedures.ts';
import type { Desk } from './desk.ts';

const FORMER = '县农业农村局';
const PRESENT = '县农业农村和水利局';

/** Units: every name that the registry uses gets its record, and one unit is renamed from a past day on. */
export async function storeUnits({ command, query, workdayAgo }: Desk): Promise<void> {
  const { names } = await unitsHandlers['units.unrecorded'](query);
  await unitsHandlers['units.takeOver'](command, {
    names: names.map(({ level, name, township }) => ({ level, name, township })),
  });
  const { units } = await unitsHandlers['units.names'](query);
  const unit = units.find(({ name }) => name === FORMER);
  if (unit === undefined) return;
  const effectiveOn = workdayAgo(45);
  await unitsHandlers['units.rename'](command, {
    ...{ id: unit.id, expectedRevision: unit.revision, newName: PRESENT, effectiveOn },
    ...{ reason: '机构改革，划入水利管理职责', documentNo: `青编发〔${effectiveOn.slice(0, 4)}〕8号` },
  });
}
